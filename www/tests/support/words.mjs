// The words that people read, so that tests find things by what they are called.
import { readFileSync } from "node:fs";

// The words stand in groups, by the file in which they travel; here they are one.
const all = Object.fromEntries(["id", "en"].map((lang) => [lang, Object.assign({}, ...Object.values(JSON.parse(readFileSync(new URL(`../../src/words/${lang}.json`, import.meta.url), "utf8"))))]));

/** say("opens", { n: 2 }) as the widget says it. */
export function speaker(lang) {
  return (key, values = {}) => {
    if (!(key in all[lang])) throw new Error(`no word "${key}" in words/${lang}.json`);
    const [one, many = one] = all[lang][key].split("|");
    return (values.n === 1 ? one : many).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
  };
}

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** A pattern for a sentence whose values are not known: "{n} jobs" is in "12 jobs". */
export const pattern = (lang, key) => new RegExp(all[lang][key].split("|").map((form) => form.split(/\{\w+\}/).map(escape).join("[^\n]*?")).join("|"));
