// Opens chats as browsers do, each with a session, a push connection and a conversation of two turns, and keeps them open.
// Usage: node pages.mjs PAGE_ADDRESS CHATS SIGNAL_FILE
// Prints "key value" lines: how long chats took, and how many are alive at the end. When all are open it writes the file
// SIGNAL_FILE and waits until that is removed; then each shows that it is alive, and five more open.
import { existsSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { connect } from "node:net";

const [address, wanted, signal] = process.argv.slice(2);
const { hostname, port } = new URL(address);
const AT_ONCE = 4;
const PATIENCE = 60_000;

const later = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

class Chat {
  received = "";
  sync = 0;
  client = 0;

  async ask(query, options = {}) {
    const headers = { cookie: this.cookie ?? "", "content-type": "application/json; charset=UTF-8" };
    const answer = await fetch(address + query, { ...options, headers });
    if (!answer.ok) {
      throw new Error(`${answer.status} for ${query}`);
    }
    this.cookie ??= answer.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
    return answer.text();
  }

  // The push connection: a handshake, then whatever the server sends.
  push() {
    const query = new URLSearchParams({
      "v-r": "push",
      "v-uiId": "0",
      "v-pushId": this.pushId,
      "X-Atmosphere-tracking-id": "0",
      "X-Atmosphere-Framework": "4.0.1",
      "X-Atmosphere-Transport": "websocket",
      "X-Atmosphere-TrackMessageSize": "true",
      "Content-Type": "application/json; charset=UTF-8",
      "X-atmo-protocol": "true",
    });
    return new Promise((opened, failed) => {
      this.socket = connect(port, hostname, () => {
        const lines = [
          `GET /VAADIN/push?${query} HTTP/1.1`,
          `Host: ${hostname}:${port}`,
          "Upgrade: websocket",
          "Connection: Upgrade",
          `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
          "Sec-WebSocket-Version: 13",
          `Origin: http://${hostname}:${port}`,
          `Cookie: ${this.cookie}`,
        ];
        this.socket.write(`${lines.join("\r\n")}\r\n\r\n`);
      });
      this.socket.on("data", (data) => {
        this.received += data.toString("latin1");
        opened();
      });
      this.socket.on("error", failed);
    });
  }

  async tell(event) {
    const rpc = [{ type: "event", ...event }];
    const body = { csrfToken: this.key, rpc, syncId: this.sync, clientId: this.client };
    const answer = await this.ask("?v-r=uidl&v-uiId=0", { method: "POST", body: JSON.stringify(body) });
    this.received += answer;
    this.client += 1;
    this.sync = Number(/"syncId":(\d+)/.exec(answer)?.[1] ?? this.sync);
  }

  // Waits until the server has told of an element with this test id, and returns its number.
  async node(testId) {
    const change = new RegExp(`"node":(\\d+),"type":"put","key":"data-testid","feat":3,"value":"${testId}"`, "g");
    for (const end = Date.now() + PATIENCE; Date.now() < end; await later(5)) {
      const found = [...this.received.matchAll(change)].at(-1);
      if (found) {
        return Number(found[1]);
      }
    }
    throw new Error(`No ${testId} came`);
  }

  async open() {
    await this.ask("");
    const init = JSON.parse(await this.ask("?v-r=init&location=&query="));
    const { uidl } = init.appConfig;
    this.key = uidl["Vaadin-Security-Key"];
    this.pushId = uidl["Vaadin-Push-ID"];
    await this.push();
    const data = { route: "/", query: "", appShellTitle: "", historyState: { idx: 0 }, trigger: "" };
    await this.tell({ node: 1, event: "ui-navigate", data });
    await this.node("starter");
  }

  async click(testId) {
    const node = await this.node(testId);
    this.received = "";
    const data = Object.fromEntries(
      ["shiftKey", "metaKey", "ctrlKey", "altKey"].map((key) => [`event.${key}`, false]),
    );
    const place = Object.fromEntries(
      ["detail", "clientX", "clientY", "screenX", "screenY", "button"].map((key) => [`event.${key}`, 0]),
    );
    await this.tell({ node, event: "click", data: { ...data, ...place } });
  }

  async talk() {
    await this.click("starter");
    await this.node("slot");
    await this.click("slot");
    await this.node("confirm");
    this.received = "";
  }

  async isAlive() {
    try {
      await this.ask("?v-r=heartbeat&v-uiId=0", { method: "POST" });
      return !this.socket.destroyed;
    } catch {
      return false;
    }
  }
}

const chats = [];
const opening = [];
const talking = [];

const one = async () => {
  const chat = new Chat();
  const begun = performance.now();
  await chat.open();
  opening.push(performance.now() - begun);
  const opened = performance.now();
  await chat.talk();
  talking.push((performance.now() - opened) / 2);
  chats.push(chat);
};

const share = (values, part) =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * part) - 1].toFixed(0);

let left = Number(wanted);
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    while (left-- > 0) {
      await one();
    }
  }),
);
console.log(`opening_p50 ${share(opening, 0.5)}\nopening_p99 ${share(opening, 0.99)}`);
console.log(`turn_p50 ${share(talking, 0.5)}\nturn_p99 ${share(talking, 0.99)}`);

writeFileSync(signal, "open\n");
while (existsSync(signal)) {
  await later(100);
}
const alive = await Promise.all(chats.map((chat) => chat.isAlive()));
console.log(`alive ${alive.filter(Boolean).length}`);
const [openedBefore, talkedBefore] = [opening.length, talking.length];
for (let more = 0; more < 5; more++) {
  await one();
}
console.log(`slow_opening ${share(opening.slice(openedBefore), 0.5)}`);
console.log(`slow_turn ${share(talking.slice(talkedBefore), 0.5)}`);
process.exit(0);
