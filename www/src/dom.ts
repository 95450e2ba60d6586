// Drawing: a tree of what should be there, laid over what is there. This stands in for Preact, of which the widget used a tenth
// and which weighed a fourth of what may load before the first list. Components are plain functions, called at once; state is the
// session's. Nothing here can parse markup: text becomes text nodes, and attributes are set one by one.

export type Kid = Node_ | string | number | boolean | null | undefined | Kid[];
type Props = Record<string, unknown>;

interface Node_ {
  /** "" for text. */
  tag: string;
  props: Props;
  kids: readonly Kid[];
  key: unknown;
}
/** As drawn: with its place in words, which is its key or its number among its siblings, so that what is left out shifts nothing. */
interface Drawn {
  id: string;
  tag: string;
  text: string;
  props: Props;
  kids: Drawn[];
  /** The kids as they were wanted: where the same list is wanted again, nothing below has changed. */
  from: readonly Kid[];
  node: Element | Text;
}

const SVG = "http://www.w3.org/2000/svg";
const isNode = (kid: Kid): kid is Node_ => typeof kid === "object" && kid !== null && !Array.isArray(kid);

export function h(type: string | ((props: never) => Kid), props: object | null, ...kids: Kid[]): Kid {
  const { key, ...rest } = (props ?? {}) as Props;
  if (typeof type === "string") return { tag: type, props: rest, kids, key };
  const made = type({ ...rest, children: kids } as never);
  return isNode(made) && key !== undefined ? { ...made, key } : made;
}
export const Fragment = ({ children }: { children?: Kid }): Kid => children;

/** What is wanted among siblings, in order. */
function flat(kids: readonly Kid[], svg: boolean, path = "", into: Omit<Drawn, "node">[] = []): Omit<Drawn, "node">[] {
  kids.forEach((kid, at) => {
    if (Array.isArray(kid)) flat(kid, svg, `${path}${at}.`, into);
    else if (isNode(kid)) into.push({ id: `${path}${kid.key === undefined ? at : `k${String(kid.key)}`}`, tag: kid.tag, text: "", props: kid.props, kids: [], from: kid.kids });
    else if (kid != null && typeof kid !== "boolean") into.push({ id: path + at, tag: "", text: String(kid), props: {}, kids: [], from: [] });
  });
  return into;
}

type Listening = Element & { padan?: Record<string, (event: Event) => void> };
function heard(this: Listening, event: Event): void {
  this.padan?.[event.type]?.(event);
}

function set(node: Listening, name: string, value: unknown, was: unknown): void {
  if (name === "value" || name === "checked") {
    // What the person changed counts, not what was drawn last.
    if ((node as unknown as Props)[name] !== value) (node as unknown as Props)[name] = value;
  } else if (value === was || name === "ref") return;
  else if (name.startsWith("on")) {
    const type = name.slice(2).toLowerCase();
    if (!was) node.addEventListener(type, heard);
    (node.padan ??= {})[type] = value as (event: Event) => void;
  } else if (name === "style") Object.assign((node as HTMLElement).style, value);
  else if (value == null || (value === false && !/^aria|^spell/.test(name))) node.removeAttribute(name);
  else node.setAttribute(name, value === true && !/^aria/.test(name) ? "" : String(value));
}

function forget({ props, kids }: Drawn): void {
  kids.forEach(forget);
  (props["ref"] as ((node: null) => void) | undefined)?.(null);
}

