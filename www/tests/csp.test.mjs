// The strictest policy, policies that refuse WebAssembly, and every way in which a file can fail to come.
import { hand } from "./support/hand.mjs";
import { journey, SAID } from "./support/journey.mjs";
import { answers, open, ready, write } from "./support/page.mjs";
import { FILE, STRICT } from "./support/server.mjs";
import { pageWith } from "./support/states.mjs";
import { test } from "./support/test.mjs";

const POLICIES = {
  strict: STRICT,
  "strict, without Trusted Types": STRICT.replace(/; require-trusted.*/, ""),
  "Trusted Types only": "require-trusted-types-for 'script'; trusted-types 'none'",
};
const NO_WASM = STRICT.replace(" 'wasm-unsafe-eval'", "");
const SECONDS = 8;

for (const [name, csp] of Object.entries(POLICIES)) {
  test(`no violation in the whole journey: ${name}`, { seconds: 120 }, async (t) => {
    const room = await open(t, { csp, width: 360 });
    await journey(room, hand("mouse", room));
    // The other language, and another look, at run time.
    await room.page.evaluate(() => {
      const host = document.querySelector("padan-match");
      host.setAttribute("lang", "en");
      host.setAttribute("theme", "dark");
    });
    await room.settle();
    await room.page.evaluate(() => document.querySelector("padan-match").remove());
    t.none(room.seen.violations, "violations");
    t.none(room.seen.errors, "uncaught errors");
    // The policy is there: the page itself cannot do what it forbids.
    const refused = await room.page.evaluate(() => new Promise((done) => {
      document.addEventListener("securitypolicyviolation", () => done(true), { once: true });
      setTimeout(done, 1000, false);
      try {
        document.createElement("div").innerHTML = "<b>x</b>";
      } catch {}
      const image = document.createElement("img");
      image.src = "http://127.0.0.1:9/x.png";
    }));
    t.ok(refused, "the policy of this test refuses nothing");
  });
}

test("WebAssembly refused: the other build loads by itself and answers the same", async (t) => {
  const usual = await open(t, { csp: STRICT });
  const other = await open(t, { csp: NO_WASM });
  t.ok(other.server.log.some(({ path }) => FILE.fallback.test(path)), "the build without WebAssembly was not asked for");
  t.ok(other.seen.console.some((line) => line.includes("wasm-unsafe-eval")), "the console names the directive");
  for (const said of [SAID, "bisa jahit kebaya dan obras", "lulusan SMK, bisa cuci AC dan isi freon, SIM C", "saya orangnya rajin zzblub", "ngelas, baca gambar teknik, sopir truk, belum punya sim b1"]) {
    await write(usual, said);
    await write(other, said);
    const wanted = await answers(usual.page);
    t.ok(wanted.length > 5, "there are answers");
    t.equal(await answers(other.page), wanted, `answers to “${said}”`);
  }
});

test("a wrong MIME type for the wasm works", async (t) => {
  const room = await open(t, { csp: STRICT, rules: (server) => server.rule(FILE.wasm, { headers: { "content-type": "text/plain" } }) });
  await write(room, SAID);
  t.ok((await room.part("fit").count()) > 0, "there is no ranked list");
});

