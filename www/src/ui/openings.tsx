// The list of openings: a card for each, and what is said when there is none.

import { h } from "../dom.ts";
import { safeLink } from "../format.ts";
import type { Entry, Session } from "../session.ts";
import type { Posting } from "../engine.ts";
import { keyOf } from "../words.ts";
import { Fit, GateBadge, Icon, Later, Notice } from "./parts.tsx";

export const typeWords = (s: Session, type: string): string => {
  const key = keyOf(`type_${type}`);
  return key ? s.say(key) : type;
};

export function Apply({ s, posting }: { s: Session; posting: Posting }) {
  const link = safeLink(posting.url);
  if (!link) return null;
  const away = link.origin !== location.origin;
  return (
    <a class="button main" part="apply" href={link.href} target={away ? "_blank" : undefined} rel="noopener noreferrer"
      onClick={(event) => { if (!s.apply(posting)) event.preventDefault(); }}>
      {away ? s.say("applyAt", { host: link.host }) : s.say("apply")}<span class="vh"> {posting.title}</span>
    </a>
  );
}

function Card({ s, entry }: { s: Session; entry: Entry }) {
  const { say, format } = s;
  const { at, posting, match } = entry;
  const open = s.selected === at;
  const places = posting.place.map((place) => place.name);
  return (
    <li>
      <article class={`card${open ? " on" : ""}`} part="card" aria-labelledby={`t${at}`}>
        <h3 id={`t${at}`}>{posting.title || posting.organization}</h3>
        <p class="soft">{[posting.organization, places.length ? format.some(places, 1) : say("noPlace"), posting.employment_type && typeWords(s, posting.employment_type)].filter(Boolean).join(" · ")}</p>
        <p class={posting.pay ? "pay" : "soft"}>{posting.pay ? format.pay(posting.pay) : say("noPay")}</p>
        {match && <GateBadge s={s} match={match} />}
        {match && <Fit s={s} match={match} />}
        {match && (
          <ul class="why">
            {match.reasons.pro.length > 0 && <li><Icon sign="yes" /> <span>{say("pro", { x: format.some(match.reasons.pro, 2) })}</span></li>}
            {match.reasons.con.length > 0 ? <li><Icon sign="no" /> <span>{say("con", { x: format.some(match.reasons.con, 2) })}</span></li>
              : match.reasons.open.length > 0 && <li><Icon sign="ask" /> <span>{say("open", { x: format.some(match.reasons.open, 2) })}</span></li>}
          </ul>
        )}
        <div class="row">
          <Apply s={s} posting={posting} />
          <button part="details-button" aria-expanded={open} aria-controls={`d${at}`} aria-label={`${open ? say("hideDetails") : say("details")}: ${posting.title}`} onClick={() => s.select(open ? null : at)}>
            {open ? say("hideDetails") : say("details")}
          </button>
        </div>
        {open && !s.wide && <div id={`d${at}`} class="inside"><Later s={s} room="Details" entry={entry} /></div>}
      </article>
    </li>
  );
}

export function Openings({ s }: { s: Session }) {
  const { say } = s;
  const { list, hidden, total } = s;
  if (!total && !hidden) {
    if (s.feedLost) return null;
    return <Notice title={say("emptyTitle")}><p>{say("emptyText")}</p><slot name="empty" /></Notice>;
  }
  const nothing = s.order?.fitting === 0;
  const chosen = s.wide ? list.find((entry) => entry.at === s.selected) ?? (s.blank ? undefined : list[0]) : undefined;
  return (
    <div class="jobs">
      <div class="list">
        {s.blank && <p class="warn calm"><span><b>{say("blankTitle")}.</b> {say("blankText")}</span></p>}
        {nothing && (
          <Notice title={say("noMatchTitle")}>
            <p>{say("noMatchText")}</p>
            <button onClick={() => s.go("training")}>{say("noMatchGo")}</button>
          </Notice>
        )}
        <div class="tools">{s.more && <Later s={s} room="Tools" />}</div>
        <ul class="cards">{list.map((entry) => (s.selected === entry.at ? <Card key={entry.at} s={s} entry={entry} /> : (entry.card ??= <Card key={entry.at} s={s} entry={entry} />)))}</ul>
        {list.length < total && <button class="full" onClick={() => s.showMore()}>{say("more", { n: Math.min(20, total - list.length) })}</button>}
        {!s.blank && <p class="soft foot">{say("fitNote")} {list.some(({ match }) => match && match.fit.low !== match.fit.high) && say("fitRange")}</p>}
      </div>
      {s.wide && <div class="side" id={chosen ? `d${chosen.at}` : undefined}>{chosen ? <Later s={s} room="Details" entry={chosen} /> : <p class="soft">{say("pickOne")}</p>}</div>}
    </div>
  );
}
