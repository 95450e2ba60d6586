// One widget's state, and everything that changes it. The rooms (ui/*, more/*) draw it; they decide nothing.

import { FEED_POSTINGS, fetchText, fromPage, FEED_BYTES, itemsOf } from "./discover.ts";
import type { Kid } from "./dom.ts";
import { isRefusal, load, loadMore, loadWords, LoadError, type Engine, type FeedError, type Gate, type Lang, type Match, type Named, type Order, type Posting, type Profile, type Track, type Training, type Trouble, type Venture } from "./engine.ts";
import { noFilters, type Filters } from "./filters.ts";
import { formatter, today, type Format } from "./format.ts";
import type { PadanEventMap } from "./index.d.ts";
import type { More } from "./more.ts";
import type { Offering } from "./more/offerings.ts";
import { TooBig } from "./net.ts";
import { assemble, emptyDraft, isBlank, toJson, type Draft } from "./profile.ts";
import { speaker, type Say } from "./words.ts";

export type Tab = "jobs" | "training" | "ventures";
/** Where openings come from: the page, a child script's text, a URL, or what a property gave. */
export type Source = { kind: "page" } | { kind: "text"; text: string } | { kind: "url"; url: string } | { kind: "items"; items: unknown };

export const PAGE = 20;
/** So many postings are read at once, and so many matched. */
const SLICE = 50;
const FEW = 4;
/** Milliseconds of work after which the page may breathe, for a key to be answered. */
const BREATH = 4;
const GATES: readonly Gate[] = ["no", "unknown", "yes"];
/** After so many traps without an answer in between, the widget stops trying. */
const TRAPS = 3;

/** An opening that is shown; without a match while nothing is known of the person. */
export interface Entry {
  at: number;
  posting: Posting;
  match: Match | undefined;
  /** Its card as drawn while it is closed. */
  card?: Kid;
}

type Detail<K extends keyof PadanEventMap> = PadanEventMap[K]["detail"];
export interface Hooks {
  changed(): void;
  emit<K extends keyof PadanEventMap>(name: K, detail: Detail<K>): boolean;
}

const breathe = () => new Promise<void>((done) => setTimeout(done));
/** When nothing else wants the page's time. */
const idle = () => new Promise<void>((done) => (window.requestIdleCallback ?? setTimeout)(() => done(), { timeout: 1000 } as never));
/** After the next frame is on the screen; in a page that is not looked at, after a moment. */
const painted = () => new Promise<void>((done) => {
  const late = setTimeout(done, 200);
  requestAnimationFrame(() => setTimeout(() => (clearTimeout(late), done())));
});

export class Session {
  lang: Lang = "id";
  say: Say = speaker("id");
  format: Format = formatter("id", this.say);

  status: "loading" | "ready" | "failed" = "loading";
  trouble: Trouble = "broken";
  offline = !navigator.onLine;
  restarted = false;
  /** The rooms that come after the first list; false when they could not be loaded. */
  more: More | null | false = null;

  items: unknown[] = [];
  feedErrors: FeedError[] = [];
  feedTrouble = "";
  /** Whether the openings could not be had at all, and may be asked for again. */
  feedLost = false;
  /** A partner's courses as a property gave them; the second part reads them. */
  offered: unknown;
  offerings: Offering[] = [];

  draft: Draft = emptyDraft();
  profile: Profile | null = null;
  suggestions: Named[] = [];
  /** Where every opening stands; null while nothing is known of the person. */
  order: Order | null = null;
  /** The openings shown, in order, after the filters; how many those hide, and leave. */
  list: Entry[] = [];
  hidden = 0;
  total = 0;

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
  plans: Training[] | null = null;
  ventures: Venture[] | null = null;
  shareProfile = false;
  withSkills = false;
  wrongFile = "";
  note = "";

  private _engine: Engine | null = null;
  private _another: (() => Promise<Engine>) | null = null;
  private _source: Source = { kind: "page" };
  /** The newest openings on their way, and those that are on the board. */
  private _coming: Promise<unknown[]> = Promise.resolve([]);
  private _held: Promise<unknown[]> | null = null;
  private _fills = 0;
  /** What the list was last worked out for. */
  private _ranked = "";
  private _tracks: Track[] | undefined;
  private _catalog = "";
  private _whole = false;
  private _told = false;
  private _traps = 0;
  private _turn = 0;
  private _timer = 0;
  private _laterTimer = 0;
  private _round = 0;
  /** The profile as the engine reads it, and what the open tab was last worked out for. */
  json = "";
  private _answered: { [tab in Tab]?: string } = {};
  private _postings = new Map<number, Posting>();

  constructor(private readonly hooks: Hooks, readonly host: HTMLElement) {}

  // Starting

