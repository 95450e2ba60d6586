// The whole journey of a person, step by step, with checks at every step. Done by any hand (hand.mjs), in any language and width.
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { focus, listen } from "./measure.mjs";
import { answers } from "./page.mjs";
import { pattern } from "./words.mjs";

export const SAID = "bisa servis motor injeksi, setel klep, ganti oli motor, tune up, punya SIM C, tinggal di bekasi";

const count = (room) => room.part("card").count();
const titles = (room) => room.part("card").locator("h3").allTextContents();
const tabOf = (room, key) => room.widget.getByRole("tab", { name: room.say(key) });

/** Presses what opens or loads something, and waits for that. The keyboard goes there first, which may take many stops. */
async function brings(by, target, event) {
  await by.reach?.(target);
  const [came] = await Promise.all([event(), by.press(target)]);
  return came;
}

/** After a control is gone, the focus is somewhere sensible in the widget, never on the page's body. */
async function kept(room, when) {
  const at = await focus(room.page);
  room.t.ok(!at.lost, `${when}: the focus is lost to ${at.what}`);
}

/** `options.outside`: also follow the links that leave (WhatsApp, an advert), which open other pages. */
export async function journey(room, by, { outside = true, each = async () => {} } = {}) {
  const { t, say, widget, page } = room;
  const heard = await listen(page);
  const wide = room.width >= 1000;
  const feed = await titles(room);
  await each("blank");

  // Writing
  await by.write(room.text(), SAID);
  await room.settle();
  const chips = room.part("chip");
  const first = await chips.count();
  t.ok(first >= 3, `writing gave ${first} chips`);
  t.ok((await heard()).some((line) => pattern(room.lang, "status").test(line)), "the number of openings is announced in a polite region");
  const ranked = await titles(room);
  t.ok(ranked.length > 0 && JSON.stringify(ranked) !== JSON.stringify(feed), "the openings are in another order than the page's");
  t.ok(/motor/i.test(ranked[0] ?? ""), `the first opening is about motorcycles, not “${ranked[0]}”`);
  t.ok((await room.part("gate").count()) > 0 && (await room.part("fit").count()) > 0, "cards carry the badge of conditions and the fit");
  await each("ranked");

  // Correcting a chip: level, certificate with its date
  const main = chips.first().getByRole("button").first();
  // The skill's own words: what the button beside it says that it removes.
  const removes = chips.first().getByRole("button").last();
  const title = ((await removes.getAttribute("aria-label")) ?? (await removes.textContent())).replace(say("remove", { x: "" }).trim(), "").trim();
  await by.press(main);
  await widget.getByLabel(say("level3"), { exact: true }).waitFor();
  await by.press(widget.getByLabel(say("level3"), { exact: true }));
  await by.pick(widget.getByLabel(say("proof")), "certificate");
  await by.date(widget.getByLabel(say("validUntil")), "2031-05-20");
  await by.write(widget.getByLabel(say("issuer")), "BNSP");
  await room.settle();
  await each("editor");
  await by.press(room.button(say("done")));
  const small = await chips.first().textContent();
  t.ok(small.includes(say("level3").toLowerCase()) && small.includes("2031"), `the chip shows level and certificate: “${small}”`);
  await kept(room, "after the editor is done");

  // Removing and adding
  await by.press(chips.last().getByRole("button").last());
  await room.settle();
  t.equal(await chips.count(), first - 1, "chips after one is removed");
  await kept(room, "after a chip is removed");
  await by.press(room.button(say("addSkill")));
  await by.write(widget.getByRole("combobox", { name: say("addSkill") }), "las listrik");
  await widget.getByRole("listbox", { name: say("addSkill") }).getByRole("option").first().waitFor();
  await each("adder");
  if (by.kind === "keyboard") {
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
  } else {
    await by.press(widget.getByRole("listbox", { name: say("addSkill") }).getByRole("option").first());
  }
  await room.settle();
  t.equal(await chips.count(), first, "chips after one is added");
  await by.press(room.button(say("close")));
  await kept(room, "after the adder is closed");

  // Details of the first opening
  const details = room.part("details-button").first();
  const shown = room.part("details").first();
  await by.press(details);
  await shown.waitFor();
  await room.settle();
  t.equal(await details.getAttribute("aria-expanded"), "true", "the button of an open opening");
  const text = await shown.innerText();
  for (const key of ["asked", "gates"]) t.ok(text.includes(say(key)), `the details show “${say(key)}”`);
  t.ok(pattern(room.lang, "yours").test(text), "the details quote what the person wrote");
  t.ok(pattern(room.lang, "advert").test(text), "the details quote the advert");
  await each("details");
  const sums = shown.locator("summary").last();
  await by.press(sums);
  t.ok((await shown.getByRole("table").count()) === 1, "the sum can be looked at");
  await by.press(details);
  await room.settle();
  t.equal(await details.getAttribute("aria-expanded"), "false", "the button of a closed opening");
  if (!wide) t.equal(await room.part("details").count(), 0, "details that are closed");
  t.ok((await focus(page)).what.includes(say("details")), `after closing the focus is on the details' button, not on ${(await focus(page)).what}`);

  // Filters that exclude, and all again
  const before = await room.page.evaluate(() => document.querySelector("padan-match").shadowRoot.querySelector("[role=tab] small").textContent);
  await by.press(room.button(say("filters")));
  await by.press(widget.getByLabel(say("filterShift")));
  await room.settle();
  const hidden = widget.getByText(pattern(room.lang, "hidden")).first();
  t.ok(await hidden.isVisible(), "the filter says how many it hides");
  t.ok(!(await titles(room)).some((one) => /Juru Masak|Barista|Resepsionis/.test(one)), "openings with shift work are gone");
  await each("filters");
  await by.press(room.button(say("showAll")));
  await room.settle();
  t.equal(await hidden.count(), 0, "after “show all” something is still said to be hidden");
  await kept(room, "after “show all”");
  t.equal(await room.page.evaluate(() => document.querySelector("padan-match").shadowRoot.querySelector("[role=tab] small").textContent), before, "openings after “show all”");

  // The partner's order, and back
  const order = widget.getByRole("combobox", { name: say("order") });
  await by.pick(order, "page");
  await room.settle();
  t.equal((await titles(room)).slice(0, 12), feed.slice(0, 12), "the partner's order");
  await by.pick(order, "fit");
  await room.settle();
  t.ok(JSON.stringify((await titles(room)).slice(0, 12)) !== JSON.stringify(feed.slice(0, 12)), "best fit first again");
  // Everything can be reached
  const more = () => widget.getByRole("button", { name: pattern(room.lang, "more") });
  for (let step = 0; step < 10 && (await more().count()); step++) {
    await by.press(more());
    await room.settle();
  }
  t.equal(await count(room), Number(before.replace(/\D/g, "")), "all openings are reached by “show more”");
  if (by.kind === "keyboard") await kept(room, "after the last “show more”");

  // The other rooms
  await by.tab(tabOf(room, "tabTraining"));
  await widget.getByText(say("trainingTitle")).waitFor({ timeout: 20_000 });
  t.ok((await widget.getByRole("tabpanel").getByRole("article").count()) > 0, "trainings are shown");
  await room.settle();
  await each("training");
  await by.tab(tabOf(room, "tabVentures"));
  await widget.getByText(say("venturesTitle")).waitFor();
  t.ok((await widget.getByRole("tabpanel").getByRole("article").count()) > 0, "ventures are shown");
  await each("ventures");
  await by.tab(tabOf(room, "tabJobs"));

  // Print: a sheet in a window of its own
  await page.evaluate(() => (window.open = new Proxy(window.open, { apply: (open, self, args) => {
    const paper = Reflect.apply(open, self, args);
    if (paper) paper.print = () => paper.document.documentElement.setAttribute("data-printed", "");
    return paper;
  } })));
  const paper = await brings(by, room.button(say("print")), () => room.context.waitForEvent("page"));
  await paper.locator("html[data-printed]").waitFor({ state: "attached" });
  const sheet = await paper.locator("body").innerText();
  for (const key of ["sheetTitle", "sheetSkills", "sheetJobs", "sheetGaps"]) t.ok(sheet.includes(say(key)), `the sheet has “${say(key)}”`);
  t.ok(sheet.toLowerCase().includes(title.toLowerCase()), "the sheet has the person's skills");
  await paper.close();
  await page.bringToFront();

  // WhatsApp: title and gaps; skills only when asked
  const link = widget.getByRole("link", { name: say("whatsapp") });
  const message = async () => new URL(await link.getAttribute("href")).searchParams.get("text");
  const plain = await message();
  const best = (await titles(room))[0];
  t.ok(plain.includes(best), `the message names the opening: “${plain}”`);
  t.ok(!plain.toLowerCase().includes(title.toLowerCase()), `the message holds no skill unasked: “${plain}”`);
  await by.press(widget.getByLabel(say("withProfile")));
  await room.settle();
  t.ok((await message()).toLowerCase().includes(title.toLowerCase()), "the message holds the skills when asked");
  if (outside) {
    const chat = await brings(by, link, () => room.context.waitForEvent("page"));
    t.ok((await chat.evaluate(() => window.opener)) === null, "the chat cannot reach this page");
    await chat.close();
    await page.bringToFront();
  }

  // Download, begin anew, open again
  const file = await brings(by, room.button(say("download")), () => page.waitForEvent("download"));
  const path = join(tmpdir(), `padan-${process.pid}-${Math.random().toString(36).slice(2)}.json`);
  await file.saveAs(path);
  const resume = JSON.parse(readFileSync(path, "utf8"));
  t.ok(Array.isArray(resume.skills) && resume.skills.length === first && resume.$schema?.includes("resume"), "the file is a JSON Resume with the skills");
  t.ok(resume.certificates?.some((one) => one.endDate === "2031-05-20" && one.issuer === "BNSP"), "the file has the certificate");
  const kept1 = { chips: await chips.allTextContents(), list: (await answers(page)).slice(0, 8) };
  await by.press(room.button(say("startOver")));
  await room.settle();
  t.equal(await chips.count(), 0, "chips after beginning anew");
  t.equal(await room.text().inputValue(), "", "the box after beginning anew");
  await kept(room, "after beginning anew");
  await by.file(by.kind === "keyboard" ? widget.locator("input[type=file]") : widget.locator("label", { hasText: say("upload") }), path);
  await room.settle();
  t.equal([...(await chips.allTextContents())].sort(), [...kept1.chips].sort(), "the chips of the file that was opened");
  t.equal((await answers(page)).slice(0, 8), kept1.list, "the list of the file that was opened");
  t.ok((await heard()).includes(say("uploadGood")), "that the file was opened is announced");
  writeFileSync(path, "{ broken");
  await by.file(by.kind === "keyboard" ? widget.locator("input[type=file]") : widget.locator("label", { hasText: say("upload") }), path);
  await widget.getByRole("alert").waitFor();
  t.equal(await chips.count(), first, "a broken file changes nothing");
}
