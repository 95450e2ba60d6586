// Writes every state at 360 and 1280 px, in both languages, light and dark: node dev/shots.mjs [folder] [state…]
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";
import { ready, states } from "./states.mjs";

const [folder = "shots", ...only] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-background-networking"] });
for (const [name, state] of Object.entries(states)) {
  if (only.length && !only.includes(name)) continue;
  const { url, close } = await serve(state);
  for (const width of [360, 1280]) for (const lang of ["id", "en"]) for (const colorScheme of ["light", "dark"]) {
    if (process.env.QUICK && (lang === "en" || (colorScheme === "dark" && process.env.QUICK === "1"))) continue;
    const context = await browser.newContext({ viewport: { width, height: width === 360 ? 760 : 900 }, colorScheme });
    const page = await context.newPage();
    await page.addInitScript((lang) => document.addEventListener("DOMContentLoaded", () => document.querySelector("padan-match")?.setAttribute("lang", lang)), lang);
    if (state.before) await page.addInitScript(state.before);
    await page.goto(`${url}/demo/index.html`);
    try {
      if (state.early) await page.waitForTimeout(500);
      else await ready(page);
      await state.go?.(page);
    } catch (error) {
      console.error(`${name} ${width} ${lang}: ${error.message.split("\n")[0]}`);
    }
    await page.screenshot({ path: `${folder}/${name}-${width}-${lang}-${colorScheme}.png`, clip: { x: 0, y: 0, width, height: width === 360 ? 2400 : 1700 }, fullPage: true });
    await context.close();
  }
  close();
}
await browser.close();
