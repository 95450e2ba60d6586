import { h } from "../dom.ts";
import type { Session } from "../session.ts";

/** Which postings could not be read, and why: for the partner and for honesty. */
export function BadFeed({ s }: { s: Session }) {
  const { say, feedErrors } = s;
  return (
    <details class="warn bad">
      <summary>{say("badFeed", { n: feedErrors.length })} {say("badFeedMore")}</summary>
      <ul>
        {feedErrors.slice(0, 100).map((error, key) => (
          <li key={key}><b>{say("badItem", { n: error.at + 1 })}</b>{error.field && `, ${say("badField", { x: error.field })}`}: <span lang="en">{error.message} ({error.code}). {error.remedy}</span></li>
        ))}
      </ul>
    </details>
  );
}
