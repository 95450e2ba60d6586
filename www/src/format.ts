// Numbers, money, dates and lists in the reader's language, by Intl.

import type { Lang, Pay } from "./engine.ts";
import type { Say } from "./words.ts";

const locale = (lang: Lang) => (lang === "id" ? "id-ID" : "en-GB");

export interface Format {
  number(value: number): string;
  /** Basis points as a percentage from low to high: "74–82 %". */
  fit(low: number, high: number): string;
  /** Basis points as points of a hundred, exactly: "15,34". */
  points(value: number): string;
  rupiah(min: number, max: number): string;
  pay(pay: Pay): string;
  date(iso: string): string;
  months(count: number): string;
  /** The first few, then how many more. */
  some(items: readonly string[], most: number): string;
}

export const percent = (basis: number): number => Math.round(basis / 100);

export function formatter(lang: Lang, say: Say): Format {
  const plain = new Intl.NumberFormat(locale(lang));
  const rupiah = new Intl.NumberFormat(locale(lang), { maximumFractionDigits: 0 });
  const money = (min: number, max: number) => `Rp\u00a0${rupiah.format(min)}${min === max ? "" : `–${rupiah.format(max)}`}`;
  const exact = new Intl.NumberFormat(locale(lang), { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const day = new Intl.DateTimeFormat(locale(lang), { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  return {
    number: (value) => plain.format(value),
    fit(low, high) {
      const [a, b] = [percent(low), percent(high)];
      return a === b ? `${a}%` : `${a}–${b}%`;
    },
    points: (value) => exact.format(value / 100),
    rupiah: money,
    pay: ({ min, max, unit }) => `${money(min, max)} /\u00a0${say(`per_${unit}`)}`,
    date(iso) {
      const at = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
      return Number.isNaN(at.getTime()) ? iso : day.format(at);
    },
    months(count) {
      const [years, rest] = [Math.floor(count / 12), count % 12];
      return [years ? say("years", { n: years }) : "", rest || !years ? say("months", { n: rest }) : ""].filter(Boolean).join(" ");
    },
    some(items, most) {
      const shown = items.slice(0, most).join(say("list"));
      return items.length > most ? say("andMore", { x: shown, n: items.length - most }) : shown;
    },
  };
}

/** Today where the person is, as the engine wants it. */
export function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A link a person may follow, or undefined: http and https only, without user names. */
export function safeLink(url: string): URL | undefined {
  if (!url || /[\u0000-\u001f\u007f]/.test(url)) return undefined;
  try {
    const link = new URL(url, document.baseURI);
    return /^https?:$/.test(link.protocol) && !link.username && !link.password ? link : undefined;
  } catch {
    return undefined;
  }
}