  /** Loads the engine and the openings, and draws the first list; then the rest. Called again for a retry or another catalogue. */
  async start(lang: Lang, catalog: string, source: Source): Promise<void> {
    const round = ++this._round;
    this.speak(lang);
    this._catalog = catalog;
    this._source = source;
    this.status = "loading";
    this._told = false;
    this._whole = catalog !== "";
    this.hooks.changed();
    this._coming = this._openings(source);
    try {
      const [another] = await Promise.all([load(catalog || lang, lang), loadWords(lang)]);
      const engine = await another();
      if (round !== this._round) return;
      this._another = another;
      this._traps = 0;
      const known = new Set(engine.tracks().map((track) => track.code));
      for (const code of this.draft.tracks) if (!known.has(code)) console.warn(`Padan: the catalogue knows no track "${code}"`);
      this.draft.tracks = this.draft.tracks.filter((code) => known.has(code));
      if (!(await this._fill(engine, round))) return;
      this.status = "ready";
      await this.refresh();
      await painted();
      await this.rest();
    } catch (error) {
      const found = await this._coming;
      if (round !== this._round) return;
      this.items = found;
      this._fail(error);
    }
  }

  /** After the first list: the other rooms, and the whole catalogue. Then the widget is ready, with what came of them. */
  async rest(): Promise<void> {
    const round = this._round;
    if (!this.more) {
      this.more = null;
      this.hooks.changed();
      this.more = await loadMore().catch((error: LoadError) => (this.tell("part", error.detail), false as const));
      if (round !== this._round) return;
      this.hooks.changed();
      this._later();
      if (this.draft.edits.size) void this.refresh();
    }
    const offers = this.more && this.more.offer(this);
    if (!this._whole && this.more && this.more.full) {
      try {
        const another = await load("full", this.lang);
        const engine = await another();
        if (round !== this._round) return;
        this._another = another;
        this._whole = true;
        if (await this._fill(engine, round)) await this.refresh();
      } catch (error) {
        console.info(`Padan: the smaller catalogue goes on: ${(error as Error).message}`);
      }
    }
    await offers;
    if (round !== this._round || this._told || !this._engine) return;
    this._told = true;
    this.hooks.emit("padan-ready", { version: this._engine.version(), count: this.count });
  }

  retry(): void {
    void this.start(this.lang, this._catalog, this._source);
  }

  /** The line came or went. What could not be loaded is tried again. */
  net(): void {
    this.set({ offline: !navigator.onLine });
    if (this.offline) return;
    if (this.status === "failed") this.retry();
    else if (this.status === "ready" && (!this.more || (this.more.full && !this._whole && this._told))) void this.rest();
  }

  /** What the partner should know. */
  tell(code: string, message: string): void {
    console.warn(`Padan: ${message}`);
    this.hooks.emit("padan-error", { code: `W-${code}`, message });
  }

  private _fail(error: unknown): void {
    this._engine = null;
    this.status = "failed";
    this.trouble = error instanceof LoadError ? error.trouble : "broken";
    this.tell(this.trouble, error instanceof LoadError ? error.detail : "the engine stopped");
    this.hooks.changed();
  }

  /** What is wrong with the openings: for the partner, and in words for the reader. */
  private _feedFault(message: string, words: string): void {
    this.tell("feed", message);
    this.feedTrouble = words;
  }

  /** The openings of a source; none, and a message, when they cannot be had. */
  private async _openings(source: Source): Promise<unknown[]> {
    // A copy, so that of two tries the older is known.
    const own = (this._source = { ...source });
    this.feedTrouble = "";
    this.feedLost = false;
    try {
      const found = await this._fetchItems(source);
      if (own !== this._source) return [];
      if (found.length > FEED_POSTINGS) this._feedFault(`${found.length} openings are over the limit of ${FEED_POSTINGS}`, this.say("feedMany", { n: this.format.number(FEED_POSTINGS) }));
      return found.slice(0, FEED_POSTINGS);
    } catch (error) {
      if (own !== this._source) return [];
      this._feedFault(`the openings could not be read: ${String((error as Error)?.message ?? error)}`, error instanceof TooBig ? this.say("feedBig", { n: FEED_BYTES / 1024 / 1024 }) : this.say(error instanceof SyntaxError ? "feedBroken" : "feedLost"));
      this.feedLost = true;
      return [];
    }
  }

  private async _fetchItems(source: Source): Promise<unknown[]> {
    switch (source.kind) {
      case "page":
        return fromPage(document, (message) => this._feedFault(`JSON-LD: ${message}`, this.say("feedBroken")));
      case "items":
        return itemsOf(source.items);
      case "text":
        if (source.text.length > FEED_BYTES) throw new TooBig();
        return itemsOf(JSON.parse(source.text));
      case "url":
        return itemsOf(JSON.parse(await fetchText(new URL(source.url, document.baseURI).href)));
    }
  }

