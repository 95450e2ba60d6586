// What a person writes stays in the widget: no request after ready, nothing kept, nothing told outside the shadow root.
import { hand } from "./support/hand.mjs";
import { journey } from "./support/journey.mjs";
import { open, write } from "./support/page.mjs";
import { test } from "./support/test.mjs";

/** A word that nobody else writes. The person says it in the box, as an issuer, and in a file. */
const CANARY = "zzkanari7q";
const SAID = `bisa servis motor injeksi, ganti oli motor, ${CANARY}, punya SIM C`;

/** Runs before the page: keeps what events say. */
const EARS = `(() => {
  const heard = [];
  Object.defineProperty(globalThis, Symbol.for("heard"), { value: heard });
  for (const name of ["padan-ready", "padan-change", "padan-match", "padan-select", "padan-apply", "padan-error"])
    document.addEventListener(name, (event) => heard.push(name + " " + JSON.stringify(event.detail)), true);
})()`;
const heard = (room) => room.page.evaluate(() => globalThis[Symbol.for("heard")]);

const kept = (page) => page.evaluate(async () => ({
  local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie, databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: await caches.keys(), name: window.name, url: location.href, state: history.state, title: document.title, workers: (await navigator.serviceWorker.getRegistrations()).length,
  files: await navigator.storage.getDirectory().then(async (root) => { const all = []; for await (const name of root.keys()) all.push(name); return all; }, () => []),
}));

/** What the page's own scripts could read, without the shadow root. */
const outside = (room) => room.page.evaluate(() => {
  const globals = [];
  for (const key of Object.getOwnPropertyNames(window)) {
    try {
      const value = window[key];
      if (typeof value === "string") globals.push(`${key}=${value}`);
      else if (value && typeof value === "object" && !(value instanceof Node) && value !== window && !/^(axe|performance|navigator|document)$/.test(key)) globals.push(`${key}=${JSON.stringify(value)}`);
    } catch {}
  }
  const host = document.querySelector("padan-match");
  const own = Object.getOwnPropertyNames(host).map((key) => `${key}=${String(host[key])}`);
  return [document.documentElement.outerHTML, location.href, document.title, document.referrer, window.name, JSON.stringify(history.state), ...globals, ...own,
    JSON.stringify(performance.getEntries().map(({ name }) => name))].join("\n");
});

