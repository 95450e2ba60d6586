// The custom element: attributes, properties and events in, the session and its drawing inside.

import { h, render } from "./dom.ts";
import type { Lang } from "./engine.ts";
import type { PadanMatchElement } from "./index.d.ts";
import { Session, type Source } from "./session.ts";
import { fitContrast, sheet, themeOf } from "./styles.ts";
import { App } from "./ui/app.tsx";

const WIDE = 820;

/**
 * Which jobs fit what a person can do, why, and what is missing. Everything is worked out in the page; nothing a person writes
 * leaves it. What the element holds as ordinary children (links to the openings) shows until it is ready, and without script.
 *
 * @tag padan-match
 *
 * @attr lang - `id` or `en`. Without it, the nearest `lang` of the page; Indonesian otherwise.
 * @attr postings - Where the openings come from: `page` (the page's own schema.org JobPosting in JSON-LD; the default) or a URL of such JSON. A child `<script type="application/json">` serves when the attribute is absent.
 * @attr offerings - A URL of a list of courses: `title`, `track`, `provider`, `place`, `hours`, `starts`, `url`. A child `<script type="application/json" data-offerings>` serves as well.
 * @attr catalog - A URL of a catalogue of your own (`padan bake`); then no other is loaded.
 * @attr track - Codes of training that everyone on this page has finished, for a training centre's own page.
 * @attr region - Kemendagri codes of where this page is read; what a person says of their own place overrules them.
 * @attr share-profile - Lets events, and a form's value, carry the profile. Without it they never do.
 * @attr theme - `light`, `dark` or `auto` (the reader's setting). Without it, what the page's `color-scheme` says.
 * @attr name - The field's name in a form: the element posts the opening that is selected.
 *
 * @prop {unknown} postings - Openings: postings of our own shape or JobPosting objects. Overrules the attribute.
 * @prop {unknown} offerings - Courses, as the file of the attribute holds them.
 * @prop {string} value - What the person wrote. Setting it is like typing.
 *
 * @fires padan-ready - Everything is loaded, and nothing more will be: `{version, count}`.
 * @fires padan-change - The person changed what they say of themselves.
 * @fires padan-match - The openings were ranked again: `{count, met}`, `met` being those whose required conditions hold.
 * @fires padan-select - An opening was opened: `{id}`.
 * @fires padan-apply - The person wants to apply: `{id, url}`. Prevent its default to take over.
 * @fires padan-error - Something could not be read or loaded: `{code, message}`.
 *
 * @slot - Shown until the widget is ready and when there is no script: links to the openings.
 * @slot header - Above the question.
 * @slot footer - Below everything.
 * @slot empty - When there are no openings.
 *
 * @csspart app - The whole.
 * @csspart ask - The question and its box.
 * @csspart input - The box to write in.
 * @csspart profile - What was understood.
 * @csspart chip - A skill.
 * @csspart tabs - The row of tabs.
 * @csspart tab - A tab.
 * @csspart card - An opening.
 * @csspart gate - The badge of the required conditions; also `gate-yes`, `gate-unknown` or `gate-no`.
 * @csspart fit - The fit's number and bar.
 * @csspart apply - The link to apply.
 * @csspart details-button - Opens and closes the details.
 * @csspart details - An opening in full.
 * @csspart notice - A message in the place of a list.
 * @csspart keep - Print, share, download.
 *
 * @cssprop --padan-brand - The colour of links and buttons. Moved towards ink or paper where it could not be read; the console says so.
 * @cssprop --padan-surface - The ground of cards.
 * @cssprop --padan-ground - The ground behind the question.
 * @cssprop --padan-radius - The corners of the whole.
 * @cssprop --padan-font - The typeface.
 * @cssprop --padan-font-size - The size of ordinary text.
 */
export class PadanMatch extends HTMLElement implements Pick<PadanMatchElement, "postings" | "offerings" | "value"> {
  static readonly formAssociated = true;
  static readonly observedAttributes = ["lang", "postings", "offerings", "catalog", "track", "region", "share-profile", "theme"];

