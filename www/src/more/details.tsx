// One opening in full: every condition and requirement with its verdict, the advert's words, the claim, and what would change it.

import { h } from "../dom.ts";
import { lineWith } from "./advert.ts";
import { linked, setFacts } from "./asking.ts";
import type { Licence, Outcome, Posting, Requirement, Status } from "../engine.ts";
import type { Entry, Session } from "../session.ts";
import { keyOf } from "../words.ts";
import { conditionWords, Fit, gateSign, Icon, type Sign } from "../ui/parts.tsx";

const statusSign: Record<Status, Sign> = { met: "yes", partly: "part", related: "near", missing: "no", unknown: "ask" };

interface Line { outcome: Outcome; asked: Requirement | undefined }

/** Outcomes beside their requirements; both come in the posting's order. */
function linesOf(posting: Posting, outcomes: readonly Outcome[]): Line[] {
  const left = [...posting.requirements];
  return outcomes.map((outcome) => {
    const at = left.findIndex((asked) => asked.competency === outcome.competency && asked.origin === outcome.origin);
    return { outcome, asked: at >= 0 ? left.splice(at, 1)[0] : undefined };
  });
}

function Asked({ s, line, item }: { s: Session; line: Line; item: unknown }) {
  const { say } = s;
  const { outcome, asked } = line;
  const title = asked?.title ?? (outcome.competency ? s.title(outcome.competency) : "");
  const advert = asked?.text ? lineWith(item, asked.text) : undefined;
  const mention = linked(s)?.mentions.find((one) => one.competency === outcome.claim);
  const claim = s.profile?.claims.find((one) => one.competency === outcome.claim);
  const level = asked?.level ? keyOf(`level${asked.level}`) : undefined;
  return (
    <li>
      <Icon sign={statusSign[outcome.status]} />
      <div>
        <b>{title}</b>{level && <span>, {say("needLevel", { x: say(level).toLowerCase() })}</span>} <span class={`tag ${outcome.status}`}>{say(`st_${outcome.status}`)}</span>
        {advert && advert !== title && <p class="soft">{say("advert", { x: advert })}</p>}
        {outcome.status === "related" && claim && <p class="soft">{say("through", { x: claim.title })}</p>}
        {(outcome.status === "met" || outcome.status === "partly") && mention && <p class="soft">{say("yours", { x: s.draft.text.slice(mention.start, mention.end) })}</p>}
        {outcome.status === "met" && claim && !claim.evidence.some((one) => one.kind !== "declared") && <p class="soft">{say("noProof")}</p>}
      </div>
    </li>
  );
}

