// The whole journey by mouse, by keyboard alone and by touch; and what is measured in every state.
import { hand } from "./support/hand.mjs";
import { journey } from "./support/journey.mjs";
import { axe, focus, judge, motion, overflow, targets } from "./support/measure.mjs";
import { open, write } from "./support/page.mjs";
import { shown, states, TEXT } from "./support/states.mjs";
import { test } from "./support/test.mjs";

// Every hand meets every width, both languages, light and dark.
const rounds = [
  ["mouse", 320, "en", "dark"], ["mouse", 360, "id", "light"], ["mouse", 1280, "id", "dark"],
  ["keyboard", 320, "id", "light"], ["keyboard", 360, "en", "dark"], ["keyboard", 1280, "en", "light"],
  ["touch", 320, "id", "dark"], ["touch", 360, "en", "light"], ["touch", 1280, "id", "light"],
];
for (const [kind, width, lang, scheme] of rounds) {
  test(`by ${kind}, ${width} px, ${lang}, ${scheme}`, { seconds: 120 }, async (t) => {
    const room = await open(t, { width, lang, scheme, touch: kind === "touch", motion: "reduce" });
    const by = hand(kind, room);
    await journey(room, by, { each: async (state) => {
      t.none(await motion(room.page), `${state}: motion although less was asked for`);
      t.none(await overflow(room.page), `${state}: wider than the screen`);
    } });
    if (by.stops) {
      const stops = [...by.stops.values()];
      t.ok(stops.length > 20, `the keyboard stopped at ${stops.length} places only`);
      t.none(stops.filter(({ ring }) => !ring).map(({ what }) => what), "stops whose focus cannot be seen");
      t.none(stops.filter(({ seen }) => !seen).map(({ what }) => what), "stops outside the screen");
    }
    t.none(room.seen.errors, "uncaught errors");
    t.none(room.seen.console.filter((line) => line.startsWith("error")), "console errors");
  });
}

for (const [name, { go, early, shows, ...options }] of Object.entries(states)) {
  for (const lang of ["id", "en"]) {
    test(`axe, targets, reflow: ${name}, ${lang}`, async (t) => {
      const room = await open(t, { ...options, lang, width: 320, go: !early });
      if (early) await room.settle();
      await go?.(room);
      t.ok(await shown(room, shows), `“${room.say(shows)}” is not to be seen`);
      await judge(room, "320 px, light");
      await room.page.emulateMedia({ colorScheme: "dark" });
      await room.page.waitForFunction(() => document.querySelector("padan-match").shadowRoot.querySelector(".dark"));
      t.none(await axe(room.page, { look: true }), "320 px, dark");
      await room.page.setViewportSize({ width: 1280, height: 900 });
      await room.settle();
      t.none(await axe(room.page, { look: lang === "en" }), "1280 px, dark");
      t.none((await targets(room.page)).small, "1280 px: targets under 44 × 44 px");
      const { inline } = await targets(room.page);
      if (inline.length) t.note(`links in running text, exempt: ${inline.join(", ")}`);
    });
  }
}

test("less motion is honoured while loading", async (t) => {
  const room = await open(t, { ...states.loading, motion: "reduce", go: false });
  await room.settle();
  t.none(await motion(room.page), "motion");
});

for (const touch of [false, true]) {
  test(`a ${touch ? "tap" : "click"} on plain text leaves the page where it is`, async (t) => {
    const room = await open(t, { width: 360, touch });
    const words = room.card(6).locator("p").first();
    await words.scrollIntoViewIfNeeded();
    const before = await room.page.evaluate(() => scrollY);
    await (touch ? words.tap() : words.click());
    await room.settle();
    t.ok(before > 500, "the sixth card is further down");
    t.equal(await room.page.evaluate(() => scrollY), before, "how far the page is scrolled");
  });
}

test("focus goes to a sensible place when what had it is gone", async (t) => {
  const room = await open(t, { width: 360 });
  const { widget, say, page } = room;
  const gone = async (name, prepare, control) => {
    await prepare();
    await room.settle();
    const target = control();
    if (!(await target.count())) return void t.ok(false, `${name}: not found`);
    await target.first().focus();
    await page.keyboard.press("Enter");
    await room.settle();
    const at = await focus(page);
    t.ok(!at.lost, `after “${name}” the focus is lost to ${at.what}`);
  };
  const clear = () => write(room, TEXT);
  await gone("an example", async () => {}, () => room.button(say("try1")));
  await gone("I can after all", clear, () => room.button(say("canAfterAll")));
  await gone("not this: remove", async () => { await clear(); await room.part("chip").first().getByRole("button").first().click(); }, () => room.button(say("notThis")));
  await gone("done", async () => { await clear(); await room.part("chip").first().getByRole("button").first().click(); }, () => room.button(say("done")));
  await gone("remove a chip", clear, () => room.part("chip").first().getByRole("button").last());
  await gone("a suggestion", () => write(room, "ganti oli motor, setel"), () => widget.getByRole("group", { name: say("suggest") }).getByRole("button"));
  await gone("I have this licence", async () => { await write(room, "bisa ganti oli motor, tune up"); await page.evaluate(() => 0); for (let at = 0; at < 6; at++) { await room.part("details-button").nth(at).click(); await room.settle(); if (await room.button(say("iHave")).count()) return; await room.part("details-button").nth(at).click(); } }, () => room.button(say("iHave")));
  await gone("I can do this", async () => { await write(room, "bisa ganti oli motor, punya SIM C"); if (!(await room.part("details").count())) await room.part("details-button").first().click(); }, () => room.part("details").getByRole("button", { name: say("iCan") }));
  await gone("show all", async () => { await clear(); if (!(await widget.getByLabel(say("filterShift")).count())) await room.button(say("filters")).click(); await widget.getByLabel(say("filterShift")).check(); }, () => room.button(say("showAll")));
  await gone("finished this training", async () => { await clear(); await widget.getByRole("tab", { name: say("tabTraining") }).click(); await widget.getByText(say("trainingTitle")).waitFor({ timeout: 20_000 }); }, () => widget.getByRole("button", { name: say("tracked") }));
  await gone("remove a training", async () => {}, () => room.part("profile").locator(".track").getByRole("button"));
  await gone("begin anew", clear, () => room.button(say("startOver")));
});
