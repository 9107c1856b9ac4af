// The checks of scripts/agent-contract. Usage: contract.mjs API QUESTION ONLY SKIP TIMEOUT_SECONDS WAIT_SECONDS JSON

import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { Agent, Broken, NotOffered } from "./agent.mjs";
import { common } from "./common.mjs";
import { questions } from "./questions.mjs";
import { streams } from "./streams.mjs";

const UNREACHABLE = 2;

const [api, say, only, skip, timeout, wait, json] = process.argv.slice(2);
const asJson = json === "true";
const agent = new Agent(api, Number(timeout), process.env.AGENT_TOKEN);

/** The checks that were chosen; a name that there is not ends the program. */
function chosen() {
    const all = [...questions, ...streams, ...common];
    const names = (list) => list.split(",").map((name) => name.trim()).filter((name) => name !== "");
    const unknown = [...names(only), ...names(skip)].filter((name) => !all.some((check) => check.name === name));
    if (unknown.length > 0) {
        console.error(`agent-contract: There is no check ${unknown.join(", ")}; there are ${all.map((check) => check.name).join(", ")}`);
        process.exit(UNREACHABLE);
    }
    return all.filter(({ name }) => (only === "" || names(only).includes(name)) && !names(skip).includes(name));
}

/** Waits for an agent that just started; ends the program when nobody is at that address. */
async function reach() {
    const until = performance.now() + wait * 1000;
    for (;;) {
        try {
            const { status } = await agent.get("/health");
            if (status < 500 || performance.now() >= until) {
                return;
            }
        } catch (failure) {
            if (!(failure instanceof Broken)) {
                throw failure;
            }
            if (performance.now() >= until) {
                unreachable(failure);
            }
        }
        await pause(500);
    }
}

function unreachable(failure) {
    const error = `Nobody answers at ${api}: ${failure.message}. Is the agent running, and is that its address?`;
    console.error(`agent-contract: ${error}`);
    if (asJson) {
        console.log(JSON.stringify({ url: api, error }, undefined, 2));
    }
    process.exit(UNREACHABLE);
}

async function outcome({ run, optional = false }) {
    const required = !optional;
    try {
        const remark = await run(agent, say);
        return { outcome: "passed", required, ...(remark && { remark }) };
    } catch (failure) {
        if (failure instanceof NotOffered) {
            return { outcome: "not_offered", required, remark: failure.message };
        }
        if (failure instanceof Broken) {
            return { outcome: "failed", required, cause: failure.message, expected: failure.expected };
        }
        throw failure;
    }
}

const SIGNS = { passed: "ok  ", failed: "FAIL", not_offered: "--  " };

function line({ name, outcome, remark, cause, expected }) {
    const text = outcome === "failed" ? `${cause}. Expected: ${expected}` : outcome === "not_offered" ? `not offered: ${remark}` : remark;
    return `${SIGNS[outcome]}  ${name}${text ? `: ${text}` : ""}`;
}

const checks = chosen();
await reach();
agent.errors = [];
const results = [];
if (!asJson) {
    console.log(`Checking ${api}`);
}
for (const check of checks) {
    const began = performance.now();
    const result = { name: check.name, ...(await outcome(check)), duration_ms: Math.round(performance.now() - began) };
    results.push(result);
    if (!asJson) {
        console.log(line(result));
    }
}

const count = (kind) => results.filter((result) => result.outcome === kind).length;
const [passed, failed, notOffered] = [count("passed"), count("failed"), count("not_offered")];
if (asJson) {
    console.log(JSON.stringify({ url: api, passed, failed, not_offered: notOffered, checks: results }, undefined, 2));
} else {
    const verdict = failed === 0 ? "The agent keeps the contract" : "The agent does not keep the contract";
    console.log(`${verdict}: ${results.length} checks, ${passed} passed, ${failed} failed, ${notOffered} not offered.`);
}
process.exitCode = failed === 0 ? 0 : 1;
