// Keep or share: print, WhatsApp, download, open, start over.

import { h } from "../dom.ts";
import { download, print, upload, whatsapp } from "./keep.ts";
import { startOver } from "./asking.ts";
import type { Session } from "../session.ts";

export function Keep({ s }: { s: Session }) {
  const { say, withSkills, wrongFile } = s;
  return (
    <section class="keep" part="keep" aria-label={say("keep")}>
      <h3>{say("keep")}</h3>
      <p class="soft">{say("keepHint")}</p>
      <div class="row">
        <button onClick={() => print(s)} disabled={s.blank}>{say("print")}</button>
        <a class="button" href={whatsapp(s, withSkills)} target="_blank" rel="noopener noreferrer">{say("whatsapp")}</a>
        <button onClick={() => download(s)} disabled={s.blank}>{say("download")}</button>
        <label class="button file">{say("upload")}
          <input class="vh" type="file" accept="application/json,.json" onChange={async (event) => {
            const input = event.currentTarget;
            const file = input.files?.[0];
            if (file) s.set({ wrongFile: await upload(s, file) });
            input.value = "";
          }} />
        </label>
        {(!s.blank || s.draft.text) && <button onClick={(event) => {
          startOver(s);
          (event.currentTarget.getRootNode() as ShadowRoot).getElementById("text")?.focus();
        }}>{say("startOver")}</button>}
      </div>
      <label class="radio"><input type="checkbox" checked={withSkills} onChange={(event) => s.set({ withSkills: event.currentTarget.checked })} /> {say("withProfile")}</label>
      {wrongFile && <p class="warn" role="alert"><span>{wrongFile}</span></p>}
    </section>
  );
}