  /** Other openings, or the same once more: at once into a running widget; one that still loads takes the newest. */
  async setSource(source = this._source): Promise<void> {
    this._coming = this._openings(source);
    if (this.status !== "ready" || !this._another) return;
    const round = this._round;
    try {
      if (await this._fill(await this._another(), round)) await this.refresh();
    } catch (error) {
      if (round === this._round) this._fail(error);
    }
  }

  /**
   * Puts the newest openings on an engine's board, a slice at a time, and makes it the one that answers. False when it came too late:
   * another filling has begun, which is then the one that counts.
   */
  private async _fill(engine: Engine, round: number): Promise<boolean> {
    const fill = ++this._fills;
    for (;;) {
      const coming = this._coming;
      const items = await coming;
      const bad = new Map<number, FeedError>();
      // What is refused together is read one by one, so that one spoils no other.
      const add = (at: number, most: number): void => {
        const some = items.slice(at, at + most);
        let fault = { code: "P0020", message: "no JSON", remedy: "give plain objects" } as FeedError;
        let text = "";
        try {
          text = JSON.stringify(some);
        } catch {}
        try {
          if (text) return engine.addFeed(text).errors.forEach((error) => bad.set(at + error.at, { ...error, at: at + error.at }));
        } catch (error) {
          if (!isRefusal(error)) throw error;
          fault = error as FeedError;
        }
        if (most > 1) some.forEach((_, one) => add(at + one, 1));
        else bad.set(at, { ...fault, at });
      };
      for (let at = 0; at < items.length; at += SLICE) {
        if (at) await breathe();
        if (round !== this._round || fill !== this._fills) return false;
        add(at, SLICE);
      }
      if (round !== this._round || fill !== this._fills) return false;
      if (coming !== this._coming) {
        engine.clearFeed();
        continue;
      }
      if (coming !== this._held) {
        this._held = coming;
        this.selected = null;
        this.shown = PAGE;
        this.feedErrors = [...bad.values()];
        for (const { at, code, message, remedy } of this.feedErrors) console.warn(`Padan: posting ${at + 1}: ${code} ${message}; ${remedy}`);
        if (bad.size) this.hooks.emit("padan-error", { code: "W-posting", message: `${bad.size} postings could not be read` });
      }
      this.items = items.filter((_, at) => !bad.has(at));
      this._postings.clear();
      this._answered = {};
      this._ranked = "";
      this._tracks = undefined;
      this._engine = engine;
      return true;
    }
  }

  /** A partner's courses, given or changed. */
  offer(): void {
    if (this.more) void this.more.offer(this);
  }

  speak(lang: Lang): void {
    this.lang = lang;
    this.say = speaker(lang);
    this.format = formatter(lang, this.say);
  }

  // Asking the engine

  /** Every call of the engine goes through here. A refusal is passed on; anything else poisons the instance: drop it, start another. */
  ask<T>(question: (engine: Engine) => T): T | undefined {
    if (!this._engine) return undefined;
    try {
      const answer = question(this._engine);
      this._traps = 0;
      return answer;
    } catch (error) {
      if (isRefusal(error)) throw error;
      this._engine = null;
      this._traps += 1;
      void this._restart();
      return undefined;
    }
  }

  private async _restart(): Promise<void> {
    const [round, traps] = [this._round, this._traps];
    this.hooks.emit("padan-error", { code: "W-restarted", message: "restarted" });
    try {
      if (traps >= TRAPS || !this._another) throw new LoadError("broken", "the engine stopped");
      const engine = await this._another();
      if (!(await this._fill(engine, round))) return;
      this.restarted = true;
      // What stopped it is asked once more: another instance may know better. Not twice.
      if (traps === 1) await this.refresh();
      this._traps = traps;
      this.hooks.changed();
    } catch (error) {
      if (round === this._round) this._fail(error);
    }
  }

  /** Reads the draft and ranks again. `told`: the person changed something. */
  refresh(told = false): Promise<void> {
    clearTimeout(this._timer);
    const turn = ++this._turn;
    return this.slices(this._steps(told), () => turn === this._turn);
  }

  /** Does what has many steps, with a breath whenever some milliseconds have passed, as long as it is wanted. */
  async slices(steps: Iterable<void>, wanted: () => boolean): Promise<void> {
    let start = performance.now();
    for (const _ of steps) {
      if (performance.now() - start < BREATH) continue;
      await breathe();
      if (!wanted()) return;
      start = performance.now();
    }
  }

