// The look: one adopted style sheet for every widget, the theme, and the guard on a partner's colour.

import css from "./styles.css";

const sheets = new Map<string, CSSStyleSheet>();

/** A sheet that every widget shares. A `<style>` in a shadow root is dropped under a strict CSP; an adopted sheet is not. */
export function sheet(text = css): CSSStyleSheet {
  let made = sheets.get(text);
  if (!made) {
    sheets.set(text, (made = new CSSStyleSheet()));
    made.replaceSync(text);
  }
  return made;
}

/** Dark when told so, or when the page itself follows the reader's dark setting (`color-scheme`). */
export function themeOf(host: HTMLElement, prefersDark: boolean): "light" | "dark" {
  const told = host.getAttribute("theme");
  if (told === "dark" || told === "light") return told;
  if (told === "auto") return prefersDark ? "dark" : "light";
  const scheme = getComputedStyle(host).colorScheme;
  return /dark/.test(scheme) && (prefersDark || !/light/.test(scheme)) ? "dark" : "light";
}

type Rgb = [number, number, number];

function luminance([r, g, b]: Rgb): number {
  const part = (value: number) => (value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
}
export const contrast = (a: Rgb, b: Rgb): number => {
  const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p) as [number, number];
  return (x + 0.05) / (y + 0.05);
};

const read = (text: string): Rgb | undefined => {
  const found = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)/.exec(text);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : undefined;
};

/** Moves a partner's colour towards ink or paper until text in it, and on it, can be read. Says so on the console. */
export function fitContrast(host: HTMLElement, root: HTMLElement): void {
  root.style.removeProperty("--brand");
  root.style.removeProperty("--on-brand");
  const asked = getComputedStyle(host).getPropertyValue("--padan-brand").trim();
  if (!asked) return;
  root.style.color = asked;
  const brand = read(getComputedStyle(root).color);
  root.style.color = "";
  if (!brand) return;
  const dark = root.classList.contains("dark");
  const ground: Rgb = dark ? [27, 34, 42] : [243, 246, 249];
  const towards = dark ? 255 : 0;
  let colour = brand;
  for (let step = 1; step <= 20 && contrast(colour, ground) < 4.5; step++) colour = brand.map((value) => Math.round(value + ((towards - value) * step) / 20)) as Rgb;
  if (colour !== brand) console.info(`Padan: --padan-brand ${asked} cannot be read here; rgb(${colour.join(" ")}) is used.`);
  const white = contrast(colour, [255, 255, 255]) >= 4.5;
  root.style.setProperty("--brand", `rgb(${colour.join(" ")})`);
  root.style.setProperty("--on-brand", white ? "#fff" : "#0b1620");
}
