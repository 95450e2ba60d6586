// One answer everywhere: the library natively, the module in the browser, and its twin without WebAssembly.
// `cargo xtask test` writes www/glue/samples.json (100 profiles, 100 adverts, and the library's own matches of all pairs).
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { glueOf, twinOf } from "../glue.mjs";
import { open } from "./support/page.mjs";
import { www } from "./support/server.mjs";
import { test } from "./support/test.mjs";

const glue = `${www}glue/`;
const SAMPLES = `${glue}samples.json`;

/** A folder with the two engines as modules of their own, and the data. */
function folder() {
  const at = mkdtempSync(join(tmpdir(), "padan-same-"));
  mkdirSync(at, { recursive: true });
  const bindgen = readFileSync(`${glue}padan_wasm.js`, "utf8");
  writeFileSync(`${at}/wasm.js`, glueOf(bindgen));
  writeFileSync(`${at}/twin.js`, twinOf(bindgen, readFileSync(`${glue}padan-wasm2js.js`, "utf8")));
  for (const name of ["padan.wasm", "catalog-full.bin", "samples.json"]) copyFileSync(glue + name, `${at}/${name}`);
  return at;
}

/** In the page: all matches of the first `count` profiles by one of the engines, each in the library's own words. */
const ask = async ([which, count]) => {
  const get = (name) => fetch(`/same/${name}`);
  const { profiles, feed } = await (await get("samples.json")).json();
  const catalog = new Uint8Array(await (await get("catalog-full.bin")).arrayBuffer());
  const { instantiate } = await import(`/same/${which}.js`);
  const Engine = await instantiate(await WebAssembly.compile(await (await get("padan.wasm")).arrayBuffer()));
  const engine = new Engine(catalog, "id");
  engine.addFeed(feed);
  // What only the widget is given besides the match.
  const own = ({ posting, reasons, fit_text, gate_text, ...match }) => match;
  return profiles.slice(0, count).map((text) => engine.rank(text, "2026-11-24").map(own));
};

/** Keys in one order: JavaScript keeps that of insertion. */
const sorted = (value) =>
  Array.isArray(value) ? value.map(sorted)
    : value && typeof value === "object" ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]))
      : value;
const digest = (results) => createHash("sha256").update(JSON.stringify(sorted(results))).digest("hex");

for (const [which, count, pairs] of [["wasm", 100, "10,000"], ["twin", 10, "1,000"]]) {
  test(`${which === "wasm" ? "the module" : "the twin without WebAssembly"} and the library give one digest over ${pairs} pairs`, { seconds: 180 }, async (t) => {
    if (!t.ok(existsSync(SAMPLES), "www/glue/samples.json is missing: `cargo xtask test` writes it")) return;
    const { results } = JSON.parse(readFileSync(SAMPLES, "utf8"));
    const room = await open(t, { html: "<!doctype html><title>same</title>", folders: { "/same/": folder() }, go: false });
    const found = await room.page.evaluate(ask, [which, count]);
    const wanted = results.slice(0, count);
    t.equal(found.flat().length, count * 100, "pairs");
    t.equal(digest(found), digest(wanted), "digest");
    const [a, b] = [found.flat(), wanted.flat()].map((all) => all.map((one) => JSON.stringify(sorted(one))));
    const apart = a.findIndex((one, at) => one !== b[at]);
    t.ok(apart < 0, `pair ${apart}: ${a[apart]} instead of ${b[apart]}`);
    t.note(`digest ${digest(found)}`);
  });
}
