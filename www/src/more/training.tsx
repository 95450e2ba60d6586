// Training: what each one opens here, and where it is given.

import { h } from "../dom.ts";
import { safeLink } from "../format.ts";
import type { Session } from "../session.ts";
import { Notice } from "../ui/parts.tsx";
import { inner } from "./inner.ts";
import type { Offering } from "./offerings.ts";

function Offer({ s, offer }: { s: Session; offer: Offering }) {
  const { say, format } = s;
  const link = safeLink(offer.url);
  return (
    <li>
      <b>{offer.title}</b>
      <p class="soft">{[offer.provider, offer.place, offer.hours && say("hours", { n: offer.hours }), offer.starts && say("starts", { x: format.date(offer.starts) })].filter(Boolean).join(" · ")}</p>
      {link && <a class="button" href={link.href} target="_blank" rel="noopener noreferrer">{say("offerOpen")}<span class="vh">: {offer.title}</span></a>}
    </li>
  );
}

export function TrainingRoom({ s }: { s: Session }) {
  const { say, format } = s;
  if (s.blank) return <Notice><p>{say("trainingBlank")}</p></Notice>;
  if (!s.plans) return <p class="soft pad" role="status">{say("trainingBusy")}</p>;
  if (!s.plans.length) return <Notice><p>{say("trainingNone")}</p></Notice>;
  return (
    <div class="pad">
      <h3 class="head">{say("trainingTitle")}</h3>
      {s.working && <p class="soft" role="status">{say("trainingBusy")}</p>}
      <ul class="cards grid">
        {s.plans.slice(0, 10).map((plan) => {
          const offers = s.offerings.filter((offer) => offer.track === plan.code);
          return (
            <li key={plan.code}>
              <article class="card">
                <h4>{plan.title}{plan.hours ? <span class="soft"> · {say("hours", { n: plan.hours })}</span> : null}</h4>
                <p class="strong">{plan.opens.length ? say("opens", { n: plan.opens.length, x: format.some(plan.opens.map((at) => s.posting(at)?.title ?? ""), 2) }) : say("opensNone")}</p>
                {plan.partner && <p>{say("together", { x: plan.partner.title, n: plan.partner.opens })}</p>}
                {plan.nearer > 0 && <p class="soft">{say("nearer", { n: plan.nearer })}</p>}
                <p class="soft">{say("teaches", { x: format.some(plan.teaches.map(inner), 3) })}</p>
                {offers.length > 0 && <h5>{say("offers")}</h5>}
                {offers.length > 0 && <ul class="offers">{offers.map((offer, key) => <Offer key={key} s={s} offer={offer} />)}</ul>}
                <button class="small" onClick={() => s.setTrack(plan.code, true)}>{say("tracked")}<span class="vh">: {plan.title}</span></button>
              </article>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
