// A partner's courses.

import { fetchText, isObject, plain } from "../discover.ts";
import type { Session } from "../session.ts";

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

/** Reads the courses: the property's, or those of the attribute's URL or of a child script. What cannot be used is told. */
export async function offer(s: Session): Promise<void> {
  const { host, offered } = s;
  const url = host.getAttribute("offerings");
  const current = () => offered === s.offered && url === host.getAttribute("offerings");
  try {
    const child = host.querySelector(":scope > script[data-offerings]");
    const found = offered ?? (url || child ? JSON.parse(url ? await fetchText(new URL(url, document.baseURI).href) : (child?.textContent ?? "")) : []);
    if (!current()) return;
    s.offerings = offeringsOf(found);
    const known = new Set(s.tracks().map((track) => track.code));
    const lost = s.offerings.filter((one) => !known.has(one.track));
    if (known.size && lost.length) console.warn(`Padan: offerings whose track the catalogue does not know, not shown: ${lost.map((one) => `"${one.title}" (track "${one.track}")`).join(", ")}`);
  } catch (error) {
    if (current()) s.tell("offerings", `the offerings could not be read: ${String((error as Error)?.message ?? error)}`);
  }
  s.set({});
}
