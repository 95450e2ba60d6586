// Finding one skill by typing: a combobox over the catalogue. Its keys are those of @github/combobox-nav.

import Combobox from "@github/combobox-nav";
import { h } from "../dom.ts";
import type { Session } from "../session.ts";

export function Adder({ s }: { s: Session }) {
  const text = s.adding ?? "";
  const found = text.trim().length < 2 ? [] : s.suggest(text, 8);
  const ready = (list: HTMLElement | null) => {
    if (!list) return;
    const input = (list.getRootNode() as ShadowRoot).getElementById("adder") as HTMLInputElement;
    const combobox = new Combobox(input, list, { tabInsertsSuggestions: false });
    list.addEventListener("combobox-commit", (event) => {
      const { code } = (event.target as HTMLElement).dataset;
      if (!code) return;
      s.adding = "";
      s.add(code);
      input.focus();
    });
    combobox.start();
    input.focus();
  };
  return (
    <div class="panel">
      <label class="field" for="adder"><b>{s.say("addSkill")}</b><span class="soft">{s.say("addHint")}</span></label>
      <input id="adder" type="text" role="combobox" aria-autocomplete="list" aria-expanded={found.length > 0} aria-controls="found" autocomplete="off"
        value={text} onInput={(event) => s.set({ adding: event.currentTarget.value })} onKeyDown={(event) => event.key === "Escape" && s.set({ adding: null })} />
      <ul id="found" role="listbox" aria-label={s.say("addSkill")} class={found.length ? "found" : "found none"} ref={ready}>
        {found.map(({ code, title }) => <li key={code} id={`o-${code}`} role="option" aria-selected="false" data-code={code}>{title}</li>)}
      </ul>
      <p class="soft" role="status">{text.trim().length < 2 ? "" : found.length ? s.say("addCount", { n: found.length }) : s.say("addNone")}</p>
      <button class="small" onClick={() => s.set({ adding: null })}>{s.say("close")}</button>
    </div>
  );
}
