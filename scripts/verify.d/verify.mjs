// The steps of scripts/verify. Usage: verify.mjs PAGE API WAIT_SECONDS LIMIT_SECONDS

import { setTimeout as pause } from "node:timers/promises";
import { after, Broken, Desk } from "./desk.mjs";

const PATIENT = {
    kind: "new",
    name: "Deployment Verification",
    date_of_birth: "1970-01-01",
    contact: "deployment-verification@example.com",
};
const AHEAD_HOURS = 48;
const SEARCHED_DAYS = 90;
const DOCTORS_TRIED = 3;
const CLEAN_UP_SECONDS = 60;
const LATE_SECONDS = 5;
const HOUR = 3_600_000;

const [page, api, wait, limit] = process.argv.slice(2);
const stopped = new AbortController();
let step = "health";

function done(what) {
    console.log(`ok  ${step}: ${what}`);
}

function ensure(condition, otherwise) {
    if (!condition) {
        throw new Broken(otherwise);
    }
}

async function isHealthy(desk) {
    const health = await desk.get("/health");
    ensure(health.status === "healthy", `GET /api/health answered ${desk.quoted(JSON.stringify(health))}`);
}

// A desk that has just been deployed: its name may not be known yet, or its tasks not be registered.
async function becomesHealthy() {
    const until = Date.now() + wait * 1000;
    for (;;) {
        try {
            await isHealthy(new Desk(page, api, stopped.signal));
            return;
        } catch (failure) {
            if (!(failure instanceof Broken) || stopped.signal.aborted || Date.now() >= until) {
                throw failure;
            }
            await pause(Math.min(2000, until - Date.now()));
        }
    }
}

async function looks(desk) {
    done("healthy");

    step = "status";
    const status = await desk.get("/status");
    ensure(status.provider && status.state, "GET /api/status names no provider and state");
    done(`${status.provider} answers, ${status.state}${status.reason ? ` (${status.reason})` : ""}`);

    step = "page";
    const html = await desk.pageText("/", "text/html");
    const script = html.match(/src="\.?(\/VAADIN\/build\/[^"]+\.js)"/);
    ensure(/<!doctype html/i.test(html) && script, "GET / is not CareDesk's page");
    await desk.pageText(script[1], "javascript");
    let start;
    try {
        start = JSON.parse(await desk.pageText("/?v-r=init&location=&query=", "json"));
    } catch (failure) {
        throw failure instanceof SyntaxError ? new Broken("The page's start-up is no JSON") : failure;
    }
    ensure(start.appConfig?.["v-uiId"] !== undefined, "The page's start-up has no configuration");
    done("HTML, its script and its start-up");
}

/** The first free slots of up to three doctors. */
async function freeSlots(desk) {
    step = "free slots";
    const ahead = Date.now() + AHEAD_HOURS * HOUR;
    const day = (days) => new Date(ahead + days * 24 * HOUR).toISOString().slice(0, 10);
    const { items } = await desk.get(`/slots?from=${day(1)}&to=${day(SEARCHED_DAYS)}&limit=50`);
    ensure(Array.isArray(items), "GET /api/slots answered without a list");
    const byDoctor = new Map();
    for (const slot of items) {
        if (Date.parse(slot.start) >= ahead && slot.doctor?.name && !byDoctor.has(slot.doctor.name)) {
            byDoctor.set(slot.doctor.name, slot);
        }
    }
    const slots = [...byDoctor.values()].slice(0, DOCTORS_TRIED);
    if (slots.length > 0) {
        done(`${inWords(slots[0])}`);
    }
    return slots;
}

// In the words that a click on the page sends; the text of a time is that of the clinic's zone.
function inWords(slot) {
    const [date, time] = [slot.start.slice(0, 10), slot.start.slice(11, 16)];
    const day = new Intl.DateTimeFormat("en-US", { dateStyle: "full", timeZone: "UTC" }).format(new Date(`${date}T00:00Z`));
    const [hour, minute] = time.split(":");
    return `${slot.doctor.name} on ${day} at ${hour % 12 || 12}:${minute} ${hour < 12 ? "AM" : "PM"}`;
}

function isSame(one, other) {
    return one && Date.parse(one.start) === Date.parse(other.start) && one.doctor?.id === other.doctor.id;
}

async function asks(desk, slots) {
    step = "question";
    let answer;
    for (const slot of slots) {
        answer = await desk.say(`I would like an appointment with ${inWords(slot)}`);
        if (!answer.proposal && answer.slots?.some((offered) => isSame(offered, slot))) {
            answer = await desk.say(inWords(slot));
        }
        if (answer.proposal?.kind === "book" && isSame(answer.proposal, slot)) {
            done("it proposes to book that");
            return slot;
        }
    }
    throw new Broken(`POST /api/query proposed no such booking; it said ${desk.quoted(answer.answer)}`);
}

