// Every word that people read, by its key. words/id.json comes first; words/en.json says the same in English. In each, "first" is
// what the first list needs, and "more" comes with the second part.

import { first as en } from "./words/en.json";
import { first as id } from "./words/id.json";
import type { more } from "./words/id.json";
import type { Lang } from "./engine.ts";

export type Key = keyof typeof id | keyof typeof more;
export type Say = (key: Key, values?: Record<string, string | number>) => string;

const all: Record<Lang, Record<string, string>> = { id: { ...id }, en: { ...en } };

export function addWords(more: Record<Lang, Record<string, string>>): void {
  Object.assign(all.id, more.id);
  Object.assign(all.en, more.en);
}

/** A speaker of one language: fills in {x}, and takes the form for one ("1 job|{n} jobs") by the value `n`. */
export function speaker(lang: Lang): Say {
  return (key, values = {}) => {
    const [one = "", many = one] = (all[lang][key] ?? "").split("|");
    return (values["n"] === 1 ? one : many).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  };
}

/** A key made of parts that come from data; undefined when there is no such word. */
export const keyOf = (key: string): Key | undefined => (key in all.id ? (key as Key) : undefined);
