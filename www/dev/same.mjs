// Whether the build without WebAssembly answers as the wasm does, on the demo's openings: npm run same
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { postings } from "../demo/postings.mjs";
import { glueOf, twinOf } from "../glue.mjs";
import { TEXT } from "./states.mjs";

const read = (name) => readFileSync(new URL(`../glue/${name}`, import.meta.url));
const bindgen = read("padan_wasm.js").toString();
const folder = mkdtempSync(join(tmpdir(), "padan-"));
const load = async (name, text) => {
  writeFileSync(join(folder, name), text);
  return import(join(folder, name));
};
const glue = await load("glue.mjs", glueOf(bindgen));
const twin = await load("twin.mjs", twinOf(bindgen, read("padan-wasm2js.js").toString()));
const module = new WebAssembly.Module(read("padan.wasm"));
const day = "2026-11-24";
const tried = (call) => {
  try {
    return call();
  } catch (error) {
    return error;
  }
};

async function answers(instantiate) {
  const Engine = await instantiate(module);
  return ["id", "en"].map((lang) => {
    const engine = new Engine(read("catalog-full.bin"), lang);
    const fed = engine.addFeed(JSON.stringify([...postings, 7, {}, { title: { x: 1 } }]));
    const texts = [TEXT, "bisa jahit kebaya dan obras", "", '{"claims":[{"competency":"las"}]}', "{"];
    const of = (text) => [engine.readProfile, engine.order, engine.training, engine.ventures].map((ask) => tried(() => ask.call(engine, text, day)));
    const places = postings.map((_, at) => at);
    return [fed, engine.version(), engine.tracks(), engine.suggest("serv", 8), engine.trackProfile(["las"]), places.map((at) => engine.posting(at)), tried(() => engine.posting(999)),
      texts.map((text) => [tried(() => engine.link(text)), of(text), tried(() => engine.matches(text, places, day))])];
  });
}
const [a, b] = [await answers(glue.instantiate), await answers(twin.instantiate)].map((all) => JSON.stringify(all));
if (a !== b) {
  const at = [...a].findIndex((char, at) => char !== b[at]);
  console.error(`they differ at ${at}:\n${a.slice(at - 80, at + 80)}\n${b.slice(at - 80, at + 80)}`);
  process.exit(1);
}
console.log(`the same ${a.length} characters of answers`);
