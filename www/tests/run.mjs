// The browser tests: node tests/run.mjs [--build folder] [--jobs 2] [--list] [words of a file's or test's name…]
// Serves dist/ or another build. Exits 1 when anything fails, or when there is no Chromium.
// The last line counts.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { launch } from "./support/browser.mjs";
import { www } from "./support/server.mjs";
import { Checks, tests } from "./support/test.mjs";

const args = process.argv.slice(2);
const take = (flag) => {
  const at = args.indexOf(flag);
  return at < 0 ? undefined : args.splice(at, 2)[1];
};
const has = (flag) => args.includes(flag) && Boolean(args.splice(args.indexOf(flag), 1));
const jobs = Number(take("--jobs") ?? 2);
const folder = take("--build");
const list = has("--list");
const build = resolve(folder ?? `${www}dist`);

// Tests that are known to fail, one a line, with the reason above. They run, and are counted; the list may only shrink.
const known = new Set(readFileSync(new URL("known_failures.txt", import.meta.url), "utf8").split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("#")));

let ran = 0;
let failed = 0;
let expected = 0;
const finish = () => {
  console.log(`${ran} browser tests ran, ${failed + expected} failed${expected ? `, ${expected} of them known (tests/known_failures.txt)` : ""}`);
  process.exit(failed || !ran ? 1 : 0);
};
const refuse = (why) => {
  console.error(why);
  failed += 1;
  finish();
};

for (const flag of args) if (flag.startsWith("--")) refuse(`unknown option ${flag}`);
if (!existsSync(`${build}/manifest.json`)) refuse(`${build} holds no build: \`node build.mjs\` makes one`);
const all = [];
for (const file of readdirSync(new URL(".", import.meta.url)).filter((name) => name.endsWith(".test.mjs")).sort()) {
  tests.length = 0;
  await import(new URL(file, import.meta.url).href);
  if (!tests.length) refuse(`${file} holds no test`);
  all.push(...tests.map((test) => ({ ...test, name: `${file.replace(".test.mjs", "")}: ${test.name}` })));
}
for (const name of known) if (!all.some((test) => test.name === name)) refuse(`known_failures.txt names a test that is not there: ${name}`);
const chosen = all.filter(({ name }) => !args.length || args.some((word) => name.includes(word)));
if (list) {
  for (const { name } of chosen) console.log(name);
  process.exit(0);
}
if (chosen.length < all.length) console.log(`${chosen.length} of ${all.length} tests chosen`);
if (!chosen.length) refuse(`no test is called ${args.join(" or ")}`);

let browser;
try {
  browser = await launch();
} catch (error) {
  refuse(error.message);
}
console.log(`Chromium ${browser.version()}, ${build}`);

async function one({ name, body, seconds }) {
  // A page that takes the browser with it must not take the other tests.
  if (!browser.isConnected()) browser = await launch();
  const t = new Checks({ browser, build });
  const start = Date.now();
  let timer;
  try {
    const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(`not done after ${seconds} s`)), seconds * 1000)));
    const work = body(t);
    await Promise.race([work, late]);
    if (!t.count) t.ok(false, "the test checked nothing");
  } catch (error) {
    t.failures.set(String(error?.stack ?? error).replace(/\x1b\[\d+m/g, "").split("\n").filter((line) => !/node:internal|node_modules/.test(line)).slice(0, 8).join("\n      "), 1);
  }
  clearTimeout(timer);
  await t.end();
  ran += 1;
  const bad = t.failures.size > 0;
  if (bad && known.has(name)) expected += 1;
  else if (bad) failed += 1;
  else if (known.has(name)) t.note("passes: take it off known_failures.txt");
  console.log(`${bad ? (known.has(name) ? "KNOWN" : "FAIL ") : "ok   "} ${((Date.now() - start) / 1000).toFixed(1).padStart(5)} s  ${name} (${t.count} checks)`);
  for (const note of t.notes) console.log(`        ${note}`);
  for (const [message, times] of [...t.failures].slice(0, 25)) console.log(`      ✗ ${message}${times > 1 ? ` (${times} times)` : ""}`);
  if (t.failures.size > 25) console.log(`      ✗ and ${t.failures.size - 25} more`);
}

process.on("unhandledRejection", (error) => {
  console.log(`      ✗ left behind by a test: ${String(error?.message ?? error).split("\n")[0]}`);
});
const began = Date.now();
const queue = chosen.filter((test) => !test.alone);
await Promise.all(Array.from({ length: Math.max(1, jobs) }, async () => {
  for (let next = queue.shift(); next; next = queue.shift()) await one(next);
}));
for (const next of chosen.filter((test) => test.alone)) await one(next);
await browser.close();
console.log(`${((Date.now() - began) / 1000).toFixed(0)} s`);
finish();
