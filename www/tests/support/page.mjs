// Opens a page with the widget, watches all that it does, and finds the widget's parts as people do: by role, name and part.
import { serve } from "./server.mjs";
import { speaker } from "./words.mjs";

/**
 * Options: path, lang, width, height, scheme, touch, motion, csp, folders, compress, edit, html (a page of the test's own),
 * script (run in the page before anything else), go (false: do not wait until it is ready), server (one that runs already).
 */
export async function open(t, options = {}) {
  const { lang = "id", width = 1280, scheme = "light", touch = false, motion = "no-preference", go = true, script, javaScriptEnabled = true } = options;
  const edit = (html) => {
    const said = html.replace(/<padan-match lang="\w+"/g, `<padan-match lang="${lang}"`).replace(/<html lang="\w+"/, `<html lang="${lang}"`);
    return options.edit ? options.edit(said) : said;
  };
  const server = options.server ?? (await serve({ ...options, build: options.build ?? t.run.build, edit }));
  if (!options.server) t.after(() => server.close());
  if (options.html) server.page("/test.html", options.html);
  options.rules?.(server);
  const context = await t.run.browser.newContext({
    viewport: { width, height: options.height ?? (width < 800 ? 760 : 900) }, colorScheme: scheme, reducedMotion: motion, hasTouch: touch, acceptDownloads: true, javaScriptEnabled,
  });
  context.setDefaultTimeout(8000);
  t.after(() => context.close());
  const seen = { console: [], errors: [], dialogs: [], requests: [], violations: [] };
  // Whatever leaves for another host is answered here, and noted.
  await context.route((url) => !url.href.startsWith(server.url), (route) => {
    seen.requests.push(route.request().url());
    return route.fulfill({ status: 200, contentType: "text/html", body: "<!doctype html><title>elsewhere</title>" });
  });
  context.on("request", (request) => /^http/.test(request.url()) && request.url().startsWith(server.url) && seen.requests.push(request.url()));
  const page = await context.newPage();
  page.on("console", (message) => {
    seen.console.push(`${message.type()}: ${message.text()}`);
    if (/Content Security Policy|TrustedHTML|TrustedScript/i.test(message.text())) seen.violations.push(message.text());
  });
  page.on("pageerror", (error) => seen.errors.push(`${error.name ?? ""} ${error.message ?? error} ${String(error.stack ?? "").split("\n").slice(0, 3).join(" ")}`));
  page.on("dialog", (dialog) => {
    seen.dialogs.push(dialog.message());
    void dialog.dismiss().catch(() => {});
  });
  if (javaScriptEnabled) {
    await page.exposeBinding("__padanViolation", (_, said) => seen.violations.push(said));
    await page.addInitScript(() => {
      const report = globalThis.__padanViolation;
      delete globalThis.__padanViolation;
      Object.defineProperty(globalThis, Symbol.for("padan-ready"), { value: 0, writable: true, configurable: true });
      addEventListener("padan-ready", () => (globalThis[Symbol.for("padan-ready")] += 1));
      document.addEventListener("securitypolicyviolation", (event) => report(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`), true);
    });
    if (script) await page.addInitScript(script);
  }
  const path = options.html ? "/test.html" : (options.path ?? (lang === "en" ? "/demo/en.html" : "/demo/index.html"));
  const self = {
    t, page, context, server, seen, lang, width, say: speaker(lang), url: server.url + path,
    widget: page.locator("padan-match").first(),
    part: (name) => self.widget.locator(`[part~=${name}]`),
    button: (name) => self.widget.getByRole("button", { name, exact: typeof name === "string" }),
    card: (at = 0) => self.part("card").nth(at),
    text: () => self.part("input"),
    goto: (where = path) => page.goto(server.url + where, { waitUntil: "domcontentloaded" }),
    ready: () => ready(page),
    settle: () => settle(page),
  };
  if (options.load !== false) await self.goto();
  if (go && options.load !== false && javaScriptEnabled) await self.ready();
  return self;
}

/** Until all is loaded (`padan-ready`), or the first widget says that it cannot and offers to try again. */
export async function ready(page, seconds = 15) {
  await page.waitForFunction(() => globalThis[Symbol.for("padan-ready")] > 0 || document.querySelector("padan-match")?.shadowRoot?.querySelector("[part~=notice].fail button"), null, { timeout: seconds * 1000, polling: 30 });
}

/** Until nothing in the first widget has changed for a while: typing is answered a moment after the last key. */
export async function settle(page, quiet = 300) {
  await page.evaluate((quiet) => new Promise((done) => {
    const root = document.querySelector("padan-match")?.shadowRoot;
    if (!root) return void done();
    let timer = setTimeout(end, quiet);
    const late = setTimeout(end, 5000);
    const watch = new MutationObserver(() => (clearTimeout(timer), (timer = setTimeout(end, quiet))));
    watch.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    function end() {
      watch.disconnect();
      clearTimeout(timer);
      clearTimeout(late);
      done();
    }
  }), quiet);
}

/** What ranks now: titles in order with their badge and fit, all as read. */
export const answers = (page) => page.evaluate(() =>
  [...document.querySelector("padan-match").shadowRoot.querySelectorAll("[part~=card]")].map((card) =>
    ["h3", "[part~=gate]", "[part~=fit]"].map((part) => card.querySelector(part)?.textContent.trim().replace(/\s+/g, " ") ?? "").join(" / ")));

/** Fills the box at once and waits for the answer. */
export async function write(room, text) {
  await room.text().fill(text);
  await settle(room.page);
}
