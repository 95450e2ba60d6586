// What only the rooms of the second part ask of the engine.

import type { Linked, Match, Named, Posting, Profile } from "../engine.ts";
import { today } from "../format.ts";
import { emptyDraft } from "../profile.ts";
import type { Session } from "../session.ts";

/** The postings of the feed; for filters. */
export const all = (s: Session): Posting[] => s.ask((engine) => s.items.map((_, at) => s.postingOf(engine, at))) ?? [];

/** The best few, whatever the list shows. */
export const best = (s: Session, most: number): Match[] =>
  (s.order && s.ask((engine) => engine.matches(s.json, s.order!.postings.slice(0, most), today()))) || [];

let read: Linked | undefined;
/** What the person's own text names, and where. */
export const linked = (s: Session): Linked | undefined => (read?.text === s.draft.text ? read : (read = s.ask((engine) => engine.link(s.draft.text))));

/** What the piece that is being written may mean. */
export function suggested(s: Session): Named[] {
  const piece = s.draft.text.split(/[,.;\n]|\bdan\b|\band\b/i).pop()!.trim();
  if (piece.length < 3) return [];
  const held = new Set(s.profile?.claims.map((claim) => claim.competency));
  return s.suggest(piece, 6).filter((one) => !held.has(one.code)).slice(0, 3);
}

/** A profile from a file, in the place of all that was said; undefined while there is no engine. */
export function open(s: Session, json: string): void {
  const profile: Profile | undefined = s.ask((engine) => engine.readProfile(json));
  if (!profile) return;
  s.draft = { ...emptyDraft(), regions: s.draft.regions, opened: profile };
  s.changed();
  s.set({ note: s.say("uploadGood") });
}
