// The measures can fail: each is shown a page with the defect that it looks for.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { axe, focus, motion, overflow, targets } from "./support/measure.mjs";
import { open } from "./support/page.mjs";
import { STRICT } from "./support/server.mjs";
import { Checks, test } from "./support/test.mjs";

/** An element of the same name with a shadow root of the test's own. */
const fake = (inside, css = "") => `<!doctype html><html lang="id"><meta charset="utf-8"><title>x</title><body><main><h1>x</h1><padan-match></padan-match></main><script>
  const root = document.querySelector("padan-match").attachShadow({ mode: "open" });
  root.innerHTML = ${JSON.stringify(`<style>${css}</style>${inside}`)};
</script>`;
const shown = (t, inside, css, options) => open(t, { html: fake(inside, css), go: false, ...options });

test("axe sees into the shadow root", async (t) => {
  const bad = await shown(t, '<input type="text"><p style="color:#999;background:#fff">pucat</p>');
  const found = await axe(bad.page);
  t.ok(found.some((line) => /label/.test(line)) && found.some((line) => /color-contrast/.test(line)), `a box without a name and pale text: ${found}`);
  t.ok((await axe(bad.page, { look: true })).some((line) => /color-contrast/.test(line)), "pale text, by its look alone");
  const good = await shown(t, '<label>Nama <input type="text"></label>');
  t.none(await axe(good.page), "a good page");
});

test("small targets, what is too wide, and motion are found", async (t) => {
  const room = await shown(t, '<button style="width:20px;height:20px">x</button><p>Sebuah kalimat yang panjang dengan <a href="/x">tautan</a> di dalamnya.</p><div class="wide" style="width:900px">x</div><div class="left" style="margin-left:-40px">kiri</div><i class="turn">o</i>', "@keyframes t { to { rotate: 1turn } } .turn { animation: t 1s infinite } button { transition: color 1s }", { width: 360 });
  const { small, inline } = await targets(room.page);
  t.equal(small.length, 1, "small targets");
  t.equal(inline.length, 1, "links in running text");
  const wide = await overflow(room.page);
  t.ok(wide.some((line) => line.includes("wide")), "what ends outside");
  t.ok(wide.some((line) => line.includes("left")), "what begins outside");
  const moving = await motion(room.page);
  t.ok(moving.some((line) => line.includes("animation")) && moving.some((line) => line.includes("transition")), "motion");
});

test("focus that is lost, or cannot be seen, is found", async (t) => {
  const room = await shown(t, '<button id="a">a</button><button id="b">b</button>', "button { width: 60px; height: 60px; outline: none } #b:focus-visible { outline: 3px solid }");
  t.ok((await focus(room.page)).lost, "the focus on the page's body counts as lost");
  await room.page.keyboard.press("Tab");
  t.equal((await focus(room.page)).ring, false, "a stop without outline");
  await room.page.keyboard.press("Tab");
  t.equal((await focus(room.page)).ring, true, "a stop with outline");
});

test("violations, dialogs, requests and errors are seen", async (t) => {
  const room = await open(t, { html: "<!doctype html><title>x</title><p onclick=x>x</p><script>1</script>", csp: STRICT, go: false });
  await room.page.waitForTimeout(200);
  t.ok(room.seen.violations.length > 0, "an inline script under a strict policy");
  const loud = await open(t, { html: "<!doctype html><title>x</title><img src=http://evil.example/x.png><script>alert(1); console.log('halo'); setTimeout(() => { throw new Error('x') })</script>", go: false });
  await loud.page.waitForTimeout(300);
  t.ok(loud.seen.dialogs.length === 1 && loud.seen.errors.length === 1 && loud.seen.console.length >= 1, "a dialog, an error, a console line");
  t.ok(loud.seen.requests.some((url) => url.includes("evil.example")), "a request to another host");
});

test("a check that fails fails the test, and none at all does so too", async (t) => {
  const own = new Checks({});
  own.ok(false, "x");
  own.equal([1], [2], "y");
  own.none(["z"], "z");
  t.equal(own.failures.size, 3, "failures");
});

test("the run says what is missing, and fails", async (t) => {
  const run = fileURLToPath(new URL("run.mjs", import.meta.url));
  const asked = (args, env = {}) => spawnSync(process.execPath, [run, ...args], { env: { ...process.env, ...env }, encoding: "utf8" });
  const nothing = asked(["no such test"]);
  t.ok(nothing.status === 1 && /ran, 1 failed\s*$/.test(nothing.stdout), `no test of that name: ${nothing.stdout}`);
  const build = asked(["--build", "/nowhere"]);
  t.ok(build.status === 1 && /node build\.mjs/.test(build.stderr), `no build: ${build.stderr}`);
  const browser = asked(["--build", t.run.build, "harness: a check"], { PADAN_CHROMIUM: "/nowhere" });
  t.ok(browser.status === 1 && browser.stderr.split("\n").includes("apt-get install -y chromium") && browser.stdout.endsWith("0 browser tests ran, 1 failed\n"), `no Chromium: ${browser.stdout}${browser.stderr}`);
});
