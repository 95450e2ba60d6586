// Every state of the widget as a short journey: for the screenshots and for what is measured in every state.
import { FILE, STRICT } from "./server.mjs";
import { settle, write } from "./page.mjs";
import { wrapExports } from "./trap.mjs";
import { pattern } from "./words.mjs";

export const TEXT = "lulusan pelatihan motor, bisa servis injeksi sama setel klep, ganti oli, tune up. kelistrikan motor belum bisa. punya sim c, tinggal di bekasi";
const json = (value) => `<script type="application/json">${JSON.stringify(value).replace(/</g, "\\u003c")}</script>`;
/** A page of the test's own around one widget. */
export const pageWith = (inside, { attributes = "", head = "", body = "" } = {}) =>
  `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Karier</title><link rel="stylesheet" href="/demo/page.css">${head}<script type="module" src="/padan/padan.js"></script></head><body>${body}<main><h1>Karier</h1><padan-match lang="id" ${attributes}>${inside}</padan-match></main></body></html>`;
export const withFeed = (feed, options) => pageWith(`<a href="/demo/lowongan.html">Lihat semua lowongan</a>${json(feed)}`, options);

const BAD = [{ title: "Penjahit", organization: "Contoh Busana", description: "Bisa jahit kebaya dan obras" }, 7, { title: { x: 1 } }, {}];
const tab = (room, key) => room.widget.getByRole("tab", { name: room.say(key) }).click();
export const firstDetails = (room) => room.part("details-button").first().click();
const written = (more) => async (room) => {
  await write(room, TEXT);
  await more?.(room);
  await settle(room.page);
};

/** Makes the engine stop once, as a trap in the wasm does, while the person goes on writing. For a page with trap.mjs's script. */
export const trapOnce = async (room, more = ".") => {
  await write(room, TEXT);
  await room.page.evaluate(() => globalThis.__padanTrap());
  await write(room, `${TEXT}${more}`);
};

/** name → { what open() wants, and go(room) }. `shows` is a word that must be seen, so that a state is the state that it says. */
export const states = {
  blank: { shows: "blankTitle" },
  loading: { rules: (server) => server.rule(FILE.catalog, { hang: true }), early: true, shows: "loading" },
  empty: { html: withFeed([]), shows: "emptyTitle" },
  "no-match": { html: withFeed([{ title: "Terapis spa", organization: "Contoh Spa", description: "Bisa lulur dan pijat tradisional" }]), go: (room) => write(room, "bisa ganti oli motor"), shows: "noMatchTitle" },
  little: { go: (room) => write(room, "halo selamat pagi zzblub"), shows: "littleTitle" },
  "bad-feed": { html: withFeed(BAD), go: (room) => room.widget.getByText(room.say("badFeedMore")).first().click(), shows: "badFeed" },
  "feed-lost": { html: pageWith('<a href="/demo/lowongan.html">Lihat semua lowongan</a>', { attributes: 'postings="/none.json"' }), shows: "feedLost" },
  offline: { go: written((room) => room.context.setOffline(true)), shows: "offline" },
  refused: { csp: STRICT.replace(" 'wasm-unsafe-eval'", ""), rules: (server) => server.rule(FILE.fallback, { status: 404 }), shows: "fail_refused" },
  stalled: { rules: (server) => server.rule(FILE.wasm, { hang: true }), shows: "fail_slow" },
  broken: { rules: (server) => server.rule(FILE.catalog, { status: 500 }), shows: "fail_broken" },
  restarted: { go: (room) => trapOnce(room), script: wrapExports, shows: "restarted" },
  ranked: { go: written(), shows: "fitNote" },
  suggest: { go: (room) => write(room, "ganti oli motor, setel"), shows: "suggest" },
  details: { go: written(async (room) => (room.width < 1000 ? firstDetails(room) : room.part("details-button").nth(1).click())), shows: "asked" },
  editor: { go: written(async (room) => {
    await room.part("chip").first().getByRole("button").first().click();
    await room.widget.getByLabel(room.say("proof")).selectOption("certificate");
  }), shows: "issuer" },
  adder: { go: written(async (room) => {
    await room.button(room.say("addSkill")).click();
    await room.widget.getByRole("combobox", { name: room.say("addSkill") }).fill("servis");
  }), shows: "addHint" },
  facts: { go: written((room) => room.part("profile").locator("summary").click()), shows: "schooling" },
  filters: { go: written(async (room) => {
    await room.button(room.say("filters")).click();
    await room.widget.getByLabel(room.say("filterShift")).check();
  }), shows: "hidden" },
  "all-hidden": { html: withFeed([{ title: "Juru masak", organization: "Contoh Dapur", description: "Bisa memasak masakan Indonesia. Kerja shift malam." }]), go: async (room) => {
    await room.button(room.say("filters")).click();
    await room.widget.getByLabel(room.say("filterShift")).check();
    await settle(room.page);
  }, shows: "filteredTitle" },
  training: { go: written(async (room) => {
    await tab(room, "tabTraining");
    await room.widget.getByText(room.say("trainingTitle")).waitFor({ timeout: 20_000 });
  }), shows: "trainingTitle" },
  "training-blank": { go: (room) => tab(room, "tabTraining"), shows: "trainingBlank" },
  ventures: { go: written((room) => tab(room, "tabVentures")), shows: "venturesTitle" },
  "ventures-blank": { go: (room) => tab(room, "tabVentures"), shows: "venturesBlank" },
  track: { go: async (room) => {
    await room.widget.getByLabel(room.say("trained")).selectOption("las");
    await settle(room.page);
  }, shows: "trained" },
};

/** Whether the state's own words can be seen. */
export async function shown(room, key) {
  const text = await room.page.evaluate(() => [...document.querySelector("padan-match").shadowRoot.querySelectorAll("*")]
    .filter((element) => element.checkVisibility())
    .map((element) => [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join("")).join("\n"));
  return pattern(room.lang, key).test(text);
}
