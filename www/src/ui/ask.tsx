// The first question: the box to write in, an example to try, the training finished, suggestions while typing.

import { h } from "../dom.ts";
import type { Session } from "../session.ts";

/** Puts a suggestion in the place of the piece that is being written. */
function replaceLast(text: string, title: string): string {
  const at = Math.max(...[",", ".", ";", "\n"].map((sign) => text.lastIndexOf(sign))) + 1;
  return `${text.slice(0, at)}${at ? " " : ""}${title}, `;
}

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
      {s.suggestions.length > 0 && (
        <div class="row" role="group" aria-label={say("suggest")}>
          <span class="soft">{say("suggest")}</span>
          {s.suggestions.map(({ code, title }) => (
            <button key={code} class="small" onClick={(event) => {
              const root = event.currentTarget.getRootNode() as ShadowRoot;
              s.write(replaceLast(draft.text, title));
              s.add(code);
              root.getElementById("text")?.focus();
            }}>{title}</button>
          ))}
        </div>
      )}
      {s.status !== "failed" && (
        <div class="start">
          <label class="field">
            <span class="vh">{say("trained")}</span>
            <select value="" disabled={!ready} onChange={(event) => s.setTrack(event.currentTarget.value, true)}>
              <option value="">{say("trained")}: {say("trainedPick").toLowerCase()}</option>
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