  private readonly _session: Session;
  private readonly _root: HTMLDivElement;
  private readonly _internals: ElementInternals | null;
  private _items: unknown;
  private _drawing = false;
  private _size: ResizeObserver | null = null;
  private _dark = matchMedia("(prefers-color-scheme: dark)");
  private _live = false;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [sheet()];
    this._root = document.createElement("div");
    this._root.className = "root";
    shadow.append(this._root);
    this._internals = this.attachInternals?.() ?? null;
    this._session = new Session({
      changed: () => this._draw(),
      emit: (name, detail) => this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: name === "padan-apply" })),
    }, this);
  }

  get postings(): unknown {
    return this._items;
  }
  set postings(items: unknown) {
    this._items = items;
    if (this._live) void this._session.setSource(this._source());
  }
  get offerings(): unknown {
    return this._session.offered;
  }
  set offerings(value: unknown) {
    this._session.offered = value;
    this._session.offer();
  }
  get value(): string {
    return this._session.draft.text;
  }
  set value(text: string) {
    this._session.write(String(text));
  }

  connectedCallback(): void {
    this._live = true;
    // Properties that were set before the element was defined.
    for (const name of ["postings", "offerings", "value"] as const) {
      if (!Object.prototype.hasOwnProperty.call(this, name)) continue;
      const value = this[name];
      delete (this as Partial<Record<typeof name, unknown>>)[name];
      (this as Record<typeof name, unknown>)[name] = value;
    }
    this._dark.addEventListener("change", this._look);
    addEventListener("online", this._net);
    addEventListener("offline", this._net);
    // Measured before the first drawing, so that it is not drawn anew.
    this._measure();
    this._size = new ResizeObserver(this._measure);
    this._size.observe(this);
    this._look();
    this._session.shareProfile = this.hasAttribute("share-profile");
    this._startValues();
    void this._session.start(this._lang(), this.getAttribute("catalog") ?? "", this._source());
  }

  disconnectedCallback(): void {
    this._live = false;
    this._dark.removeEventListener("change", this._look);
    removeEventListener("online", this._net);
    removeEventListener("offline", this._net);
    this._size?.disconnect();
    this._session.stop();
  }

  attributeChangedCallback(name: string, old: string | null, now: string | null): void {
    if (!this._live || old === now) return;
    if (name === "theme") this._look();
    else if (name === "share-profile") this._session.shareProfile = now !== null;
    else if (name === "postings") void this._session.setSource(this._source());
    else if (name === "offerings") this._session.offer();
    else if (name === "track" || name === "region") (this._startValues(), void this._session.refresh());
    // Another language brings its own catalogue.
    else void this._session.start(this._lang(), this.getAttribute("catalog") ?? "", this._source());
  }

  private _lang(): Lang {
    const lang = this.getAttribute("lang") ?? (this.closest("[lang]") as HTMLElement | null)?.lang ?? "id";
    return /^en\b/i.test(lang) ? "en" : "id";
  }

  private _source(): Source {
    if (this._items !== undefined && this._items !== null) return { kind: "items", items: this._items };
    const postings = this.getAttribute("postings");
    const child = this.querySelector(':scope > script[type="application/json"]:not([data-offerings])');
    if (child && !postings) return { kind: "text", text: child.textContent ?? "" };
    return !postings || postings === "page" ? { kind: "page" } : { kind: "url", url: postings };
  }

  private _startValues(): void {
    const words = (name: string) => (this.getAttribute(name) ?? "").split(/[\s,]+/).filter(Boolean);
    this._session.draft.tracks = words("track");
    this._session.draft.regions = words("region");
  }

  private _measure = (): void => {
    const wide = this.clientWidth >= WIDE;
    this._root.classList.toggle("wide", wide);
    if (wide !== this._session.wide) this._session.set({ wide });
  };

  private _net = (): void => this._session.net();

  private _look = (): void => {
    this._root.classList.toggle("dark", themeOf(this, this._dark.matches) === "dark");
    fitContrast(this, this._root);
  };

  /** At most once a frame. */
  private _draw(): void {
    if (this._drawing) return;
    this._drawing = true;
    queueMicrotask(() => {
      this._drawing = false;
      if (!this._live) return;
      const s = this._session;
      if (s.more) this.shadowRoot!.adoptedStyleSheets = [sheet(), sheet(s.more.css)];
      render(<App s={s} />, this._root);
      const posting = s.selected === null ? undefined : s.posting(s.selected);
      this._internals?.setFormValue?.(posting || s.shareProfile ? JSON.stringify({ selected: posting?.id ?? null, ...(s.shareProfile && { profile: s.profile }) }) : null);
    });
  }
}

if (customElements.get("padan-match")) console.warn("Padan: <padan-match> is already defined on this page; this second copy stays idle.");
else customElements.define("padan-match", PadanMatch);
