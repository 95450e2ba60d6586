// What was understood: a chip for each skill with its level and proof, the other facts, and what was not understood.

import { Fragment, h } from "preact";
import type { Claim } from "../engine.ts";
import { LICENCES, PROOFS, SCHOOLS } from "../profile.ts";
import type { Session } from "../session.ts";
import { keyOf } from "../words.ts";
import { Adder } from "./adder.tsx";
import { Icon } from "./parts.tsx";

const CHIPS = 10;

const strongest = (claim: Claim) => claim.evidence.reduce((best, one) => (PROOFS.indexOf(one.kind) > PROOFS.indexOf(best?.kind ?? "declared") ? one : best), claim.evidence[0]);

function Chip({ s, claim }: { s: Session; claim: Claim }) {
  const { say, format } = s;
  const proof = strongest(claim);
  const level = claim.level ? keyOf(`level${claim.level}`) : undefined;
  const small = [
    level && say(level).toLowerCase(),
    proof && proof.kind !== "declared" && `${say(`proof_${proof.kind}`).toLowerCase()}${proof.valid_until ? ` ${format.date(proof.valid_until)}` : ""}`,
  ].filter(Boolean);
  return (
    <li class="chip" part="chip">
      <button class="chip-main" aria-expanded={s.editing === claim.competency} aria-label={say("edit", { x: [claim.title, ...small].join(", ") })}
        onClick={() => s.set({ editing: s.editing === claim.competency ? null : claim.competency, adding: null })}>
        {claim.title}{small.length > 0 && <small>{small.join(", ")}</small>}
      </button>
      <button class="chip-x" aria-label={say("remove", { x: claim.title })} onClick={(event) => {
        const root = event.currentTarget.getRootNode() as ShadowRoot;
        s.remove(claim.competency);
        root.getElementById("text")?.focus();
      }}><Icon sign="no" /></button>
    </li>
  );
}

