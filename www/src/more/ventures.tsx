// Self-employment: what one can already do of each business, and what is still to be learnt or got.

import { h } from "../dom.ts";
import type { Session } from "../session.ts";
import { inner } from "./inner.ts";
import { Icon, Notice } from "../ui/parts.tsx";

export function Ventures({ s }: { s: Session }) {
  const { say, format } = s;
  if (s.blank) return <Notice><p>{say("venturesBlank")}</p></Notice>;
  if (!s.ventures) return <p class="soft pad" role="status">{say("trainingBusy")}</p>;
  const some = s.ventures.filter((venture) => venture.have.length);
  if (!some.length) return <Notice><p>{say("venturesNone")}</p></Notice>;
  return (
    <div class="pad">
      <h3 class="head">{say("venturesTitle")}</h3>
      <ul class="cards grid">
        {some.slice(0, 12).map((venture) => (
          <li key={venture.code}>
            <article class="card">
              <h4>{venture.title}</h4>
              <p class="strong">{say("venturesShare", { a: venture.have.length, b: venture.have.length + venture.missing.length })}</p>
              <ul class="why">
                <li><Icon sign="yes" /> <span>{say("ventureHave", { x: format.some(venture.have.map(inner), 3) })}</span></li>
                {venture.missing.length ? <li><Icon sign="no" /> <span>{say("ventureMissing", { x: format.some(venture.missing.map(inner), 3) })}</span></li> : <li>{say("ventureReady")}</li>}
              </ul>
              {venture.capital && <p class="soft">{say("capital", { x: format.rupiah(...venture.capital) })}</p>}
              {(["tools", "certificates", "permits", "programmes"] as const).map((key) => venture[key].length > 0 && <p key={key} class="soft">{say(key, { x: venture[key].map(key === "tools" ? inner : String).join(say("list")) })}</p>)}
            </article>
          </li>
        ))}
      </ul>
    </div>
  );
}
