// Every state of the widget as a short journey: shared by the screenshots and the tests.
export const TEXT = "lulusan pelatihan motor, bisa servis injeksi sama setel klep, ganti oli, tune up. kelistrikan motor belum bisa. punya sim c, tinggal di bekasi";

export const widget = (page) => page.locator("padan-match").first();
export const ready = (page) => page.waitForFunction(() => document.querySelector("padan-match")?.shadowRoot?.querySelector(".keep, .fail"), null, { timeout: 15_000 });
export const settle = (page) => page.waitForTimeout(350);
export async function write(page, text) {
  await widget(page).locator("textarea").fill(text);
  await settle(page);
}
const openFirst = (page) => widget(page).locator(".card button[aria-controls]").first().click();

/** Makes the engine trap at its next call, and only then: the page's own WebAssembly.instantiate is wrapped before the widget loads. */
export const trapOnce = (page) => page.evaluate(() => (window.trapNext = true));
export const trapping = () => {
  const make = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...args) => {
    const made = await make(...args);
    const wrap = (call) => (...values) => {
      if (window.trapNext) {
        window.trapNext = false;
        throw new WebAssembly.RuntimeError("unreachable");
      }
      return call(...values);
    };
    return { exports: Object.fromEntries(Object.entries(made.exports).map(([name, value]) => [name, typeof value === "function" && name.startsWith("engine_") ? wrap(value) : value])) };
  };
};

/** name → { before?, hold?, csp?, early?, go?(page) } */
export const states = {
  blank: {},
  loading: { hold: (path) => (path.endsWith(".bin") ? -1 : 0), early: true },
  ranked: { go: (page) => write(page, TEXT) },
  details: { async go(page) { await write(page, TEXT); await openFirst(page); await settle(page); } },
  suggest: { go: (page) => write(page, "ganti oli motor, setel") },
  editor: { async go(page) { await write(page, TEXT); await widget(page).locator(".chip-main").first().click(); await widget(page).locator(".panel select").selectOption("certificate"); await settle(page); } },
  adder: { async go(page) { await write(page, TEXT); await widget(page).locator(".add").click(); await widget(page).locator("#adder").fill("servis"); await settle(page); } },
  facts: { async go(page) { await write(page, TEXT); await widget(page).locator(".facts summary").click(); await settle(page); } },
  filters: { async go(page) { await write(page, TEXT); await widget(page).locator(".tools button").click(); await widget(page).locator(".tools input").nth(2).check(); await settle(page); } },
  training: { async go(page) { await write(page, TEXT); await widget(page).locator("#tab-training").click(); await widget(page).locator(".grid").waitFor(); } },
  ventures: { async go(page) { await write(page, TEXT); await widget(page).locator("#tab-ventures").click(); await settle(page); } },
  track: { async go(page) { await widget(page).locator(".start select").selectOption("las"); await settle(page); } },
  little: { go: (page) => write(page, "saya orangnya rajin zzblub") },
  "no-match": { async go(page) { await page.evaluate(() => (document.querySelector("padan-match").postings = [{ title: "Terapis spa", description: "Bisa lulur dan pijat" }])); await settle(page); await write(page, "ganti oli motor"); } },
  empty: { async go(page) { await page.evaluate(() => (document.querySelector("padan-match").postings = [])); await settle(page); } },
  "bad-feed": { async go(page) { await page.evaluate(() => (document.querySelector("padan-match").postings = [{ title: "Penjahit", description: "Bisa jahit kebaya dan obras" }, 7, { title: { x: 1 } }, {}])); await settle(page); await widget(page).locator(".bad summary").click(); } },
  offline: { async go(page) { await write(page, TEXT); await page.context().setOffline(true); await settle(page); } },
  restarted: { before: trapping, async go(page) { await write(page, TEXT); await trapOnce(page); await write(page, `${TEXT}.`); await settle(page); } },
  refused: { csp: () => "script-src 'self'", hold: (path) => (/padan-js-/.test(path) ? 404 : 0) },
  stalled: { hold: (path) => (path.endsWith(".wasm") ? -1 : 0) },
  broken: { hold: (path) => (path.endsWith(".bin") ? 500 : 0) },
};
