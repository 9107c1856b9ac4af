// A patient talks, reloads, and goes on after the page's server was killed and started anew; then keeps house in the
// history: search, another title, a file of it, and its end.
// Usage: node history.mjs API_ADDRESS JAVA PAGE_JAR PAGE_PORT
// Prints one line of JSON: how many milliseconds after the page the conversation was there again, with the same server and
// with a new one; the code of the appointment that was confirmed then, the exported file, and which titles were listed
// before and after the deletion.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { finish, open } from "./chromium.mjs";

const [api, java, jar, port] = process.argv.slice(2);
const address = `http://localhost:${port}/`;

const startPage = async () => {
  const environment = { ...process.env, API_ENDPOINT: api, QUARKUS_HTTP_HOST: "127.0.0.1", QUARKUS_HTTP_PORT: port };
  const server = spawn(java, ["-Xmx256m", "-XX:+UseSerialGC", "-jar", jar], { env: environment, stdio: "ignore" });
  for (let tries = 0; tries < 600; tries++) {
    const answer = await fetch(`${address}health/ready`).catch(() => undefined);
    if (answer?.ok) {
      return server;
    }
    await new Promise((done) => setTimeout(done, 200));
  }
  server.kill("SIGKILL");
  throw new Error("The page's server does not answer");
};

let server = await startPage();
const context = await open();
const page = context.pages()[0];
page.setDefaultTimeout(20_000);

const part = (id) => page.getByTestId(id);
const say = async (text) => {
  await page.locator("#message-input textarea").fill(text);
  await page.locator("#send").click();
};
const titles = () => page.locator("#history-list .title").allInnerTexts();
// A page that was loaded anew has no mark
const mark = () => page.evaluate(() => (document.body.dataset.old = "true"));
const isBack = async () => {
  await page.waitForFunction(
    () => document.body.dataset.old === undefined && document.querySelector("#message-input textarea") !== null,
    undefined,
    { timeout: 60_000 },
  );
  const shown = Date.now();
  await part("proposal-card").last().waitFor();
  await part("confirm").last().waitFor();
  return Date.now() - shown;
};

await finish(context, async () => {
  await page.goto(address);
  await say("I need a knee specialist on Monday morning, I have no insurance");
  await part("slot").last().click();
  await part("confirm").last().waitFor();

  await mark();
  await page.reload();
  const sameServer = await isBack();
  await mark();
  server.kill("SIGKILL");
  await once(server, "exit");
  server = await startPage();
  const newServer = await isBack();
  await part("confirm").last().click();
  await part("identity-name").locator("input").fill("Harper Example");
  await part("identity-date-of-birth").locator("input").fill("3/2/1985");
  await part("identity-contact").locator("input").fill("harper@example.org");
  await part("identity-kind").getByLabel("new").first().check();
  await part("identity-submit").click();
  const code = await part("appointment-code").last().innerText();

  await page.locator("#new-conversation").click();
  await say("Which doctors speak Spanish?");
  await page.locator("#history-list .title", { hasText: "Spanish" }).waitFor();
  await page.locator("#history-search input").fill("no insurance");
  await page.locator("#history-list .title", { hasText: "Spanish" }).waitFor({ state: "detached" });
  await part("history-open").first().click();
  await page.getByText(code).first().waitFor();
  await page.locator("#history-search input").fill("");

  await page.locator("#history-list li", { hasText: "knee" }).getByTestId("history-options").click();
  await part("history-title").locator("input").fill("My <b>knee</b>");
  await part("history-rename").click();
  const renamed = page.locator("#history-list li", { hasText: "My <b>knee</b>" });
  await renamed.waitFor();
  const before = await titles();

  await renamed.getByTestId("history-options").click();
  const [download] = await Promise.all([page.waitForEvent("download"), part("history-save-markdown").click()]);
  const file = await readFile(await download.path(), "utf8");
  await part("history-delete").click();
  await part("history-delete-yes").click();
  await renamed.waitFor({ state: "detached" });
  await part("starter").first().waitFor();
  console.log(JSON.stringify({ sameServer, newServer, code, file, before, after: await titles() }));
}).finally(() => server.kill("SIGKILL"));
