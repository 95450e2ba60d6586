// Three ways to work the page: mouse, keyboard alone, touch. Each presses, writes, picks and goes to a tab. The keyboard notes every
// stop on its way: what had the focus, and whether that could be seen.
import { focus } from "./measure.mjs";

function reached(target) {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (at === target || target.contains(at) && target.localName === "label") return "here";
  if (!at || at === document.body) return "ahead";
  const host = target.getRootNode().host;
  const other = host && at.getRootNode() !== target.getRootNode() ? host : target;
  return at.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING ? "behind" : "ahead";
}

class Pointer {
  constructor(room) {
    this.room = room;
    this.page = room.page;
  }
  async write(target, text) {
    await this.press(target);
    await target.selectText();
    await this.page.keyboard.press("Delete");
    await this.page.keyboard.type(text, { delay: 6 });
  }
  /** The list of a select is the system's own and no part of the page; its choice is set. */
  async pick(target, value) {
    await this.press(target);
    await this.page.keyboard.press("Escape");
    await target.selectOption(value);
  }
  date = (target, iso) => target.fill(iso);
  tab = (target) => this.press(target);
  async file(target, path) {
    const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), this.press(target)]);
    await chooser.setFiles(path);
  }
}

class Mouse extends Pointer {
  kind = "mouse";
  press = (target) => target.click();
}

class Touch extends Pointer {
  kind = "touch";
  press = (target) => target.tap();
}

class Keyboard {
  kind = "keyboard";
  stops = new Map();

  constructor(room) {
    this.room = room;
    this.page = room.page;
  }
  /** Tab or Shift+Tab until the focus is there. Fails where no stop leads to it. */
  async reach(target) {
    const handle = await target.elementHandle();
    const seen = new Set();
    for (let step = 0; step < 400; step++) {
      const at = await handle.evaluate(reached);
      if (at === "here") return;
      await this.page.keyboard.press(at === "behind" ? "Shift+Tab" : "Tab");
      const stop = await focus(this.page);
      if (stop.inside) this.stops.set(stop.what, stop);
      seen.add(stop.what);
    }
    throw new Error(`the keyboard does not get to ${target}: it stopped at ${[...seen].slice(-8).join(", ")}`);
  }
  async press(target) {
    const kind = await target.evaluate((element) => (element.localName === "input" ? element.type : element.localName));
    if (kind === "radio") return this.radio(target);
    await this.reach(target);
    await this.page.keyboard.press(kind === "a" || kind === "button" || kind === "summary" ? "Enter" : "Space");
  }
  /** One stop for a group; arrows move within it. */
  async radio(target) {
    const own = await target.evaluate((element) => {
      const all = [...element.getRootNode().querySelectorAll(`input[type=radio][name="${element.name}"]`)];
      return { to: all.indexOf(element), from: all.findIndex((one) => one.checked) };
    });
    await this.reach(target.locator("xpath=ancestor::fieldset").locator("input:checked"));
    for (let at = own.from; at !== own.to; at += Math.sign(own.to - own.from)) await this.page.keyboard.press(own.to > own.from ? "ArrowDown" : "ArrowUp");
  }
  async write(target, text) {
    await this.reach(target);
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.press("Delete");
    await this.page.keyboard.type(text, { delay: 6 });
  }
  async pick(target, value) {
    await this.reach(target);
    const { from, to } = await target.evaluate((select, value) => ({ from: select.selectedIndex, to: [...select.options].findIndex((option) => option.value === value) }), value);
    if (to < 0) throw new Error(`no choice “${value}”`);
    // Each arrow chooses at once, and choosing may draw the list anew: to is reached one at a time.
    for (let at = from; at !== to; at += Math.sign(to - from)) await this.page.keyboard.press(to > from ? "ArrowDown" : "ArrowUp");
  }
  /** The order of day, month and year is the browser's; told from what comes out. */
  async date(target, iso) {
    const [year, month, day] = iso.split("-");
    for (const typed of [`${month}${day}${year}`, `${day}${month}${year}`]) {
      await this.reach(target);
      await this.page.keyboard.press("Home");
      await this.page.keyboard.type(typed);
      if ((await target.inputValue()) === iso) return;
      await this.page.keyboard.press("Shift+Tab");
    }
    throw new Error(`the date could not be typed: ${await target.inputValue()}`);
  }
  /** The chosen tab is the stop; arrows go to the others. */
  async tab(target) {
    await this.reach(this.room.widget.getByRole("tab", { selected: true }));
    for (let step = 0; step < 3 && (await target.getAttribute("aria-selected")) !== "true"; step++) await this.page.keyboard.press("ArrowRight");
  }
  async file(target, path) {
    await this.reach(target);
    const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), this.page.keyboard.press("Space")]);
    await chooser.setFiles(path);
  }
}

export const hand = (kind, room) => new { mouse: Mouse, touch: Touch, keyboard: Keyboard }[kind](room);
