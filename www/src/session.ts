// One widget's state, and everything that changes it. The rooms (ui/*) draw it; they decide nothing.

import { fetchText, fromPage, FEED_BYTES, itemsOf, offeringsOf, TooBig, type Offering } from "./discover.ts";
import { isRefusal, load, LoadError, type Engine, type FeedError, type Lang, type Linked, type Match, type Posting, type Profile, type Suggestion, type Track, type Trouble, type Venture } from "./engine.ts";
import { filtering, noFilters, passes, type Filters } from "./filters.ts";
import { formatter, today, type Format } from "./format.ts";
import { assemble, emptyDraft, isBlank, toJson, type Draft, type Edit, type Facts } from "./profile.ts";
import { plan, type Plan } from "./training-plan.ts";
import { speaker, type Say } from "./words.ts";

export type Tab = "jobs" | "training" | "ventures";
/** Where openings come from: the page, a child script's text, a URL, or what a property gave. */
export type Source = { kind: "page" } | { kind: "text"; text: string } | { kind: "url"; url: string } | { kind: "items"; items: unknown };

/** Feeds longer than this are ranked in part until the person asks for more. */
const PART = 500;
const PAGE = 20;
/** After so many traps without an answer in between, the widget stops trying. */
const TRAPS = 3;

export interface Entry {
  at: number;
  posting: Posting;
  match: Match | undefined;
}

export interface Hooks {
  changed(): void;
  emit(name: string, detail: unknown): boolean;
}

export class Session {
  lang: Lang = "id";
  say: Say = speaker("id");
  format: Format = formatter("id", this.say);

  status: "loading" | "ready" | "failed" = "loading";
  trouble: Trouble = "broken";
  offline = !navigator.onLine;
  restarted = false;

  items: unknown[] = [];
  feedErrors: FeedError[] = [];
  feedTrouble = "";
  offerings: Offering[] = [];

  draft: Draft = emptyDraft();
  profile: Profile | null = null;
  linked: Linked | null = null;
  suggestions: Suggestion[] = [];
  matches: Match[] = [];

  tab: Tab = "jobs";
  filters: Filters = noFilters();
  filtersOpen = false;
  pageOrder = false;
  shown = PAGE;
  selected: number | null = null;
  editing: string | null = null;
  adding: string | null = null;
  allSkills = false;
  wide = false;
  plans: Plan[] | null = null;
  ventures: Venture[] = [];
  shareProfile = false;
  note = "";

  private engine: Engine | null = null;
  private another: (() => Promise<Engine>) | null = null;
  private source: Source = { kind: "page" };
  private catalog = "";
  private traps = 0;
  private timer = 0;
  private round = 0;
  private planned: string | null = null;
  private postings = new Map<number, Posting>();

  constructor(private readonly hooks: Hooks) {}

  // Starting

  /** Loads the engine and the openings. Called again for a retry or another catalogue. */
  async start(lang: Lang, catalog: string, source: Source): Promise<void> {
    const round = ++this.round;
    this.speak(lang);
    this.catalog = catalog;
    this.source = source;
    this.status = "loading";
    this.hooks.changed();
    const items = this.fetchItems(source).catch((error: unknown) => {
      this.feedTrouble = this.feedWords(error);
      return [] as unknown[];
    });
    try {
      this.another = await load(lang, catalog);
      const engine = await this.another();
      const found = await items;
      if (round !== this.round) return;
      this.engine = engine;
      this.items = found;
      this.traps = 0;
      this.status = "ready";
      this.fill();
      this.refresh();
      this.hooks.emit("padan-ready", { version: engine.version(), count: engine.count() });
    } catch (error) {
      const found = await items;
      if (round !== this.round) return;
      this.items = found;
      this.fail(error);
    }
  }

  retry(): void {
    void this.start(this.lang, this.catalog, this.source);
  }

  private fail(error: unknown): void {
    this.engine = null;
    this.status = "failed";
    this.trouble = error instanceof LoadError ? error.trouble : "broken";
    const message = error instanceof LoadError ? error.detail : "the engine stopped";
    console.warn(`Padan: ${message}`);
    this.hooks.emit("padan-error", { code: `W-${this.trouble}`, message });
    this.hooks.changed();
  }

  private async fetchItems(source: Source): Promise<unknown[]> {
    this.feedTrouble = "";
    switch (source.kind) {
      case "page":
        return fromPage(document, (message) => this.reportFeed(message));
      case "items":
        return itemsOf(source.items);
      case "text":
        if (source.text.length > FEED_BYTES) throw new TooBig();
        return itemsOf(JSON.parse(source.text));
      case "url":
        return itemsOf(JSON.parse(await fetchText(new URL(source.url, document.baseURI).href)));
    }
  }

  private reportFeed(message: string): void {
    this.feedTrouble = this.say("feedBroken", { x: message });
    this.hooks.emit("padan-error", { code: "W-feed", message });
    console.warn(`Padan: a JSON-LD script of this page is no JSON: ${message}`);
  }

