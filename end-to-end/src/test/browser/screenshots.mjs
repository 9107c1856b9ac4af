// Takes the pictures of the README: free slots and the confirmation card with the schedule beside them, light; the same
// dark; and the card on a phone.
// Usage: node screenshots.mjs PAGE_ADDRESS FOLDER
import { join } from "node:path";
import { finish, open } from "./chromium.mjs";

const [address, folder] = process.argv.slice(2);
const pictures = [
  { name: "chat.png", viewport: { width: 1440, height: 1130 }, colorScheme: "light" },
  { name: "chat-dark.png", viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
  { name: "chat-phone.png", viewport: { width: 390, height: 844 }, colorScheme: "light", deviceScaleFactor: 2, hasTouch: true },
];

for (const { name, ...looks } of pictures) {
  const context = await open(looks);
  await finish(context, async () => {
    const page = context.pages()[0];
    await page.goto(address);
    await page.locator("#message-input textarea").fill("I need a knee specialist on Monday morning, I have no insurance");
    await page.locator("#send").click();
    await page.getByTestId("slot").nth(2).click();
    await page.getByTestId("confirm").waitFor();
    await page.getByTestId("follow-up").first().waitFor();
    if (await page.locator("#panel-area").isVisible()) {
      await page.locator("[data-testid=month][aria-busy=false]").waitFor();
    }
    await page.mouse.move(0, 0);
    await page.waitForTimeout(1_000);
    await page.screenshot({ path: join(folder, name), animations: "disabled" });
  });
}
