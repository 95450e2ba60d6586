// Where openings and offerings come from: the page's own JSON-LD, a URL, a child script, or a property. Never the page's URL.

/** The engine's own limit on a feed; nothing longer is handed to it. */
export const FEED_BYTES = 10 * 1024 * 1024;

export class TooBig extends Error {}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
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
  if (Array.isArray(value)) return value.flatMap((item) => (isObject(item) && (item["@graph"] || typed(item, "ItemList")) ? jobsIn(item) : [item]));
  if (isObject(value) && (value["@graph"] || typed(value, "ItemList"))) return jobsIn(value);
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
export async function fetchText(url: string): Promise<string> {
  const response = await fetch(url, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const reader = response.body?.getReader();
  if (!reader) return response.text();
  const decoder = new TextDecoder();
  let text = "";
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > FEED_BYTES) {
      void reader.cancel();
      throw new TooBig();
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Plain text of an advert's field, which may hold HTML. Made by the rules of text: no markup is ever parsed. */
export function plain(value: unknown): string {
  if (typeof value !== "string") return "";
  return value
    .replace(/<(br|\/p|\/li|\/div|\/h\d)[^>]{0,200}>/gi, "\n")
    .replace(/<[^>]{0,2000}>/g, " ")
    .replace(/&nbsp;/g, " ")
    .replace(/&amp;/g, "&");
}

/** The line of an advert in which some words stand. */
export function lineWith(item: unknown, words: string): string | undefined {
  if (!isObject(item) || !words) return undefined;
  const text = ["title", "name", "description", "qualifications", "responsibilities", "skills"].map((key) => plain(item[key])).join("\n");
  const line = text.split(/\n+|(?<=[.;])\s+/).find((line) => line.toLowerCase().includes(words.toLowerCase()));
  const clean = line?.replace(/^[\s\-•*·]+/, "").trim();
  return clean && clean.length <= 240 ? clean : words;
}

/** Whether an advert says that work is in shifts or at night. */
export function saysShift(item: unknown): boolean {
  if (!isObject(item)) return false;
  return /\b(shift|sif|malam|night)\b/i.test(`${plain(item["workHours"])} ${plain(item["description"])}`);
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

/** A partner's course: our own fields, or schema.org Course in part. */
export interface Offering {
  title: string;
  track: string;
  competencies: string[];
  hours: number | null;
  starts: string;
  place: string;
  provider: string;
  url: string;
}

export function offeringsOf(value: unknown): Offering[] {
  return [value].flat().filter(isObject).map((item) => {
    const text = (...keys: string[]) => plain(keys.map((key) => item[key]).find((found) => typeof found === "string"));
    const provider = item["provider"];
    return {
      title: text("title", "name"),
      track: text("track"),
      competencies: [item["competencies"]].flat().filter((code): code is string => typeof code === "string"),
      hours: typeof item["hours"] === "number" && item["hours"] > 0 ? item["hours"] : null,
      starts: text("starts", "startDate"),
      place: text("place", "location"),
      provider: plain(isObject(provider) ? provider["name"] : provider),
      url: text("url"),
    };
  });
}