  private feedWords(error: unknown): string {
    const message = String((error as Error)?.message ?? error);
    console.warn(`Padan: the openings could not be read: ${message}`);
    this.hooks.emit("padan-error", { code: "W-feed", message });
    if (error instanceof TooBig) return this.say("feedBig", { n: FEED_BYTES / 1024 / 1024 });
    return this.say(error instanceof SyntaxError ? "feedBroken" : "feedLost", { x: message });
  }

  /** Other openings into a running widget. */
  async setSource(source: Source): Promise<void> {
    this.source = source;
    if (this.status !== "ready") return;
    const round = this.round;
    const items = await this.fetchItems(source).catch((error: unknown) => {
      this.feedTrouble = this.feedWords(error);
      return [] as unknown[];
    });
    if (round !== this.round || !this.engine) return;
    this.items = items;
    this.selected = null;
    this.shown = PAGE;
    this.fill();
    this.refresh();
  }

  setOfferings(value: unknown): void {
    this.offerings = offeringsOf(value);
    this.hooks.changed();
  }

  private fill(): void {
    this.feedErrors = [];
    this.postings.clear();
    this.ask((engine) => {
      engine.clearFeed();
      if (!this.items.length) return;
      try {
        this.feedErrors = engine.addFeed(JSON.stringify(this.items)).errors;
      } catch (error) {
        if (!isRefusal(error)) throw error;
        this.feedTrouble = this.say("feedBroken", { x: error.message });
      }
      for (const { at, code, message, remedy } of this.feedErrors) console.warn(`Padan: posting ${at + 1}: ${code} ${message}; ${remedy}`);
    });
    const bad = new Set(this.feedErrors.map((error) => error.at));
    if (bad.size) {
      this.items = this.items.filter((_, at) => !bad.has(at));
      this.hooks.emit("padan-error", { code: "W-posting", message: `${bad.size} postings could not be read` });
    }
  }

  speak(lang: Lang): void {
    this.lang = lang;
    this.say = speaker(lang);
    this.format = formatter(lang, this.say);
  }

  // Asking the engine

  /** Every call of the engine goes through here. A refusal is passed on; anything else poisons the instance: drop it, start another. */
  private ask<T>(question: (engine: Engine) => T): T | undefined {
    if (!this.engine) return undefined;
    try {
      const answer = question(this.engine);
      this.traps = 0;
      return answer;
    } catch (error) {
      if (isRefusal(error)) throw error;
      this.engine = null;
      this.traps += 1;
      void this.restart();
      return undefined;
    }
  }

  private async restart(): Promise<void> {
    const round = this.round;
    this.hooks.emit("padan-error", { code: "W-restarted", message: "the engine was restarted" });
    try {
      if (this.traps >= TRAPS || !this.another) throw new LoadError("broken", "the engine stopped again and again");
      const engine = await this.another();
      if (round !== this.round) return;
      this.engine = engine;
      const traps = this.traps;
      this.fill();
      this.traps = traps;
      this.restarted = true;
      this.hooks.changed();
    } catch (error) {
      if (round === this.round) this.fail(error);
    }
  }

  /** Reads the draft and ranks again. */
  refresh(): void {
    clearTimeout(this.timer);
    this.ask((engine) => {
      this.profile = assemble(engine, this.draft);
      this.linked = engine.link(this.draft.text);
      this.rank(engine);
    });
    this.hooks.changed();
  }

  private rank(engine: Engine): void {
    const profile = toJson(this.profile!);
    const all = this.pageOrder || filtering(this.filters) || this.shown > PART || engine.count() <= PART;
    this.matches = this.blank ? [] : all ? engine.rank(profile, today()) : engine.rank(profile, today(), PART);
    if (this.tab === "ventures") this.ventures = this.blank ? [] : engine.ventures(profile);
    if (this.tab === "training") this.replan(engine, profile);
    const meets = this.matches.filter((match) => match.gate === "yes").length;
    this.note = this.say(this.blank ? "statusBlank" : "status", { n: engine.count(), yes: meets });
    this.hooks.emit("padan-match", { count: engine.count(), met: meets, ...(this.shareProfile && { profile: this.profile }) });
  }

  private replan(engine: Engine, profile: string): void {
    if (this.planned === profile) return;
    this.planned = profile;
    this.plans = null;
    if (this.blank) return;
    plan(engine, this.profile!, today(), () => this.planned === profile && this.engine === engine).then(
      (plans) => {
        if (this.planned !== profile) return;
        this.plans = plans;
        this.hooks.changed();
      },
      () => this.ask(() => {
        throw new Error("trap while planning");
      }),
    );
  }

  // What the rooms read

  get blank(): boolean {
    return isBlank(this.profile);
  }

  get count(): number {
    return this.ask((engine) => engine.count()) ?? 0;
  }

  posting(at: number): Posting | undefined {
    let posting = this.postings.get(at);
    if (!posting) {
      posting = this.ask((engine) => engine.posting(at));
      if (posting) this.postings.set(at, posting);
    }
    return posting;
  }

