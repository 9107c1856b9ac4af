// What all errors have in common, and what an agent may have beyond the conversation.

import { Broken, NotOffered } from "./agent.mjs";
import { parsed } from "./questions.mjs";

const CODE = /^[A-Z][A-Z_]+$/;
const INTERNALS = [
    /\bat [\w.$<>]+ ?\(.*:\d+(:\d+)?\)/,
    /Traceback \(most recent call last\)/,
    /^\s*File ".*", line \d+/m,
    /\bgoroutine \d+ \[/,
    /\b(java|jakarta|org)\.[\w.]+Exception\b/,
];

/** To be run after all others, whose errors they look at. */
export const common = [
    { name: "problem-json", run: answersProblems },
    { name: "internals", run: keepsInternals },
    { name: "proposals", run: keepsProposals, optional: true },
    { name: "status", run: tellsStatus, optional: true },
];

async function answersProblems(agent) {
    await provoke(agent);
    const expected = 'application/problem+json {"type", "title", "status": as in HTTP, "code": "INVALID_INPUT", …}';
    for (const { name, status, type, text, shown } of agent.errors) {
        const problem = parsed({ text });
        if (!/^application\/problem\+json\b/i.test(type)) {
            throw new Broken(`${name} ${shown} as ${agent.quoted(type)}`, expected);
        }
        if (typeof problem?.title !== "string" || problem.status !== status || !CODE.test(problem.code)) {
            throw new Broken(`${name} ${shown}`, expected);
        }
    }
    return `${agent.errors.length} errors`;
}

async function keepsInternals(agent) {
    await provoke(agent);
    for (const { name, text } of agent.errors) {
        // a stack trace within JSON has its line ends escaped
        const lines = text.replace(/\\[nrt]/g, "\n");
        const found = INTERNALS.map((pattern) => pattern.exec(lines)).find((match) => match);
        if (found) {
            throw new Broken(`${name} tells "${agent.quoted(found[0])}"`, "no stack trace and no exception's name in an answer");
        }
    }
}

async function provoke(agent) {
    await agent.post("A body that is no JSON", "/query", "{");
    await agent.post("A question without user_input", "/query", {});
}

// A proposal that an answer shows is what the card's buttons confirm and dismiss
async function keepsProposals(agent) {
    const answer = agent.answers.findLast((it) => it.proposal);
    if (!answer) {
        throw new NotOffered("no answer carried a proposal");
    }
    const current = await agent.get("/proposals/current", { headers: { Authorization: `Bearer ${answer.conversation_id}` } });
    if (![200, 404].includes(current.status)) {
        throw new Broken(`GET /api/proposals/current ${current.shown}`, "the proposal that waits, or 404 when none does any more");
    }
}

async function tellsStatus(agent) {
    const status = await agent.get("/status");
    if (status.status === 404) {
        throw new NotOffered("GET /api/status answered 404");
    }
    const body = parsed(status);
    if (status.status !== 200 || typeof body?.provider !== "string" || typeof body.state !== "string") {
        throw new Broken(`GET /api/status ${status.shown}`, '200 {"provider": "…", "model": "…", "state": "ok"}');
    }
    return agent.quoted(`${body.provider}, ${body.state}${body.reason ? `: ${body.reason}` : ""}`);
}
