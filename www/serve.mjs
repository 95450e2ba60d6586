// Serves the demo pages on loopback until interrupted: node serve.mjs [port]
//   --check: loads the demo page once in a browser, writes what a person can do, and ends; fails when no opening is ranked
import { launch } from "./tests/support/browser.mjs";
import { serve, www } from "./tests/support/server.mjs";

const check = process.argv.includes("--check");
const port = Number(process.argv.slice(2).find((arg) => /^\d+$/.test(arg)) ?? (check ? 0 : 8070));
const server = await serve({ build: `${www}dist`, port, compress: true });
console.log(`The demo page:      ${server.url}/demo/index.html
in English:         ${server.url}/demo/en.html
all pages:          ${server.url}/demo/pages.html`);
if (!check) console.log("Ctrl-C ends it.");
else {
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: 360, height: 760 } });
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.addInitScript(() => addEventListener("padan-ready", () => (globalThis.padanIsReady = true)));
  await page.goto(`${server.url}/demo/index.html`);
  await page.waitForFunction(() => globalThis.padanIsReady, null, { timeout: 20_000 });
  await page.locator("padan-match").locator("[part~=input]").fill("bisa servis motor injeksi, ganti oli, tune up; punya SIM C, lulusan SMK");
  const first = page.locator("padan-match").locator("[part~=card]:has([part~=fit])").first();
  await first.waitFor({ timeout: 20_000 });
  console.log(`\nloaded; the first opening for a motorcycle mechanic:\n${(await first.innerText()).split("\n").filter((line) => line.trim()).slice(0, 5).map((line) => `  ${line.trim()}`).join("\n")}`);
  await browser.close();
  await server.close();
  if (errors.length) console.error(errors.join("\n"));
  process.exit(errors.length ? 1 : 0);
}
