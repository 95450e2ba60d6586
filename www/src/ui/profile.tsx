// What was understood: a chip for each skill with its level and proof.

import { h } from "../dom.ts";
import type { Claim } from "../engine.ts";
import { strongest } from "../profile.ts";
import type { Session } from "../session.ts";
import { keyOf } from "../words.ts";
import { Icon, Later } from "./parts.tsx";

const CHIPS = 10;

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
      <button class="chip-main" aria-expanded={s.editing === claim.competency}
        onClick={() => s.set({ editing: s.editing === claim.competency ? null : claim.competency, adding: null })}>
        <span class="vh">{say("edit", { x: "" })}</span>{claim.title}{small.length > 0 && <small><span class="vh">, </span>{small.join(", ")}</small>}
      </button>
      <button class="chip-x" aria-label={say("remove", { x: claim.title })} onClick={() => s.remove(claim.competency)}><Icon sign="no" /></button>
    </li>
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
      {editing && <Later key={editing.competency} s={s} room="Editor" claim={editing} />}
      {s.adding !== null && <Later s={s} room="Adder" />}
      {!profile.claims.length && draft.text.trim() && !s.suggestions.length && <p class="warn"><Icon sign="ask" /> <span><b>{say("littleTitle")}.</b> {say("littleText")}</span></p>}
      {s.more && <Later s={s} room="Said" />}
    </section>
  );
}
