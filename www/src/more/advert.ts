// What an advert itself says, word for word.

import { isObject, plain } from "../discover.ts";

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
