// Builds the widget from www/glue (the engine, put there by `cargo xtask dist`) into www/dist, an npm package.
//   node build.mjs [--no-budget] [--why]   builds; fails over a budget or on a forbidden sink. --why: what takes the room
//   node build.mjs --reference [--check]   writes docs/element-reference.md, or fails when it is stale
import { build, transform } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { minify } from "terser";
import { glueOf, twinOf } from "./glue.mjs";
import { elements, reference } from "./reference.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const asked = (flag) => process.argv.includes(flag);
const { name, version, description, license } = JSON.parse(readFileSync(here("package.json"), "utf8"));
const TARGET = ["chrome80", "firefox101", "safari16.4"];
const KIB = 1024;
/**
 * KiB, brotli 11: what each part may weigh at most, and what it should. Where the two differ the goal is not met yet, and the
 * most is what it weighs today, so that it can only shrink.
 */
const BUDGET = {
  "shell + UI": { most: 16, goal: 16 },
  glue: { most: 3, goal: 3 },
  wasm: { most: 158, goal: 45 },
  data: { most: 41, goal: 33 },
  "first load": { most: 217, goal: 97 },
  fallback: { most: 207, goal: 60 },
};
/** Pagefind's default UI to its first list, measured in the same way. */
const PAGEFIND = 106.3;

if (asked("--reference")) {
  const text = reference(elements(version));
  const file = here("../docs/element-reference.md");
  if (!asked("--check")) {
    mkdirSync(here("../docs/"), { recursive: true });
    writeFileSync(file, text);
  } else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
    console.error("docs/element-reference.md is stale: node build.mjs --reference");
    process.exit(1);
  }
  process.exit(0);
}

const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
const input = (name) => {
  if (!existsSync(here(`glue/${name}`))) throw new Error(`www/glue/${name} is missing: \`cargo xtask dist\` makes it`);
  return readFileSync(here(`glue/${name}`));
};

// Plugins

/** Style sheets as small text. */
const css = { name: "css", setup: ({ onLoad }) => onLoad({ filter: /\.css$/ }, async ({ path }) => {
  const { code } = await transform(readFileSync(path, "utf8"), { loader: "css", minify: true, target: ["chrome111"] });
  return { contents: code.trim(), loader: "text" };
}) };