/** What breaks → [rule, the words that must be shown, options]. A part of a file is asked for, and never comes. */
const half = (request, response) => {
  response.writeHead(200, { "content-type": "application/octet-stream", "content-length": 5000 });
  response.write(Buffer.alloc(2000));
};
const flipped = (body) => {
  const copy = Buffer.from(body);
  copy[copy.length >> 1] ^= 1;
  return copy;
};
const failures = {
  "wasm: 404": [FILE.wasm, { status: 404 }, "fail_broken"],
  "wasm: hangs": [FILE.wasm, { hang: true }, "fail_slow"],
  "wasm: stops half way": [FILE.wasm, { answer: half }, "fail_slow"],
  "wasm: one bit is flipped": [FILE.wasm, { body: flipped }, "fail_broken"],
  "wasm: connection cut": [FILE.wasm, { drop: true }, "fail_broken"],
  "wasm: HTML instead": [FILE.wasm, { body: () => Buffer.from("<!doctype html>Sign in"), headers: { "content-type": "text/html" } }, "fail_broken"],
  "catalogue: 404": [FILE.catalog, { status: 404 }, "fail_broken"],
  "catalogue: 503": [FILE.catalog, { status: 503 }, "fail_broken"],
  "catalogue: hangs": [FILE.catalog, { hang: true }, "fail_slow"],
  "catalogue: one bit is flipped": [FILE.catalog, { body: flipped }, "fail_broken"],
  "catalogue: cut short": [FILE.catalog, { body: (body) => body.subarray(0, body.length >> 1) }, "fail_broken"],
  "no WebAssembly, fallback: 404": [FILE.fallback, { status: 404 }, "fail_refused", { csp: NO_WASM }],
  "no WebAssembly, fallback: hangs": [FILE.fallback, { hang: true }, "fail_slow", { csp: NO_WASM }],
  "no WebAssembly, fallback: one bit is flipped": [FILE.fallback, { body: flipped }, "fail_refused", { csp: NO_WASM }],
};
for (const [name, [match, what, words, options]] of Object.entries(failures)) {
  test(`${name} → words and a button within ${SECONDS} s, and it works once that is mended`, async (t) => {
    const lang = name.length % 2 ? "id" : "en";
    const room = await open(t, { lang, width: 360, csp: STRICT, ...options, load: false, rules: (server) => server.rule(match, what) });
    await room.goto();
    const start = Date.now();
    await ready(room.page, 20);
    const seconds = (Date.now() - start) / 1000;
    t.ok(seconds <= SECONDS, `the message came after ${seconds.toFixed(1)} s`);
    const notice = room.part("notice").first();
    t.ok((await notice.innerText()).includes(room.say(words)), `the message says “${room.say(words)}”, not “${(await notice.innerText()).replace(/\n/g, " ")}”`);
    t.ok(room.seen.console.some((line) => line.startsWith("warning: Padan: ")), "the console says which file");
    // The openings can be read meanwhile.
    t.ok((await room.widget.getByRole("link").count()) >= 40 || (await room.page.locator("padan-match a:visible").count()) >= 40, "the openings cannot be read without an engine");
    room.server.heal();
    await room.button(room.say("retry")).click();
    await room.widget.getByRole("tablist").waitFor({ timeout: 10_000 }).catch(() => {});
    if (!t.ok(await room.widget.getByRole("tablist").count(), "a second try does not work")) return;
    await write(room, SAID);
    // The whole catalogue may come meanwhile; what was written is answered after it.
    await room.part("fit").first().waitFor().catch(() => {});
    t.ok((await room.part("fit").count()) > 0, "there is no ranked list after the second try");
    t.none(room.seen.errors, "uncaught errors");
  });
}

test("no net while loading → words and a button within 8 s, and it works when the net is back", async (t) => {
  const room = await open(t, { width: 360, csp: STRICT, go: false, rules: (server) => server.rule(FILE.data, { delay: 1200, drop: true }) });
  await room.widget.getByRole("textbox").first().waitFor();
  await room.text().fill("bisa ganti oli motor");
  const start = Date.now();
  await room.context.setOffline(true);
  await ready(room.page, 20);
  t.ok(Date.now() - start <= SECONDS * 1000, "the message came late");
  t.ok((await room.part("notice").first().innerText()).includes(room.say("fail_offline")), "the message says that there is no net");
  room.server.heal();
  await room.context.setOffline(false);
  if (await room.button(room.say("retry")).count()) await room.button(room.say("retry")).click().catch(() => {});
  await room.widget.getByRole("tablist").waitFor({ timeout: 10_000 });
  await room.settle();
  t.equal(await room.text().inputValue(), "bisa ganti oli motor", "what was written before");
  t.ok((await room.part("fit").count()) > 0, "what was written before is answered");
});

