// Takes Slack's messages and appends them to $CLOUD/slack; refuses them while $CLOUD/slack-refuses is there. Writes its address
// to $CLOUD/webhook.

import { appendFileSync, existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";

const cloud = process.env.CLOUD;

const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += part;
    if (existsSync(`${cloud}/slack-refuses`)) return response.writeHead(403).end("invalid_token");
    appendFileSync(`${cloud}/slack`, `${JSON.parse(text).text}\n`);
    return response.end("ok");
});
server.listen(0, "127.0.0.1", () =>
    writeFileSync(`${cloud}/webhook`, `http://127.0.0.1:${server.address().port}/services/T0/B0/webhook-secret`),
);
