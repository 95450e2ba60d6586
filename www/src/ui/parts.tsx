// Small pieces that several rooms use: signs, the fit bar, the gate's badge.

import { h, type Kid } from "../dom.ts";
import type { Claim, Gate, Match } from "../engine.ts";
import { percent } from "../format.ts";
import type { Room } from "../more.ts";
import type { Entry, Session } from "../session.ts";
import { keyOf } from "../words.ts";

const paths = {
  yes: "M3.5 8.5l3 3 6-7",
  no: "M4.5 4.5l7 7m0-7l-7 7",
  ask: "M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.8-1.1 1.6M8 12.4v.2",
  part: "M8 3a5 5 0 1 0 0 10zM8 3a5 5 0 0 1 0 10",
  near: "M3 6.5c2-2 3.5-1.5 5 0s3 2 5 0M3 10.5c2-2 3.5-1.5 5 0s3 2 5 0",
  plus: "M8 3v10M3 8h10",
};
export type Sign = keyof typeof paths;

/** A sign. It is always beside its words, so it says nothing to a screen reader. */
export const Icon = ({ sign }: { sign: Sign }) => (
  <svg class={`i ${sign}`} viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
    <path d={paths[sign]} />
  </svg>
);

export const gateSign: Record<Gate, Sign> = { yes: "yes", unknown: "ask", no: "no" };

/** What a hard condition asks, in words. */
export function conditionWords(s: Session, reason: Match["gate_reasons"][number]): string {
  const { say, format } = s;
  const months = (text: string) => (/^\d+$/.test(text) ? format.months(Number(text)) : text);
  const need =
    reason.kind === "experience" ? months(reason.need)
    : reason.kind === "competency" ? s.title(reason.need)
    : reason.kind === "closed" ? format.date(reason.need)
    : reason.kind === "any_of" ? reason.need.split(" | ").map(months).join(say("or"))
    : reason.need;
  const key = keyOf(`gate_${reason.kind}`);
  return key ? say(key, { x: need }) : need;
}

export function GateBadge({ s, match }: { s: Session; match: Match }) {
  const first = match.gate_reasons.filter((reason) => reason.status === match.gate && match.gate !== "yes");
  const what = first[0] ? `: ${s.format.some(first.map((reason) => conditionWords(s, reason)), 1)}` : "";
  return (
    <p class={`gate ${match.gate}`} part={`gate gate-${match.gate}`}>
      <Icon sign={gateSign[match.gate]} /> <span>{s.say(`gate_${match.gate}`)}{what}</span>
    </p>
  );
}

/** The fit: a number and a bar whose striped part is not certain; words instead, where too little is known. */
export function Fit({ s, match }: { s: Session; match: Match }) {
  if (!match.enough) return <p class="soft little">{s.say("littleKnown")}</p>;
  const [low, high] = [percent(match.fit.low), percent(match.fit.high)];
  return (
    <div class="fit" part="fit" role="img" aria-label={low === high ? s.say("fitSay1", { low }) : s.say("fitSay", { low, high })}>
      <span class="fit-row"><span>{s.say("fit")}</span> <b>{s.format.fit(match.fit.low, match.fit.high)}</b></span>
      <span class="bar"><span class={`sure ${match.gate}`} style={{ width: `${low}%` }} /><span class="open" style={{ width: `${high - low}%` }} /></span>
    </div>
  );
}

/** A message in its place: a title, words, what to do. */
export const Notice = ({ kind = "", title, children }: { kind?: string; title?: string; children?: Kid }) => (
  <div class={`notice ${kind}`} part="notice">
    {title && <h3>{title}</h3>}
    {children}
  </div>
);

/** A room of the second part: drawn when that is there. */
export function Later({ s, room, ...rest }: { s: Session; room: Room; entry?: Entry; claim?: Claim }) {
  if (s.more) return h(s.more.rooms[room] as (props: never) => Kid, { s, ...rest });
  return s.more === false ? <Notice><p>{s.say("fail_broken_part")}</p><button onClick={() => void s.rest()}>{s.say("retry")}</button></Notice> : <p class="loading"><span class="dot" /> {s.say("loadingPart")}</p>;
}
