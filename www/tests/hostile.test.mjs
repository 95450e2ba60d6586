// Feeds and pages that mean harm, or are broken: nothing runs, good openings show, bad ones are counted with a reason, the page stays quick.
import { open, ready, write } from "./support/page.mjs";
import { broken, clobbering, feeds, goodLinks, links } from "./support/payloads.mjs";
import { STRICT } from "./support/server.mjs";
import { pageWith, withFeed } from "./support/states.mjs";
import { test } from "./support/test.mjs";
import { pattern } from "./support/words.mjs";

/** Runs before the page: notes the longest task of the main thread, and what the prototypes looked like before. */
const PULSE = `(() => {
  const pulse = { longest: 0 };
  Object.defineProperty(globalThis, Symbol.for("pulse"), { value: pulse });
  Object.defineProperty(globalThis, Symbol.for("proto"), { value: [Object, Array, String, Function, HTMLElement].map((one) => Object.getOwnPropertyNames(one.prototype).join()).join() });
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) pulse.longest = Math.max(pulse.longest, duration); }).observe({ type: "longtask", buffered: true });
})()`;

/** What must not have happened. */
async function unharmed(room, what, { most = 1000 } = {}) {
  const { t, page, seen } = room;
  const found = await page.evaluate(() => {
    const root = document.querySelector("padan-match")?.shadowRoot;
    const tags = "a article b button details div fieldset h2 h3 h4 h5 input label legend li ol option p path section select slot small span strong summary svg table tbody td textarea tfoot th thead tr ul bdi".split(" ");
    const all = [...(root?.querySelectorAll("*") ?? [])];
    return {
      ran: "__ran" in window,
      tags: [...new Set(all.map(({ localName }) => localName))].filter((name) => !tags.includes(name)),
      handlers: all.flatMap((one) => one.getAttributeNames().filter((name) => /^on|^style$|^srcdoc$|^src$/.test(name)).map((name) => `${one.localName} ${name}=${one.getAttribute(name)}`)).filter((said) => !/^span style=width: ?\d+%;?$|^div style=(--(on-)?brand: [\w#() ]+; ?)+$/.test(said)),
      links: all.filter((one) => one.localName === "a").map(({ href, protocol, username }) => [href, protocol, username]).filter(([, protocol, username]) => !/^https?:$/.test(protocol) || username).map(([href]) => href),
      polluted: "polluted" in {} || [Object, Array, String, Function, HTMLElement].map((one) => Object.getOwnPropertyNames(one.prototype).join()).join() !== globalThis[Symbol.for("proto")],
      longest: globalThis[Symbol.for("pulse")]?.longest ?? 0,
    };
  });
  t.ok(!found.ran, `${what}: something ran`);
  t.none(found.tags, `${what}: elements that the widget does not draw`);
  t.none(found.handlers, `${what}: attributes that the widget does not set`);
  t.none(found.links, `${what}: links that lead elsewhere than to the web`);
  t.ok(!found.polluted, `${what}: a prototype was changed`);
  t.ok(found.longest < most, `${what}: the page stood still for ${Math.round(found.longest)} ms`);
  t.none(seen.dialogs, `${what}: dialogs`);
  t.none(seen.errors, `${what}: uncaught errors`);
  t.none(seen.requests.filter((url) => !url.startsWith(room.server.url)), `${what}: requests to other hosts`);
  t.none(room.server.log.map(({ path }) => path).filter((path) => /__ran|evil|pixel|<|onerror/.test(path)), `${what}: requests made by a payload`);
  return found;
}

/** Shows every opening and, with `inside`, opens the details of each, all within the page. */
const openAll = (room, inside = true) => room.page.evaluate(async ({ more, inside }) => {
  const root = document.querySelector("padan-match").shadowRoot;
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  for (let step = 0; step < 40; step++) {
    const next = [...root.querySelectorAll("button")].find((button) => new RegExp(more).test(button.textContent.trim()));
    if (!next) break;
    next.click();
    await frame();
  }
  const buttons = () => [...root.querySelectorAll("[part~=details-button]")];
  const count = buttons().length;
  // Opening one closes the one before.
  for (let at = 0; inside && at < count; at++) {
    buttons()[at].click();
    await frame();
    for (const summary of root.querySelectorAll("[part~=details] summary")) summary.click();
  }
  return count;
}, { more: pattern(room.lang, "more").source, inside });

let combinations = 0;
for (const { field, postings, count } of feeds()) {
  combinations += count;
  test(`payloads in ${field}: ${count}`, { seconds: 120 }, async (t) => {
    // No policy: whatever could run, would.
    const room = await open(t, { html: withFeed([]), width: 360, script: PULSE });
    await room.page.evaluate((text) => (document.querySelector("padan-match").postings = JSON.parse(text)), JSON.stringify(postings));
    await room.part("card").first().waitFor();
    const shownBlank = await openAll(room, false);
    await write(room, "bisa jahit kebaya, obras, punya SIM C");
    const shown = await openAll(room);
    t.equal(shown, shownBlank, "openings that can be reached after ranking");
    const { bad, reasons } = await room.page.evaluate(() => {
      const list = document.querySelector("padan-match").shadowRoot.querySelectorAll(".bad li, details.warn li");
      return { bad: list.length, reasons: [...list].filter((one) => /\(?[A-Z]+-?\d+/.test(one.textContent) && one.textContent.trim().length > 20).length };
    });
    t.equal(shown + bad, postings.length, `openings that show (${shown}) and those that are counted as bad (${bad})`);
    t.equal(reasons, bad, "bad openings with a code and a reason");
    const titles = await room.part("card").locator("h3").allTextContents();
    t.equal(titles.filter((title) => title === "Penjahit yang baik").length, 2, "good openings");
    // Signs that turn the direction of text are taken out, or kept apart from what is around.
    t.none(await room.page.evaluate(() => [...document.querySelector("padan-match").shadowRoot.querySelectorAll("h3, p, li, span, b, a, button, small, bdi")]
      .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && /[\u202a-\u202e\u2066-\u2069]/.test(node.data)) && !/isolate|plaintext/.test(getComputedStyle(one).unicodeBidi))
      .map((one) => `${one.localName}.${one.className} ${JSON.stringify(one.textContent.slice(0, 40))}`)), "text that can turn the direction of what is around it");
    await unharmed(room, field);
    if (field === "url") {
      const hrefs = await room.part("apply").evaluateAll((all) => all.map((a) => a.href));
      t.ok(hrefs.length >= 2 && !hrefs.some((href) => /javascript:|data:|evil\.example/i.test(href.replace(/[\s\u0000]/g, ""))  && !/^https?:\/\/(127|contoh)/.test(href)), `links of hostile addresses: ${hrefs.filter((href) => /evil/.test(href)).slice(0, 3)}`);
    }
  });
}
test("that makes more than 500 combinations", async (t) => t.ok(combinations >= 500, `${combinations} combinations`));

test("the same under the strictest policy: no violation", { seconds: 120 }, async (t) => {
  const room = await open(t, { html: withFeed([]), csp: STRICT, width: 1280, script: PULSE });
  for (const field of ["title", "description", "url"]) {
    await room.page.evaluate((text) => (document.querySelector("padan-match").postings = JSON.parse(text)), JSON.stringify(feeds().find((one) => one.field === field).postings));
    await room.part("card").first().waitFor();
    await write(room, `bisa jahit kebaya, ${field}`);
    await openAll(room);
  }
  await unharmed(room, "strict");
  t.none(room.seen.violations, "violations");
});

test("addresses: only the web becomes a link", async (t) => {
  const all = [...goodLinks, ...links];
  const room = await open(t, { html: withFeed(all.map((url, at) => ({ title: `Penjahit ${at}`, description: "Bisa jahit kebaya", url }))), width: 360, script: PULSE });
  for (let step = 0; step < 5; step++) {
    const more = room.widget.getByRole("button", { name: pattern(room.lang, "more") });
    if (!(await more.count())) break;
    await more.click();
    await room.settle();
  }
  const has = await room.part("card").evaluateAll((cards) => Object.fromEntries(cards.map((card) => [card.querySelector("h3").textContent, card.querySelector("[part~=apply]")?.href ?? ""])));
  all.forEach((url, at) => {
    const href = has[`Penjahit ${at}`];
    if (at < goodLinks.length) t.ok(href, `no link for ${url}`);
    else t.ok(!href || (/^https?:\/\//.test(href) && !/evil\.example/.test(new URL(href).host)), `${JSON.stringify(url)} leads to ${href}`);
  });
  await unharmed(room, "addresses");
});

for (const [name, [text, readable, said]] of Object.entries(broken)) {
  test(`feed: ${name}`, async (t) => {
    const room = await open(t, { width: 360, script: PULSE, html: pageWith('<a href="/demo/lowongan.html">Lihat semua lowongan</a>', { attributes: 'postings="/feed.json"' }), rules: (server) => server.rule("/feed.json", { answer: (_, response) => response.writeHead(200, { "content-type": "application/json" }).end(text) }) });
    if (!t.ok(await room.widget.getByRole("tablist").count(), "the widget does not work beside this feed")) return;
    t.equal(await room.part("card").count(), readable, "openings that show");
    const told = await room.page.evaluate(() => [...document.querySelector("padan-match").shadowRoot.querySelectorAll(".warn")].map((one) => one.textContent).join(" "));
    const words = ["feedBroken", "feedLost", "feedBig", "badFeed", "feedMany"].some((key) => pattern(room.lang, key).test(told));
    t.equal(words, said, `whether something is said about it (“${told.slice(0, 160)}”)`);
    await write(room, "bisa jahit kebaya dan obras");
    t.ok(await room.part("chip").count(), "the person can write all the same");
    await unharmed(room, name);
  });
}

test("values that a property can hold and JSON cannot", async (t) => {
  const room = await open(t, { html: withFeed([]), width: 360, script: PULSE });
  const values = ["cyclic", "deep", "getter", "proxy", "bigint", "symbol", "function", "date", "sparse", "toJSON"];
  for (const name of values) {
    await room.page.evaluate((name) => {
      const good = { title: "Penjahit yang baik", description: "Bisa jahit kebaya dan obras." };
      const cyclic = { title: "Berputar", description: "x" };
      cyclic.self = cyclic;
      let deep = {};
      for (let at = 0; at < 20_000; at++) deep = { deep };
      const made = {
        cyclic, deep: { title: "Dalam", description: "x", deep }, bigint: { title: "Besar", description: "x", n: 10n }, symbol: Symbol("x"), function: () => 1, date: new Date(NaN), sparse: [, , 1],
        getter: Object.defineProperty({ description: "x" }, "title", { enumerable: true, get: () => { throw new Error("getter"); } }),
        proxy: new Proxy({}, { get: () => { throw new Error("proxy"); }, ownKeys: () => { throw new Error("keys"); } }), toJSON: { title: "x", toJSON: () => { throw new Error("toJSON"); } },
      }[name];
      document.querySelector("padan-match").postings = [good, made, good];
    }, name);
    await room.settle();
    const works = await room.widget.getByRole("tablist").count();
    if (!t.ok(works, `${name}: the widget is gone`)) {
      await room.button(room.say("retry")).click({ timeout: 300 }).catch(() => {});
      await room.settle();
      continue;
    }
    const titles = await room.part("card").locator("h3").allTextContents();
    t.equal(titles.filter((title) => title === "Penjahit yang baik").length, 2, `${name}: good openings`);
  }
  await unharmed(room, "values");
});

test("pages whose elements are called like what the script needs", { seconds: 120 }, async (t) => {
  for (const html of clobbering) {
    const room = await open(t, { html: withFeed([{ title: "Penjahit", organization: "Contoh", description: "Bisa jahit kebaya" }], { body: html }), width: 360, go: false });
    await ready(room.page, 8).catch(() => {});
    if (!t.ok(await room.widget.getByRole("tablist").count(), `${html}: the widget does not come`)) continue;
    await write(room, "bisa jahit kebaya");
    await room.part("fit").first().waitFor({ timeout: 4000 }).catch(() => {});
    t.ok((await room.part("fit").count()) > 0, `${html}: no answer`);
    t.none(room.seen.requests.filter((url) => /evil/.test(url)), `${html}: requests to the evil host`);
    t.none(room.server.log.map(({ path }) => path).filter((path) => !/^\/(padan|demo|test\.html)/.test(path)), `${html}: requests elsewhere`);
    await room.context.close();
  }
});

const ugly = {
  "Object.prototype has a field": "Object.prototype.polluted = 1",
  "Array.prototype.toJSON, as Prototype.js had it": "Array.prototype.toJSON = function () { return JSON.stringify(this.slice()); }",
  "Array.prototype has a method": "Array.prototype.remove = function () {}; Array.prototype.last = function () {}",
  "String.prototype.trim is another": "String.prototype.strip = String.prototype.trim; Function.prototype.bind2 = function () {}",
  "console is replaced": "window.console = {}; console.log = console.warn = console.info = console.error = () => { throw new Error('console'); }",
  "fetch is replaced": "const own = window.fetch; window.fetch = (...args) => own(...args)",
  "Object.prototype is frozen": "Object.freeze(Object.prototype); Object.freeze(Array.prototype)",
  "the tag's name is taken by a plain element": "document.createElement('padan-match')",
};
for (const [name, script] of Object.entries(ugly)) {
  test(`a page where ${name}`, async (t) => {
    const room = await open(t, { html: withFeed([{ title: "Penjahit", organization: "Contoh", description: "Bisa jahit kebaya" }]), script, width: 360, go: false });
    await ready(room.page, 8).catch(() => {});
    if (!t.ok(await room.widget.getByRole("tablist").count(), "the widget does not come")) return;
    await write(room, "bisa jahit kebaya");
    t.ok((await room.part("fit").count()) > 0, "no answer");
    t.none(room.seen.errors, "uncaught errors");
  });
}

test("a feed of 100 MB from a URL: stopped at the limit, said so, and the page stays quick", { alone: true }, async (t) => {
  let sent = 0;
  const chunk = Buffer.from(`${JSON.stringify({ title: "Penjahit", description: "Bisa jahit kebaya. ".repeat(50) })},`.repeat(60));
  const room = await open(t, {
    width: 360, script: PULSE, html: pageWith('<a href="/demo/lowongan.html">Lihat semua lowongan</a>', { attributes: 'postings="/big.json"' }),
    rules: (server) => server.rule("/big.json", { answer: async (request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write("[");
      let gone = false;
      request.socket.on("close", () => (gone = true));
      while (sent < 100e6 && !gone) {
        sent += chunk.length;
        if (!response.write(chunk)) await new Promise((done) => (response.once("drain", done), setTimeout(done, 200)));
      }
      response.end("{}]");
    } }),
  });
  // What left the server is in the system's buffers as well; it stops when the widget hangs up.
  t.ok(sent < 40e6, `${(sent / 1e6).toFixed(1)} MB were sent`);
  t.note(`${(sent / 1e6).toFixed(1)} MB left the server before the widget hung up, buffers on the way included`);
  const told = await room.page.evaluate(() => document.querySelector("padan-match").shadowRoot.textContent);
  t.ok(told.includes(room.say("feedBig", { n: 10 })), "the message names the limit");
  await write(room, "bisa jahit kebaya");
  const { longest } = await unharmed(room, "100 MB");
  t.note(`longest task of the main thread: ${Math.round(longest)} ms`);
});

test("five thousand openings and one more: the first are read, and it is said", { alone: true }, async (t) => {
  const room = await open(t, { width: 360, script: PULSE, html: pageWith("", { attributes: 'postings="/many.json"' }), rules: (server) => server.rule("/many.json", { answer: (_, response) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(Array.from({ length: 5001 }, (_, at) => ({ title: `Penjahit ${at}`, description: "Bisa jahit kebaya dan obras." })))) }) });
  const told = await room.page.evaluate(() => document.querySelector("padan-match").shadowRoot.textContent);
  t.ok(told.includes(room.say("feedMany", { n: "5.000" })), "that only the first are read is said");
  await unharmed(room, "5,001");
});
