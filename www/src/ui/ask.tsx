// The first question: the box to write in, an example to try, the training finished.

import { h } from "../dom.ts";
import type { Session } from "../session.ts";
import { Later } from "./parts.tsx";

export function Ask({ s }: { s: Session }) {
  const { say, draft } = s;
  const ready = s.status === "ready";
  const tracks = ready ? s.tracks().filter((track) => !draft.tracks.includes(track.code)) : [];
  return (
    <section class="asking" part="ask">
      <h2><label for="text">{say("ask")}</label></h2>
      <p class="soft" id="hint">{say("askHint")}</p>
      <textarea id="text" part="input" rows={3} maxLength={4000} aria-describedby="hint" autocomplete="off" spellcheck={false}
        placeholder={say("askExample")} value={draft.text} onInput={(event) => s.write(event.currentTarget.value)} />
      {s.suggestions.length > 0 && <Later s={s} room="Suggest" />}
      {s.status !== "failed" && (
        <div class="start">
          <label class="field">
            <span class="vh">{say("trained")}</span>
            <select value="" disabled={!ready} onChange={(event) => s.setTrack(event.currentTarget.value, true)}>
              <option value="">{say("trainedPick")}</option>
              {tracks.map((track) => <option key={track.code} value={track.code}>{track.title}</option>)}
            </select>
          </label>
        </div>
      )}
      {ready && s.blank && !draft.text && (
        <div class="row" role="group" aria-label={say("try")}>
          <span class="soft">{say("try")}</span>
          {(["try1", "try2", "try3"] as const).map((key) => <button key={key} class="small" onClick={() => s.write(say(key))}>{say(key)}</button>)}
        </div>
      )}
    </section>
  );
}
