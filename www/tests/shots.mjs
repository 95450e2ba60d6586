// Writes every state at 320, 360 and 1280 px, in both languages, light and dark, into shots/:
// node tests/shots.mjs [--quick: Indonesian, light, 360 and 1280 px] [states…]
import { existsSync, mkdirSync } from "node:fs";
import { launch } from "./support/browser.mjs";
import { open } from "./support/page.mjs";
import { www } from "./support/server.mjs";
import { shown, states } from "./support/states.mjs";
import { Checks } from "./support/test.mjs";

const args = process.argv.slice(2);
const quick = args.includes("--quick");
const only = args.filter((arg) => !arg.startsWith("--"));
const build = `${www}dist`;
if (!existsSync(`${build}/manifest.json`)) throw new Error(`${build} is missing: node build.mjs`);
mkdirSync(`${www}shots`, { recursive: true });

const jobs = [];
for (const name of Object.keys(states)) {
  if (only.length && !only.includes(name)) continue;
  for (const width of quick ? [360, 1280] : [320, 360, 1280]) for (const lang of quick ? ["id"] : ["id", "en"]) for (const scheme of quick ? ["light"] : ["light", "dark"]) jobs.push({ name, width, lang, scheme });
}
const browser = await launch();
let wrong = 0;
const count = jobs.length;
await Promise.all([0, 1].map(async () => {
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const { name, width, lang, scheme } = job;
    const { go, early, shows, ...options } = states[name];
    const t = new Checks({ browser, build });
    try {
      const room = await open(t, { ...options, width, lang, scheme, go: !early });
      if (early) await room.settle();
      await go?.(room);
      if (!(await shown(room, shows))) throw new Error(`“${room.say(shows)}” is not to be seen`);
      await room.page.screenshot({ path: `${www}shots/${name}-${width}-${lang}-${scheme}.png`, fullPage: true, clip: { x: 0, y: 0, width, height: width < 800 ? 2400 : 1700 } });
    } catch (error) {
      wrong += 1;
      console.error(`${name} ${width} ${lang} ${scheme}: ${String(error.message).split("\n")[0]}`);
    }
    await t.end();
  }
}));
await browser.close();
console.log(`${count - wrong} of ${count} screenshots in ${www}shots`);
process.exit(wrong ? 1 : 0);
