// Goes from a question to the identity dialog and back with the keyboard alone, and has axe-core look at each state,
// in light and dark and at a telephone's width.
// Usage: node accessible.mjs PAGE_ADDRESS
// Prints one line of JSON: the serious and critical violations, and what had the focus at each step.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { finish, open } from "./chromium.mjs";

const [address] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const context = await open({ colorScheme: "light", reducedMotion: "reduce" });
const page = context.pages()[0];
page.setDefaultTimeout(20_000);
const violations = [];
const focus = {};

const part = (id) => page.getByTestId(id);

const inspect = async (state) => {
  const found = await page.evaluate(async () => (await window.axe.run()).violations);
  for (const { id, impact, nodes } of found) {
    if (impact === "serious" || impact === "critical") {
      const where = nodes.map((node) => `${node.target.join(" ")}: ${node.any[0]?.message}`);
      violations.push({ state, id, impact, where });
    }
  }
};

// the innermost part with the focus that the tests know by name
const focused = () =>
  page.evaluate(() => {
    const known = document.activeElement?.closest("[data-testid], #message-input, #identity-button, .scroller");
    return known?.getAttribute("data-testid") ?? (known?.id || known?.className || "nothing");
  });

const focusedBecomes = (id) =>
  page.waitForFunction((wanted) => document.activeElement?.closest(`[data-testid="${wanted}"]`), id);

const isDialogOpen = (open) =>
  page.waitForFunction(
    (wanted) => [...document.querySelectorAll("vaadin-dialog")].some((one) => one.opened) === wanted,
    open,
  );

await finish(context, async () => {
  await page.goto(address);
  await part("starter").first().waitFor();
  await page.evaluate(axe);
  focus.beginning = await focused();
  await inspect("empty");

  await page.keyboard.type("I need a knee specialist on Monday morning, I have no insurance");
  await page.keyboard.press("Enter");
  await part("slot").first().waitFor();
  await page.locator("#send").waitFor();
  focus.afterSending = await focused();
  await inspect("slots");

  await part("slot").first().focus();
  await page.keyboard.press("Enter");
  await part("confirm").waitFor();
  await focusedBecomes("proposal-card");
  await inspect("card");
  await page.setViewportSize({ width: 390, height: 844 });
  await inspect("card on a telephone");

  await page.keyboard.press("Tab");
  focus.afterTheCard = await focused();
  await page.keyboard.press("Enter");
  await part("identity-name").locator("input").waitFor();
  await isDialogOpen(true);
  await inspect("dialog on a telephone");
  focus.inTheDialog = await page.evaluate(() => document.activeElement?.closest("vaadin-dialog") != null);
  await page.keyboard.press("Escape");
  await isDialogOpen(false);
  await focusedBecomes("proposal-card");
  focus.afterTheDialog = await focused();

  await page.setViewportSize({ width: 1280, height: 860 });
  await page.locator("#theme-toggle").focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.documentElement.style.colorScheme === "dark");
  await inspect("dark");
  await page.locator("#identity-button").focus();
  await page.keyboard.press("Enter");
  await part("identity-name").locator("input").waitFor();
  await inspect("dark dialog");
  await page.keyboard.press("Escape");
  await isDialogOpen(false);
  await page.waitForFunction(() => document.activeElement?.id === "identity-button");
  focus.afterLeavingTheDialog = await focused();

  console.log(JSON.stringify({ violations, focus }));
});
