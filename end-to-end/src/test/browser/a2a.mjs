// An agent that knows the desk by the address of its host alone, and talks to it by the Agent2Agent protocol's own client.
// What the desk proposes becomes an appointment when a person says yes on the page behind its link, and not before.
// Usage: node a2a.mjs HOST_ADDRESS...: each host is asked for its card; the agent talks to what the first one's says
// Prints one line of JSON: the cards' addresses, and what was heard and seen at each step.
import { ClientFactory } from "@a2a-js/sdk/client";
import { finish, open } from "./chromium.mjs";

const hosts = process.argv.slice(2);
const factory = new ClientFactory();
const clients = await Promise.all(hosts.map((host) => factory.createFromUrl(host)));
const cards = await Promise.all(clients.map((client) => client.getAgentCard()));
const [desk] = clients;

let contextId;
const message = (text) => ({
  message: { kind: "message", role: "user", messageId: crypto.randomUUID(), contextId, parts: [{ kind: "text", text }] },
});
const parts = (artifacts, kind) => artifacts.flatMap((artifact) => artifact.parts).filter((part) => part.kind === kind);
const heard = ({ status, artifacts }) => ({
  state: status.state,
  text: parts(artifacts, "text").map((part) => part.text).join("\n"),
  ...Object.assign({}, ...parts(artifacts, "data").map((part) => part.data)),
});
const say = async (text) => {
  const task = await desk.sendMessage(message(text));
  contextId = task.contextId;
  return { id: task.id, ...heard(task) };
};

const context = await open({});
const page = context.pages()[0];
page.setDefaultTimeout(20_000);
const part = (id) => page.getByTestId(id);

await finish(context, async () => {
  const found = await say("I need a knee specialist next week");
  const again = heard(await desk.getTask({ id: found.id }));

  const events = [];
  for await (const event of desk.sendMessageStream(message("The first one, please"))) {
    events.push(event);
  }
  const streamed = events.filter((event) => event.kind === "artifact-update");
  const proposed = heard({ status: events.at(-1).status, artifacts: [streamed.at(-1).artifact] });

  const yes = await say("Yes, please book it");
  const who = await say("Which appointments do I have?");
  const still = await say("Thank you");

  await page.goto(proposed.link);
  await part("identity-kind").getByLabel("new").first().check();
  await part("identity-name").locator("input").fill("Robin Peerless");
  await part("identity-date-of-birth").locator("input").fill("3/2/1985");
  await part("identity-contact").locator("input").fill("robin.peerless@example.org");
  await part("confirm").click();
  await part("confirm-outcome").and(page.locator(":not([aria-busy])")).waitFor();
  const booked = await part("confirm-outcome").innerText();
  const code = await part("appointment-code").innerText();
  const after = await say("Thank you");

  const unknown = await desk
    .sendMessage({ message: { ...message("Hello").message, contextId: "A".repeat(32) } })
    .then(() => "nothing", (failure) => failure.message);

  console.log(
    JSON.stringify({
      cards: cards.map((card) => card.url),
      found,
      again,
      kinds: events.map((event) => event.kind),
      pieces: streamed.slice(0, -1).flatMap((event) => parts([event.artifact], "text")).map((piece) => piece.text).join(""),
      proposed,
      yes,
      who,
      still,
      booked,
      code,
      after,
      unknown,
    }),
  );
});
