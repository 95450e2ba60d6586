// More than one: two widgets, two versions, a page whose style sheet is hostile, an element that comes and goes.
import { open, ready, write } from "./support/page.mjs";
import { pageWith, withFeed } from "./support/states.mjs";
import { test } from "./support/test.mjs";

const FEED = [{ title: "Penjahit", organization: "Contoh Busana", description: "Bisa jahit kebaya dan obras." }, { title: "Mekanik motor", organization: "Contoh Bengkel", description: "Bisa ganti oli motor dan tune up." }];

test("two widgets on one page know nothing of each other, and load once", async (t) => {
  const second = pageWith("").match(/<padan-match.*<\/padan-match>/)[0].replace("<padan-match", '<padan-match id="two"').replace("></padan-match>", `><script type="application/json">${JSON.stringify(FEED)}</script></padan-match>`);
  const room = await open(t, { html: withFeed(FEED).replace("</main>", `${second}</main>`), go: false });
  await room.page.waitForFunction(() => globalThis[Symbol.for("padan-ready")] >= 2, null, { timeout: 15_000 });
  const two = room.page.locator("#two");
  await write(room, "bisa jahit kebaya");
  await two.locator("[part~=input]").fill("bisa ganti oli motor");
  await two.locator("[part~=fit]").first().waitFor();
  await room.settle();
  t.equal(await room.card(0).locator("h3").textContent(), "Penjahit", "the first widget's first");
  t.equal(await two.locator("[part~=card] h3").first().textContent(), "Mekanik motor", "the second widget's first");
  await two.getByRole("tab", { name: room.say("tabVentures") }).click();
  t.equal(await room.widget.getByRole("tab", { selected: true }).getAttribute("id"), "tab-jobs", "the first widget's tab");
  await two.evaluate((element) => element.setAttribute("lang", "en"));
  await two.getByRole("tab", { name: "Training" }).waitFor();
  t.ok(await room.widget.getByRole("tab", { name: room.say("tabTraining") }).count(), "the first widget keeps its language");
  const asked = room.server.log.map(({ path }) => path).filter((path) => path.startsWith("/padan/"));
  t.equal(asked.length, new Set(asked).size, "files that were fetched twice");
  await two.evaluate((element) => element.remove());
  await write(room, "bisa obras");
  t.ok((await room.part("fit").count()) > 0, "the first goes on when the second is gone");
  t.none(room.seen.errors, "uncaught errors");
});

