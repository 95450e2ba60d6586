import { h } from "../dom.ts";
import type { FeedError } from "../engine.ts";
import type { Session } from "../session.ts";
import { keyOf } from "../words.ts";

/** Why, in the reader's language; in the engine's own words where there are none for the code. */
function Why({ s, error }: { s: Session; error: FeedError }) {
  const key = keyOf(`bad_${error.code}`);
  return key ? <span>{s.say(key)}{error.found && [" (", s.say("badFound", { x: "" }), <span lang="en">{error.found}</span>, ")"]}. </span> : <span lang="en">{error.message}. </span>;
}

/** Which postings could not be read, and why: for the partner and for honesty. */
export function BadFeed({ s }: { s: Session }) {
  const { say, feedErrors } = s;
  return (
    <details class="warn bad">
      <summary>{say("badFeed", { n: feedErrors.length })} {say("badFeedMore")}</summary>
      <ul>
        {feedErrors.slice(0, 100).map((error) => (
          <li key={error.at}><b>{say("badItem", { n: error.at + 1 })}</b>{error.field && `, ${say("badField", { x: error.field })}`}: <Why s={s} error={error} />{error.code}</li>
        ))}
      </ul>
    </details>
  );
}
