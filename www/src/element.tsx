// The custom element: attributes, properties and events in, the session and its drawing inside.

import { h, render } from "preact";
import { fitContrast, sheet, themeOf } from "./styles.ts";
import { Session, type Source } from "./session.ts";
import { fetchText } from "./discover.ts";
import type { Lang } from "./engine.ts";
import { App } from "./ui/app.tsx";

const WIDE = 820;

export class PadanMatch extends HTMLElement {
  static readonly formAssociated = true;
  static readonly observedAttributes = ["lang", "postings", "offerings", "catalog", "track", "region", "share-profile", "theme"];

  readonly #session: Session;
  readonly #root: HTMLDivElement;
  readonly #internals: ElementInternals | null;
  #items: unknown;
  #offerings: unknown;
  #drawing = false;
  #size: ResizeObserver | null = null;
  #dark = matchMedia("(prefers-color-scheme: dark)");
  #live = false;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open", delegatesFocus: true });
    shadow.adoptedStyleSheets = [sheet()];
    this.#root = document.createElement("div");
    this.#root.className = "root";
    shadow.append(this.#root);
    this.#internals = this.attachInternals?.() ?? null;
    this.#session = new Session({
      changed: () => this.#draw(),
      emit: (name, detail) => this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: name === "padan-apply" })),
    });
  }

  /** The openings: postings of our own shape or JobPosting objects. */
  get postings(): unknown {
    return this.#items;
  }
  set postings(items: unknown) {
    this.#items = items;
    if (this.#live) void this.#session.setSource(this.#source());
  }
  get offerings(): unknown {
    return this.#offerings;
  }
  set offerings(value: unknown) {
    this.#offerings = value;
    this.#session.setOfferings(value ?? []);
  }
  /** What the person wrote. Setting it is like typing. */
  get value(): string {
    return this.#session.draft.text;
  }
  set value(text: string) {
    this.#session.write(String(text));
  }

  connectedCallback(): void {
    this.#live = true;
    // Properties that were set before the element was defined.
    for (const name of ["postings", "offerings", "value"] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete (this as Partial<Record<typeof name, unknown>>)[name];
      (this as Record<typeof name, unknown>)[name] = value;
    }
    this.#dark.addEventListener("change", this.#look);
    addEventListener("online", this.#net);
    addEventListener("offline", this.#net);
    this.#size = new ResizeObserver(([entry]) => {
      const wide = (entry?.contentRect.width ?? 0) >= WIDE;
      this.#root.classList.toggle("wide", wide);
      if (wide !== this.#session.wide) this.#session.set({ wide });
    });
    this.#size.observe(this);
    this.#look();
    this.#session.shareProfile = this.hasAttribute("share-profile");
    this.#startValues();
    void this.#offered();
    void this.#session.start(this.#lang(), this.getAttribute("catalog") ?? "", this.#source());
  }

  disconnectedCallback(): void {
    this.#live = false;
    this.#dark.removeEventListener("change", this.#look);
    removeEventListener("online", this.#net);
    removeEventListener("offline", this.#net);
    this.#size?.disconnect();
    this.#session.stop();
  }

  attributeChangedCallback(name: string, old: string | null, now: string | null): void {
    if (!this.#live || old === now) return;
    if (name === "theme") this.#look();
    else if (name === "share-profile") this.#session.shareProfile = now !== null;
    else if (name === "postings") void this.#session.setSource(this.#source());
    else if (name === "offerings") void this.#offered();
    else if (name === "track" || name === "region") (this.#startValues(), this.#session.refresh());
    // Another language brings its own catalogue.
    else void this.#session.start(this.#lang(), this.getAttribute("catalog") ?? "", this.#source());
  }

  #lang(): Lang {
    const lang = this.getAttribute("lang") ?? (this.closest("[lang]") as HTMLElement | null)?.lang ?? "id";
    return /^en\b/i.test(lang) ? "en" : "id";
  }

  #source(): Source {
    if (this.#items !== undefined && this.#items !== null) return { kind: "items", items: this.#items };
    const postings = this.getAttribute("postings");
    const child = this.querySelector(':scope > script[type="application/json"]:not([data-offerings])');
    if (child && !postings) return { kind: "text", text: child.textContent ?? "" };
    return !postings || postings === "page" ? { kind: "page" } : { kind: "url", url: postings };
  }

  async #offered(): Promise<void> {
    if (this.#offerings !== undefined) return;
    try {
      const url = this.getAttribute("offerings");
      const child = this.querySelector(":scope > script[data-offerings]");
      if (url || child) this.#session.setOfferings(JSON.parse(url ? await fetchText(new URL(url, document.baseURI).href) : (child?.textContent ?? "[]")));
    } catch (error) {
      console.warn(`Padan: the offerings could not be read: ${String(error)}`);
    }
  }

  #startValues(): void {
    const words = (name: string) => (this.getAttribute(name) ?? "").split(/[\s,]+/).filter(Boolean);
    this.#session.draft.tracks = words("track");
    const regions = words("region");
    if (regions.length) this.#session.draft.facts.places = regions.map((code) => ({ code, name: code }));
  }

  #net = (): void => this.#session.set({ offline: !navigator.onLine });

  #look = (): void => {
    this.#root.classList.toggle("dark", themeOf(this, this.#dark.matches) === "dark");
    fitContrast(this, this.#root);
  };

  /** At most once a frame. */
  #draw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      if (!this.#live) return;
      render(<App s={this.#session} />, this.#root);
      const s = this.#session;
      const posting = s.selected === null ? undefined : s.posting(s.selected);
      this.#internals?.setFormValue?.(posting || s.shareProfile ? JSON.stringify({ selected: posting?.id ?? null, ...(s.shareProfile && { profile: s.profile }) }) : null);
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "padan-match": PadanMatch;
  }
}

if (customElements.get("padan-match")) console.warn("Padan: <padan-match> is already defined on this page; this second copy stays idle.");
else customElements.define("padan-match", PadanMatch);