test("two versions on one page: the second stays idle and says so", async (t) => {
  const room = await open(t, { html: withFeed(FEED, { head: '<script type="module" src="/old/padan.js"></script>' }), folders: { "/old/": t.run.build }, load: false });
  // Another version is another file at another address.
  const { readFileSync, readdirSync } = await import("node:fs");
  const name = readdirSync(t.run.build).find((file) => /^padan-\d.*\.js$/.test(file));
  room.server.rule("/old/padan.js", { answer: (_, response) => response.writeHead(200, { "content-type": "text/javascript" }).end(readFileSync(`${t.run.build}/${name}`)) });
  await room.goto();
  await room.ready();
  await room.settle();
  t.equal(room.seen.console.filter((line) => line.startsWith("warning") && /already defined/.test(line)).length, 1, "warnings of the second copy");
  const data = room.server.log.filter(({ path }) => /\.(wasm|bin)$/.test(path)).map(({ path }) => path.replace(/^\/\w+\//, ""));
  t.equal(data.length, new Set(data).size, "files that the idle copy fetched again");
  await write(room, "bisa jahit kebaya");
  t.ok((await room.part("fit").count()) > 0, "the first answers");
  t.none(room.seen.errors, "uncaught errors");
});

const look = (page) => page.evaluate(() => {
  const host = document.querySelector("padan-match");
  const keys = ["display", "color", "backgroundColor", "fontFamily", "fontSize", "fontWeight", "lineHeight", "letterSpacing", "padding", "margin", "borderTopWidth", "borderRadius", "minHeight", "textTransform", "textAlign", "visibility", "opacity", "direction", "whiteSpace", "cursor", "width"];
  const of = (element) => Object.fromEntries(keys.map((key) => [key, getComputedStyle(element)[key]]));
  return { host: of(host), inside: [...host.shadowRoot.querySelectorAll("*")].map((element) => ({ what: `${element.localName}.${element.getAttribute("class") ?? ""}`, ...of(element) })) };
});
const HOSTILE = {
  "*{all:unset!important}": "* { all: unset !important }",
  "loud text styles": "body, padan-match { font: italic 900 40px/3 serif !important; text-transform: uppercase; letter-spacing: .5em; word-spacing: 2em; text-align: right; color: #f0f; text-indent: 3em; line-height: 3; white-space: pre; cursor: wait; visibility: visible; direction: rtl; user-select: none; text-shadow: 2px 2px red }",
  "styles by tag and class": "button, input, select, textarea, a, h2, h3, li, p, .card, .chip, .root, .app { display: none !important; color: red !important; position: fixed !important; font-size: 3px !important }",
};
for (const [name, css] of Object.entries(HOSTILE)) {
  test(`a page with ${name}: the widget keeps its look`, async (t) => {
    const usual = await open(t, { html: withFeed(FEED), width: 1000 });
    const room = await open(t, { html: withFeed(FEED, { head: "<link rel=stylesheet href=/hostile.css>" }), width: 1000, rules: (server) => server.rule("/hostile.css", { answer: (_, response) => response.writeHead(200, { "content-type": "text/css" }).end(css) }) });
    await write(usual, "bisa jahit kebaya");
    await write(room, "bisa jahit kebaya");
    // Compared at one width: the page's own layout is the page's.
    for (const one of [usual, room]) await one.page.evaluate(() => document.querySelector("padan-match").style.setProperty("width", "600px", "important"));
    await room.settle();
    const [wanted, found] = [await look(usual.page), await look(room.page)];
    t.equal(found.inside.length, wanted.inside.length, "elements inside");
    const other = [];
    found.inside.forEach((one, at) => {
      for (const [key, value] of Object.entries(one)) if (wanted.inside[at] && wanted.inside[at][key] !== value && key !== "width") other.push(`${one.what} ${key}: ${value} instead of ${wanted.inside[at][key]}`);
    });
    t.none(other, "computed styles inside that the page changed");
    t.note(`the host itself: display ${found.host.display} (usually ${wanted.host.display})`);
    t.ok(found.host.visibility === "visible" && found.inside.filter(({ display }) => display !== "none").length > 20, "the widget is to be seen");
    t.ok(await room.text().isVisible(), "the box is to be seen");
  });
}

test("removed and put back 200 times: nothing is left behind", { seconds: 120 }, async (t) => {
  const room = await open(t, { html: withFeed(FEED) });
  const session = await room.context.newCDPSession(room.page);
  await session.send("Performance.enable");
  const measure = async () => {
    for (let at = 0; at < 3; at++) await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const get = (name) => metrics.find((one) => one.name === name).value;
    return { nodes: get("Nodes"), listeners: get("JSEventListeners"), heap: get("JSHeapUsedSize") };
  };
  const alive = async () => {
    const { result } = await session.send("Runtime.evaluate", { expression: "customElements.get('padan-match').prototype" });
    const { objects } = await session.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
    const { result: length } = await session.send("Runtime.callFunctionOn", { objectId: objects.objectId, functionDeclaration: "function () { return this.length }", returnByValue: true });
    await session.send("Runtime.releaseObject", { objectId: objects.objectId });
    return length.value;
  };
  const again = (times) => room.page.evaluate(async (times) => {
    const host = document.querySelector("padan-match");
    const place = host.parentNode;
    for (let at = 0; at < times; at++) {
      host.remove();
      await new Promise((done) => requestAnimationFrame(done));
      place.append(host);
      await new Promise((done) => setTimeout(done, at % 20 ? 5 : 60));
    }
    host.value = "";
  }, times);
  await again(20);
  await room.page.waitForTimeout(500);
  const before = await measure();
  await again(200);
  await room.page.waitForTimeout(500);
  const after = await measure();
  t.note(`nodes ${before.nodes} → ${after.nodes}, listeners ${before.listeners} → ${after.listeners}, heap ${(before.heap / 1e6).toFixed(1)} → ${(after.heap / 1e6).toFixed(1)} MB`);
  t.ok(after.nodes <= before.nodes * 1.05 + 20, `nodes grew from ${before.nodes} to ${after.nodes}`);
  t.ok(after.listeners <= before.listeners * 1.05 + 5, `listeners grew from ${before.listeners} to ${after.listeners}`);
  t.ok(after.heap <= before.heap * 1.05 + 3e6, `the heap grew from ${before.heap} to ${after.heap}`);
  await write(room, "bisa jahit kebaya");
  t.ok((await room.part("fit").count()) > 0, "it answers after all that");
  // New elements, each thrown away.
  const one = await alive();
  await room.page.evaluate(async (feed) => {
    for (let at = 0; at < 50; at++) {
      const host = document.createElement("padan-match");
      host.postings = feed;
      document.body.append(host);
      await new Promise((done) => setTimeout(done, 30));
      host.remove();
    }
  }, FEED);
  await room.page.waitForTimeout(500);
  await measure();
  t.equal(await alive(), one, "elements that are still alive");
  t.none(room.seen.errors, "uncaught errors");
});

test("attributes and properties: at run time, and set before the element is known", async (t) => {
  const room = await open(t, { html: withFeed(FEED), script: "document.addEventListener('readystatechange', () => { const host = document.querySelector('padan-match'); if (host && !host.postings) { host.postings = [{ title: 'Sopir', organization: 'Contoh', description: 'Bisa mengemudi truk, punya SIM B1.' }]; host.value = 'bisa mengemudi truk'; } }, { once: true })" });
  await room.settle();
  t.equal(await room.card(0).locator("h3").textContent(), "Sopir", "openings given by a property before the element was known");
  t.equal(await room.text().inputValue(), "bisa mengemudi truk", "the text given before the element was known");
  await room.page.evaluate((feed) => (document.querySelector("padan-match").postings = feed), FEED);
  await room.settle();
  t.equal(await room.part("card").count(), 2, "openings given at run time");
  await room.page.evaluate(() => document.querySelector("padan-match").setAttribute("lang", "en"));
  await room.widget.getByRole("tab", { name: "Training" }).waitFor();
  t.equal(await room.text().inputValue(), "bisa mengemudi truk", "what was written, in another language");
});
