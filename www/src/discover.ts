// Where openings come from: the page's own JSON-LD, a URL, a child script, or a property. Never the page's URL.

import { fetched, TooBig } from "./net.ts";

/** The engine's own limit on a feed; nothing longer is handed to it. */
export const FEED_BYTES = 10 * 1024 * 1024;
/** And on its postings. */
export const FEED_POSTINGS = 5000;

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const typed = (value: Record<string, unknown>, name: string): boolean =>
  [value["@type"]].flat().some((type) => typeof type === "string" && (type === name || type.endsWith(`/${name}`)));

/** JobPosting objects inside arrays, @graph and ItemList; anything else is passed over. */
function jobsIn(value: unknown, depth = 0): unknown[] {
  if (depth > 8) return [];
  if (Array.isArray(value)) return value.flatMap((item) => jobsIn(item, depth + 1));
  if (!isObject(value)) return [];
  if (typed(value, "JobPosting")) return [value];
  return ["@graph", "itemListElement", "item"].flatMap((key) => jobsIn(value[key], depth + 1));
}

/** What a partner's JSON holds: our own postings are taken as they stand, wrappers are opened. */
export function itemsOf(value: unknown): unknown[] {
  const wraps = (item: unknown) => isObject(item) && (item["@graph"] || typed(item, "ItemList"));
  if (Array.isArray(value))
    return value.flatMap((item) => {
      try {
        if (wraps(item)) return jobsIn(item);
      } catch {}
      return [item];
    });
  if (wraps(value)) return jobsIn(value);
  if (isObject(value) && Array.isArray(value["postings"])) return value["postings"];
  return [value];
}

/** The openings in the page's own JSON-LD. A script that is no JSON is reported, and spoils no other. */
export function fromPage(doc: Document, report: (message: string) => void): unknown[] {
  const found: unknown[] = [];
  let left = FEED_BYTES;
  for (const script of Array.from(doc.querySelectorAll("script"))) {
    if (!/^application\/ld\+json\b/i.test(script.type)) continue;
    const text = script.textContent ?? "";
    if (!text.trim()) continue;
    if ((left -= text.length) < 0) throw new TooBig();
    try {
      found.push(...jobsIn(JSON.parse(text)));
    } catch (error) {
      report(String((error as Error).message));
    }
  }
  return found;
}

/** Text of a URL, stopped at the limit while it arrives. */
export const fetchText = async (url: string): Promise<string> => new TextDecoder().decode(await fetched(url, { credentials: "same-origin" }, FEED_BYTES));

/** Plain text of an advert's field, which may hold HTML. Made by the rules of text: no markup is ever parsed. */
export function plain(value: unknown): string {
  if (typeof value !== "string") return "";
  return value
    .replace(/<(br|\/p|\/li|\/div|\/h\d)[^>]{0,200}>/gi, "\n")
    .replace(/<[^>]{0,2000}>/g, " ")
    .replace(/&nbsp;/g, " ")
    .replace(/&amp;/g, "&");
}

/** A title and a link to show when there is no engine. */
export function plainPosting(item: unknown): { title: string; url: string; organization: string } {
  const get = (key: string) => (isObject(item) ? item[key] : undefined);
  const organization = get("hiringOrganization") ?? get("organization");
  return {
    title: plain(get("title") ?? get("name")).slice(0, 300),
    url: typeof get("url") === "string" ? (get("url") as string) : "",
    organization: plain(isObject(organization) ? organization["name"] : organization).slice(0, 300),
  };
}
