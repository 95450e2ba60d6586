// Measures of what people meet: rules of axe, sizes of targets, focus, motion, overflow. Each takes a page and returns what is wrong.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Runs axe in the page, so that it sees into the shadow root. Returns the violations, one line each. `look`: only the rules that
 * depend on colours, for the same page in another theme.
 */
export async function axe(page, { within = "padan-match", look = false } = {}) {
  if (!(await page.evaluate(() => "axe" in globalThis))) {
    const session = await page.context().newCDPSession(page);
    await session.send("Runtime.evaluate", { expression: `${axeSource};0` });
    await session.detach();
  }
  return page.evaluate(async ({ within, look }) => {
    const { violations } = await globalThis.axe.run(within, {
      resultTypes: ["violations"], ...(look ? { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } } : { rules: { region: { enabled: false } } }),
    });
    return violations.flatMap(({ id, impact, nodes }) => nodes.map((node) => `axe ${id} (${impact}): ${node.target.flat().join(" ")} ${node.html.slice(0, 140)} ${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ""}`));
  }, { within, look });
}

/** What can be pressed and is smaller than 44 × 44 px, and the links in running text, which are exempt (WCAG 2.5.8). */
export const targets = (page) => page.evaluate(() => {
  const small = [], inline = [];
  let measured = 0, smallest = Infinity;
  const name = (element) => `${element.localName}${element.type ? `[${element.type}]` : ""} “${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40)}”`;
  for (const host of document.querySelectorAll("padan-match")) {
    for (const element of host.shadowRoot?.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [role=tab], [role=option], [tabindex]:not([tabindex='-1'])") ?? []) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      // A box to tick is pressed by its label as well.
      const target = element.localName === "input" && /radio|checkbox|file/.test(element.type) ? (element.closest("label") ?? element) : element;
      const { width, height } = target.getBoundingClientRect();
      if (!width || !height) continue;
      const own = element.parentNode.textContent.trim();
      if (element.localName === "a" && getComputedStyle(element).display === "inline" && own.length > element.textContent.trim().length + 20) {
        inline.push(name(element));
        continue;
      }
      measured += 1;
      smallest = Math.min(smallest, width, height);
      if (Math.round(width * 10) / 10 < 44 || Math.round(height * 10) / 10 < 44) small.push(`${name(element)} ${width.toFixed(1)} × ${height.toFixed(1)} px`);
    }
  }
  return { small, inline, measured, smallest };
});

/** Whether the page, or a part of the widget, is wider than the screen. */
export const overflow = (page) => page.evaluate(() => {
  const wide = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) wide.push(`the page is ${scrollWidth} px wide on ${clientWidth} px`);
  for (const host of document.querySelectorAll("padan-match")) {
    const { left, right } = host.getBoundingClientRect();
    for (const element of host.shadowRoot?.querySelectorAll("*") ?? []) {
      const box = element.getBoundingClientRect();
      const out = Math.max(box.right - right, left - box.left);
      if (!box.width || out <= 0.5 || !element.checkVisibility() || element.closest(".vh")) continue;
      let scrolls = false;
      for (let up = element.parentElement; up; up = up.parentElement) if (/auto|scroll/.test(getComputedStyle(up).overflowX) && !up.matches(".app")) scrolls = true;
      if (!scrolls) wide.push(`${element.localName}.${element.getAttribute("class") ?? ""} is ${Math.round(out)} px outside`);
    }
  }
  return wide;
});

/** Animations and transitions that would run although the reader asked for less motion. */
export const motion = (page) => page.evaluate(() => {
  const moving = [];
  for (const host of document.querySelectorAll("padan-match")) {
    const all = [host, ...(host.shadowRoot?.querySelectorAll("*") ?? [])];
    for (const animation of [...document.getAnimations(), ...(host.shadowRoot?.getAnimations?.() ?? [])]) moving.push(`animation ${animation.animationName ?? animation.transitionProperty ?? "?"} ${animation.playState}`);
    for (const element of all) {
      const style = getComputedStyle(element);
      const lasts = (value) => value.split(",").some((part) => parseFloat(part) > 0);
      if (style.animationName !== "none" && lasts(style.animationDuration)) moving.push(`${element.localName}.${element.className} animation ${style.animationName}`);
      if (lasts(style.transitionDuration)) moving.push(`${element.localName}.${element.className} transition ${style.transitionProperty}`);
      if (style.scrollBehavior === "smooth") moving.push(`${element.localName} scrolls smoothly`);
    }
  }
  return [...new Set(moving)];
});

/** Where the focus is, seen through shadow roots, and whether it can be seen. */
export const focus = (page) => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return { what: "body", inside: false, lost: true, ring: true, seen: true };
  const inside = at.getRootNode() instanceof ShadowRoot;
  const outlined = (element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  const holder = at.closest("label");
  const ring = outlined(at) || Boolean(holder && outlined(holder));
  const box = (at.getBoundingClientRect().width > 2 || !holder ? at : holder).getBoundingClientRect();
  const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const host = at.localName === "padan-match";
  return { what: host ? "the host" : `${at.localName}${at.id ? `#${at.id}` : ""} “${(at.getAttribute("aria-label") ?? at.textContent ?? "").trim().slice(0, 40)}”`, inside, lost: host || !inside, ring: !inside || ring, seen };
});

/** Gathers what is said in polite regions, from now on. */
export async function listen(page) {
  await page.evaluate(() => {
    const heard = [];
    const root = document.querySelector("padan-match").shadowRoot;
    const tell = () => {
      for (const region of root.querySelectorAll("[role=status], [aria-live=polite]")) {
        const said = region.textContent.trim();
        if (said && heard.at(-1) !== said) heard.push(said);
      }
    };
    new MutationObserver(tell).observe(root, { subtree: true, childList: true, characterData: true });
    Object.defineProperty(globalThis, "__heard", { configurable: true, enumerable: false, value: heard });
  });
  return () => page.evaluate(() => globalThis.__heard.splice(0));
}

/** All of it at once; `t` gets a check for each. `why` says where. */
export async function judge(room, why, { axeToo = true } = {}) {
  const { t, page } = room;
  if (axeToo) t.none(await axe(page), `${why}`);
  const { small, measured } = await targets(page);
  t.ok(measured > 0, `${why}: nothing to press was found`);
  t.none(small, `${why}: targets under 44 × 44 px`);
  t.none(await overflow(page), `${why}: wider than the screen`);
}
