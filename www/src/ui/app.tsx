// The whole widget: the question, what was understood, three tabs, what to keep; and the notices above them.

import { h } from "../dom.ts";
import { plainPosting } from "../discover.ts";
import { safeLink } from "../format.ts";
import type { Session, Tab } from "../session.ts";
import { Ask } from "./ask.tsx";
import { Openings } from "./openings.tsx";
import { Icon, Later, Notice } from "./parts.tsx";
import { ProfileRoom } from "./profile.tsx";

const tabs: [Tab, "tabJobs" | "tabTraining" | "tabVentures"][] = [["jobs", "tabJobs"], ["training", "tabTraining"], ["ventures", "tabVentures"]];

function Tabs({ s }: { s: Session }) {
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -9, End: 9 }[event.key];
    if (!step) return;
    const at = tabs.findIndex(([tab]) => tab === s.tab);
    const next = Math.abs(step) === 9 ? (step < 0 ? 0 : tabs.length - 1) : (at + step + tabs.length) % tabs.length;
    event.preventDefault();
    s.go(tabs[next]![0]);
    ((event.currentTarget as HTMLElement).getRootNode() as ShadowRoot).getElementById(`tab-${s.tab}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" part="tabs" onKeyDown={move}>
      {tabs.map(([tab, words]) => (
        <button key={tab} id={`tab-${tab}`} role="tab" part="tab" aria-selected={s.tab === tab} aria-controls="room" tabIndex={s.tab === tab ? 0 : -1} onClick={() => s.go(tab)}>
          <span>{s.say(words)}</span>{tab === "jobs" && <small>{s.format.number(s.count)}</small>}
        </button>
      ))}
    </div>
  );
}

/** Without an engine the openings can still be read: here, where the page's own links are not as many. */
function PlainList({ s }: { s: Session }) {
  if (s.items.length <= s.host.querySelectorAll("a").length) return null;
  return (
    <div class="pad">
      <h3 class="head">{s.say("plainList")}</h3>
      <ul class="plain">
        {s.items.slice(0, 500).map((item, key) => {
          const { title, url, organization } = plainPosting(item);
          const link = safeLink(url);
          return title ? <li key={key}>{link ? <a href={link.href} rel="noopener noreferrer">{title}</a> : <b>{title}</b>} <span class="soft">{organization}</span></li> : null;
        })}
      </ul>
    </div>
  );
}

export function App({ s }: { s: Session }) {
  const { say } = s;
  const ready = s.status === "ready";
  return (
    <div class="app" part="app" lang={s.lang}>
      <slot name="header" />
      <Ask s={s} />
      <ProfileRoom s={s} />
      <p class="vh" role="status">{s.status === "loading" ? say("loading") : s.note}</p>
      {s.offline && ready && <p class="warn"><Icon sign="ask" /> <span>{say("offline")}</span></p>}
      {s.restarted && <p class="warn"><Icon sign="yes" /> <span>{say("restarted")}</span></p>}
      {ready && s.feedTrouble && <p class="warn"><Icon sign="ask" /> <span>{s.feedTrouble}{s.feedLost && [" ", <button onClick={() => void s.setSource()}>{say("retry")}</button>]}</span></p>}
      {ready && s.feedErrors.length > 0 && <Later s={s} room="BadFeed" />}
      {s.status === "loading" && <p class="loading"><span class="dot" /> {say("loading")}</p>}
      {s.status === "failed" && (
        <Notice kind="fail" title={say("failTitle")}>
          <p>{say(`fail_${s.trouble}`)}</p>
          <button class="main" onClick={() => s.retry()}>{say("retry")}</button>
        </Notice>
      )}
      {s.status === "failed" && <PlainList s={s} />}
      {ready && <Tabs s={s} />}
      {ready && (
        <div id="room" role="tabpanel" aria-labelledby={`tab-${s.tab}`}>
          {s.tab === "jobs" ? <Openings s={s} /> : <Later s={s} room={s.tab === "training" ? "TrainingRoom" : "Ventures"} />}
        </div>
      )}
      <div class={ready && !s.feedLost ? "light gone" : "light"}><slot /></div>
      {ready && s.more && <Later s={s} room="Keep" />}
      <slot name="footer" />
    </div>
  );
}