function Editor({ s, claim }: { s: Session; claim: Claim }) {
  const { say } = s;
  const proof = strongest(claim);
  const edit = s.draft.edits.get(claim.competency) ?? {};
  return (
    <div class="panel" role="group" aria-label={say("edit", { x: claim.title })}>
      <b>{claim.title}</b>
      <fieldset>
        <legend>{say("level")}</legend>
        <div class="row">
          {([0, 1, 2, 3] as const).map((level) => (
            <label key={level} class="radio">
              <input type="radio" name="level" checked={(claim.level ?? 0) === level} onChange={() => s.edit(claim.competency, { level: level || null })} /> {say(`level${level}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <label class="field">{say("proof")}
        <select value={proof?.kind ?? "declared"} onChange={(event) => s.edit(claim.competency, { kind: event.currentTarget.value as (typeof PROOFS)[number] })}>
          {PROOFS.map((kind) => <option key={kind} value={kind}>{say(`proof_${kind}`)}</option>)}
        </select>
      </label>
      {proof?.kind === "certificate" && (
        <div class="two">
          <label class="field">{say("validUntil")}
            <input type="date" value={proof.valid_until ?? ""} onChange={(event) => s.edit(claim.competency, { kind: "certificate", issuer: edit.issuer ?? "", validUntil: event.currentTarget.value })} />
          </label>
          <label class="field">{say("issuer")}
            <input type="text" maxLength={120} value={proof.issuer ?? ""} onChange={(event) => s.edit(claim.competency, { kind: "certificate", validUntil: edit.validUntil ?? "", issuer: event.currentTarget.value })} />
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
  const shown = [profile.education, own === null ? null : own ? format.months(own) : say("noExperience"), profile.licences_known ? profile.licences.join(say("list")) || `${say("licence")}: ${say("none")}` : null, ...profile.places.map((place) => place.name)].filter(Boolean);
  return (
    <details class="facts">
      <summary><span>{say("facts")}: <b>{shown.length ? shown.join(" · ") : say("unsaid")}</b></span></summary>
      <div class="two">
        <label class="field">{say("schooling")}
          <select value={profile.education ?? ""} onChange={(event) => s.setFacts({ education: event.currentTarget.value || null })}>
            <option value="">{say("unsaid")}</option>
            {[...new Set([...SCHOOLS, ...(profile.education ? [profile.education] : [])])].map((school) => <option key={school} value={school}>{school}</option>)}
          </select>
        </label>
        <label class="field">{say("experience")}
          <select value={own === null ? "" : String(own)} onChange={(event) => s.setFacts({ months: event.currentTarget.value === "" ? null : Number(event.currentTarget.value) })}>
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
                onChange={(event) => s.setFacts({ licences: event.currentTarget.checked ? [...profile.licences, licence] : profile.licences.filter((other) => other !== licence) })} /> {licence}
            </label>
          ))}
          <label class="radio">
            <input type="checkbox" checked={profile.licences_known && !profile.licences.length} onChange={() => s.setFacts({ licences: [] })} /> {say("none")}
          </label>
        </div>
      </fieldset>
    </details>
  );
}

export function ProfileRoom({ s }: { s: Session }) {
  const { say, profile, draft } = s;
  if (!profile || s.status !== "ready") return null;
  const fromTracks = new Set(draft.tracks.length ? profile.claims.filter((claim) => claim.via === "title" && !draft.edits.get(claim.competency)?.added).map((claim) => claim.competency) : []);
  const own = [...profile.claims.filter((claim) => !fromTracks.has(claim.competency)), ...profile.claims.filter((claim) => fromTracks.has(claim.competency))];
  const most = s.allSkills ? own.length : Math.min(CHIPS, Math.max(own.length - fromTracks.size, 3));
  const claims = own.slice(0, most);
  const editing = profile.claims.find((claim) => claim.competency === s.editing);
  const tracks = draft.tracks.length ? s.tracks().filter((track) => draft.tracks.includes(track.code)) : [];
  const told = draft.text.trim() || !s.blank || s.adding !== null;
  if (!told) return null;
  return (
    <section class="mine" part="profile" aria-label={say("understood")}>
      <ul class="chips">
        {tracks.map((track) => (
          <li key={track.code} class="chip track">
            <span class="chip-main"><small>{say("trained")}</small>{track.title}</span>
            <button class="chip-x" aria-label={say("remove", { x: track.title })} onClick={() => s.setTrack(track.code, false)}><Icon sign="no" /></button>
          </li>
        ))}
        {claims.map((claim) => <Chip key={claim.competency} s={s} claim={claim} />)}
        {own.length > most || s.allSkills ? (
          <li><button class="small" aria-expanded={s.allSkills} onClick={() => s.set({ allSkills: !s.allSkills })}>{s.allSkills ? say("fewerSkills") : say("moreSkills", { n: own.length - most })}</button></li>
        ) : null}
        <li><button class="small add" aria-expanded={s.adding !== null} onClick={() => s.set({ adding: s.adding === null ? "" : null, editing: null })}><Icon sign="plus" /> {say("addSkill")}</button></li>
      </ul>
      {editing && <Editor key={editing.competency} s={s} claim={editing} />}
      {s.adding !== null && <Adder key={s.adding} s={s} />}
      {!profile.claims.length && draft.text.trim() && !s.suggestions.length && <p class="warn"><Icon sign="ask" /> <span><b>{say("littleTitle")}.</b> {say("littleText")}</span></p>}
      {profile.not_claimed.map(({ competency, reason }) => reason === "other_person" ? null : (
        <p key={competency} class="said">{say(reason === "wished" ? "wished" : "cannot", { x: s.title(competency) })} <button class="link" onClick={() => s.add(competency)}>{say("canAfterAll")}</button></p>
      ))}
      {profile.unknown.length > 0 && (
        <p class="said">{say("notUnderstood", { x: s.format.some(profile.unknown.map((word) => `“${word}”`), 5) })} <button class="link" onClick={() => s.set({ adding: profile.unknown[0] ?? "", editing: null })}>{say("find")}</button></p>
      )}
      <Fragment><Facts s={s} /></Fragment>
    </section>
  );
}
