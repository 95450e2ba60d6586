// What the build puts behind "#glue": the wasm engine's glue in dist, dev/engine-stub.ts in the development build.
declare module "#glue" {
  import type { Engine, Lang } from "./engine.js";
  export type EngineClass = new (catalog: Uint8Array, lang: Lang) => Engine;
  /** A fresh instance each time: a trap poisons an instance for good. */
  export function instantiate(module: WebAssembly.Module): Promise<EngineClass>;
}
