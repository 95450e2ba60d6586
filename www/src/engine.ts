// The engine: its contract, and the loader that keeps one for every widget on the page and restarts it when it traps.

import { instantiate, type EngineClass } from "#glue";

export type Lang = "id" | "en";
export type Gate = "yes" | "unknown" | "no";
export type Status = "met" | "partly" | "related" | "missing" | "unknown";
export type EvidenceKind = "declared" | "work" | "training" | "certificate";

export interface Mention { start: number; end: number; competency: string; title: string; via: string; level: number | null }
export interface Linked { text: string; mentions: Mention[]; unknown: { start: number; end: number; text: string }[] }
export interface Evidence { kind: EvidenceKind; unit: string | null; issuer: string | null; valid_until: string | null; since: string | null }
export interface Claim { competency: string; title: string; units: string[]; level: number | null; via: string; evidence: Evidence[] }
export interface NotClaimed { competency: string; reason: "negated" | "wished" | "other_person" }
export interface Place { code: string; name: string }
export interface Profile {
  claims: Claim[];
  tracks: string[];
  not_claimed: NotClaimed[];
  licences: string[];
  licences_known: boolean;
  education: string | null;
  experience_months: number | null;
  certificates: string[];
  places: Place[];
  excluded_places: Place[];
  unknown: string[];
}
export interface Requirement {
  competency: string | null;
  title: string | null;
  units: string[];
  level: number | null;
  importance: "must" | "preferred";
  origin: "stated" | "implied" | "unresolved";
  hard: boolean;
  text: string | null;
}
export interface Pay { min: number; max: number; unit: "hour" | "day" | "week" | "month" | "year" }
export interface Posting {
  id: string;
  title: string;
  organization: string;
  url: string;
  requirements: Requirement[];
  gates: { licences_required: string[] };
  place: Place[];
  relocation: boolean;
  employment_type: string | null;
  closing_date: string | null;
  pay: Pay | null;
  remarks: string[];
  jobs: Posting[];
}
export interface GateReason { kind: string; status: Gate; need: string; have: string | null }
export interface Outcome {
  competency: string | null;
  status: Status;
  importance: "must" | "preferred";
  origin: "stated" | "implied" | "unresolved";
  earned: number;
  possible: number;
  claim: string | null;
  proof: number;
}
export interface Match {
  id: string;
  posting: number;
  gate: Gate;
  gate_reasons: GateReason[];
  fit: { low: number; high: number };
  proof: number;
  enough: boolean;
  outcomes: Outcome[];
  expired: { competency: string; valid_until: string }[];
  job: number | null;
  reasons: { pro: string[]; con: string[]; open: string[] };
  fitText: string;
  gateText: string;
}
export interface FeedError { at: number; code: string; message: string; remedy: string; field?: string | null }
export interface Venture { code: string; title: string; have: string[]; missing: string[]; tools?: string[]; permits?: string[]; programmes?: string[] }
export interface Suggestion { competency: string; title: string }
export interface Track { code: string; title: string }

/** What the wasm module gives. Text goes in, values come out; offsets are UTF-16. */
export interface Engine {
  setLang(lang: Lang): void;
  link(text: string): Linked;
  readProfile(textOrJson: string): Profile;
  addFeed(json: string): { count: number; errors: FeedError[] };
  clearFeed(): void;
  count(): number;
  rank(profile: string, on?: string, top?: number): Match[];
  posting(at: number): Posting;
  suggest(prefix: string, limit: number): Suggestion[];
  tracks(): Track[];
  trackProfile(codes: string[]): Profile;
  competency(code: string): { code: string; title: string; units: string[] };
  ventures(profile: string): Venture[];
  version(): string;
}

/** An answer of the engine that is no fault of the engine. */
export interface Refusal { code: string; message: string; field?: string | null; found?: string | null; remedy?: string }
export const isRefusal = (error: unknown): error is Refusal =>
  typeof error === "object" && error !== null && typeof (error as Refusal).code === "string" && !(error instanceof Error);

/** Why there is no engine. */
export type Trouble = "offline" | "refused" | "broken";
export class LoadError extends Error {
  constructor(readonly trouble: Trouble, readonly detail: string) {
    super(detail);
  }
}

/** Files beside this script and their hashes, put in by the build. */
declare const PADAN_FILES: Record<string, string>;
const base = new URL(".", import.meta.url);

async function bytes(name: string, at: URL | string = new URL(name, base)): Promise<ArrayBuffer> {
  const integrity = typeof at === "string" ? undefined : PADAN_FILES[name];
  let response: Response;
  try {
    response = await fetch(at, integrity ? { integrity } : {});
  } catch (error) {
    throw new LoadError(navigator.onLine ? "broken" : "offline", `${name}: ${String(error)}`);
  }
  if (!response.ok) throw new LoadError("broken", `${name}: HTTP ${response.status}`);
  return response.arrayBuffer();
}

type Start = () => Promise<EngineClass>;

/** Compiled once for the page; each call of the result makes a fresh instance. */
async function compile(): Promise<Start> {
  const code = await bytes("padan.wasm");
  let module: WebAssembly.Module;
  try {
    module = await WebAssembly.compile(code);
  } catch (error) {
    if (!/compile|unsafe-eval|wasm/i.test(String(error))) throw error;
    try {
      const twin = (await import(/* @vite-ignore */ new URL("padan-js.js", base).href)) as { instantiate: Start };
      console.info("Padan: this page's CSP refuses WebAssembly; add 'wasm-unsafe-eval' to script-src. The slower build answers.");
      return () => twin.instantiate();
    } catch {
      throw new LoadError("refused", "script-src lacks 'wasm-unsafe-eval', and the build without WebAssembly did not load");
    }
  }
  return () => instantiate(module);
}

let starting: Promise<Start> | undefined;
const catalogs = new Map<string, Promise<Uint8Array>>();

function once<T>(promise: Promise<T>, forget: () => void): Promise<T> {
  promise.catch(forget);
  return promise;
}

/** The shared engine for a catalogue, and how to get another after a trap. A widget has its own feed in its own instance. */
export async function load(lang: Lang, catalog: string): Promise<() => Promise<Engine>> {
  starting ??= once(compile(), () => (starting = undefined));
  const key = catalog || lang;
  let data = catalogs.get(key);
  if (!data) {
    data = once(
      (catalog ? bytes("catalog", catalog) : bytes(`catalog-${lang}.bin`)).then((buffer) => new Uint8Array(buffer)),
      () => catalogs.delete(key),
    );
    catalogs.set(key, data);
  }
  const [start, table] = await Promise.all([starting, data]);
  return async () => {
    const Class = await start();
    try {
      return new Class(table, lang);
    } catch (error) {
      throw new LoadError("broken", `catalogue: ${isRefusal(error) ? `${error.code} ${error.message}` : String(error)}`);
    }
  };
}