for (const [name, what] of Object.entries({ "404": { status: 404 }, hangs: { hang: true }, "is HTML": { body: () => Buffer.from("<html>") }, "one bit is flipped": { body: flipped } })) {
  test(`second part ${name}: the list is there, the rest says so and can be tried again`, async (t) => {
    const room = await open(t, { width: 360, csp: STRICT, go: false, rules: (server) => server.rule(FILE.more, what) });
    await room.widget.getByRole("tablist").waitFor();
    await room.text().fill(SAID);
    await room.part("fit").first().waitFor();
    const start = Date.now();
    await room.part("details-button").first().click();
    await room.button(room.say("retry")).waitFor({ timeout: 10_000 }).catch(() => {});
    t.ok(Date.now() - start < SECONDS * 1000, "the message came late");
    if (!t.ok(await room.button(room.say("retry")).count(), "no button to try again")) return;
    room.server.heal();
    await room.button(room.say("retry")).first().click();
    await room.part("details").waitFor({ timeout: 8000 }).catch(() => {});
    t.ok(await room.part("details").count(), "the details come with the second try");
    t.none(room.seen.errors, "uncaught errors");
  });
}

test("the whole catalogue cannot be had: the first goes on answering", async (t) => {
  for (const what of [{ status: 404 }, { body: flipped }, { hang: true }]) {
    const room = await open(t, { width: 360, csp: STRICT, rules: (server) => server.rule(FILE.full, what) });
    await write(room, SAID);
    t.ok((await room.part("fit").count()) > 0, "there is no ranked list");
    t.none(room.seen.errors, "uncaught errors");
  }
});

for (const [name, what] of Object.entries({ "404": { status: 404 }, hangs: { hang: true }, "is HTML": { body: () => Buffer.from("<html>") }, "cut short": { body: (body) => body.subarray(0, 40) } })) {
  test(`openings from a URL: ${name} → words within ${SECONDS} s, links stay, a second try works`, async (t) => {
    const feed = JSON.stringify([{ title: "Penjahit", organization: "Contoh Busana", description: "Bisa jahit kebaya dan obras." }]);
    const room = await open(t, {
      width: 360, csp: STRICT, load: false, html: pageWith('<a href="/demo/lowongan.html">Lihat semua lowongan</a>', { attributes: 'postings="/feed.json"' }),
      rules: (server) => {
        server.page("/feed.json", feed);
        server.rule("/feed.json", what);
      },
    });
    await room.goto();
    const words = [room.say("feedLost"), room.say("feedBroken")].map((one) => one.split("{")[0]);
    const told = await room.page.waitForFunction((words) => {
      const text = document.querySelector("padan-match")?.shadowRoot?.textContent ?? "";
      return words.some((one) => text.includes(one));
    }, words, { timeout: SECONDS * 1000 }).catch(() => null);
    t.ok(told, `nothing was said within ${SECONDS} s`);
    t.ok(await room.page.locator("padan-match > a").isVisible(), "the page's own links are hidden although the openings did not come");
    room.server.heal();
    const again = room.button(room.say("retry"));
    if (!t.ok(await again.count(), "no button to try again")) return;
    await again.first().click();
    await room.part("card").first().waitFor({ timeout: 8000 }).catch(() => {});
    t.ok(await room.part("card").count(), "the openings come with the second try");
  });
}

test("the script itself does not come: the page's links stay", async (t) => {
  for (const what of [{ status: 404 }, { hang: true }]) {
    const room = await open(t, { width: 360, csp: STRICT, load: false, rules: (server) => server.rule(FILE.script, what) });
    await room.page.goto(room.url, { waitUntil: "commit" });
    await room.page.locator("padan-match a").nth(45).waitFor();
    t.ok((await room.page.locator("padan-match a:visible").count()) >= 40, "links");
  }
});

test("without any script the page's links are there", async (t) => {
  const room = await open(t, { width: 360, javaScriptEnabled: false });
  t.ok((await room.page.locator("padan-match a").count()) >= 40 && (await room.page.locator("padan-match a").first().isVisible()), "links");
});
