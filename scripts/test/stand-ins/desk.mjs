// A desk as scripts/verify sees it, which works unless the image tag in $CLOUD says "broken". Writes its address to $CLOUD/url.

import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";

const cloud = process.env.CLOUD;
const start = `${new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)}T09:30:00+00:00`;
const slot = { id: "slot-1", doctor: { id: "1", name: "Ada Example" }, start };
const appointment = { id: "appointment-1", version: 0, doctor: slot.doctor, start, status: "booked" };
let booked = [];

const said = (body) => ({ answer: "", conversation_id: "conversation-secret", slots: [], ...body });

function converse(text) {
    if (text.startsWith("I would like")) {
        booked = [];
        return said({ proposal: { kind: "book", ...slot } });
    }
    if (text.startsWith("What")) return said({ answer: `You see ${slot.doctor.name}.` });
    if (text.includes("cancel")) return said({ proposal: { kind: "cancel", ...slot } });
    if (booked.length === 0) return said({ identification: "required" });
    booked = [{ ...appointment, status: "cancelled" }];
    return said({ appointment: booked[0] });
}

function answer(method, path, body) {
    switch (`${method} ${path}`) {
        case "GET /api/health": return { status: "healthy", version: "v1" };
        case "GET /api/status": return { provider: "builtin", state: "ok" };
        case "GET /api/slots": return { items: [slot] };
        case "GET /api/appointments": return { items: booked };
        case "POST /api/query": return converse(body.user_input);
        case "POST /api/identification":
            booked = [appointment];
            return { identified: true, appointment };
    }
}

const server = createServer(async (request, response) => {
    const [path, query] = request.url.split("?");
    let text = "";
    for await (const part of request) text += part;
    const send = (status, type, body) => response.writeHead(status, { "Content-Type": type }).end(body);
    if (path === "/" && query) return send(200, "application/json", '{"appConfig":{"v-uiId":0}}');
    if (path === "/") return send(200, "text/html", '<!doctype html><script src="./VAADIN/build/page.js"></script>');
    if (path.endsWith(".js")) return send(200, "text/javascript", "");
    const isBroken = readFileSync(`${cloud}/tag`, "utf8").startsWith("broken");
    const found = !(isBroken && path === "/api/query") && answer(request.method, path, text && JSON.parse(text));
    return send(found ? 200 : 500, "application/json", JSON.stringify(found || { code: "INTERNAL_ERROR" }));
});
server.listen(0, "127.0.0.1", () => writeFileSync(`${cloud}/url`, `http://127.0.0.1:${server.address().port}`));