async function books(desk, slot) {
    step = "yes";
    const answer = await desk.say("yes");
    ensure(answer.identification === "required", `It did not ask who is calling; it said ${desk.quoted(answer.answer)}`);
    done("it asks who is calling");

    step = "identification";
    const { appointment } = await desk.post("/identification", PATIENT);
    ensure(appointment?.status === "booked" && isSame(appointment, slot), "The yes from before has booked nothing, or another slot");
    done("a new patient, and the appointment is booked");

    step = "appointments";
    const { items } = await desk.get("/appointments");
    const listed = items?.find((item) => item.id === appointment.id);
    ensure(listed?.status === "booked" && isSame(listed, slot), "GET /api/appointments does not list what was booked");
    ensure(items.length === 1, "GET /api/appointments lists what is not this patient's");
    const told = await desk.say("What appointments do I have?");
    ensure(told.answer.includes(slot.doctor.name), `It does not tell of the appointment; it said ${desk.quoted(told.answer)}`);
    done("listed and told");
    return appointment;
}

async function cancels(desk, appointment) {
    step = "cancellation";
    const answer = await desk.say("Please cancel it");
    ensure(
        answer.proposal?.kind === "cancel" && isSame(answer.proposal, appointment),
        `It did not propose to cancel; it said ${desk.quoted(answer.answer)}`,
    );
    const cancelled = await desk.say("yes");
    ensure(
        cancelled.appointment?.id === appointment.id && cancelled.appointment.status === "cancelled",
        `A yes did not cancel; it said ${desk.quoted(cancelled.answer)}`,
    );
    const { items } = await desk.get("/appointments");
    ensure(items?.every((item) => item.status === "cancelled"), "GET /api/appointments still lists it as booked");
    done("cancelled again");
}

/** Cancels by the form whatever this conversation has booked; returns what could not be cancelled. */
async function cleanUp(desk) {
    if (!desk.secret) {
        return [];
    }
    const left = [];
    for (const appointment of await booked(desk)) {
        try {
            await desk.post(`/appointments/${appointment.id}/cancel`, { version: appointment.version });
            const { id } = await desk.get("/proposals/current");
            await desk.post(`/proposals/${id}/confirm`);
            console.error(`Cancelled by the form: ${inWords(appointment)}`);
        } catch (failure) {
            left.push(`${inWords(appointment)} (${failure.message})`);
        }
    }
    return left;
}

// Asked again while it fails: what was booked must not stay because an answer was lost. A caller whom the desk refuses has
// nothing booked; unless the identification, which books, is still under way.
async function booked(desk) {
    const late = Date.now() + (step === "identification" ? LATE_SECONDS * 1000 : 0);
    for (;;) {
        try {
            const { items } = await desk.get("/appointments");
            return items.filter((item) => item.status === "booked");
        } catch (failure) {
            if ([401, 403, 404].includes(failure.status) && Date.now() >= late) {
                return [];
            }
            if (desk.over.aborted) {
                throw failure;
            }
            await pause(1000);
        }
    }
}

/** Ends what a failed or stopped conversation has begun. */
async function ends(desk) {
    desk.over = after(CLEAN_UP_SECONDS).signal;
    try {
        for (const left of await cleanUp(desk)) {
            console.error(`STILL BOOKED, cancel it by hand: ${left}`);
        }
    } catch (failure) {
        console.error(`An appointment of "${PATIENT.name}" may still be booked: ${failure.message}`);
    }
}

let signalled;
for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143], ["SIGHUP", 129]]) {
    process.on(signal, () => {
        signalled ??= code;
        stopped.abort();
    });
}

const began = Date.now();
let desk;
try {
    console.log(`Verifying ${page}, with the API at ${api}`);
    await becomesHealthy();
    desk = new Desk(page, api, after(limit, stopped.signal).signal);
    await looks(desk);
    const slots = await freeSlots(desk);
    if (slots.length === 0) {
        await desk.say("Which doctors do you have?");
        console.log(`No slot is free in the next ${SEARCHED_DAYS} days, so nothing was booked; all else works.`);
        process.exitCode = 3;
    } else {
        const slot = await asks(desk, slots);
        await cancels(desk, await books(desk, slot));
        console.log(`The desk works (${((Date.now() - began) / 1000).toFixed(1)} seconds).`);
    }
} catch (failure) {
    if (desk) {
        await ends(desk);
    }
    if (signalled) {
        console.error(`Stopped at ${step}`);
        process.exitCode = signalled;
    } else {
        console.error(`The desk is broken: ${step}: ${failure instanceof Broken ? failure.message : (failure.stack ?? failure)}`);
        process.exitCode = 1;
    }
}
