// What each training changes: the openings it opens alone, with a second one, and those it leaves one skill away.
// Every figure comes from ranking again with what the training teaches; nothing is estimated.

import type { Claim, Engine, Match, Profile, Track } from "./engine.ts";
import { toJson } from "./profile.ts";

export interface Plan {
  track: Track;
  /** Openings whose stated must-haves are all met with it and were not before. */
  opens: number[];
  /** Openings that then lack exactly one. */
  nearer: number;
  /** What it teaches of that which openings ask and the person lacks. */
  teaches: string[];
  /** The best second training, where together they open more. */
  partner: { title: string; opens: number } | null;
}

/** Stated must-haves that are not there; conditions are left to the gate. */
const lacking = (match: Match): string[] =>
  match.outcomes.filter((o) => o.importance === "must" && o.origin !== "implied" && (o.status === "missing" || o.status === "related" || o.status === "unknown")).map((o) => o.competency ?? "?");

const possible = (match: Match): boolean => match.gate !== "no" && match.outcomes.some((o) => o.origin === "stated" && o.competency);

function withClaims(profile: Profile, more: readonly Claim[]): Profile {
  const held = new Set(profile.claims.map((claim) => claim.competency));
  return { ...profile, claims: [...profile.claims, ...more.filter((claim) => !held.has(claim.competency))] };
}

/** Plans, most useful first. Yields between trainings so that the page stays quick; `alive` stops it. */
export async function plan(engine: Engine, profile: Profile, on: string, alive: () => boolean): Promise<Plan[]> {
  const pause = () => new Promise((done) => setTimeout(done));
  const now = engine.rank(toJson(profile), on);
  const before = new Map(now.map((match) => [match.posting, lacking(match)]));
  const wanted = new Map<string, number>();
  for (const match of now) if (possible(match)) for (const code of before.get(match.posting)!) wanted.set(code, (wanted.get(code) ?? 0) + 1);
  const held = new Set(profile.tracks);
  const options: { track: Track; claims: Claim[]; new: Claim[] }[] = [];
  for (const track of engine.tracks()) {
    if (held.has(track.code)) continue;
    const { claims } = engine.trackProfile([track.code]);
    const fresh = claims.filter((claim) => wanted.has(claim.competency));
    if (fresh.length) options.push({ track, claims, new: fresh });
  }
  const measure = (claims: readonly Claim[]) => {
    const opens: number[] = [];
    let nearer = 0;
    for (const match of engine.rank(toJson(withClaims(profile, claims)), on)) {
      const was = before.get(match.posting)?.length ?? 0;
      const left = lacking(match).length;
      if (!possible(match) || left >= was) continue;
      if (left === 0) opens.push(match.posting);
      else if (left === 1) nearer += 1;
    }
    return { opens, nearer };
  };
  const plans: (Plan & { claims: Claim[] })[] = [];
  for (const option of options) {
    const { opens, nearer } = measure(option.claims);
    const teaches = option.new.sort((a, b) => wanted.get(b.competency)! - wanted.get(a.competency)!).map((claim) => claim.title);
    if (opens.length || nearer) plans.push({ track: option.track, opens, nearer, teaches, partner: null, claims: option.claims });
    await pause();
    if (!alive()) return [];
  }
  plans.sort((a, b) => b.opens.length - a.opens.length || b.nearer - a.nearer || b.teaches.length - a.teaches.length);
  for (const first of plans.slice(0, 3)) {
    for (const second of plans.slice(0, 6)) {
      if (second === first) continue;
      const { opens } = measure([...first.claims, ...second.claims]);
      if (opens.length > Math.max(new Set([...first.opens, ...second.opens]).size, first.partner?.opens ?? 0)) first.partner = { title: second.track.title, opens: opens.length };
      await pause();
      if (!alive()) return [];
    }
  }
  return plans;
}
