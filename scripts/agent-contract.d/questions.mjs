// What a POST to /api/query answers: the conversation goes on, and what is wrong is refused.

import { randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { Broken } from "./agent.mjs";

const MOST_CHARACTERS = 4_000;
const MOST_BYTES = 64 * 1024;
const AT_ONCE = 5;
const VISIBLE_MILLISECONDS = 150;
const HANG_UP_MILLISECONDS = 100;

export const questions = [
    { name: "health", run: isHealthy },
    { name: "answer", run: answers },
    { name: "conversation", run: keepsTheConversation },
    { name: "secret", run: makesASecret },
    { name: "headers", run: toleratesHeaders },
    { name: "missing-input", run: (agent) => refuses(agent, "user_input", {}, { user_input: null }, { user_input: 7 }, { user_input: ["a"] }) },
    { name: "blank-input", run: (agent) => refuses(agent, "user_input", { user_input: "" }, { user_input: " \n\t " }) },
    { name: "long-input", run: refusesLongInput },
    { name: "unknown-field", run: refusesUnknownFields },
    { name: "malformed-json", run: (agent) => refuses(agent, undefined, '{"user_input": "Hel', "Hello", "", "[]", '"Hello"') },
    { name: "large-body", run: refusesLargeBodies },
    { name: "media-type", run: refusesOtherTypes },
    { name: "method", run: refusesGet },
    { name: "unknown-conversation", run: refusesUnknownConversations },
    { name: "one-turn-at-a-time", run: takesOneTurnAtATime },
    { name: "hang-up", run: survivesHangUps },
];

async function isHealthy(agent) {
    const health = await agent.get("/health");
    const body = parsed(health);
    if (health.status !== 200 || body?.status !== "healthy") {
        throw new Broken(`GET /api/health ${health.shown}`, '200 {"status":"healthy"}');
    }
    return body.version && `version ${agent.quoted(body.version)}`;
}

async function answers(agent, say) {
    const began = performance.now();
    const { answer } = await ask(agent, say);
    return `"${agent.quoted(answer)}" in ${Math.round(performance.now() - began)} ms`;
}

async function keepsTheConversation(agent, say) {
    const { conversation_id } = await ask(agent, say);
    await ask(agent, "The second one, please", conversation_id);
    await ask(agent, "Thank you", conversation_id);
    return "three turns";
}

async function makesASecret(agent, say) {
    const [one, other] = [(await ask(agent, say)).conversation_id, (await ask(agent, say)).conversation_id];
    const expected = "at least 128 random bits for each conversation, such as 22 characters of base64url";
    if (one === other) {
        throw new Broken("Two conversations got the same conversation_id", expected);
    }
    if (one.length < 22) {
        throw new Broken(`A conversation_id has ${one.length} characters`, expected);
    }
    const alike = [...one].filter((character, place) => character === other[place]).length;
    if (alike > one.length / 2) {
        throw new Broken(`The conversation_ids of two conversations have ${alike} of ${one.length} characters in common`, expected);
    }
}

async function toleratesHeaders(agent, say) {
    const headers = { "X-Visitor": randomBytes(16).toString("base64url"), "X-Request-Id": "agent-contract-1" };
    checkedAnswer(agent, await agent.post("A question with X-Visitor and X-Request-Id", "/query", { user_input: say }, { headers }));
}

async function refusesLongInput(agent) {
    const text = (length) => "Which doctors do you have? ".repeat(200).slice(0, length - 1) + "?";
    checkedAnswer(
        agent,
        await agent.post(`A question of ${MOST_CHARACTERS} characters`, "/query", { user_input: text(MOST_CHARACTERS) }),
    );
    const long = await agent.post(`A question of ${MOST_CHARACTERS + 1} characters`, "/query", { user_input: text(MOST_CHARACTERS + 1) });
    expectStatus(long, 400, "user_input");
}

async function refusesUnknownFields(agent, say) {
    await refuses(agent, "question", { question: say }, { user_input: say, question: say });
    await refuses(agent, "temperature", { user_input: say, temperature: 0 });
}

async function refusesLargeBodies(agent) {
    const body = { user_input: "a".repeat(MOST_BYTES + 1) };
    expectStatus(await agent.post(`A body over ${MOST_BYTES / 1024} KiB`, "/query", body), 413);
    expectStatus(await agent.post("The same in chunks, without a Content-Length", "/query", body, { chunked: true }), 413);
}

async function refusesOtherTypes(agent, say) {
    expectStatus(await agent.post("A question as text/plain", "/query", JSON.stringify({ user_input: say }), { type: "text/plain" }), 415);
    expectStatus(
        await agent.post("A form", "/query", `user_input=${encodeURIComponent(say)}`, { type: "application/x-www-form-urlencoded" }),
        415,
    );
}

async function refusesGet(agent) {
    expectStatus(await agent.get("/query"), [405, 404]);
}

async function refusesUnknownConversations(agent, say) {
    const { conversation_id } = await ask(agent, say);
    const unknown = await agent.post("A conversation_id that it never gave", "/query", { user_input: say, conversation_id: alike(conversation_id) });
    expectStatus(unknown, 404);
    for (const [name, id] of [["nope", "nope"], ["7", 7], ["of 5,000 characters", "x".repeat(5000)]]) {
        expectStatus(await agent.post(`The conversation_id ${name}`, "/query", { user_input: say, conversation_id: id }), [400, 404]);
    }
}

async function takesOneTurnAtATime(agent, say) {
    const { conversation_id } = await ask(agent, say);
    let began = performance.now();
    await ask(agent, say, conversation_id);
    const alone = performance.now() - began;
    began = performance.now();
    const turns = await Promise.all(
        Array.from({ length: AT_ONCE }, () => agent.post("One of several turns at once", "/query", { user_input: say, conversation_id })),
    );
    const together = performance.now() - began;
    const refused = turns.filter((turn) => turn.status === 409).length;
    turns.filter((turn) => turn.status !== 409).forEach((turn) => checkedAnswer(agent, turn, conversation_id));
    const expected = "one is answered; the others get 409 TURN_IN_PROGRESS, or wait for it";
    if (refused === AT_ONCE) {
        throw new Broken(`${AT_ONCE} turns at once in one conversation were all refused with 409`, expected);
    }
    if (refused === 0 && alone > VISIBLE_MILLISECONDS && together < 2 * alone) {
        throw new Broken(
            `${AT_ONCE} turns at once in one conversation took ${Math.round(together)} ms, a single one ${Math.round(alone)} ms: they ran side by side`,
            expected,
        );
    }
    await isFreeAgain(agent, say, conversation_id, "after several turns at once", agent.seconds);
    return refused > 0 ? `${refused} of ${AT_ONCE} at once got 409` : "those at once were answered one after the other";
}

async function survivesHangUps(agent, say) {
    const { conversation_id } = await ask(agent, say);
    await agent.hangUp({ user_input: say, conversation_id }, { half: true });
    await agent.hangUp({ user_input: say, conversation_id }, { after: HANG_UP_MILLISECONDS });
    await isHealthy(agent);
    return isFreeAgain(agent, say, conversation_id, "after its caller hung up", agent.seconds);
}

/** Asks until the conversation is no longer busy with another turn. */
export async function isFreeAgain(agent, say, conversation, when, seconds) {
    const began = performance.now();
    for (;;) {
        const answer = await agent.post(`A turn ${when}`, "/query", { user_input: say, conversation_id: conversation });
        const passed = Math.round(performance.now() - began);
        if (answer.status !== 409) {
            checkedAnswer(agent, answer, conversation);
            return `the next turn came through after ${passed} ms`;
        }
        if (passed > seconds * 1000) {
            throw new Broken(`The conversation was still busy ${seconds} seconds ${when}`, "the turn ends and the next one is answered");
        }
        await pause(200);
    }
}

/** Asks a question and returns the answer, which is one. */
export async function ask(agent, text, conversation) {
    const body = { user_input: text, ...(conversation && { conversation_id: conversation }) };
    return checkedAnswer(agent, await agent.post("POST /api/query", "/query", body), conversation);
}

function checkedAnswer(agent, response, conversation) {
    const body = parsed(response);
    const expected = '200 application/json {"answer": "…", "conversation_id": "…"}';
    if (response.status !== 200 || body === undefined || !/^application\/json\b/i.test(response.type)) {
        throw new Broken(`${response.name} ${response.shown} (${response.type})`, expected);
    }
    return checkedBody(agent, response.name, body, conversation);
}

/** Checks what an answer carries, over either way. Fields that the contract does not name are the agent's own affair. */
export function checkedBody(agent, name, body, conversation) {
    if (typeof body?.answer !== "string" || body.answer.trim() === "") {
        throw new Broken(`${name}: "answer" is ${shown(body?.answer)}`, "the text for the patient");
    }
    if (typeof body.conversation_id !== "string" || body.conversation_id === "") {
        throw new Broken(`${name}: "conversation_id" is ${shown(body.conversation_id)}`, "the secret with which the conversation goes on");
    }
    agent.learn(body);
    if (conversation && body.conversation_id !== conversation) {
        throw new Broken(`${name}: the conversation_id changed in the middle of a conversation`, "the one that was sent");
    }
    const types = {
        proposal: ["an object with id and kind", (it) => typeof it?.id === "string" && ["book", "reschedule", "cancel"].includes(it.kind)],
        identification: ['"required"', (it) => it === "required"],
        slots: ["a list of objects with id and start", (it) => Array.isArray(it) && it.every((slot) => slot?.id && !Number.isNaN(Date.parse(slot.start)))],
        appointment: ["an object with id and status", (it) => typeof it?.id === "string" && typeof it.status === "string"],
        emergency: ["true or false", (it) => typeof it === "boolean"],
        message_id: ["a text", (it) => typeof it === "string"],
    };
    for (const [field, [expected, holds]] of Object.entries(types)) {
        if ((body[field] ?? null) !== null && !holds(body[field])) {
            throw new Broken(`${name}: "${field}" is ${agent.quoted(JSON.stringify(body[field]))}`, `${expected}, or nothing`);
        }
    }
    return body;
}

async function refuses(agent, field, ...bodies) {
    for (const body of bodies) {
        const text = typeof body === "string" ? body : JSON.stringify(body);
        expectStatus(await agent.post(`POST /api/query of ${agent.quoted(text) || "nothing"}`, "/query", text), 400, field);
    }
}

/** Checks how something wrong was refused, and that the answer names the field. */
export function expectStatus(response, statuses, field) {
    const allowed = [statuses].flat();
    const expected = `${allowed.join(" or ")} application/problem+json${field ? ` that names "${field}"` : ""}`;
    if (!allowed.includes(response.status)) {
        throw new Broken(`${response.name} ${response.shown}`, expected);
    }
    if (field && !response.text.includes(field)) {
        throw new Broken(`${response.name} ${response.shown}, which does not name the field`, expected);
    }
}

/** The JSON of an answer, or undefined. */
export function parsed(response) {
    try {
        return JSON.parse(response.text);
    } catch {
        return undefined;
    }
}

function shown(value) {
    return value === undefined ? "missing" : JSON.stringify(value);
}

// Another one of the same form, which nobody has
function alike(secret) {
    const hex = /^[0-9a-f-]+$/.test(secret);
    return [...secret].map((character) => (/[0-9a-z]/i.test(character) ? replaced(character, hex) : character)).join("");
}

function replaced(character, hex) {
    const alphabet = hex ? "0123456789abcdef" : /\d/.test(character) ? "0123456789" : "abcdefghijklmnopqrstuvwxyz";
    const other = alphabet[randomBytes(1)[0] % alphabet.length];
    return /[A-Z]/.test(character) ? other.toUpperCase() : other;
}