/** What stands behind "#name", as text; null leaves it out of the bundle. */
const behind = (modules) => ({ name: "behind", setup: ({ onResolve, onLoad }) => {
  onResolve({ filter: /^#/ }, ({ path }) => (modules[path.slice(1)] === null ? { path: `./${path.slice(1)}.js`, external: true } : { path: path.slice(1), namespace: "behind" }));
  onLoad({ filter: /./, namespace: "behind" }, ({ path }) => ({ contents: modules[path], loader: "js", resolveDir: here(".") }));
} });

/** What the first part lends the second. */
const lent = [...readFileSync(here("src/core.ts"), "utf8").matchAll(/export \{ ([^}]+) \}/g)].map(([, some]) => some).join(", ");

/** In the second part: what is in the first already is handed over as CORE. */
const borrowed = (inputs) => ({ name: "borrowed", setup: ({ onResolve, onLoad }) => {
  const core = { path: "core", namespace: "core" };
  onResolve({ filter: /^\.{1,2}\/.*\.tsx?$/ }, ({ path, resolveDir }) => (inputs.has(resolve(resolveDir, path)) ? core : undefined));
  onLoad({ filter: /./, namespace: "core" }, () => ({ contents: `export const { ${lent} } = CORE;`, loader: "js" }));
} });

const options = {
  entryPoints: [here("src/element.tsx")], bundle: true, format: "esm", minify: true, target: TARGET, legalComments: "none", mangleProps: /^_[a-z]/,
  jsxFactory: "h", jsxFragment: "Fragment", write: false, metafile: true, loader: { ".json": "json" }, absWorkingDir: here("."),
};
/** terser after esbuild: 0.4 KiB less before the first list. */
const bundle = async (more) => {
  const { outputFiles, metafile } = await build({ ...options, ...more });
  const { code: text } = await minify(outputFiles[0].text, { module: more.format !== "iife", ecma: 2020, compress: { passes: 3, unsafe_arrows: true, keep_fargs: false, pure_getters: true }, format: { comments: false } });
  return { code: Buffer.from(text), text, metafile };
};

// The files

const dist = here("dist/");
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const manifest = [];
/** name in the source → [name in dist, hash] */
const files = {};
function put(source, role, bytes) {
  const path = source.replace(/(\.\w+)$/, `-${version}$1`);
  writeFileSync(dist + path, bytes);
  const integrity = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
  const size = brotli(bytes);
  files[source] = [path, integrity];
  manifest.push({ path, role, bytes: bytes.length, brotli: size, integrity });
  return size;
}

const bindgen = input("padan_wasm.js").toString();
const glue = glueOf(bindgen);
// By name: a namespace object is filled by a loop that a page with a field on Object.prototype breaks.
const splitMore = `import { ${lent} } from "./src/core.ts"; export const more = async (load) => (await load("padan-more.js")).default({ ${lent} }); export const english = async (load) => (await load("padan-en.js")).default;`;
const glueAlone = await transform(glue, { minify: true, target: TARGET, format: "esm" });
const filesModule = () => `export const inside = {}; export const files = {${Object.entries(files).filter(([source]) => source !== "catalog-full.bin").map(([source, file]) => `"${source}": ${at(file)}`).join()}};`;

const sizes = {};
sizes.wasm = put("padan.wasm", "first-load", input("padan.wasm"));
sizes.data = put("catalog-id.bin", "first-load", input("catalog-id.bin"));
put("catalog-en.bin", "other", input("catalog-en.bin"));
put("catalog-full.bin", "other", input("catalog-full.bin"));
const at = ([path, integrity]) => `[new URL("./${path}", import.meta.url).href, "${integrity}"]`;
const twin = await transform(twinOf(bindgen, input("padan-wasm2js.js").toString()), { minify: true, target: TARGET, format: "esm" });
sizes.fallback = put("padan-js.js", "fallback", Buffer.from(twin.code));

// English words
const { first: firstEn, more: moreEn } = JSON.parse(readFileSync(here("src/words/en.json"), "utf8"));
put("padan-en.js", "other", Buffer.from(`export default ${JSON.stringify({ ...firstEn, ...moreEn })}\n`));

// The second part
const draft = await bundle({ plugins: [css, behind({ glue: null, files: filesModule(), more: splitMore })] });
const first = new Set(Object.keys(draft.metafile.inputs).filter((path) => !path.includes(":")).map((path) => here(path)));
const second = await bundle({ entryPoints: [here("src/more.ts")], format: "iife", globalName: "PADAN_MORE", plugins: [css, borrowed(first)] });
sizes.more = put("padan-more.js", "other", Buffer.from(`const FULL=${at(files["catalog-full.bin"])};export default CORE=>{${second.text.trim()}return PADAN_MORE.parts}\n`));

// The first part
const shell = await bundle({ plugins: [css, behind({ glue: null, files: filesModule(), more: splitMore })] });
const whole = await bundle({ plugins: [css, behind({ glue, files: filesModule(), more: splitMore })] });
sizes["shell + UI"] = brotli(shell.code);
sizes.glue = brotli(Buffer.from(glueAlone.code));
const script = put("padan.js", "first-load", Buffer.from(whole.code));
sizes["first load"] = script + sizes.wasm + sizes.data;

// All in one file, in Indonesian; other languages fetch their catalogue beside it, and there is no second catalogue
const inside = Object.fromEntries(["padan.wasm", "catalog-id.bin"].map((source) => [source, input(source).toString("base64")]));
const beside = Object.fromEntries(["padan-js.js", "catalog-en.bin"].map((source) => [source, files[source]]));
const single = await bundle({ define: { FULL: "null" }, plugins: [css, behind({
  glue,
  files: `export const inside = ${JSON.stringify(inside)}; export const files = {${Object.entries(beside).map(([source, file]) => `"${source}": ${at(file)}`).join()}};`,
  more: 'import { parts } from "./src/more.ts"; import { first, more as rest } from "./src/words/en.json"; export const more = async () => parts; export const english = async () => ({ ...first, ...rest });',
})] });
sizes.single = put("padan.single.js", "single-file", Buffer.from(single.code));

// The package
const json = (path, value) => writeFileSync(dist + path, `${JSON.stringify(value, null, 2)}\n`);
json("manifest.json", { version, files: manifest });
json("custom-elements.json", elements(version));
const types = readFileSync(here("src/index.d.ts"), "utf8").replaceAll("../../crates/padan-wasm/src/wire.d.ts", "./wire.d.ts");
writeFileSync(`${dist}index.d.ts`, types);
writeFileSync(`${dist}wire.d.ts`, readFileSync(here("../crates/padan-wasm/src/wire.d.ts")));
json("package.json", {
  name, version, description, license, type: "module",
  exports: {
    ".": { types: "./index.d.ts", default: `./${files["padan.js"][0]}` },
    "./single": { types: "./index.d.ts", default: `./${files["padan.single.js"][0]}` },
    "./manifest.json": "./manifest.json",
    "./custom-elements.json": "./custom-elements.json",
    "./package.json": "./package.json",
  },
  types: "./index.d.ts",
  customElements: "custom-elements.json",
  sideEffects: [`./${files["padan.js"][0]}`, `./${files["padan.single.js"][0]}`],
  files: ["*.js", "*.wasm", "*.bin", "*.d.ts", "manifest.json", "custom-elements.json"],
});

// What must not be, and what it weighs

const sinks = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "srcdoc", "DOMParser", "createContextualFragment", "setHTMLUnsafe", "currentScript", 'setAttribute("style"', "localStorage", "sessionStorage", "sendBeacon", "document.cookie"];
const scripts = { "padan.js": whole.text, "padan-more.js": second.text, "padan-js.js": twin.code };
const wrong = Object.entries(scripts).flatMap(([file, text]) => sinks.filter((sink) => text.includes(sink)).map((sink) => `${file}: ${sink}`));
// A word that the first part says must be in the first part.
const words = JSON.parse(readFileSync(here("src/words/id.json"), "utf8"));
const english = JSON.parse(readFileSync(here("src/words/en.json"), "utf8"));
const [inId, inEn] = [words, english].map((sections) => Object.values(sections).flatMap(Object.keys).sort().join());
if (inId !== inEn) wrong.push("words/id.json and words/en.json have other keys");
for (const path of Object.keys(shell.metafile.inputs).filter((path) => /^src\/.*tsx?$/.test(path))) {
  for (const [, , key, part] of readFileSync(here(path), "utf8").matchAll(/\bsay\(("(\w+)"|`(\w+)\$\{)/g)) {
    if (key ? !(key in words.first) : !Object.keys(words.first).some((word) => word.startsWith(part))) wrong.push(`${path} says "${key ?? part}", which is not among the first words`);
  }
}

const kib = (bytes) => (bytes / KIB).toFixed(2).padStart(8);
console.log("KiB, brotli 11        size     most     goal");
for (const [part, { most, goal }] of Object.entries(BUDGET)) {
  const verdict = sizes[part] > most * KIB ? "  OVER THE BUDGET" : sizes[part] > goal * KIB ? "  goal not met" : "";
  console.log(`${part.padEnd(18)}${kib(sizes[part])} ${String(most).padStart(8)} ${String(goal).padStart(8)}${verdict}`);
}
console.log(`Pagefind's default UI, all-in${String(PAGEFIND).padStart(8)}`);
console.log(`after the first list: second part${kib(sizes.more)}, whole catalogue${kib(manifest.find(({ path }) => path.startsWith("catalog-full")).brotli)}; single file${kib(sizes.single)}`);
if (asked("--why")) {
  for (const [part, { metafile }] of Object.entries({ shell, second })) {
    console.log(`\n${part}, bytes minified`);
    const { inputs } = Object.values(metafile.outputs)[0];
    for (const [path, { bytesInOutput }] of Object.entries(inputs).sort((a, b) => b[1].bytesInOutput - a[1].bytesInOutput)) console.log(String(bytesInOutput).padStart(7), path);
  }
}
if (wrong.length) { console.error(`forbidden:\n  ${wrong.join("\n  ")}`); process.exit(1); }
if (!asked("--no-budget") && Object.entries(BUDGET).some(([part, { most }]) => sizes[part] > most * KIB)) { console.error("over the budget (--no-budget builds all the same)"); process.exit(1); }
