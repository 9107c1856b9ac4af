// Server-sent events, read as the standard says: comments and unknown fields are skipped, data of several lines joined.

export class EventReader {
    #pieces;
    #silent;

    /**
     * @param {AsyncIterable<Buffer>} pieces what comes over the connection
     * @param {(milliseconds: number) => void} silent hears how long nothing came, comments included
     */
    constructor(pieces, silent) {
        this.#pieces = pieces;
        this.#silent = silent;
    }

    async *[Symbol.asyncIterator]() {
        let event = { name: "message", data: [] };
        for await (const line of this.#lines()) {
            if (line !== "") {
                read(line, event);
            } else {
                if (event.data.length > 0) {
                    yield { name: event.name, data: event.data.join("\n") };
                }
                event = { name: "message", data: [] };
            }
        }
    }

    async *#lines() {
        const decoder = new TextDecoder();
        let rest = "";
        let last = Date.now();
        for await (const piece of this.#pieces) {
            this.#silent(Date.now() - last);
            const lines = (rest + decoder.decode(piece, { stream: true })).split(/\r\n|\n|\r(?!$)/);
            rest = lines.pop();
            yield* lines;
            last = Date.now();
        }
    }
}

function read(line, event) {
    const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line);
    if (field === "event") {
        event.name = value;
    } else if (field === "data") {
        event.data.push(value);
    }
}
