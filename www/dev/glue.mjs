// Builds the engine into www/glue by hand, for development: `npm run glue`. `cargo xtask dist` does the same for a release.
// --js also makes the build without WebAssembly. The catalogues: data/catalog-{id,en,full}.bin, or the whole one for each.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const run = (program, ...args) => execFileSync(program, args, { stdio: ["ignore", "inherit", "inherit"], cwd: here("../..") });
const tool = (name) => here(`../node_modules/.bin/${name}`);
const glue = here("../glue/");
const pack = here("../glue/pkg/");
mkdirSync(glue, { recursive: true });
run("wasm-pack", "build", "crates/padan-wasm", "--target", "web", "--no-opt", "--profile", "wasm", "--out-dir", pack);
copyFileSync(`${pack}padan_wasm.js`, `${glue}padan_wasm.js`);
copyFileSync(`${pack}padan_wasm.d.ts`, `${glue}padan_wasm.d.ts`);
const lowered = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"].map((name) => `--enable-${name}`);
run(tool("wasm-opt"), ...lowered, "--llvm-memory-copy-fill-lowering", "--llvm-nontrapping-fptoint-lowering", "--signext-lowering", "-Oz",
  "--strip-producers", "--strip-target-features", `${pack}padan_wasm_bg.wasm`, "-o", `${glue}padan.wasm`);
// Read as MVP: fails when a later feature is left in it.
run(tool("wasm-opt"), "--mvp-features", "-O0", `${glue}padan.wasm`, "-o", "/dev/null");
if (process.argv.includes("--js")) run(tool("wasm2js"), "-Oz", `${glue}padan.wasm`, "-o", `${glue}padan-wasm2js.js`);
for (const name of ["id", "en", "full"]) {
  const own = here(`../../crates/padan/data/catalog-${name}.bin`);
  copyFileSync(existsSync(own) ? own : here("../../crates/padan/data/catalog.bin"), `${glue}catalog-${name}.bin`);
}
console.log(`www/glue: padan.wasm ${statSync(`${glue}padan.wasm`).size} B`);
