// An agent without any library: it tells whose times are free, as CareDesk's own API has them.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";

const { API_ENDPOINT: api = "http://localhost:8000/api", PORT: port = "9000" } = process.env;
const conversations = new Map(); // an agent with several tasks keeps them in a database
const refuse = (status, code, detail) => { throw { type: "about:blank", title: code, status, code, detail }; };

async function answer(input, conversation, say, signal) {
    const items = async (path) => (await (await fetch(api + path, { signal })).json()).items;
    const words = input.toLowerCase().match(/[a-z]{4,}/g) ?? [];
    const isMeant = ({ id, name }) => words.some((word) => `${id} ${name}`.toLowerCase().includes(word.slice(0, 7)));
    conversation.specialty = (await items("/specialties")).find(isMeant) ?? conversation.specialty; // "and later?"
    const { id, name } = conversation.specialty ?? {};
    say(`The next free times${name ? ` for ${name}` : ""}:\n`);
    for (const { doctor, start } of await items(`/slots?limit=5${id ? `&specialty=${id}` : ""}`))
        say(`- ${doctor.name}, ${start.slice(0, 10)} at ${start.slice(11, 16)}\n`);
}

async function read(request) {
    if (request.method !== "POST") refuse(405, "METHOD_NOT_ALLOWED", "Send a POST");
    if (!/^application\/json\b/.test(request.headers["content-type"])) refuse(415, "UNSUPPORTED_MEDIA_TYPE", "Send JSON");
    let text = "";
    for await (const piece of request.setEncoding("utf8").iterator({ destroyOnReturn: false }))
        if ((text += piece).length > 65_536) refuse(413, "PAYLOAD_TOO_LARGE", "A body may have 64 KiB");
    const body = await Promise.resolve(text).then(JSON.parse).catch(() => refuse(400, "MALFORMED_JSON", "This is no JSON"));
    const { user_input: input, conversation_id: id, ...others } = Object(body);
    for (const field in others) refuse(400, "INVALID_INPUT", `There is no field ${field}`);
    if (typeof input !== "string" || input.trim() === "" || input.length > 4000)
        refuse(400, "INVALID_INPUT", "user_input must be a text of 1 to 4,000 characters");
    if (id != null && !conversations.has(id)) refuse(404, "NOT_FOUND", "There is no such conversation");
    return { input, id: id ?? randomUUID() };
}

async function turn({ input, id }, response, send) {
    const conversation = conversations.get(id) ?? {};
    if (conversation.busy) refuse(409, "TURN_IN_PROGRESS", "The last turn still goes on");
    conversations.set(id, Object.assign(conversation, { busy: true }));
    const gone = new AbortController();
    response.on("close", () => gone.abort()); // whoever hangs up stops the turn
    let said = "";
    send("conversation", { conversation_id: id });
    try {
        await answer(input, conversation, (text) => send("token", { text }, (said += text)), gone.signal);
    } finally {
        conversation.busy = false;
    }
    send("done", { answer: said, conversation_id: id });
}

createServer(async (request, response) => {
    const json = (status, type, body) => response.writeHead(status, { "Content-Type": type }).end(JSON.stringify(body));
    const once = (event, data) => event === "done" && json(200, "application/json", data);
    const stream = (event, data) => {
        if (!response.headersSent) response.setHeader("Content-Type", "text/event-stream");
        response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    };
    try {
        if (request.url === "/api/health") json(200, "application/json", { status: "healthy", version: "v1" });
        else if (request.url === "/api/query") await turn(await read(request), response, once);
        else if (request.url === "/api/query/stream") await turn(await read(request), response, stream);
        else refuse(404, "NOT_FOUND", "There is no such path");
    } catch (failure) {
        if (!failure.status && !response.destroyed) console.error(failure);
        const away = { type: "about:blank", title: "UNAVAILABLE", status: 503, code: "UNAVAILABLE", detail: "It is away" };
        const problem = failure.status ? failure : away;
        response.headersSent ? stream("error", problem) : json(problem.status, "application/problem+json", problem);
    }
    response.end();
}).listen(port, () => console.log(`http://localhost:${port}/api`));
