// An agent over HTTP, as its callers see it. What is said of its answers never has a conversation's secret in it.

import http from "node:http";
import https from "node:https";
import { EventReader } from "./events.mjs";

const QUOTED = 160;

/** Something that an agent which keeps the contract would not have done. */
export class Broken extends Error {
    /**
     * @param {string} cause what was seen
     * @param {string} expected what the contract says
     */
    constructor(cause, expected) {
        super(cause);
        this.expected = expected;
    }
}

/** Something optional that the agent does not have. */
export class NotOffered extends Error {}

/** Nobody answers at that address. */
export class Unreachable extends Error {}

export class Agent {
    /** Each error that came back, for what all errors have in common. */
    errors = [];
    /** Each answer to a question. */
    answers = [];
    /** The longest time in milliseconds in which a stream brought nothing. */
    silence = 0;
    #secrets = new Set();

    /**
     * @param {string} api its address up to /api
     * @param {number} seconds how long one answer may take
     * @param {string} [token] who is asking
     */
    constructor(api, seconds, token) {
        this.api = api;
        this.seconds = seconds;
        this.token = token;
    }

    /** What it answers to a GET. */
    async get(path, options = {}) {
        const name = `GET /api${path}`;
        return this.#whole(name, await this.#open(name, "GET", path, options));
    }

    /**
     * What it answers to a POST of a text, or of a value as JSON.
     *
     * @param {string} name what it is called in the report
     */
    async post(name, path, body, options = {}) {
        return this.#whole(name, await this.#open(name, "POST", path, { body, ...options }));
    }

    /** Opens the stream of one turn; the caller closes it. */
    async stream(name, body) {
        const exchange = await this.#open(name, "POST", "/query/stream", { body, accept: "text/event-stream" });
        if (exchange.response.statusCode === 200 && isType(exchange.response, "text/event-stream")) {
            return { events: this.#events(name, exchange), close: () => exchange.close() };
        }
        return { refused: await this.#whole(name, exchange) };
    }

    /** Sends a question and closes the connection after some milliseconds, or in the middle of the request. */
    async hangUp(body, { after = 0, half = false } = {}) {
        const text = JSON.stringify(body);
        const request = this.#request("POST", "/query", {
            "Content-Type": "application/json",
            "Content-Length": Buffer.byteLength(text),
        });
        request.on("error", () => {});
        request.write(half ? text.slice(0, text.length / 2) : text);
        await new Promise((resolve) => setTimeout(resolve, after));
        request.destroy();
    }

    /** Takes note of an answer, whose secret is from now on in no report. */
    learn(answer) {
        this.#secrets.add(answer.conversation_id);
        this.answers.push(answer);
        return answer;
    }

    /** What it said, fit to be shown: short, on one line, without a secret. */
    quoted(text) {
        let line = String(text).replace(/\s+/g, " ").trim();
        for (const secret of this.#secrets) {
            line = line.replaceAll(secret, "…");
        }
        return line.length > QUOTED ? `${line.slice(0, QUOTED)}…` : line;
    }

    async *#events(name, exchange) {
        try {
            yield* new EventReader(exchange.response, (quiet) => (this.silence = Math.max(this.silence, quiet)));
        } catch (failure) {
            throw this.#lost(name, exchange, failure, "the stream goes on until its last event");
        } finally {
            exchange.close();
        }
    }

    #request(method, path, headers) {
        const address = new URL(this.api + path);
        return (address.protocol === "https:" ? https : http).request(address, {
            method,
            agent: false,
            headers: {
                "User-Agent": "caredesk-agent-contract",
                Accept: "application/json",
                ...(this.token && { Authorization: `Bearer ${this.token}` }),
                ...headers,
            },
        });
    }

    // The time that is measured ends when the exchange is closed
    #open(name, method, path, { body, type, accept, chunked, headers }) {
        const text = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
        const request = this.#request(method, path, {
            ...(text !== undefined && { "Content-Type": type ?? "application/json" }),
            ...(text !== undefined && (chunked ? { "Transfer-Encoding": "chunked" } : { "Content-Length": Buffer.byteLength(text) })),
            ...(accept && { Accept: accept }),
            ...headers,
        });
        const exchange = new Exchange(request, this.seconds);
        return new Promise((resolve, reject) => {
            request.on("response", (response) => resolve(Object.assign(exchange, { response })));
            request.on("error", (failure) => {
                exchange.close();
                reject(this.#lost(name, exchange, failure, "an answer, whatever was sent"));
            });
            request.end(text);
        });
    }

    async #whole(name, exchange) {
        const { response } = exchange;
        const pieces = [];
        try {
            for await (const piece of response) {
                pieces.push(piece);
            }
        } catch (failure) {
            throw this.#lost(name, exchange, failure, "a whole answer");
        } finally {
            exchange.close();
        }
        const text = Buffer.concat(pieces).toString();
        const answer = { name, status: response.statusCode, type: response.headers["content-type"] ?? "no content type", text };
        answer.shown = `answered ${answer.status}${text && ` ${this.quoted(text)}`}${redirection(response)}`;
        if (answer.status >= 400) {
            this.errors.push(answer);
        }
        return answer;
    }

    #lost(name, exchange, failure, expected) {
        if (exchange.late) {
            return new Broken(`${name} was not answered within ${this.seconds} seconds`, `${expected}; a turn has 30 seconds`);
        }
        return Object.assign(new Broken(`${name} was not answered: ${failure.code ?? failure.message}`, expected), { code: failure.code });
    }
}

/** A request and what comes of it, which is closed when its time is over. */
class Exchange {
    late = false;
    #timer;

    constructor(request, seconds) {
        this.request = request;
        this.#timer = setTimeout(() => {
            this.late = true;
            request.destroy(new Error("late"));
        }, seconds * 1000);
    }

    close() {
        clearTimeout(this.#timer);
        this.request.destroy();
    }
}

function redirection(response) {
    return response.headers.location ? `, a redirection to ${response.headers.location}: check that address` : "";
}

/** Whether an answer is of a type, whatever follows it. */
export function isType({ headers }, type) {
    return (headers["content-type"] ?? "").toLowerCase().split(";", 1)[0].trim() === type;
}
