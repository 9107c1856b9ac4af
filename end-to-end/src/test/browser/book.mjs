// A patient books on the page with the mouse, moves the appointment with words, and cancels it with the keyboard.
// Usage: node book.mjs PAGE_ADDRESS [telephone]
// Prints one line of JSON: the confirmation code, and the calendar file that was downloaded.
import { readFile } from "node:fs/promises";
import { finish, open } from "./chromium.mjs";

const [address, device] = process.argv.slice(2);
const telephone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: "dark" };
const context = await open(device === "telephone" ? telephone : {});
const page = context.pages()[0];
page.setDefaultTimeout(20_000);
const errors = [];
page.on("pageerror", (error) => errors.push(String(error)));

const part = (id) => page.getByTestId(id);
const say = async (text) => {
  await page.locator("#message-input textarea").fill(text);
  await page.locator("#send").click();
};

await finish(context, async () => {
  await page.goto(address);
  await say("I need a knee specialist on Monday morning, I have no insurance");
  const slot = part("slot").last();
  const wanted = await slot.getAttribute("aria-label");
  await slot.click();

  const card = part("proposal-card").last();
  await card.waitFor();
  await part("confirm").last().dblclick();

  await part("identity-name").locator("input").fill("Robin <img src=x onerror=window.injected=1>Example");
  await part("identity-date-of-birth").locator("input").fill("3/2/1985");
  await part("identity-contact").locator("input").fill("robin@example.org");
  await part("identity-kind").getByLabel("new").first().check();
  await part("identity-submit").click();

  const code = await part("appointment-code").last().innerText();
  const header = await page.locator("#identity-button").innerText();
  const [download] = await Promise.all([page.waitForEvent("download"), part("calendar").last().click()]);
  const calendar = await readFile(await download.path(), "utf8");

  await say("move it to Wednesday afternoon");
  await page.waitForFunction(
    (before) => [...document.querySelectorAll('[data-testid="slot"]')].at(-1)?.getAttribute("aria-label") !== before,
    wanted,
  );
  const other = part("slot").last();
  if (!(await other.getAttribute("aria-label")).includes("Wednesday")) {
    throw new Error(`Offered ${await other.getAttribute("aria-label")} for Wednesday afternoon`);
  }
  await other.click();
  await part("confirm").last().click();
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="appointment-code"]').length >= 2);
  const moved = await part("appointment-card").last().innerText();

  await page.locator("#message-input textarea").focus();
  await page.keyboard.type("cancel it");
  await page.keyboard.press("Enter");
  await part("confirm").last().focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="appointment-card"]').length >= 3);
  const cancelled = await part("appointment-card").last().innerText();

  await page.reload();
  await page.getByText(code).first().waitFor();
  if (errors.length > 0) {
    throw new Error(`The page reported errors: ${errors.join("; ")}`);
  }
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const injected = await page.evaluate(() => window.injected ?? 0);
  console.log(JSON.stringify({ code, wanted, calendar, header, moved, cancelled, excess, injected }));
});
