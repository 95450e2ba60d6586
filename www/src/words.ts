// Every word that people read, by its key: words/id.json, and the same in English in words/en.json. Indonesian: "first" is what the
// first list needs, "more" comes with the second part. English: "always" is said while the rest is still a file on its way.

import { always as en } from "./words/en.json";
import { first as id } from "./words/id.json";
import type { more } from "./words/id.json";
import type { Lang } from "./engine.ts";

export type Key = keyof typeof id | keyof typeof more;
export type Say = (key: Key, values?: Record<string, string | number>) => string;

const all: Record<Lang, Record<string, string>> = { id: { ...id }, en: { ...en } };

export const addWords = (lang: Lang, words: Record<string, string>): unknown => Object.assign(all[lang], words);

/** A speaker of one language: fills in {x}, and takes the form for one ("1 job|{n} jobs") by the value `n`. */
export function speaker(lang: Lang): Say {
  return (key, values = {}) => {
    const [one = "", many = one] = (all[lang][key] ?? "").split("|");
    return (values["n"] === 1 ? one : many).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  };
}

/** A key made of parts that come from data; undefined when there is no such word. */
export const keyOf = (key: string): Key | undefined => (key in all.id ? (key as Key) : undefined);
