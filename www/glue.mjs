// The glue between the widget and its engine, made from what wasm-bindgen and wasm2js write. Both keep one instance in the
// variables of a module; a trap spoils an instance for good, so here the whole module becomes the body of `instantiate`, which
// gives a fresh one each time. What is not used is left out: fetching, the default start, `free` (an instance is dropped whole)
// and its finalizer, which would call into an instance that has trapped. Every step fails when the text has another shape.

/** Replaces text that must stand there exactly so many times. */
function swap(text, what, by, times = 1) {
  const found = typeof what === "string" ? text.split(what).length - 1 : (text.match(what) ?? []).length;
  if (found !== times) throw new Error(`glue.mjs: wasm-bindgen or wasm2js writes another text than before: expected ${times} of ${what}, found ${found}`);
  return typeof what === "string" ? text.split(what).join(by) : text.replace(what, by);
}

/** The body of `instantiate`: everything before wasm-bindgen's own start, as declarations of a function. */
function body(text) {
  const [head, tail, ...more] = text.split("let wasmModule, wasmInstance, wasm;\n");
  if (tail === undefined || more.length) throw new Error("glue.mjs: where does wasm-bindgen's start begin?");
  const starts = [...tail.matchAll(/^(?:async )?function (\w+)/gm)].map(([, name]) => name).join();
  if (starts !== "__wbg_finalize_init,__wbg_load,initSync,__wbg_init,__wbg_init_once") throw new Error(`glue.mjs: wasm-bindgen starts otherwise: ${starts}`);
  const begin = tail.slice(0, tail.indexOf("async function __wbg_load")).replace(/^ +cached\w+ = null;\n/gm, "");
  if (begin.trim() !== "function __wbg_finalize_init(instance, module) {\n    wasmInstance = instance;\n    wasm = instance.exports;\n    wasmModule = module;\n    return wasm;\n}")
    throw new Error(`glue.mjs: wasm-bindgen sets up an instance otherwise:\n${begin}`);
  let code = swap(head, "export class Engine {", "class Engine {");
  code = swap(code, /    __destroy_into_raw\(\) \{[^}]*\}\n    free\(\) \{[^}]*\}\n/g, "");
  code = swap(code, /^if \(Symbol\.dispose\) Engine\.prototype\[Symbol\.dispose\].*\n/gm, "");
  code = swap(code, /const EngineFinalization = [^;]*;\n/g, "");
  code = swap(code, /            EngineFinalization\.register\(.*\n/g, "");
  // Also where memory grows without detaching the old buffer, as in the build without WebAssembly.
  code = swap(code, /if \((cached\w+) === null \|\| [^\n]*\) \{\n/g, "if (!$1 || $1.buffer !== wasm.memory.buffer) {\n", 3);
  code = swap(code, /^if \(!\('encodeInto' in cachedTextEncoder\)\) \{\n[\s\S]*?^\}\n/gm, "");
  code = swap(code, /const MAX_SAFARI_DECODE_BYTES[\s\S]*?\nfunction decodeText\(bytes\) \{[\s\S]*?\n\}\n/g, "const decodeText = (bytes) => cachedTextDecoder.decode(bytes);\n");
  code = swap(code, "let cachedTextDecoder", "const cachedTextDecoder");
  const left = /EngineFinalization|\bimport\b|^export |import\.meta|\bfetch\(|\beval\b|new Function/m.exec(code.replace(/\/\*[\s\S]*?\*\//g, ""));
  if (left) throw new Error(`glue.mjs: "${left[0]}" is left in the glue`);
  return code;
}

/** The glue of the WebAssembly build: `instantiate(module)`. */
export const glueOf = (bindgen) => `export async function instantiate(module) {
let wasm;
${body(bindgen)}
wasm = (await WebAssembly.instantiate(module, __wbg_get_imports())).exports;
return Engine;
}
`;

/** The same engine without WebAssembly: `instantiate()`. */
export function twinOf(bindgen, wasm2js) {
  const name = /^import \* as (\$\w+) from '(\.\/padan_wasm_bg\.js)';\n/.exec(wasm2js);
  if (!name) throw new Error("glue.mjs: wasm2js imports something else");
  let code = wasm2js.slice(name[0].length);
  code = swap(code, "var retasmFunc = asmFunc({", "return asmFunc({");
  code = swap(code, `"${name[2]}": ${name[1]},`, `"${name[2]}": imports,`);
  const end = code.indexOf("export var memory = retasmFunc.memory;");
  if (end < 0 || /^(?!export var \w+ = retasmFunc\.\w+;$)./m.test(code.slice(end))) throw new Error("glue.mjs: wasm2js exports otherwise");
  return `function start(imports) {
${code.slice(0, end)}}
export async function instantiate() {
let wasm;
${body(bindgen)}
wasm = start(__wbg_get_imports()["${name[2]}"]);
return Engine;
}
`;
}
