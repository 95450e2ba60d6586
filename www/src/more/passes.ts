// What passes the filters. They say how many they hide, and one control restores all; the engine's order is never changed here.

import type { Gate, Place, Posting, Profile } from "../engine.ts";
import type { Filters } from "../filters.ts";
import type { Session } from "../session.ts";
import { saysShift } from "./advert.ts";

const province = (code: string) => code.slice(0, 2);

function near(place: readonly Place[], wanted: string, own: readonly Place[]): boolean {
  if (wanted === "town") return place.some((at) => own.some((home) => at.code === home.code));
  if (wanted === "province") return place.some((at) => own.some((home) => province(at.code) === province(home.code)));
  return place.some((at) => at.code === wanted || at.code.startsWith(`${wanted}.`));
}

function passes(filters: Filters, posting: Posting, item: unknown, gate: Gate | undefined, profile: Profile | null): boolean {
  if (filters.gate && gate === "no") return false;
  if (filters.type && posting.employment_type !== filters.type) return false;
  if (filters.shift && saysShift(item)) return false;
  if (filters.licence && posting.gates.licences_required.some((asked) => !profile?.licences.includes(asked))) return false;
  return !filters.place || near(posting.place, filters.place, profile?.places ?? []);
}

/** The places on the board that pass, one by one. */
export function* through(s: Session, places: number[], gates: readonly Gate[]): Generator<void, number[]> {
  const { filters } = s;
  if (!Object.values(filters).some(Boolean)) return places;
  const left: number[] = [];
  for (const at of places) {
    const posting = s.posting(at);
    if (posting && passes(filters, posting, s.items[at], gates[at], s.profile)) left.push(at);
    yield;
  }
  return left;
}

/** The places that occur, by name. */
export function placesOf(postings: readonly Posting[]): Place[] {
  const all = new Map(postings.flatMap((posting) => posting.place).map((place) => [place.code, place]));
  return [...all.values()].sort((a, b) => a.name.localeCompare(b.name, "id"));
}

export const typesOf = (postings: readonly Posting[]): string[] =>
  [...new Set(postings.map((posting) => posting.employment_type).filter((type) => type !== null))].sort();
