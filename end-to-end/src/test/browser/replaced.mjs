// A patient's page stays open while the tasks of the page are replaced behind the load balancer, and goes on.
// Usage: node replaced.mjs ADDRESS LOCAL_CLOUD HOME
//   LOCAL_CLOUD, HOME  the script that runs the cloud, and the folder that it runs from
// Prints one line of JSON: what the conversation showed before and after, what was being written, and the first of the times
// offered before with the proposal that it became after.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { finish, open } from "./chromium.mjs";

const [address, localCloud, home] = process.argv.slice(2);

const replaceTasks = async () => {
  const roll = spawn(localCloud, ["roll", "frontend"], {
    env: { ...process.env, CAREDESK_HOME: home },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(roll, "exit");
  if (code !== 0) {
    throw new Error(`The tasks were not replaced: ${code}`);
  }
};

const context = await open();
const page = context.pages()[0];
page.setDefaultTimeout(60_000);

const part = (id) => page.getByTestId(id);
const field = page.locator("#message-input textarea");
const task = async () => (await context.cookies()).find(({ name }) => name === "AWSALB").value.split("|")[0];
// Opens the page at the one of two tasks that is replaced last: its next one is not replaced in turn.
const openAtTheLastTask = async () => {
  const tasks = new Set();
  do {
    await context.clearCookies();
    await page.goto(address);
    tasks.add(await task());
  } while (tasks.size < 2 || (await task()) !== [...tasks].sort().at(-1));
};
const shown = () => page.locator('[data-testid="answer"] .text, [data-testid="slot"]').allInnerTexts();
const seen = {};

await finish(context, async () => {
  await openAtTheLastTask();
  await field.fill("I need a knee specialist on Monday morning");
  await page.locator("#send").click();
  await part("slot").first().waitFor();
  await page.locator("#send").waitFor();
  await field.fill("half a thought");
  seen.before = await shown();
  seen.offered = await part("slot").first().getAttribute("aria-label");
  await page.evaluate(() => (window.loadedOnce = true));

  await replaceTasks();
  await page.waitForFunction(() => !window.loadedOnce && document.querySelector("#message-input textarea")?.value);
  await part("slot").first().waitFor();
  seen.kept = await field.inputValue();
  seen.after = await shown();

  await field.fill("the first one, please");
  await page.locator("#send").click();
  await part("confirm").last().waitFor();
  seen.proposal = await part("proposal-card").last().innerText();

  console.log(JSON.stringify(seen));
});
