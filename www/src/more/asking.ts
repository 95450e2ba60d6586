// What only the rooms of the second part ask of the engine.

import type { Linked, Match, Named, Posting, Profile } from "../engine.ts";
import { today } from "../format.ts";
import { noFilters } from "../filters.ts";
import { emptyDraft, type Edit, type Facts } from "../profile.ts";
import { PAGE, type Session } from "../session.ts";

let reading: Session["items"] | undefined;
/** The postings of the feed, for filters; none while they are read, a few at a time. Then the drawing is done anew. */
export function all(s: Session): Posting[] {
  if (s.read >= s.count) return s.items.flatMap((_, at) => s.posting(at) ?? []);
  const { items } = s;
  if (reading !== items) {
    reading = items;
    const steps = function* () {
      for (let at = 0; at < items.length; at++) yield void s.posting(at);
    };
    void s.slices(steps(), () => items === s.items).then(() => {
      reading = undefined;
      if (s.read >= s.count) s.set({});
    });
  }
  return [];
}

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

// What the person changes

export function edit(s: Session, code: string, change: Edit): void {
  s.draft.edits.set(code, { ...s.draft.edits.get(code), ...change });
  s.changed();
}
export function setFacts(s: Session, facts: Facts): void {
  s.draft.facts = { ...s.draft.facts, ...facts };
  s.changed();
}
export function startOver(s: Session): void {
  s.draft = { ...emptyDraft(), regions: s.draft.regions };
  Object.assign(s, { selected: null, editing: null, adding: null, suggestions: [], allSkills: false, pageOrder: false, filters: noFilters(), shown: PAGE });
  s.changed();
}