  private *_steps(told: boolean): Generator<void> {
    this.ask((engine) => {
      this.profile = assemble(engine, this.draft, this.more ? this.more.corrected : undefined);
      this.json = toJson(this.profile);
    });
    if (told) this.hooks.emit("padan-change", this.shareProfile ? { profile: this.profile } : {});
    // Within a word that is being written, nothing is known that was not.
    if (told && this._engine && this._ranked === this.json) return this.hooks.changed();
    yield;
    const order = this.ask((engine) => (this.blank ? null : engine.order(this.json, today())));
    if (order === undefined) return this.hooks.changed();
    yield;
    // The list: in order, through the filters, in full only as far as it is shown.
    const { more, count } = this;
    const gates: Gate[] = [];
    order?.postings.forEach((at, rank) => (gates[at] = GATES[order.gates[rank]!]!));
    let places = order && !this.pageOrder ? [...order.postings] : Array.from({ length: count }, (_, at) => at);
    if (more) places = yield* more.through(this, places, gates);
    const shown = places.slice(0, this.shown);
    const list: Entry[] = [];
    for (let at = 0; at < shown.length; at += FEW) {
      yield;
      this.ask((engine) => {
        const few = shown.slice(at, at + FEW);
        const matches = order ? engine.matches(this.json, few, today()) : [];
        list.push(...few.map((at) => ({ at, posting: this.postingOf(engine, at), match: matches.find((match) => match.posting === at) })));
      });
    }
    yield;
    if (!this._engine) return;
    this._ranked = this.json;
    Object.assign(this, { order, list, total: places.length, hidden: count - places.length });
    const met = gates.filter((gate) => gate === "yes").length;
    this.note = this.say(this.blank ? "statusBlank" : "status", { n: count, yes: met });
    this.hooks.emit("padan-match", { count, met, ...(this.shareProfile && { profile: this.profile }) });
    this.hooks.changed();
    this._later();
  }

  /** The open tab's own work: after the list is on the screen, when the page is idle, and not at every key. */
  private _later(): void {
    clearTimeout(this._laterTimer);
    if (!this.more || !this.working) return;
    const { tab, json } = this;
    this._laterTimer = window.setTimeout(async () => {
      await painted();
      await idle();
      if (tab !== this.tab || json !== this.json) return;
      this.ask((engine) => {
        if (tab === "training") this.plans = this.blank ? [] : engine.training(json, today());
        else this.ventures = this.blank ? [] : engine.ventures(json, today());
        this._answered[tab] = json;
      });
      this.hooks.changed();
    }, tab in this._answered ? 350 : 0);
  }

  /** Whether the open tab's own work is still to be done. */
  get working(): boolean {
    return this.tab !== "jobs" && this._answered[this.tab] !== this.json;
  }

  // What the rooms read

  get blank(): boolean {
    return isBlank(this.profile);
  }

  get count(): number {
    return this.items.length;
  }

  /** How many postings have been read in full. */
  get read(): number {
    return this._postings.size;
  }
  postingOf(engine: Engine, at: number): Posting {
    let posting = this._postings.get(at);
    if (!posting) this._postings.set(at, (posting = engine.posting(at)));
    return posting;
  }
  posting(at: number): Posting | undefined {
    return this._postings.get(at) ?? this.ask((engine) => this.postingOf(engine, at));
  }
  title(code: string): string {
    try {
      return this.ask((engine) => engine.competency(code).title) ?? code;
    } catch {
      return code;
    }
  }
  tracks(): Track[] {
    return (this._tracks ??= this.ask((engine) => engine.tracks())) ?? [];
  }
  suggest(prefix: string, limit: number): Named[] {
    return this.ask((engine) => engine.suggest(prefix, limit)) ?? [];
  }
  // What the person does

  changed(): void {
    this.restarted = false;
    void this.refresh(true);
  }

  /** Typing: the answer follows a moment after the last key. */
  write(text: string): void {
    this.draft.text = text.slice(0, 4000);
    this.restarted = false;
    clearTimeout(this._timer);
    this._turn += 1;
    this._timer = window.setTimeout(async () => {
      this.suggestions = [];
      const answered = this.refresh(true);
      const turn = this._turn;
      await answered;
      if (this.more && turn === this._turn && (this.suggestions = this.more.suggested(this)).length) this.hooks.changed();
    }, 150);
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
  setTrack(code: string, on: boolean): void {
    this.draft.tracks = [...this.draft.tracks.filter((other) => other !== code), ...(on && code ? [code] : [])];
    this.changed();
  }
  showMore(): void {
    this.shown += PAGE;
    void this.refresh();
  }
  go(tab: Tab): void {
    this.set({ tab });
    this._later();
  }
  select(at: number | null): void {
    this.selected = at;
    if (at !== null) this.hooks.emit("padan-select", { id: this.posting(at)?.id ?? "" });
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
  stop(): void {
    this._round += 1;
    this._turn += 1;
    clearTimeout(this._timer);
    clearTimeout(this._laterTimer);
    this._engine = null;
  }
}
