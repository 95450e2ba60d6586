// What a person takes along: a printed sheet, a WhatsApp message, a JSON Resume file. Nothing is stored or sent by us.

import type { Match, Profile } from "../engine.ts";
import type { Session } from "../session.ts";
import { best, open } from "./asking.ts";
import { isRefusal } from "../engine.ts";
import sheetCss from "./sheet.css";

const chosen = (s: Session): Match | undefined => (s.list.find((entry) => entry.at === s.selected) ?? s.list[0])?.match;
const gapsOf = (match: Match): string[] => match.reasons.con;

/** The message: the opening's title and the gaps; skills only when the person asks for it. */
export function whatsapp(s: Session, withSkills: boolean): string {
  const match = s.blank ? undefined : chosen(s);
  const posting = match && s.posting(match.posting);
  const parts = [posting && match ? s.say("shareText", { title: posting.title, gaps: s.format.some(gapsOf(match), 4) || "–" }) : s.say("shareNone")];
  if (withSkills && s.profile?.claims.length) parts.push(s.say("shareCan", { x: s.format.some(s.profile.claims.map((claim) => claim.title), 12) }));
  return `https://wa.me/?text=${encodeURIComponent(parts.join(" "))}`;
}

/** JSON Resume, with our own profile under meta.padan so that it opens again without loss. */
export function resume(profile: Profile): string {
  const levels = ["", "dasar", "terampil", "mahir"];
  const certificates = profile.claims.flatMap((claim) =>
    claim.evidence.filter((one) => one.kind === "certificate").map((one) => ({ name: claim.title, issuer: one.issuer ?? "", endDate: one.valid_until ?? undefined })));
  return JSON.stringify({
    $schema: "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
    basics: {},
    skills: profile.claims.map((claim) => ({ name: claim.title, level: claim.level ? levels[claim.level] : undefined })),
    certificates,
    meta: { padan: { ...profile, unknown: [] } },
  }, null, 2);
}

export function download(s: Session): void {
  if (!s.profile) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([resume(s.profile)], { type: "application/json" }));
  link.download = s.say("fileName");
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Opens a file that was downloaded here, or another JSON Resume. Returns what is wrong with it, or "". */
export async function upload(s: Session, file: File): Promise<string> {
  if (file.size > 1024 * 1024) return s.say("uploadBad", { x: "> 1 MiB" });
  try {
    const value: unknown = JSON.parse(await file.text());
    const own = (value as { meta?: { padan?: unknown } } | null)?.meta?.padan;
    open(s, JSON.stringify(own ?? value));
    return "";
  } catch (error) {
    return s.say("uploadBad", { x: isRefusal(error) ? error.message : "JSON" });
  }
}

/** Fills a document with one A4 sheet for a counsellor. */
export function fillSheet(doc: Document, s: Session): void {
  const { say, format } = s;
  const view = doc.defaultView;
  if (view) {
    const sheet = new (view as Window & typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(sheetCss);
    doc.adoptedStyleSheets = [sheet];
  }
  doc.documentElement.lang = s.lang;
  doc.title = say("sheetTitle");
  const add = (tag: string, text: string, into: Element = doc.body) => {
    const element = doc.createElement(tag);
    element.textContent = text;
    into.append(element);
    return element;
  };
  doc.body.replaceChildren();
  add("h1", say("sheetTitle"));
  add("p", say("sheetMade", { x: format.date(new Date().toISOString()) }));
  add("h2", say("sheetSkills"));
  const claims = s.profile?.claims ?? [];
  add("p", claims.length ? format.some(claims.map((claim) => claim.title), 24) : "–");
  add("h2", say("sheetJobs"));
  const list = add("ol", "");
  const gaps = new Set<string>();
  for (const match of best(s, 6)) {
    const posting = s.posting(match.posting);
    if (!posting) continue;
    const item = add("li", "", list);
    add("b", `${posting.title}, ${posting.organization}`, item);
    add("p", `${say(`gate_${match.gate}`)} · ${match.enough ? `${say("fit")} ${format.fit(match.fit.low, match.fit.high)}` : match.fit_text}`, item);
    if (match.reasons.con.length) add("p", say("con", { x: format.some(match.reasons.con, 3) }), item);
    if (match.reasons.open.length) add("p", say("open", { x: format.some(match.reasons.open, 3) }), item);
    if (gaps.size < 8) for (const gap of match.reasons.con.slice(0, 3)) gaps.add(gap);
  }
  add("h2", say("sheetGaps"));
  add("p", gaps.size ? [...gaps].join(say("list")) : "–");
  add("p", say("sheetNote"));
}

/** Prints the sheet in a window of its own, so that the partner's page is not printed with it. */
export function print(s: Session): void {
  const paper = window.open("", "_blank");
  if (!paper) return;
  fillSheet(paper.document, s);
  paper.focus();
  paper.print();
}