test("no request after ready, in the whole journey and a hundred texts", { seconds: 120 }, async (t) => {
  const room = await open(t, { width: 360 });
  const atReady = room.server.log.length;
  const requests = room.seen.requests.length;
  const own = room.server.log.map(({ path }) => path);
  t.none(own.filter((path) => !/^\/(padan|demo)\//.test(path)), "files of other places at load");
  await journey(room, hand("mouse", room), { outside: false });
  for (let at = 0; at < 100; at++) await room.text().fill(`bisa ${["las", "jahit kebaya", "cuci AC", "ganti oli motor", "sopir truk"][at % 5]} ${at} ${CANARY}`).then(() => room.page.waitForTimeout(at % 10 ? 20 : 200));
  await room.settle();
  t.none(room.server.log.slice(atReady).map(({ path }) => path), "requests that the server saw after ready");
  t.none(room.seen.requests.slice(requests), "requests that the browser made after ready");
});

test("nothing is kept anywhere", { seconds: 120 }, async (t) => {
  const room = await open(t, { width: 1280 });
  const before = await kept(room.page);
  await journey(room, hand("mouse", room), { outside: false });
  await write(room, SAID);
  t.equal(await kept(room.page), before, "storage, cookies, name, URL, title and history");
  t.equal({ local: before.local, session: before.session, cookie: before.cookie, databases: before.databases, caches: before.caches }, { local: {}, session: {}, cookie: "", databases: [], caches: [] }, "what is kept");
});

test("what the person writes is nowhere outside the shadow root", { seconds: 120 }, async (t) => {
  const room = await open(t, { width: 360, lang: "id", script: EARS, edit: (html) => html.replace("<padan-match", '<form id="partner"><padan-match name="match"').replace("</padan-match>", "</padan-match></form>") });
  const { widget, say } = room;
  const globals = await room.page.evaluate(() => Object.getOwnPropertyNames(window));
  await write(room, SAID);
  await room.part("chip").first().getByRole("button").first().click();
  await widget.getByLabel(say("proof")).selectOption("certificate");
  await widget.getByLabel(say("issuer")).fill(`${CANARY} issuer`);
  await room.settle();
  await room.button(say("done")).click();
  await room.button(say("addSkill")).click();
  await widget.getByRole("combobox", { name: say("addSkill") }).fill(CANARY);
  await room.settle();
  await room.button(say("close")).click();
  await room.part("details-button").first().click();
  await room.settle();
  for (const key of ["tabTraining", "tabVentures", "tabJobs"]) {
    await widget.getByRole("tab", { name: say(key) }).click();
    await room.settle();
  }
  await widget.locator("input[type=file]").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(`{ "skills": [{ "name": "${CANARY}" }] ${CANARY}`) });
  await room.settle();
  // It was read: inside the widget it stands.
  t.ok(await room.page.evaluate((word) => document.querySelector("padan-match").shadowRoot.textContent.includes(word) || document.querySelector("padan-match").shadowRoot.querySelector("textarea").value.includes(word), CANARY), "the widget itself shows what was written");
  const events = await heard(room);
  t.ok(events.some((line) => line.startsWith("padan-match")) && events.some((line) => line.startsWith("padan-select")), "events were heard");
  t.none(events.filter((line) => line.includes(CANARY) || /claims|competency/.test(line)), "events that tell of the person");
  t.none(room.seen.console.filter((line) => line.includes(CANARY)), "console lines with the person's words");
  t.ok(!(await outside(room)).includes(CANARY), "the person's words are in the page outside the shadow root");
  const posted = await room.page.evaluate(() => JSON.stringify([...new FormData(document.getElementById("partner"))]));
  t.ok(posted.includes("selected") && !posted.includes(CANARY) && !posted.includes("claims"), `a partner's form posts the opening only: ${posted}`);
  t.none((await room.page.evaluate(() => Object.getOwnPropertyNames(window))).filter((key) => !globals.includes(key) && !/^\d+$/.test(key)), "new globals");
  t.none(room.seen.requests.filter((url) => url.includes(CANARY)), "requests with the person's words");
  t.ok(!room.page.url().includes(CANARY), "the address holds the person's words");
  // With share-profile the partner is told, so the ears do hear.
  await room.page.evaluate(() => document.querySelector("padan-match").setAttribute("share-profile", ""));
  await write(room, `${SAID}.`);
  t.ok((await heard(room)).some((line) => line.includes("claims")), "with share-profile, events carry the profile");
});

test("works without a net after ready", { seconds: 120 }, async (t) => {
  const room = await open(t, { width: 360 });
  await room.context.setOffline(true);
  await room.settle();
  t.ok(await room.widget.getByText(room.say("offline")).isVisible(), "the person is told that there is no net");
  await journey(room, hand("mouse", room), { outside: false });
  t.none(room.seen.errors, "uncaught errors");
});

test("an engine that stops is replaced without a request, and what was written stays", async (t) => {
  const { states, trapOnce } = await import("./support/states.mjs");
  const { answers } = await import("./support/page.mjs");
  const room = await open(t, { width: 360, script: states.restarted.script });
  const sane = await open(t, { width: 360 });
  const requests = room.server.log.length;
  await trapOnce(room, `, ${CANARY}`);
  t.ok(await room.widget.getByText(room.say("restarted")).isVisible(), "that the engine was restarted is said");
  await write(sane, await room.text().inputValue());
  t.ok((await room.text().inputValue()).includes(CANARY), "what was written is gone");
  t.equal(await answers(room.page), await answers(sane.page), "answers after the restart");
  t.equal(room.server.log.length, requests, "requests");
  t.none([...room.seen.errors, ...room.seen.console.filter((line) => line.includes(CANARY) || /panick/.test(line))], "errors, and console lines with the person's words");
  // Again and again, with an answer in between: it goes on.
  for (let at = 0; at < 20; at++) {
    await room.page.evaluate(() => globalThis.__padanTrap());
    await room.text().fill(`bisa ganti oli motor ${at}`);
    await room.page.waitForTimeout(350);
  }
  await write(room, "bisa jahit kebaya dan obras");
  await write(sane, "bisa jahit kebaya dan obras");
  // On a busy machine the last restart may still be under way.
  await room.widget.locator("[part~=card]").first().waitFor();
  t.equal(await answers(room.page), await answers(sane.page), "answers after twenty restarts");
});
