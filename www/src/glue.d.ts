// What the build puts behind names that begin with "#": see build.mjs.
declare module "#glue" {
  import type { EngineClass } from "./engine.ts";
  /** A fresh instance each time: a trap poisons an instance for good. */
  export function instantiate(module: WebAssembly.Module): Promise<EngineClass>;
}
declare module "#files" {
  /** Where a file lies, and its hash. */
  export const files: Record<string, [url: string, integrity: string]>;
  /** Files that are inside this script, in base64: the single-file build's. */
  export const inside: Record<string, string>;
}
declare module "#more" {
  import type { More } from "./more.ts";
  /** The second part of the widget: inside the single file, a file of its own otherwise. */
  export function more(load: (name: string) => Promise<Record<string, unknown>>): Promise<More>;
  /** The English words that are not always there. */
  export function english(load: (name: string) => Promise<Record<string, unknown>>): Promise<Record<string, string>>;
}
