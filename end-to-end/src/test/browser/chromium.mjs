// Starts the Chromium that is installed, or the one that npm's package carries.
import { chromium } from "playwright-core";

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function open(options = {}) {
  // no folder: the browser gets a new one, which goes when it does
  return chromium.launchPersistentContext("", {
    executablePath: process.env.CHROMIUM_PATH || (await fromPackage()),
    headless: true,
    args: QUIET,
    acceptDownloads: true,
    viewport: { width: 1280, height: 860 },
    ...options,
  });
}

async function fromPackage() {
  const { default: packaged } = await import("@sparticuz/chromium");
  return packaged.executablePath();
}

export async function finish(context, work) {
  try {
    await work();
  } catch (failure) {
    const [page] = context.pages();
    await page?.screenshot({ path: "failure.png", fullPage: true }).catch(() => {});
    console.error(failure);
    console.error(await page?.locator("body").innerText().catch(() => ""));
    process.exitCode = 1;
  } finally {
    await context.close();
  }
}