  /** The postings of the feed; for filters. */
  all(): Posting[] {
    return Array.from({ length: this.count }, (_, at) => this.posting(at)).filter((posting) => posting !== undefined);
  }

  /** The openings in order, after the filters, and how many those hide. */
  entries(): { list: Entry[]; hidden: number; total: number } {
    const total = this.count;
    const byPlace = new Map(this.matches.map((match) => [match.posting, match]));
    const ranked = this.matches.map((match) => match.posting);
    const rest = Array.from({ length: total }, (_, at) => at);
    const order = this.blank || this.pageOrder ? rest : ranked.length < total ? [...ranked, ...rest.filter((at) => !byPlace.has(at))] : ranked;
    const list: Entry[] = [];
    let hidden = 0;
    const filter = filtering(this.filters);
    for (const at of order) {
      if (!filter && list.length >= this.shown) break;
      const posting = this.posting(at);
      if (!posting) continue;
      const match = byPlace.get(at);
      if (filter && !passes(this.filters, posting, this.items[at], match, this.profile)) hidden += 1;
      else list.push({ at, posting, match });
    }
    return { list: list.slice(0, this.shown), hidden, total: total - hidden };
  }

  title(code: string): string {
    return this.ask((engine) => engine.competency(code).title) ?? code;
  }
  tracks(): Track[] {
    return this.ask((engine) => engine.tracks()) ?? [];
  }
  suggest(prefix: string, limit: number): Suggestion[] {
    return this.ask((engine) => engine.suggest(prefix, limit)) ?? [];
  }
  read(text: string): Profile | undefined {
    return this.ask((engine) => engine.readProfile(text));
  }

  // What the person does

  private changed(): void {
    this.restarted = false;
    this.refresh();
    this.hooks.emit("padan-change", this.shareProfile ? { profile: this.profile } : {});
  }

  /** Typing: the answer follows a moment after the last key. */
  write(text: string): void {
    this.draft.text = text.slice(0, 4000);
    this.restarted = false;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      const piece = text.split(/[,.;\n]|\bdan\b|\band\b/i).pop()!.trim();
      this.suggestions = [];
      this.changed();
      if (piece.length >= 3) {
        const held = new Set(this.profile?.claims.map((claim) => claim.competency));
        this.suggestions = this.suggest(piece, 6).filter((one) => !held.has(one.competency)).slice(0, 3);
        this.hooks.changed();
      }
    }, 150);
  }

  edit(code: string, edit: Edit): void {
    this.draft.edits.set(code, { ...this.draft.edits.get(code), ...edit });
    this.changed();
  }
  add(code: string): void {
    this.draft.edits.set(code, { ...this.draft.edits.get(code), added: true, gone: false });
    this.suggestions = [];
    this.changed();
  }
  remove(code: string): void {
    if (this.editing === code) this.editing = null;
    this.draft.edits.set(code, { gone: true });
    this.changed();
  }
  setFacts(facts: Facts): void {
    this.draft.facts = { ...this.draft.facts, ...facts };
    this.changed();
  }
  setTrack(code: string, on: boolean): void {
    this.draft.tracks = [...this.draft.tracks.filter((other) => other !== code), ...(on && code ? [code] : [])];
    this.changed();
  }
  open(profile: Profile): void {
    this.draft = { ...emptyDraft(), opened: profile };
    this.changed();
    this.note = this.say("uploadGood");
    this.hooks.changed();
  }
  startOver(): void {
    this.draft = emptyDraft();
    Object.assign(this, { selected: null, editing: null, adding: null, suggestions: [], allSkills: false, pageOrder: false, filters: noFilters(), shown: PAGE });
    this.changed();
  }
  setFilters(filters: Partial<Filters>): void {
    this.filters = { ...this.filters, ...filters };
    this.shown = PAGE;
    this.refresh();
  }
  showAll(): void {
    this.filters = noFilters();
    this.refresh();
  }
  setOrder(page: boolean): void {
    this.pageOrder = page;
    this.shown = PAGE;
    this.refresh();
  }
  more(): void {
    this.shown += PAGE;
    this.refresh();
  }
  go(tab: Tab): void {
    this.tab = tab;
    this.refresh();
  }
  select(at: number | null): void {
    this.selected = at;
    if (at !== null) this.hooks.emit("padan-select", { id: this.posting(at)?.id });
    this.hooks.changed();
  }
  /** False when the partner takes the application in their own hands. */
  apply(posting: Posting): boolean {
    return this.hooks.emit("padan-apply", { id: posting.id, url: posting.url });
  }
  /** A change of what is drawn only. */
  set(change: Partial<Session>): void {
    Object.assign(this, change);
    this.hooks.changed();
  }
  relang(lang: Lang): void {
    this.speak(lang);
    this.postings.clear();
    this.planned = null;
    if (this.catalog) this.ask((engine) => engine.setLang(lang));
    this.refresh();
  }
  stop(): void {
    this.round += 1;
    clearTimeout(this.timer);
    this.planned = null;
    this.engine = null;
  }
}
