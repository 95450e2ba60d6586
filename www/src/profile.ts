// A person's profile: what the engine read from their text, corrected by what they changed by hand.

import type { Claim, Education, Engine, Evidence, EvidenceKind, Licence, Place, Profile } from "./engine.ts";

/** What the person changed on one skill. */
export interface Edit {
  gone?: boolean;
  added?: boolean;
  level?: number | null;
  kind?: EvidenceKind;
  validUntil?: string;
  issuer?: string;
}

/** What the person set by hand beside skills; undefined where the text decides. */
export interface Facts {
  education?: Education | null;
  months?: number | null;
  /** SIM classes; an empty list says that there is none. */
  licences?: Licence[];
  places?: Place[];
}

/** Weakest first. */
export const PROOFS: EvidenceKind[] = ["declared", "work", "training", "certificate"];
export const strongest = (claim: Claim): Evidence | undefined =>
  claim.evidence.reduce<Evidence | undefined>((best, one) => (best && PROOFS.indexOf(one.kind) <= PROOFS.indexOf(best.kind) ? best : one), undefined);

export interface Draft {
  text: string;
  tracks: string[];
  edits: Map<string, Edit>;
  facts: Facts;
  /** Codes of regions that the partner's page stands for; the person's own words overrule them. */
  regions: string[];
  /** A profile that was opened from a file. */
  opened: Profile | null;
}

export const emptyDraft = (): Draft => ({ text: "", tracks: [], edits: new Map(), facts: {}, regions: [], opened: null });

export function join(into: Claim[], more: readonly Claim[]): void {
  for (const claim of more) {
    const same = into.find((other) => other.competency === claim.competency);
    if (same) same.evidence = [...same.evidence, ...claim.evidence];
    else into.push({ ...claim });
  }
}

/** The profile that is ranked: text, finished training and the page's place; then the corrections, which are the second part's. */
export function assemble(engine: Engine, draft: Draft, corrected?: (engine: Engine, draft: Draft, profile: Profile) => Profile): Profile {
  const { tracks, regions, edits } = draft;
  const base = engine.readProfile(draft.text);
  const claims = base.claims.map((claim) => ({ ...claim }));
  if (tracks.length) join(claims, engine.trackProfile(tracks).claims);
  let profile: Profile = { ...base, claims, tracks };
  if (corrected) profile = corrected(engine, draft, profile);
  if (regions.length && !profile.places.length) profile.places = engine.readProfile(JSON.stringify({ places: regions })).places;
  const held = profile.claims.filter((claim) => !edits.get(claim.competency)?.gone);
  return { ...profile, claims: held, not_claimed: profile.not_claimed.filter((other) => !held.some((claim) => claim.competency === other.competency)) };
}

/** As the engine reads it: codes for places. */
export const toJson = (profile: Profile): string =>
  JSON.stringify({ ...profile, languages: undefined, occupations: undefined, cuts: undefined, unknown: undefined });

/** Whether nothing is known of the person yet. */
export const isBlank = (profile: Profile | null): boolean =>
  !profile ||
  (!profile.claims.length && !profile.licences_known && profile.education === null && profile.experience_months === null && !profile.certificates.length);
