// What may go wrong around a conversation: an answer is stopped, the desk goes away and comes back, a text is far too long,
// the page is loaded again, a second tab is open, the page's server is killed and started anew.
// Usage: node interruptions.mjs API_ADDRESS JAVA PAGE_JAR PAGE_PORT
// Prints one line of JSON with what was seen.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, request } from "node:http";
import { finish, open } from "./chromium.mjs";
import { inspector } from "./inspect.mjs";

const [api, java, jar, port] = process.argv.slice(2);
const address = `http://localhost:${port}/`;
const seen = { violations: [] };

// Between the page's server and the desk: can hold answers back, and can be away.
const between = { holds: false, away: false, closedByPage: 0 };
const sockets = new Set();
const door = createServer((incoming, outgoing) => {
  const target = new URL(incoming.url, api);
  const passed = request(target, { method: incoming.method, headers: { ...incoming.headers, host: target.host } }, (answer) => {
    outgoing.writeHead(answer.statusCode, answer.headers);
    if (!between.holds) {
      answer.pipe(outgoing);
    }
  });
  passed.on("error", () => outgoing.destroy());
  outgoing.on("close", () => {
    between.closedByPage += outgoing.writableFinished ? 0 : 1;
    passed.destroy();
  });
  incoming.pipe(passed);
});
door.on("connection", (socket) => {
  sockets.add(socket);
  socket.on("close", () => sockets.delete(socket));
  if (between.away) {
    socket.destroy();
  }
});
await new Promise((listening) => door.listen(0, "127.0.0.1", listening));

let server;
const startPage = async () => {
  const environment = {
    ...process.env,
    QUARKUS_HTTP_HOST: "127.0.0.1",
    QUARKUS_HTTP_PORT: port,
    API_ENDPOINT: `http://127.0.0.1:${door.address().port}/api`,
  };
  server = spawn(java, ["-Xmx256m", "-XX:+UseSerialGC", "-jar", jar], { env: environment, stdio: "ignore" });
  while (!(await fetch(`${address}health/ready`).catch(() => null))?.ok) {
    await new Promise((later) => setTimeout(later, 100));
  }
};
const stopPage = async () => {
  const gone = once(server, "exit");
  server.kill("SIGKILL");
  await gone;
};

await startPage();
const context = await open();
const page = context.pages()[0];
page.setDefaultTimeout(20_000);
const inspect = inspector(page, seen.violations);
const part = (id) => page.getByTestId(id);
const field = page.locator("#message-input textarea");
const say = async (text) => {
  await field.fill(text);
  await page.locator("#send").click();
};

await finish(context, async () => {
  await page.goto(address);

  between.holds = true;
  await say("I need a knee specialist on Monday morning");
  await part("status").waitFor();
  seen.status = await part("status").innerText();
  await inspect("thinking");
  const before = between.closedByPage;
  await page.locator("#stop").click();
  await part("stopped").waitFor();
  while (between.closedByPage === before) {
    await page.waitForTimeout(50);
  }
  between.holds = false;
  await inspect("stopped");
  await part("retry").click();
  await part("slot").first().waitFor();
  seen.slotsAfterRetry = await part("slot").count();

  between.away = true;
  sockets.forEach((socket) => socket.destroy());
  await field.fill("half a thought");
  await part("follow-up").first().click();
  await part("failure").waitFor();
  await page.locator("#desk-away").waitFor();
  await inspect("desk away");
  between.away = false;
  const returned = Date.now();
  await page.locator("#desk-away").waitFor({ state: "hidden" });
  seen.deskBackAfter = Date.now() - returned;
  seen.keptWhileAway = await field.inputValue();
  await part("retry").click();
  await part("failure").waitFor({ state: "detached" });
  await page.locator("#send").waitFor();

  const other = await context.newPage();
  await other.goto(address);
  await other.locator("#message-input textarea").fill("from the other tab");
  await say("Which doctors speak Spanish?");
  await other.getByTestId("answer").last().locator(".text").getByText("Spanish").waitFor();
  seen.otherTab = await other.locator("#message-input textarea").inputValue();
  await other.close();

  await field.fill("<b>x</b> ".repeat(12_500));
  await page.locator("#message-input[invalid]").waitFor();
  await inspect("too long");
  await field.press("Enter");
  await page.reload();
  await page.locator("#message-input[invalid]").waitFor();
  seen.longText = (await field.inputValue()).length;
  seen.longTextSays = await page.locator("#message-input [slot=error-message]").innerText();
  seen.afterReload = await part("slot").count();
  await field.fill("");

  await field.fill("still here");
  await page.evaluate(() => (window.loadedOnce = true));
  await stopPage();
  await page.locator("#page-away").waitFor();
  await inspect("page away");
  await startPage();
  const started = Date.now();
  await page.waitForFunction(() => !window.loadedOnce && document.querySelector("#message-input textarea"));
  seen.pageBackAfter = Date.now() - started;
  await page.waitForFunction(() => document.querySelector("#message-input textarea").value !== "");
  seen.keptOverRestart = await field.inputValue();
  await part("answer").last().locator(".text").getByText("Spanish").waitFor();
  seen.conversationBackAfter = Date.now() - started;

  console.log(JSON.stringify(seen));
});
server.kill("SIGKILL");
door.closeAllConnections();
door.close();