export function Details({ s, entry }: { s: Session; entry: Entry }) {
  const { say, format, profile } = s;
  const { at, match } = entry;
  const posting = match?.job != null ? (entry.posting.jobs[match.job] ?? entry.posting) : entry.posting;
  const item = s.items[at];
  const remarks = entry.posting.remarks.map((remark) => keyOf(`rm_${remark}`)).filter((key) => key !== undefined);
  const head = s.wide && <h3>{entry.posting.title}</h3>;
  const tail = (
    <div>
      {entry.posting.closing_date && <p class="soft">{say("closes", { x: format.date(entry.posting.closing_date) })}</p>}
      {remarks.length > 0 && <p class="soft">{say("remarks", { x: remarks.map((key) => say(key)).join(say("list")) })}</p>}
    </div>
  );
  if (!match) {
    return (
      <section class="details" part="details" aria-label={say("detailsOf", { x: posting.title })}>
        {head}
        <h4>{say("asked")}</h4>
        <ul class="asked">{posting.requirements.filter((asked) => asked.origin !== "implied").map((asked, key) => <li key={key}><div><b>{asked.title}</b></div></li>)}</ul>
        {tail}
      </section>
    );
  }
  const lines = linesOf(posting, match.outcomes);
  const must = lines.filter(({ outcome }) => outcome.origin !== "implied" && outcome.importance === "must");
  const nice = lines.filter(({ outcome }) => outcome.origin !== "implied" && outcome.importance !== "must");
  const usual = lines.filter(({ outcome }) => outcome.origin === "implied");
  const gaps = lines.filter(({ outcome }) => outcome.competency && outcome.earned < outcome.possible && outcome.status !== "met")
    .sort((a, b) => b.outcome.possible - b.outcome.earned - (a.outcome.possible - a.outcome.earned)).slice(0, 3);
  const order = { met: 0, partly: 1, related: 2, missing: 3, unknown: 4 };
  const sorted = (some: Line[]) => [...some].sort((a, b) => order[a.outcome.status] - order[b.outcome.status]);
  const group = (title: string, some: Line[]) => some.length > 0 && [
    <h4>{title}</h4>,
    <ul class="asked">{sorted(some).map((line, key) => <Asked key={key} s={s} line={line} item={item} />)}</ul>,
  ];
  return (
    <section class="details" part="details" aria-label={say("detailsOf", { x: posting.title })}>
      {head}
      {s.wide && <Fit s={s} match={match} />}
      {match.gate_reasons.length > 0 && <h4>{say("gates")}</h4>}
      {match.gate_reasons.length > 0 && (
        <ul class="asked">
          {match.gate_reasons.map((reason, key) => (
            <li key={key}>
              <Icon sign={gateSign[reason.status]} />
              <div>
                <b>{conditionWords(s, reason)}</b> <span class={`tag ${reason.status}`}>{say(`gs_${reason.status}`)}</span>
                {reason.have && <p class="soft">{say("youHave", { x: reason.kind === "experience" ? format.months(Number(reason.have) || 0) : reason.have })}</p>}
                {reason.kind === "licence" && reason.status !== "yes" && <button class="small" onClick={() => setFacts(s, { licences: [...(profile?.licences ?? []), reason.need as Licence] })}>{say("iHave")}</button>}
              </div>
            </li>
          ))}
        </ul>
      )}
      {match.expired.map((one) => <p key={one.competency} class="warn"><Icon sign="ask" /> <span>{say("expired", { x: s.title(one.competency), date: format.date(one.valid_until) })}</span></p>)}
      {group(say("asked"), must)}
      {group(say("nice"), nice)}
      {usual.length > 0 && (
        <details>
          <summary>{say("moreUsual", { n: usual.length })}</summary>
          <ul class="asked">{sorted(usual).map((line, key) => <Asked key={key} s={s} line={line} item={item} />)}</ul>
        </details>
      )}
      {gaps.length > 0 && (
        <div class="change">
          <h4>{say("change")}</h4>
          <p class="soft">{say("changeText")}</p>
          <ul>
            {gaps.map(({ outcome, asked }) => (
              <li key={outcome.competency!}>
                <span><b>{asked?.title ?? s.title(outcome.competency!)}</b> <span class="soft">{say("gain", { n: format.number(Math.ceil((outcome.possible - outcome.earned) / 100)) })}</span></span>
                <button class="small" onClick={() => s.add(outcome.competency!)}>{say("iCan")}<span class="vh">: {asked?.title}</span></button>
              </li>
            ))}
          </ul>
          <button onClick={() => s.go("training")}>{say("tabTraining")}</button>
        </div>
      )}
      <details>
        <summary>{say("sums")}</summary>
        <div class="scroll">
          <table>
            <thead><tr><th scope="col">{say("sumWhat")}</th><th scope="col">{say("sumEarned")}</th><th scope="col">{say("sumPossible")}</th></tr></thead>
            <tbody>
              {lines.map(({ outcome, asked }, key) => <tr key={key}><th scope="row">{asked?.title ?? outcome.competency}</th><td>{format.points(outcome.earned)}</td><td>{format.points(outcome.possible)}</td></tr>)}
            </tbody>
            <tfoot><tr><th scope="row">{say("sumTotal")}</th><td>{format.points(match.fit.low)}</td><td>{format.points(lines.reduce((sum, { outcome }) => sum + outcome.possible, 0))}</td></tr></tfoot>
          </table>
        </div>
      </details>
      {tail}
    </section>
  );
}
