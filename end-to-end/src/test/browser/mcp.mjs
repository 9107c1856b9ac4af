// An agent that knows the desk by the Model Context Protocol alone, through the protocol's own client. What it proposes
// becomes an appointment when a person says yes on the page behind its link, in a real browser, and not before.
// Usage: node mcp.mjs API_ADDRESS
// Prints one line of JSON: the tools, what the desk held at each step, and what axe-core finds on the page.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { finish, open } from "./chromium.mjs";
import { inspector } from "./inspect.mjs";

const [api] = process.argv.slice(2);
const agent = new Client({ name: "caredesk-test", version: "1" });
await agent.connect(new StreamableHTTPClientTransport(new URL(`${api}/mcp`)));

const call = async (name, args = {}) => {
  const { content, isError } = await agent.callTool({ name, arguments: args });
  const answer = JSON.parse(content[0].text);
  if (isError) {
    throw new Error(`${name}: ${content[0].text}`);
  }
  return answer;
};
const refused = async (name, args = {}) => {
  const { content, isError } = await agent.callTool({ name, arguments: args });
  return isError ? JSON.parse(content[0].text).refused : "nothing";
};
const isFree = async ({ slot_id: _, doctor_id, start }) =>
  (await call("findSlots", { doctor: doctor_id, fromDate: start.slice(0, 10), toDate: start.slice(0, 10), limit: 40 })).slots.some(
    (slot) => slot.start === start,
  );

const context = await open({ colorScheme: "light", reducedMotion: "reduce" });
const page = context.pages()[0];
page.setDefaultTimeout(20_000);
const violations = [];
const referrers = [];
page.on("request", (request) => referrers.push(request.headers().referer ?? ""));
const inspect = inspector(page, violations);
const part = (id) => page.getByTestId(id);
const outcome = async () => {
  await part("confirm-outcome").and(page.locator(":not([aria-busy])")).waitFor();
  return part("confirm-outcome").innerText();
};

// With the keyboard alone
const type = async (kind) => {
  await part("identity-kind").getByLabel(kind).first().focus();
  await page.keyboard.press("Space");
  for (const [id, text] of [
    ["identity-name", "Robin Agentless"],
    ["identity-date-of-birth", "3/2/1985"],
    ["identity-contact", "robin.agentless@example.org"],
  ]) {
    await part(id).locator("input").focus();
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
};
const press = async (id) => {
  await part(id).focus();
  await page.keyboard.press("Enter");
};

await finish(context, async () => {
  const { tools } = await agent.listTools();
  const instructions = agent.getInstructions();
  const { slots } = await call("findSlots", { specialty: "knee", limit: 3 });
  const [slot] = slots;

  const proposal = await call("proposeBooking", { slotId: slot.slot_id, reason: "a sore <b>knee</b>" });
  const before = { free: await isFree(slot), status: (await call("currentState")).proposal_status, list: await refused("myAppointments") };
  const token = proposal.link.split("/").at(-1);

  // What a chat program does to show a preview of a link
  const preview = await fetch(proposal.link, { method: "GET" });
  const previewed = await preview.text();
  await page.goto(proposal.link);
  await part("confirm-form").waitFor();
  await inspect("open");
  const asked = await part("confirm-form").innerText();
  await press("confirm");
  await page.locator("vaadin-text-field[invalid]").first().waitFor();
  await inspect("nothing filled in");
  await type("before");
  await press("confirm");
  await part("identity-problem").waitFor();
  await inspect("unknown person");
  const stillFree = await isFree(slot);
  await part("identity-kind").getByLabel("new").first().focus();
  await page.keyboard.press("Space");
  await press("confirm");
  const booked = await outcome();
  const focusAfter = await page.evaluate(() => document.activeElement?.localName);
  await inspect("booked");
  const code = await part("appointment-code").innerText();
  const after = { free: await isFree(slot), status: (await call("currentState")).proposal_status };

  await page.reload();
  const again = await outcome();
  const bearer = { headers: { Authorization: `Bearer ${token}` } };
  const shown = await (await fetch(`${api}/confirmation`, bearer)).json();

  // The agent may see the appointment once its person has let it, and each change is the person's own
  const asking = await call("requestIdentification");
  await page.goto(asking.link);
  await part("confirm-form").waitFor();
  await inspect("may the agent see");
  await type("before");
  await press("confirm");
  const letText = await outcome();
  await inspect("let");
  const { appointments } = await call("myAppointments");
  const cancellation = await call("proposeCancellation", { appointmentId: appointments[0].appointment_id });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(cancellation.link);
  await part("confirm-form").waitFor();
  await inspect("cancel, dark, on a telephone");
  await type("before");
  await press("confirm");
  const cancelled = await outcome();
  await inspect("cancelled, dark, on a telephone");
  await page.goto(asking.link);
  await outcome();
  await press("end");
  await page.getByText("sees nothing").waitFor();
  const ended = await refused("myAppointments");

  const second = await call("proposeBooking", { slotId: (await call("findSlots", { specialty: "knee", limit: 1 })).slots[0].slot_id });
  await page.goto(second.link);
  await part("confirm-form").waitFor();
  await press("decline");
  const declined = await outcome();
  await page.goto(`${proposal.link.slice(0, -1)}${proposal.link.endsWith("A") ? "B" : "A"}`);
  const unknown = await outcome();
  await inspect("unknown, dark, on a telephone");
  await page.goto(new URL("/confirm", proposal.link).href);
  const incomplete = await outcome();
  await part("to-desk").click();
  await page.locator("#message-input").waitFor();

  console.log(
    JSON.stringify({
      tools: tools.map((tool) => tool.name),
      instructions,
      before,
      previewStatus: preview.status,
      previewKnows: previewed.includes(slot.doctor),
      policy: preview.headers.get("referrer-policy"),
      leaked: referrers.filter((referrer) => referrer.includes("/confirm/")).length,
      asked,
      stillFree,
      booked,
      focusAfter,
      code,
      after,
      again,
      sameCode: shown.proposal.appointment.code,
      letText,
      cancelled,
      ended,
      declined,
      unknown,
      incomplete,
      doctor: slot.doctor,
      violations,
    }),
  );
});
await agent.close();
