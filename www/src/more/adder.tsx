// Finding one skill by typing: a combobox over the catalogue. Its keys are those of @github/combobox-nav.

import Combobox from "@github/combobox-nav";
import { Component, h } from "preact";
import type { Session } from "../session.ts";

export class Adder extends Component<{ s: Session }, { text: string }> {
  override state = { text: this.props.s.adding ?? "" };
  private input: HTMLInputElement | null = null;
  private list: HTMLUListElement | null = null;
  private keys: Combobox | null = null;

  override componentDidMount() {
    if (!this.input || !this.list) return;
    this.keys = new Combobox(this.input, this.list, { tabInsertsSuggestions: false });
    this.list.addEventListener("combobox-commit", this.pick);
    this.keys.start();
    this.input.focus();
  }
  override componentWillUnmount() {
    this.list?.removeEventListener("combobox-commit", this.pick);
    this.keys?.destroy();
  }
  private pick = (event: Event) => {
    const code = (event.target as HTMLElement).dataset["code"];
    if (!code) return;
    this.setState({ text: "" });
    this.props.s.add(code);
    this.input?.focus();
  };

  override render({ s }: { s: Session }, { text }: { text: string }) {
    const found = text.trim().length < 2 ? [] : s.suggest(text, 8);
    return (
      <div class="panel">
        <label class="field" for="adder"><b>{s.say("addSkill")}</b><span class="soft">{s.say("addHint")}</span></label>
        <input id="adder" type="text" role="combobox" aria-autocomplete="list" aria-expanded={found.length > 0} aria-controls="found" autocomplete="off"
          ref={(element) => void (this.input = element)} value={text} onInput={(event) => this.setState({ text: event.currentTarget.value })}
          onKeyDown={(event) => event.key === "Escape" && s.set({ adding: null })} />
        <ul id="found" role="listbox" aria-label={s.say("addSkill")} class={found.length ? "found" : "found none"} ref={(element) => void (this.list = element)}>
          {found.map(({ code, title }) => <li key={code} id={`o-${code}`} role="option" aria-selected="false" data-code={code}>{title}</li>)}
        </ul>
        <p class="soft" role="status">{text.trim().length < 2 ? "" : found.length ? s.say("addCount", { n: found.length }) : s.say("addNone")}</p>
        <button class="small" onClick={() => s.set({ adding: null })}>{s.say("close")}</button>
      </div>
    );
  }
}
