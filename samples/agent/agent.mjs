// An agent of one's own: it tells whose times are free, as CareDesk's API has them. Before its first start: npm ci
import { Readable } from "node:stream";
import fastify from "fastify";
const { API_ENDPOINT: api = "http://localhost:8000/api", PORT: port = "9000" } = process.env;
const conversations = new Map(); // an agent with several tasks keeps them in a database
const secret = () => crypto.getRandomValues(Buffer.alloc(16)).toString("base64url");
const refuse = (statusCode, code) => { throw Object.assign(new Error(code), { statusCode, code }); };
async function* answer(input, conversation) {
    const items = async (path) => (await (await fetch(api + path)).json()).items;
    const meant = (await items("/specialties")).find(({ id }) => input.toLowerCase().includes(id));
    conversation.wish = meant ? `&specialty=${meant.id}` : (conversation.wish ?? ""); // "And later?"
    yield "The next free times:\n";
    for (const { doctor, start } of await items(`/slots?limit=5${conversation.wish}`))
        yield `- ${doctor.name}, ${doctor.specialty_name}: ${start.slice(0, 10)} at ${start.slice(11, 16)}\n`;
}

async function* turn({ user_input: input, conversation_id: id }, response) {
    const conversation = id ? (conversations.get(id) ?? refuse(404, "NOT_FOUND")) : { id: secret() };
    if (conversation.busy) refuse(409, "TURN_IN_PROGRESS");
    conversations.set(conversation.id, Object.assign(conversation, { busy: true }));
    response.on("close", () => (conversation.busy = false)); // answered, or whoever asked has hung up
    let said = "";
    for await (const text of answer(input, conversation)) { said += text; yield { event: "token", data: { text } }; }
    yield { event: "done", data: { answer: said, conversation_id: conversation.id } };
}

const agent = fastify({ bodyLimit: 65_536,
    ajv: { customOptions: { allErrors: true, coerceTypes: false, removeAdditional: false } } });
const schema = { body: { type: "object", required: ["user_input"], additionalProperties: false, properties: {
    user_input: { type: "string", maxLength: 4000, pattern: "\\S" }, conversation_id: { type: "string" } } } };
const events = (request, reply) => Readable.from(turn(request.body, reply.raw));
agent.removeContentTypeParser("text/plain");
agent.setNotFoundHandler(() => refuse(404, "NOT_FOUND"));
agent.setErrorHandler(({ statusCode: status = 500, code = "INTERNAL_ERROR", validation: errors }, request, reply) =>
    reply.code(status).type("application/problem+json").send({ title: code, status, code, errors }));
agent.get("/api/health", () => ({ status: "healthy" }));
agent.post("/api/query", { schema }, async (...asked) => (await events(...asked).toArray()).at(-1).data);
agent.post("/api/query/stream", { schema }, (request, reply) => reply.type("text/event-stream").send(
    events(request, reply).map(({ event, data }) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)));
console.log(await agent.listen({ port, host: "0.0.0.0" }));
