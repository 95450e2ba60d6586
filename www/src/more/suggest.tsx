// What the piece that is being written may mean, to be tapped.

import { h } from "../dom.ts";
import type { Session } from "../session.ts";

/** Puts a suggestion in the place of the piece that is being written. */
function replaceLast(text: string, title: string): string {
  const at = Math.max(...[",", ".", ";", "\n"].map((sign) => text.lastIndexOf(sign))) + 1;
  return `${text.slice(0, at)}${at ? " " : ""}${title}, `;
}

export function Suggest({ s }: { s: Session }) {
  const { say } = s;
  return (
      <div class="row" role="group" aria-label={say("suggest")}>
        <span class="soft">{say("suggest")}</span>
        {s.suggestions.map(({ code, title }) => (
          <button key={code} class="small" onClick={(event) => {
            const root = event.currentTarget.getRootNode() as ShadowRoot;
            s.write(replaceLast(s.draft.text, title));
            s.add(code);
            root.getElementById("text")?.focus();
          }}>{title}</button>
        ))}
      </div>
  );
}
