// Builds the widget. `node build.mjs` makes dist/ from the wasm engine; `--stub` makes dev/out/ on the stand-in engine.
// Prints the sizes and fails when the shell and UI are over their budget, or when a sink is in the bundle.
import { build, transform } from "esbuild";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const stub = process.argv.includes("--stub");
const out = here(stub ? "dev/out/" : "dist/");
const BUDGET = 16 * 1024;
const TARGET = ["chrome80", "firefox101", "safari16.4"];

const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const sri = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

/** Style sheets as small text. */
const css = { name: "css", setup: ({ onLoad }) => onLoad({ filter: /\.css$/ }, async ({ path }) => {
  const { code } = await transform(readFileSync(path, "utf8"), { loader: "css", minify: true, target: ["chrome111"] });
  return { contents: code.trim(), loader: "text" };
}) };

/** Preact without its two innerHTML lines: no sink may be in the bundle. Fails when Preact's source has changed. */
const noSink = { name: "no-sink", setup: ({ onLoad, onResolve }) => {
  onResolve({ filter: /^preact$/ }, () => ({ path: here("node_modules/preact/src/index.js") }));
  onLoad({ filter: /preact\/src\/diff\/index\.js$/ }, ({ path }) => {
    const source = readFileSync(path, "utf8");
    const less = source.replace(/newHtml\.__html != dom\.innerHTML/, "true").replace(/dom\.innerHTML = newHtml\.__html;/, "throw 0;");
    if (/\.innerHTML/.test(less) || less === source) throw new Error("preact/src/diff/index.js has changed: look at no-sink in build.mjs");
    return { contents: less, loader: "js" };
  });
} };

const glue = here(stub ? "dev/engine-stub.ts" : "glue/padan.js");
const resolveGlue = (external) => ({ name: "glue", setup: ({ onResolve }) => onResolve({ filter: /^#glue$/ }, () => (external ? { path: "./glue.js", external: true } : { path: glue })) });

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const files = {};
const put = (name, bytes) => { writeFileSync(out + name, bytes); files[name] = sri(bytes); };
if (stub) {
  put("padan.wasm", Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]));
  for (const lang of ["id", "en"]) put(`catalog-${lang}.bin`, readFileSync(here("dev/recorded.json")));
  await build({ entryPoints: [here("dev/engine-stub.ts")], outfile: out + "padan-js.js", bundle: true, format: "esm" });
} else {
  for (const name of ["padan.js", "padan.wasm", "padan-js.js", "catalog-id.bin", "catalog-en.bin"]) {
    if (!existsSync(here(`glue/${name}`))) throw new Error(`www/glue/${name} is missing: build the wasm engine first (README, "The widget")`);
    if (name !== "padan.js") put(name, readFileSync(here(`glue/${name}`)));
  }
}
const options = {
  entryPoints: [here("src/element.tsx")], bundle: true, format: "esm", minify: true, target: TARGET, legalComments: "none", mangleProps: /^_[a-z]/,
  define: { PADAN_FILES: JSON.stringify(files) }, jsxFactory: "h", jsxFragment: "Fragment", write: false, metafile: true,
};
const shell = await build({ ...options, plugins: [css, noSink, resolveGlue(true)] });
const whole = await build({ ...options, plugins: [css, noSink, resolveGlue(false)] });
const text = whole.outputFiles[0].text;
put("padan.js", whole.outputFiles[0].contents);
copyFileSync(here("src/css.d.ts"), out + ".keep");
rmSync(out + ".keep");
writeFileSync(out + "integrity.json", JSON.stringify(files, null, 2));

const sinks = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "srcdoc", "DOMParser", "createContextualFragment", "setHTMLUnsafe", "currentScript", 'setAttribute("style"', "localStorage", "sessionStorage", "sendBeacon", "document.cookie"];
const found = sinks.filter((sink) => shell.outputFiles[0].text.includes(sink));
if (!stub && /recorded|engine-stub/.test(text)) found.push("the stand-in engine");
const size = brotli(shell.outputFiles[0].contents);
console.log(`shell + UI: ${shell.outputFiles[0].contents.length} B minified, ${size} B brotli (${(size / 1024).toFixed(2)} KiB of ${BUDGET / 1024})`);
if (process.argv.includes("--why")) {
  const inputs = Object.values(shell.metafile.outputs)[0].inputs;
  for (const [path, { bytesInOutput }] of Object.entries(inputs).sort((a, b) => b[1].bytesInOutput - a[1].bytesInOutput)) console.log(String(bytesInOutput).padStart(7), path);
}
if (found.length) { console.error(`forbidden in the bundle: ${found.join(", ")}`); process.exit(1); }
if (size > BUDGET) { console.error("over the budget"); process.exit(1); }
