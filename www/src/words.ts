// Every word that people read, by its key. words/id.json is the first; words/en.json says the same in English.

import en from "./words/en.json";
import id from "./words/id.json";
import type { Lang } from "./engine.ts";

export type Key = keyof typeof id;
export type Say = (key: Key, values?: Record<string, string | number>) => string;

const all: Record<Lang, Record<Key, string>> = { id, en };

/** A speaker of one language: fills in {x}, and takes the form for one ("1 job|{n} jobs") by the value `n`. */
export function speaker(lang: Lang): Say {
  const words = all[lang];
  return (key, values = {}) => {
    const [one = "", many = one] = words[key].split("|");
    return (values["n"] === 1 ? one : many).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  };
}

/** A key made of parts that come from data; undefined when there is no such word. */
export const keyOf = (key: string): Key | undefined => (Object.hasOwn?.(id, key) ?? key in id ? (key as Key) : undefined);
