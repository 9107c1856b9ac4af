// A patient books by the form without the chat, moves the appointment from the list of their own and cancels it from the
// panel beside the conversation, which follows what the chat is about; the month goes by the keyboard, and on a telephone the
// panel is a sheet. axe-core looks at each state.
// Usage: node schedule.mjs PAGE_ADDRESS
// Prints one line of JSON: what was seen, and every violation.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { finish, open } from "./chromium.mjs";

const [address] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const context = await open({ reducedMotion: "reduce" });
const page = context.pages()[0];
page.setDefaultTimeout(30_000);
const errors = [];
page.on("pageerror", (error) => errors.push(String(error)));
const violations = [];
const seen = {};

const part = (id) => page.getByTestId(id);
const inspect = async (state) => {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await window.axe.run()).violations);
  for (const { id, impact, nodes } of found) {
    violations.push({ state, id, impact, where: nodes.map((node) => node.target.join(" ")) });
  }
};
const monthIsKnown = (where) =>
  page.waitForFunction(
    (selector) => document.querySelector(`${selector} [data-testid=month]`)?.getAttribute("aria-busy") === "false",
    where,
  );
const focusedDate = () => page.evaluate(() => document.activeElement?.dataset.date ?? "none");
// a day on which there is something left when one time of it is booked
const fullest = (days) => {
  const times = (day) => Number(/(\d+) free/.exec(day.getAttribute("aria-label"))?.[1] ?? 1);
  return days.reduce((best, day) => (times(day) > times(best) ? day : best)).dataset.date;
};
const chooseFirstTime = async (where) => {
  await monthIsKnown(where);
  if ((await page.locator(`${where} .free`).count()) === 0) {
    await page.locator(`${where} [data-testid=month-next]`).click();
  }
  const date = await page.locator(`${where} .free`).evaluateAll(fullest);
  await page.locator(`${where} [data-date="${date}"]`).click();
  const time = page.locator(`${where} [data-testid=free-slot]`).first();
  const label = await time.getAttribute("aria-label");
  await time.click();
  return label;
};
const codeIsShown = async (count) => {
  await page.waitForFunction(
    (wanted) => document.querySelectorAll("[data-testid=my-appointment]").length === wanted,
    count,
  );
};

await finish(context, async () => {
  // By the form alone
  await page.goto(address);
  await monthIsKnown("#panel-area");
  await inspect("panel");
  await part("by-form").click();
  await monthIsKnown(".book");
  await page.locator(".book").getByTestId("pick-specialty").click();
  await page.getByRole("option", { name: "Knee", exact: true }).click();
  await page.waitForTimeout(500);
  seen.chosen = await chooseFirstTime(".book");
  await part("visit-reason").locator("input").fill("knee pain <b>since</b> Monday");
  await inspect("visit");
  await part("visit-continue").dblclick();
  await part("confirm").waitFor();
  await page.waitForFunction(() => document.activeElement?.dataset.testid === "proposal-card");
  await inspect("card");
  await part("confirm").dblclick();
  await part("identity-name").locator("input").fill("Jo Example");
  await part("identity-date-of-birth").locator("input").fill("3/2/1985");
  await part("identity-contact").locator("input").fill("jo@example.org");
  await part("identity-kind").getByLabel("new").first().check();
  await part("identity-submit").click();
  seen.code = await part("appointment-code").innerText();
  const [download] = await Promise.all([page.waitForEvent("download"), part("calendar").click()]);
  seen.calendar = await readFile(await download.path(), "utf8");
  await codeIsShown(1);
  seen.listed = await part("my-appointment").innerText();
  await inspect("booked");

  // Moved from the list
  await part("my-appointment-move").click();
  await part("moving").waitFor();
  await page.locator(".book [data-testid=free-slot]").first().waitFor();
  await inspect("moving");
  const other = page.locator(".book [data-testid=free-slot]").last();
  seen.wanted = await other.getAttribute("aria-label");
  await other.click();
  await part("confirm").click();
  await page.waitForFunction(
    (before) => document.querySelector("[data-testid=my-appointment]")?.innerText.includes(before) === false,
    seen.listed.split("\n")[1],
  );
  seen.moved = await part("my-appointment").getAttribute("aria-label");

  // Beside the conversation, which it follows
  await part("to-chat").click();
  await page.locator("#message-input textarea").fill("When is a dentist free next week?");
  await page.locator("#send").click();
  await part("slot").first().waitFor();
  await page.waitForFunction(() =>
    [...document.querySelectorAll("#panel-area .doctor-times .about")].some((one) => one.textContent.startsWith("Dentist")),
  );
  await inspect("following");
  await part("tab-mine").click();
  await part("my-appointment-cancel").click();
  await part("confirm").waitFor();
  await inspect("cancel");
  await part("confirm").click();
  await part("mine-find").waitFor();
  seen.cancelled = await part("appointment-card").last().innerText();

  // The month by the keyboard
  await part("tab-free").click();
  await page.locator("#panel-area [data-date][tabindex='0']").focus();
  const start = await focusedDate();
  await page.keyboard.press("PageDown");
  await page.waitForFunction((before) => document.activeElement?.dataset.date > before, start);
  await page.keyboard.press("Home");
  seen.weekBegins = new Date(`${await focusedDate()}T00:00:00Z`).getUTCDay();
  await page.keyboard.press("PageUp");
  await page.waitForFunction((before) => document.activeElement?.dataset.date?.slice(0, 7) === before, start.slice(0, 7));
  const before = await focusedDate();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((left) => document.activeElement?.dataset.date > left, before);
  await monthIsKnown("#panel-area");
  const free = page.locator("#panel-area .free").first();
  await free.focus();
  seen.dayLabel = await free.getAttribute("aria-label");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-selected") === "true");

  // A sheet on a telephone
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await page.locator("#panel-toggle").click();
  await monthIsKnown("#panel-area");
  await inspect("sheet");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector("#panel-area").hasAttribute("open"));
  await page.locator("#panel-toggle").click();
  seen.asked = await chooseFirstTime("#panel-area");
  await part("confirm").last().waitFor();
  seen.sheetIsOpen = await page.locator("#panel-area[open]").count();
  await page.goto(new URL("book", address).href);
  await monthIsKnown(".book");
  await inspect("form on a telephone");
  seen.fits = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  if (errors.length > 0) {
    throw new Error(`The page reported errors: ${errors.join("; ")}`);
  }
  console.log(JSON.stringify({ ...seen, violations }));
});
