// The corrections: one skill's level and proof, the other facts, what was named and not claimed, what was not understood.

import { Fragment, h } from "../dom.ts";
import type { Claim, Education, Licence } from "../engine.ts";
import { PROOFS, strongest } from "../profile.ts";
import type { Session } from "../session.ts";
import { edit, setFacts } from "./asking.ts";

const SCHOOLS: Education[] = ["SD", "SMP", "SMA/SMK", "D1", "D2", "D3", "D4", "S1", "S2", "S3"];
const LICENCES: Licence[] = ["SIM C", "SIM A", "SIM B1", "SIM B2", "SIM D"];

export function Editor({ s, claim }: { s: Session; claim: Claim }) {
  const { say } = s;
  const proof = strongest(claim);
  const own = s.draft.edits.get(claim.competency) ?? {};
  return (
    <div class="panel" role="group" aria-label={say("edit", { x: claim.title })}>
      <b>{claim.title}</b>
      <fieldset>
        <legend>{say("level")}</legend>
        <div class="row">
          {([0, 1, 2, 3] as const).map((level) => (
            <label key={level} class="radio">
              <input type="radio" name="level" checked={(claim.level ?? 0) === level} onChange={() => edit(s, claim.competency, { level: level || null })} /> {say(`level${level}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <label class="field">{say("proof")}
        <select value={proof?.kind ?? "declared"} onChange={(event) => edit(s, claim.competency, { kind: event.currentTarget.value as (typeof PROOFS)[number] })}>
          {PROOFS.map((kind) => <option key={kind} value={kind}>{say(`proof_${kind}`)}</option>)}
        </select>
      </label>
      {proof?.kind === "certificate" && (
        <div class="two">
          <label class="field">{say("validUntil")}
            <input type="date" value={proof.valid_until ?? ""} onChange={(event) => {
              const day = event.currentTarget.value;
              // A year that is still being typed (0002) is no date.
              if (!day || day >= "1900") edit(s, claim.competency, { kind: "certificate", issuer: own.issuer ?? "", validUntil: day });
            }} />
          </label>
          <label class="field">{say("issuer")}
            <input type="text" maxLength={120} value={proof.issuer ?? ""} onChange={(event) => edit(s, claim.competency, { kind: "certificate", validUntil: own.validUntil ?? "", issuer: event.currentTarget.value })} />
          </label>
        </div>
      )}
      <div class="row">
        <button class="main" onClick={() => s.set({ editing: null })}>{say("done")}</button>
        <button onClick={() => s.remove(claim.competency)}>{say("notThis")}</button>
      </div>
    </div>
  );
}

/** Schooling, experience, licences: what hard conditions ask. */
function Facts({ s }: { s: Session }) {
  const { say, format, profile } = s;
  if (!profile) return null;
  const months = [0, 6, 12, 24, 36, 60];
  const own = profile.experience_months;
  if (own !== null && !months.includes(own)) months.push(own);
  const shown = [profile.education, own === null ? null : own ? format.months(own) : say("noExperience"), profile.licences_known ? profile.licences.join(say("list")) || `${say("licence")}: ${say("none")}` : null, profile.places.map((place) => place.name).join(say("or"))].filter(Boolean);
  return (
    <details class="facts">
      <summary><span>{say("facts")}: <b>{shown.length ? shown.join(" · ") : say("unsaid")}</b></span></summary>
      <div class="two">
        <label class="field">{say("schooling")}
          <select value={profile.education ?? ""} onChange={(event) => setFacts(s, { education: (event.currentTarget.value || null) as Education | null })}>
            <option value="">{say("unsaid")}</option>
            {[...new Set([...SCHOOLS, ...(profile.education ? [profile.education] : [])])].map((school) => <option key={school} value={school}>{school}</option>)}
          </select>
        </label>
        <label class="field">{say("experience")}
          <select value={own === null ? "" : String(own)} onChange={(event) => setFacts(s, { months: event.currentTarget.value === "" ? null : Number(event.currentTarget.value) })}>
            <option value="">{say("unsaid")}</option>
            {months.map((count) => <option key={count} value={String(count)}>{count ? format.months(count) : say("noExperience")}</option>)}
          </select>
        </label>
      </div>
      <fieldset>
        <legend>{say("licence")}</legend>
        <div class="row">
          {LICENCES.map((licence) => (
            <label key={licence} class="radio">
              <input type="checkbox" checked={profile.licences.includes(licence)}
                onChange={(event) => setFacts(s, { licences: event.currentTarget.checked ? [...profile.licences, licence] : profile.licences.filter((other) => other !== licence) })} /> {licence}
            </label>
          ))}
          <label class="radio">
            <input type="checkbox" checked={profile.licences_known && !profile.licences.length} onChange={() => setFacts(s, { licences: [] })} /> {say("none")}
          </label>
        </div>
      </fieldset>
    </details>
  );
}

/** What stands below the chips. */
export function Said({ s }: { s: Session }) {
  const { say, profile } = s;
  if (!profile) return null;
  return (
    <Fragment>
      {profile.not_claimed.map(({ competency, reason }) => reason === "other_person" ? null : (
        <p key={competency} class="said">{say(reason === "wished" ? "wished" : "cannot", { x: s.title(competency) })} <button class="link" onClick={() => s.add(competency)}>{say("canAfterAll")}</button></p>
      ))}
      {profile.unknown.length > 0 && (
        <p class="said">{say("notUnderstood", { x: s.format.some(profile.unknown.map((word) => `“${word}”`), 5) })} <button class="link" onClick={() => s.set({ adding: profile.unknown[0] ?? "", editing: null })}>{say("find")}</button></p>
      )}
      <Facts s={s} />
    </Fragment>
  );
}
