// Records what the stand-in engine answers from: the demo's postings as the command line reads them, the weights of their
// requirements, and the catalogue's names. Run after the catalogue or the demo changed: npm run stub.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { postings } from "../demo/postings.mjs";

const padan = process.env.PADAN ?? "/work/target-h7/release/padan";
const data = new URL("../../crates/padan/data/", import.meta.url);
const feed = join(mkdtempSync(join(tmpdir(), "padan-")), "feed.json");
writeFileSync(feed, JSON.stringify({ "@context": "https://schema.org", "@graph": postings }));
const run = (...args) => execFileSync(padan, args, { maxBuffer: 1 << 26, encoding: "utf8" }).trim().split("\n").map((line) => JSON.parse(line));

/** A table as objects by its header. */
function table(name) {
  const rows = [];
  let row = [], cell = "", quoted = false;
  for (const char of readFileSync(new URL(name, data), "utf8")) {
    if (quoted) { if (char === '"') quoted = false; else cell += char; }
    else if (char === '"') { if (cell) cell += '"'; quoted = true; }
    else if (char === ",") { row.push(cell); cell = ""; }
    else if (char === "\n") { row.push(cell.replace(/\r$/, "")); rows.push(row); row = []; cell = ""; }
    else cell += char;
  }
  const [head, ...rest] = rows;
  return rest.map((cells) => Object.fromEntries(head.map((key, at) => [key, cells[at] ?? ""])));
}

const blank = new Map(run("rank", feed, "--profile", "@halo", "--json").map((match) => [match.id, match]));
const posts = postings.map((posting) => {
  writeFileSync(feed, JSON.stringify({ "@context": "https://schema.org", ...posting }));
  const [read] = run("read", "posting", feed, "--json");
  return { read, match: blank.get(read.id) };
});
const competencies = Object.fromEntries(table("competencies.csv").map((c) => [c.code, [c.title_id, c.title_en]]));
const words = {};
for (const alias of table("aliases.csv")) {
  if (alias.lang === "id" && alias.use === "phrase" && alias.text.length > 3) (words[alias.competency] ??= []).push(alias.text.toLowerCase());
}
const teaches = {};
for (const row of table("teaches.csv")) (teaches[row.track] ??= []).push(row.competency);
const tracks = table("tracks.csv").map((t) => ({ code: t.code, id: t.title_id, en: t.title_en, hours: Number(t.hours) || null, teaches: teaches[t.code] ?? [] }));
const needs = {};
for (const row of table("venture_needs.csv")) if (row.kind === "competency") (needs[row.venture] ??= []).push(row.code);
const ventures = table("ventures.csv").map((v) => ({ code: v.code, id: v.title_id, en: v.title_en, needs: needs[v.code] ?? [] }));
writeFileSync(new URL("recorded.json", import.meta.url), JSON.stringify({ posts, competencies, words, tracks, ventures }));
