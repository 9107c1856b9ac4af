// Looks at a state of the page with axe-core, and whether anything is wider than the window.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Returns a function that inspects the page and adds what it finds to violations. */
export const inspector = (page, violations) => async (state) => {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await window.axe.run()).violations);
  for (const { id, impact, nodes } of found) {
    const where = nodes.map((node) => `${node.target.join(" ")}: ${node.any[0]?.message}`);
    violations.push({ state, id, impact, where });
  }
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (excess > 0) {
    violations.push({ state, id: "wider than the window", impact: `${excess} px`, where: [] });
  }
};
