// A desk over HTTP, as a patient's browser sees it. What it says of an answer never has the conversation's secret in it.

const REQUEST_SECONDS = 40;
const QUOTED = 200;

/** Something that a working desk would not have answered; its message is for a person. */
export class Broken extends Error {
    /** @param {number} [status] that of the answer, if it was the status that was wrong */
    constructor(message, status) {
        super(message);
        this.status = status;
    }
}

/**
 * A signal that is given after some seconds, or with another one. By an own timer: what AbortSignal.any and
 * AbortSignal.timeout make together may be collected before it is given.
 */
export function after(seconds, other) {
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(), seconds * 1000);
    timer.unref();
    const stop = () => end.abort();
    if (other?.aborted) {
        stop();
    }
    other?.addEventListener("abort", stop, { once: true });
    return { signal: end.signal, done: () => { clearTimeout(timer); other?.removeEventListener("abort", stop); } };
}

export class Desk {
    /**
     * @param {string} page address of the page
     * @param {string} api address of the API
     * @param {AbortSignal} over when there is no more time for any request
     */
    constructor(page, api, over) {
        this.page = page;
        this.api = api;
        this.over = over;
        this.secret = undefined;
        this.cookies = new Map();
    }

    /** The JSON that the API answers to a GET. */
    async get(path) {
        return this.#json(await this.#send(`${this.api}${path}`, `GET ${pathOf(this.api, path)}`, {}, this.#asCaller()));
    }

    /** The JSON that the API answers to a POST. */
    async post(path, body) {
        const request = { method: "POST", body: body && JSON.stringify(body) };
        const headers = body ? { "Content-Type": "application/json" } : {};
        return this.#json(
            await this.#send(`${this.api}${path}`, `POST ${pathOf(this.api, path)}`, request, { ...headers, ...this.#asCaller() }),
        );
    }

    /** Says something in the conversation, which the first sentence begins. */
    async say(text) {
        const answer = await this.post("/query", {
            user_input: text,
            ...(this.secret && { conversation_id: this.secret }),
        });
        if (typeof answer.answer !== "string" || typeof answer.conversation_id !== "string") {
            throw new Broken("POST /api/query answered without an answer or a conversation_id");
        }
        this.secret ??= answer.conversation_id;
        if (answer.conversation_id !== this.secret) {
            throw new Broken("POST /api/query answered for another conversation");
        }
        return answer;
    }

    /** The text of a path of the page, fetched with the cookies that it has set before. */
    async pageText(path, type) {
        const headers = this.cookies.size > 0 ? { Cookie: [...this.cookies.values()].join("; ") } : {};
        const { response, text } = await this.#send(`${this.page}${path}`, `GET ${path}`, {}, headers);
        for (const cookie of response.headers.getSetCookie()) {
            this.cookies.set(cookie.split("=", 1)[0], cookie.split(";", 1)[0]);
        }
        if (!(response.headers.get("content-type") ?? "").includes(type)) {
            throw new Broken(`GET ${path} answered ${response.headers.get("content-type") ?? "without a type"}, not ${type}`);
        }
        return text;
    }

    /** What the desk said, fit to be shown: short, on one line, without the secret. */
    quoted(text) {
        const line = this.#withoutSecret(String(text)).replace(/\s+/g, " ").trim();
        return line.length > QUOTED ? `"${line.slice(0, QUOTED)}…"` : `"${line}"`;
    }

    #asCaller() {
        return this.secret ? { Authorization: `Bearer ${this.secret}` } : {};
    }

    #withoutSecret(text) {
        return this.secret ? text.replaceAll(this.secret, "…") : text;
    }

    async #send(address, name, request, headers) {
        const { signal, done } = after(REQUEST_SECONDS, this.over);
        let response;
        let text;
        try {
            response = await fetch(address, { ...request, signal, headers: { "User-Agent": "caredesk-verify", ...headers } });
            text = await response.text();
        } catch (failure) {
            if (signal.aborted) {
                const time = this.over.aborted ? "in the time left" : `within ${REQUEST_SECONDS} seconds`;
                throw new Broken(`${name} was not answered ${time}`);
            }
            throw new Broken(`${name} was not answered: ${(failure.cause ?? failure).code ?? (failure.cause ?? failure).message}`);
        } finally {
            done();
        }
        if (response.redirected) {
            throw new Broken(`${name} leads to ${new URL(response.url).origin}: verify that address`);
        }
        if (response.status !== 200) {
            throw new Broken(`${name} answered ${response.status}${this.#problem(text)}`, response.status);
        }
        return { response, text, name };
    }

    #json({ text, name }) {
        try {
            return JSON.parse(text);
        } catch {
            throw new Broken(`${name} answered with something else than JSON`);
        }
    }

    // A problem says what is wrong, and which line of the log has more; another error's text is nobody's.
    #problem(text) {
        try {
            const { code, detail, instance } = JSON.parse(text);
            return `${code ? ` ${code}` : ""}${detail ? `: ${this.quoted(detail)}` : ""}${instance ? ` (${instance})` : ""}`;
        } catch {
            return "";
        }
    }
}

function pathOf(api, path) {
    return `${new URL(api).pathname}${path.split("?", 1)[0]}`;
}