function patch(parent: Element, old: readonly Drawn[], kids: readonly Kid[], svg: boolean, after: (() => void)[]): Drawn[] {
  const wanted = flat(kids, svg);
  const tags = new Map(wanted.map(({ id, tag }) => [id, tag]));
  const left = new Map<string, Drawn>();
  for (const one of old) {
    if (tags.get(one.id) === one.tag) left.set(one.id, one);
    else {
      forget(one);
      one.node.remove();
    }
  }
  let next = parent.firstChild;
  return wanted.map((want) => {
    const was = left.get(want.id);
    const inSvg = svg || want.tag === "svg";
    const node = was?.node ?? (!want.tag ? document.createTextNode(want.text) : inSvg ? document.createElementNS(SVG, want.tag) : document.createElement(want.tag));
    let drawn: Drawn[] = [];
    if (node instanceof Text) {
      if (node.data !== want.text) node.data = want.text;
    } else {
      const { value, checked, ...props } = want.props;
      if (was?.from === want.from) drawn = was.kids;
      else {
        for (const name in { ...was?.props, ...props }) if (name !== "value" && name !== "checked") set(node, name, props[name], was?.props[name]);
        drawn = patch(node, was?.kids ?? [], want.from, inSvg, after);
      }
      // After the options of a select are there.
      if (value !== undefined) set(node, "value", value, undefined);
      if (checked !== undefined) set(node, "checked", checked, undefined);
      if (!was && props["ref"]) after.push(() => (props["ref"] as (node: Element) => void)(node));
    }
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
    return { ...want, kids: drawn, node };
  });
}

const roots = new WeakMap<Element, Drawn[]>();

const CONTROLS = "a[href],button,input,select,textarea,summary";
const opens = (one: Element) => one.getAttribute("aria-expanded") === "true";

/**
 * Draws into an element that holds nothing else. Focus stays where it was, also when what has it moves. When what has it is gone,
 * it goes to what had opened that; or else, in the nearest part that is still there, to the next control. Where that is a link,
 * which a key held down would follow, to the one before.
 */
export function render(view: Kid, into: Element): void {
  const root = into.getRootNode() as ShadowRoot;
  const focused = root.activeElement as HTMLElement | null;
  const controls = focused ? Array.from(into.querySelectorAll<HTMLElement>(CONTROLS)) : [];
  const openers = controls.filter(opens);
  const around = [...openers, focused].map((one) => {
    const parts: Element[] = [];
    for (let at: Element | null = one; at; at = at.parentElement) parts.push(at);
    return parts;
  });
  const after: (() => void)[] = [];
  roots.set(into, patch(into, roots.get(into) ?? [], [view], false, after));
  const take = (one: HTMLElement, preventScroll = false) => {
    if (root.activeElement !== one) one.focus({ preventScroll });
    return root.activeElement === one;
  };
  if (focused && !take(focused, true)) {
    const shut = openers.findIndex((one) => !one.isConnected || !opens(one));
    const parts = around[shut < 0 ? openers.length : shut]!;
    const from = controls.indexOf(parts[0] as HTMLElement);
    take(parts[0] as HTMLElement) || parts.some((part) => {
      if (!part.isConnected) return false;
      const near = controls.map((one, at) => (part.contains(one) ? at : NaN));
      const [next, back] = [near.filter((at) => at > from), near.filter((at) => at < from).reverse()];
      return (controls[next[0]!]?.localName === "a" ? [...back, ...next] : [...next, ...back]).some((at) => take(controls[at]!));
    });
  }
  after.forEach((call) => call());
}

type On<E, V extends Event> = (event: V & { readonly currentTarget: E }) => unknown;
interface Attributes<E> {
  key?: unknown;
  ref?: (node: E | null) => void;
  onClick?: On<E, MouseEvent>;
  onInput?: On<E, Event>;
  onChange?: On<E, Event>;
  onKeyDown?: On<E, KeyboardEvent>;
  children?: Kid;
  [name: string]: unknown;
}
// eslint-disable-next-line @typescript-eslint/no-namespace
export declare namespace h {
  namespace JSX {
    type Element = Kid;
    type IntrinsicElements = { [K in keyof HTMLElementTagNameMap]: Attributes<HTMLElementTagNameMap[K]> } & { svg: Attributes<SVGElement>; path: Attributes<SVGElement> };
    interface IntrinsicAttributes { key?: unknown }
    interface ElementChildrenAttribute { children: unknown }
  }
}
