// The engine: what it answers, and the loader that starts one for a widget and another when it traps.

import { files, inside } from "#files";
import { instantiate } from "#glue";
import { english, more } from "#more";
// The shapes live beside the Rust that makes them, so that there is one copy and this builds without the wasm being built;
// tests/contract.ts holds the class that wasm-bindgen declares against the interface below.
import type { Fed, Lang, Linked, Match, Named, Order, Posting, Profile, Refusal, Track, Training, Venture } from "../../crates/padan-wasm/src/wire.d.ts";
import { fetched, STALL, Stalled } from "./net.ts";
import type { More } from "./more.ts";
import { addWords } from "./words.ts";

export type * from "../../crates/padan-wasm/src/wire.d.ts";

/** What the widget asks of the wasm module's class. Text goes in, values come out. */
export interface Engine {
  version(): string;
  link(text: string): Linked;
  readProfile(textOrJson: string): Profile;
  trackProfile(codes: string[]): Profile;
  addFeed(json: string): Fed;
  clearFeed(): void;
  count(): number;
  posting(at: number): Posting;
  order(profile: string, on?: string): Order;
  matches(profile: string, places: Uint32Array | number[], on?: string): Match[];
  suggest(typed: string, limit: number): Named[];
  tracks(): Track[];
  competency(code: string): Named;
  training(profile: string, on?: string): Training[];
  ventures(profile: string, on?: string): Venture[];
}
export type EngineClass = new (catalog: Uint8Array, lang: Lang) => Engine;

/** Whether what was thrown is an answer about bad input, and no fault of the engine. */
export const isRefusal = (error: unknown): error is Refusal => typeof (error as Refusal | null)?.code === "string" && !(error instanceof Error);

/** Why there is no engine. */
export type Trouble = "offline" | "slow" | "refused" | "broken";
export class LoadError extends Error {
  constructor(readonly trouble: Trouble, readonly detail: string) {
    super(detail);
  }
}
const lost = (name: string, error: unknown) =>
  new LoadError(!navigator.onLine ? "offline" : error instanceof Stalled ? "slow" : "broken", `${name}: ${String((error as Error)?.message ?? error)}`);

/** A file of ours, by its name; or what a partner's URL gives. The hash is checked here, since a fetch with `integrity` shows no bytes before the last. */
async function bytes(name: string, url?: string): Promise<Uint8Array<ArrayBuffer>> {
  const own = url ? undefined : inside[name];
  if (own) return Uint8Array.from(atob(own), (char) => char.charCodeAt(0));
  try {
    const [at, integrity] = url ? [url, ""] : (files[name] ?? []);
    const found = await fetched(at!);
    if (integrity && globalThis.crypto?.subtle) {
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-384", found));
      if (`sha384-${btoa(String.fromCharCode(...hash))}` !== integrity) throw new Error("wrong hash");
    }
    return found;
  } catch (error) {
    throw lost(name, error);
  }
}

let tries = 0;

/**
 * A script of ours with its hash held. What failed stays failed in the page's map of modules, and a request that hangs holds up another
 * for the same address; so after a failure the address carries a number. The hash holds for it all the same: it is the preload that
 * checks it, and the import takes what the preload of that address has put into the map.
 */
function script(name: string): Promise<Record<string, unknown>> {
  const [at, integrity] = files[name]!;
  const url = at + (tries ? `?${tries}` : "");
  return new Promise<Record<string, unknown>>((done, fail) => {
    setTimeout(fail, STALL, new Stalled("too slow"));
    const link = document.createElement("link");
    const go = () => import(/* @vite-ignore */ url).then(done, fail);
    if (!link.relList?.supports("modulepreload")) return void go();
    Object.assign(link, { rel: "modulepreload", href: url, integrity, crossOrigin: "", onload: go, onerror: () => fail(new Error("failed")) });
    document.head.append(link);
  }).catch((error) => {
    tries += 1;
    throw lost(name, error);
  });
}

type Start = () => Promise<EngineClass>;

/** Compiled once for the page; each call of the result makes a fresh instance. */
async function compile(): Promise<Start> {
  try {
    // The empty module: whether this page may compile at all, before anything is fetched for it.
    await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    const why = "this page allows no WebAssembly ('wasm-unsafe-eval' in script-src would)";
    try {
      const twin = (await script("padan-js.js")) as { instantiate: Start };
      console.info(`Padan: ${why}; the slower build answers`);
      return twin.instantiate;
    } catch (error) {
      const { trouble, detail } = error as LoadError;
      throw new LoadError(trouble === "broken" ? "refused" : trouble, `${why}; ${detail}`);
    }
  }
  const module = await WebAssembly.compile(await bytes("padan.wasm"));
  return () => instantiate(module);
}

/** A promise that is shared until it fails. */
const shared = new Map<string, Promise<unknown>>();
function once<T>(key: string, make: () => Promise<T>): Promise<T> {
  let promise = shared.get(key) as Promise<T> | undefined;
  if (!promise) {
    shared.set(key, (promise = make()));
    promise.catch(() => shared.delete(key));
  }
  return promise;
}

/**
 * How to start an engine on a catalogue: "id" or "en" (what one language needs for a first list), "full", or a partner's URL.
 * Each start is a fresh instance with an empty board.
 */
export async function load(catalog: string, lang: Lang): Promise<() => Promise<Engine>> {
  const own = /^(id|en|full)$/.test(catalog);
  const [start, table] = await Promise.all([
    once("engine", compile),
    once(`catalogue ${catalog}`, () => (own ? bytes(`catalog-${catalog}.bin`) : bytes("catalogue", new URL(catalog, document.baseURI).href))),
  ]);
  return async () => {
    try {
      return new (await start())(table, lang);
    } catch (error) {
      throw new LoadError("broken", `catalogue: ${isRefusal(error) ? `${error.code} ${error.message}` : String(error)}`);
    }
  };
}

/** The words of a language, before the first list. */
export const loadWords = async (lang: Lang): Promise<unknown> => lang === "en" && addWords(lang, await once("english", () => english(script)));

/** The second part of the widget, which knows where the whole catalogue is. */
export const loadMore = (): Promise<More> =>
  once("more", async () => {
    const parts = await more(script);
    if (parts.full) files["catalog-full.bin"] = parts.full;
    return parts;
  });
