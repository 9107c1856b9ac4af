// Goes from a question to the identity dialog and back with the keyboard alone, and has axe-core look at each state,
// in light and dark and at a telephone's width.
// Usage: node accessible.mjs PAGE_ADDRESS
// Prints one line of JSON: what axe-core and the narrow windows find, and what had the focus at each step.
import { finish, open } from "./chromium.mjs";
import { inspector } from "./inspect.mjs";

const [address] = process.argv.slice(2);
const context = await open({ colorScheme: "light", reducedMotion: "reduce" });
const page = context.pages()[0];
page.setDefaultTimeout(20_000);
const violations = [];
const focus = {};

const part = (id) => page.getByTestId(id);

const inspect = inspector(page, violations);

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
  focus.beginning = await focused();
  await inspect("empty");

  await page.keyboard.type("I need a knee specialist on Monday morning, I have no insurance");
  await page.keyboard.press("Enter");
  await part("slot").first().waitFor();
  await page.locator("#send").waitFor();
  focus.afterSending = await focused();
  await inspect("slots");
  await part("steps").last().locator("summary").focus();
  await page.keyboard.press("Enter");
  await part("step").first().waitFor();
  await inspect("steps");

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
  await part("identity-submit").click();
  await page.locator("vaadin-text-field[invalid]").first().waitFor();
  await inspect("dialog with errors");
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

  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("?");
  await page.locator("#single-keys").waitFor();
  await isDialogOpen(true);
  await inspect("dark help");
  await page.keyboard.press("Escape");
  await isDialogOpen(false);

  await page.keyboard.press("/");
  focus.afterTheSlash = await focused();
  await page.keyboard.type("I have chest pain");
  await page.keyboard.press("Enter");
  await page.locator(".emergency .call").first().waitFor();
  await inspect("dark emergency");
  await page.setViewportSize({ width: 360, height: 640 });
  await inspect("dark emergency on the narrowest telephone");
  await page.locator("#theme-toggle").click();
  await page.waitForFunction(() => document.documentElement.style.colorScheme === "light");
  await inspect("emergency");
  await page.setViewportSize({ width: 3840, height: 2160 });
  await inspect("on the largest screen");
  await page.setViewportSize({ width: 640, height: 430 });
  await inspect("magnified twice");

  console.log(JSON.stringify({ violations, focus }));
});
