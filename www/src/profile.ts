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

function join(into: Claim[], more: readonly Claim[]): void {
  for (const claim of more) {
    const same = into.find((other) => other.competency === claim.competency);
    if (same) same.evidence = [...same.evidence, ...claim.evidence];
    else into.push({ ...claim });
  }
}

function edited(claim: Claim, edit: Edit): Claim {
  const evidence = edit.kind
    ? [{ kind: edit.kind, unit: null, issuer: edit.issuer || null, valid_until: edit.validUntil || null, since: null }]
    : claim.evidence;
  return { ...claim, evidence, level: edit.level === undefined ? claim.level : edit.level };
}

/** The profile that is ranked: text, finished training and an opened file together, then the corrections. */
export function assemble(engine: Engine, draft: Draft): Profile {
  const base = engine.readProfile(draft.text);
  const claims = base.claims.map((claim) => ({ ...claim }));
  if (draft.opened) join(claims, draft.opened.claims);
  if (draft.tracks.length) join(claims, engine.trackProfile(draft.tracks).claims);
  for (const [code, edit] of draft.edits) {
    const at = claims.findIndex((claim) => claim.competency === code);
    if (edit.gone) {
      if (at >= 0) claims.splice(at, 1);
    } else if (at >= 0) {
      claims[at] = edited(claims[at]!, edit);
    } else if (edit.added) {
      const { title, units } = engine.competency(code);
      claims.unshift(edited({ competency: code, title, units, level: null, via: "title", evidence: [] }, edit));
    }
  }
  const held = new Set(claims.map((claim) => claim.competency));
  const { education, months, licences, places } = draft.facts;
  const { opened, regions } = draft;
  return {
    ...base,
    claims,
    tracks: [...new Set([...draft.tracks, ...(opened?.tracks ?? [])])],
    not_claimed: base.not_claimed.filter((other) => !held.has(other.competency)),
    licences: licences ?? (base.licences_known ? base.licences : (opened?.licences ?? [])),
    licences_known: licences !== undefined || base.licences_known || (opened?.licences_known ?? false),
    education: education !== undefined ? education : (base.education ?? opened?.education ?? null),
    experience_months: months !== undefined ? months : (base.experience_months ?? opened?.experience_months ?? null),
    certificates: [...new Set([...base.certificates, ...(opened?.certificates ?? [])])],
    places: places ?? [base.places, opened?.places ?? [], regions.length ? engine.readProfile(JSON.stringify({ places: regions })).places : []].find((some) => some.length) ?? [],
  };
}

/** As the engine reads it: codes for places. */
export const toJson = (profile: Profile): string =>
  JSON.stringify({ ...profile, languages: undefined, occupations: undefined, cuts: undefined, unknown: undefined });

/** Whether nothing is known of the person yet. */
export const isBlank = (profile: Profile | null): boolean =>
  !profile ||
  (!profile.claims.length && !profile.licences_known && profile.education === null && profile.experience_months === null && !profile.certificates.length);
