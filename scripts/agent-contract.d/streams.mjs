// What a POST to /api/query/stream answers. It is optional; one that is there has to be right.

import { Broken, NotOffered } from "./agent.mjs";
import { ask, checkedBody, expectStatus, isFreeAgain, parsed } from "./questions.mjs";

const NAME = "POST /api/query/stream";
const END_SECONDS = 5;
const FREE_SECONDS = 10;
const MOST_SILENCE_SECONDS = 20;

export const streams = [
    { name: "stream", run: streamsAnAnswer },
    { name: "stream-order", run: keepsTheOrder },
    { name: "stream-text", run: streamsTheWholeText },
    { name: "stream-end", run: endsTheStream },
    { name: "stream-conversation", run: keepsTheConversation },
    { name: "stream-refusals", run: refusesBeforeTheStream },
    { name: "stream-hang-up", run: stopsWhenClosed },
    { name: "stream-silence", run: isNeverSilentForLong },
].map((check) => ({ ...check, optional: true }));

async function streamsAnAnswer(agent, say) {
    const { events, answer } = await turn(agent, say);
    const kinds = [...new Set(events.map((event) => event.name))];
    return `${events.length} events: ${agent.quoted(kinds.join(", "))}; "${agent.quoted(answer.answer)}"`;
}

async function keepsTheOrder(agent, say) {
    const { events, answer } = await turn(agent, say);
    const conversation = events.findIndex((event) => event.name === "conversation");
    if (conversation > 0) {
        throw new Broken(`The event conversation came as number ${conversation + 1}`, "it comes first, or not at all");
    }
    if (conversation === 0 && events[0].data.conversation_id !== answer.conversation_id) {
        throw new Broken("The events conversation and done carry different conversation_ids", "the same one");
    }
    const steps = [];
    for (const { name, data } of events) {
        if (name === "step") {
            steps.push(data.name);
        } else if (name === "tool" && steps.length > 0 && !steps.includes(data.name)) {
            throw new Broken(`The event tool for "${agent.quoted(data.name)}" came before its step`, "first step, then tool of the same name");
        }
    }
}

async function streamsTheWholeText(agent, say) {
    const { events, answer } = await turn(agent, say);
    const pieces = events.filter((event) => event.name === "token").map((event) => event.data.text);
    if (pieces.some((piece) => typeof piece !== "string")) {
        throw new Broken('An event token has no text: {"text": "…"}', "a piece of the answer");
    }
    if (pieces.length > 0 && pieces.join("") !== answer.answer) {
        throw new Broken(
            `The pieces joined are "${agent.quoted(pieces.join(""))}", the answer in done is "${agent.quoted(answer.answer)}"`,
            "the same text",
        );
    }
    return pieces.length > 0 ? `${pieces.length} pieces` : "no event token: the answer comes at once, with done";
}

async function endsTheStream(agent, say) {
    const { stream } = await turn(agent, say, undefined, true);
    const seconds = Math.min(END_SECONDS, agent.seconds / 2);
    let open = false;
    const timer = setTimeout(() => {
        open = true;
        stream.close();
    }, seconds * 1000);
    try {
        const { value, done } = await stream.events.next();
        if (!done) {
            throw new Broken(`The event ${agent.quoted(value.name)} came after done`, "done is the last event");
        }
    } catch (failure) {
        throw open ? new Broken(`The connection was still open ${seconds} s after done`, "the stream ends with done") : failure;
    } finally {
        clearTimeout(timer);
        stream.close();
    }
}

async function keepsTheConversation(agent, say) {
    await opened(agent, say).then((stream) => stream.close());
    const { conversation_id } = await ask(agent, say);
    const { events } = await turn(agent, "The second one, please", conversation_id);
    const begun = events.find((event) => event.name === "conversation");
    if (begun && begun.data.conversation_id !== conversation_id) {
        throw new Broken("The event conversation carries another conversation_id than was sent", "the one that was sent");
    }
    await ask(agent, "Thank you", conversation_id);
    return "from one way to the other and back";
}

async function refusesBeforeTheStream(agent, say) {
    await opened(agent, say).then((stream) => stream.close());
    for (const [what, body, field] of [
        ["without user_input", {}, "user_input"],
        ["with a blank user_input", { user_input: " " }, "user_input"],
        ["with the unknown field question", { user_input: say, question: say }, "question"],
    ]) {
        const { refused, close } = await agent.stream(`${NAME} ${what}`, body);
        close?.();
        if (!refused) {
            throw new Broken(`${NAME} ${what} began a stream`, "400 application/problem+json, before any event");
        }
        expectStatus(refused, 400, field);
    }
}

async function stopsWhenClosed(agent, say) {
    const { conversation_id } = await ask(agent, say);
    const stream = await opened(agent, say, conversation_id);
    await stream.events.next();
    stream.close();
    return isFreeAgain(agent, say, conversation_id, "after its stream was closed", Math.min(FREE_SECONDS, agent.seconds));
}

async function isNeverSilentForLong(agent, say) {
    await turn(agent, say);
    const seconds = agent.silence / 1000;
    if (seconds > MOST_SILENCE_SECONDS) {
        throw new Broken(`Nothing came for ${Math.round(seconds)} seconds`, "a comment line such as \": keep-alive\" every 15 seconds");
    }
    return `${Math.round(agent.silence)} ms at most`;
}

async function opened(agent, say, conversation) {
    const body = { user_input: say, ...(conversation && { conversation_id: conversation }) };
    const stream = await agent.stream(NAME, body);
    if (!stream.refused) {
        return stream;
    }
    const { status, type, shown } = stream.refused;
    if ([404, 405, 501].includes(status)) {
        throw new NotOffered(`${NAME} answered ${status}; the page then asks POST /api/query`);
    }
    throw new Broken(`${NAME} ${shown} (${type})`, "200 text/event-stream, or 404 if there is no streaming");
}

/** One turn up to the event done; its stream is closed then, unless what comes after that is still to be read. */
async function turn(agent, say, conversation, keepOpen = false) {
    const stream = await opened(agent, say, conversation);
    let whole = false;
    try {
        const events = await untilDone(agent, stream);
        const answer = checkedBody(agent, `${NAME}, done`, events.at(-1).data, conversation);
        whole = true;
        return { events, answer, stream };
    } finally {
        if (!whole || !keepOpen) {
            stream.close();
        }
    }
}

async function untilDone(agent, stream) {
    const events = [];
    while (events.at(-1)?.name !== "done") {
        const { value, done } = await stream.events.next();
        if (done) {
            throw new Broken(`${NAME} ended after ${names(agent, events)} without done`, "done as the last event, or error");
        }
        const event = { name: value.name, data: parsed({ text: value.data }) };
        if (event.data === undefined || event.data === null) {
            throw new Broken(`${NAME}: the data of ${agent.quoted(value.name)} are no JSON: ${agent.quoted(value.data)}`, "JSON on the lines data:");
        }
        if (event.name === "error") {
            throw new Broken(`${NAME} ended with error: ${agent.quoted(value.data)}`, "an answer");
        }
        events.push(event);
    }
    return events;
}

function names(agent, events) {
    return events.length === 0 ? "no event" : agent.quoted(events.map((event) => event.name).join(", "));
}
