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

/** As a browser gives an opaque colour. */
const read = (text: string): Rgb | undefined => {
  const found = /^(rgb|color\(srgb)\D([\d.]+),? ([\d.]+),? ([\d.]+)\)$/.exec(text);
  return found ? ([2, 3, 4].map((at) => Math.round(Number(found[at]) * (found[1] === "rgb" ? 1 : 255))) as Rgb) : undefined;
};

/**
 * Takes a partner's colours as far as they can be read: grounds on which the words of this theme stand out, and a brand that is moved
 * towards ink or paper until text in it, and on it, can be read. Says so on the console. A ground that lets the page through is theirs.
 */
export function fitContrast(host: HTMLElement, root: HTMLElement): void {
  const { style } = root;
  for (const name of ["brand", "on-brand", "paper", "ground"]) style.removeProperty(`--${name}`);
  const seen = (colour: string): Rgb | undefined => {
    for (const text of [colour, `color-mix(in srgb,${colour},${colour})`]) style.color = text;
    const valid = style.color;
    const found = valid ? read(getComputedStyle(root).color) : undefined;
    style.color = "";
    return found;
  };
  const given = (name: string) => getComputedStyle(host).getPropertyValue(name).trim();
  const grounds = [["paper", "--padan-surface"], ["ground", "--padan-ground"]].map(([name, outside]) => {
    const asked = given(outside!);
    const rgb = asked ? seen(asked) : undefined;
    if (rgb && contrast(rgb, seen("var(--soft)")!) < 4.5) console.info(`Padan: on ${outside} ${asked} words cannot be read here; it is not used.`);
    else if (asked) style.setProperty(`--${name}`, asked);
    return seen(`var(--${name})`);
  });
  const asked = given("--padan-brand");
  const brand = asked ? seen(asked) : undefined;
  if (!brand) return;
  const towards = root.classList.contains("dark") ? 255 : 0;
  let colour = brand;
  for (let step = 1; step <= 20 && grounds.some((ground) => ground && contrast(colour, ground) < 4.5); step++) colour = brand.map((value) => Math.round(value + ((towards - value) * step) / 20)) as Rgb;
  if (colour !== brand) console.info(`Padan: --padan-brand ${asked} cannot be read here; rgb(${colour.join(" ")}) is used.`);
  style.setProperty("--brand", `rgb(${colour.join(" ")})`);
  style.setProperty("--on-brand", contrast(colour, [255, 255, 255]) >= 4.5 ? "#fff" : "#000");
}
