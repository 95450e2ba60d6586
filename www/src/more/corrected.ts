// What the person changed by hand, and a file that was opened, laid over what the text gave.

import type { Claim, Engine, Profile } from "../engine.ts";
import { join, type Draft, type Edit } from "../profile.ts";

function edited(claim: Claim, edit: Edit): Claim {
  const evidence = edit.kind
    ? [{ kind: edit.kind, unit: null, issuer: edit.issuer || null, valid_until: edit.validUntil || null, since: null }]
    : claim.evidence;
  return { ...claim, evidence, level: edit.level === undefined ? claim.level : edit.level };
}

export function corrected(engine: Engine, draft: Draft, profile: Profile): Profile {
  const { opened, facts } = draft;
  const { education, months, licences, places } = facts;
  const claims = [...profile.claims];
  if (opened) join(claims, opened.claims);
  for (const [code, edit] of draft.edits) {
    const at = claims.findIndex((claim) => claim.competency === code);
    if (at >= 0) claims[at] = edited(claims[at]!, edit);
    else if (edit.added) {
      const { title, units } = engine.competency(code);
      claims.unshift(edited({ competency: code, title, units, level: null, via: "title", evidence: [] }, edit));
    }
  }
  return {
    ...profile,
    claims,
    tracks: [...new Set([...profile.tracks, ...(opened?.tracks ?? [])])],
    licences: licences ?? (profile.licences_known ? profile.licences : (opened?.licences ?? [])),
    licences_known: licences !== undefined || profile.licences_known || (opened?.licences_known ?? false),
    education: education !== undefined ? education : (profile.education ?? opened?.education ?? null),
    experience_months: months !== undefined ? months : (profile.experience_months ?? opened?.experience_months ?? null),
    certificates: [...new Set([...profile.certificates, ...(opened?.certificates ?? [])])],
    places: places ?? (profile.places.length ? profile.places : (opened?.places ?? [])),
  };
}
