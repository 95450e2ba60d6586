// Keep or share: print, WhatsApp, download, open, start over.

import { Component, h } from "preact";
import { download, print, upload, whatsapp } from "./keep.ts";
import type { Session } from "../session.ts";

export class Keep extends Component<{ s: Session }, { skills: boolean; wrong: string }> {
  override state = { skills: false, wrong: "" };
  override render({ s }: { s: Session }, { skills, wrong }: { skills: boolean; wrong: string }) {
    const { say } = s;
    return (
      <section class="keep" part="keep" aria-label={say("keep")}>
        <h3>{say("keep")}</h3>
        <p class="soft">{say("keepHint")}</p>
        <div class="row">
          <button onClick={() => print(s)} disabled={s.blank}>{say("print")}</button>
          <a class="button" href={whatsapp(s, skills)} target="_blank" rel="noopener noreferrer">{say("whatsapp")}</a>
          <button onClick={() => download(s)} disabled={s.blank}>{say("download")}</button>
          <label class="button file">{say("upload")}
            <input class="vh" type="file" accept="application/json,.json" onChange={async (event) => {
              const input = event.currentTarget;
              const file = input.files?.[0];
              if (file) this.setState({ wrong: await upload(s, file) });
              input.value = "";
            }} />
          </label>
          {(!s.blank || s.draft.text) && <button onClick={() => s.startOver()}>{say("startOver")}</button>}
        </div>
        <label class="radio"><input type="checkbox" checked={skills} onChange={(event) => this.setState({ skills: event.currentTarget.checked })} /> {say("withProfile")}</label>
        {wrong && <p class="warn" role="alert"><span>{wrong}</span></p>}
      </section>
    );
  }
}
