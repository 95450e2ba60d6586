// Filters and order: what stands above the list.

import { Fragment, h } from "../dom.ts";
import { noFilters, type Filters as Chosen } from "../filters.ts";
import { PAGE, type Session } from "../session.ts";
import { typeWords } from "../ui/openings.tsx";
import { all } from "./asking.ts";
import { placesOf, typesOf } from "./passes.ts";

const countOf = (filters: Chosen): number => Object.values(filters).filter(Boolean).length;

function choose(s: Session, change: Partial<Session>): void {
  Object.assign(s, change);
  s.shown = PAGE;
  void s.refresh();
}

function Filters({ s }: { s: Session }) {
  const { say, filters } = s;
  const postings = all(s);
  const set = (some: Partial<Chosen>) => choose(s, { filters: { ...filters, ...some } });
  const places = placesOf(postings);
  const types = typesOf(postings);
  const check = (key: "gate" | "licence" | "shift", words: string) => (
    <label class="radio"><input type="checkbox" checked={filters[key]} onChange={(event) => set({ [key]: event.currentTarget.checked })} /> {words}</label>
  );
  return (
    <div class="panel" role="group" aria-label={say("filters")}>
      <div class="two">
        <label class="field">{say("filterPlace")}
          <select value={filters.place} onChange={(event) => set({ place: event.currentTarget.value })}>
            <option value="">{say("anyPlace")}</option>
            {s.profile?.places.length ? <option value="town">{say("sameTown")}</option> : null}
            {s.profile?.places.length ? <option value="province">{say("sameProvince")}</option> : null}
            {places.map((place) => <option key={place.code} value={place.code}>{place.name}</option>)}
          </select>
        </label>
        <label class="field">{say("filterType")}
          <select value={filters.type} onChange={(event) => set({ type: event.currentTarget.value })}>
            <option value="">{say("anyType")}</option>
            {types.map((type) => <option key={type} value={type}>{typeWords(s, type)}</option>)}
          </select>
        </label>
      </div>
      {check("gate", say("filterGate"))}
      {check("licence", say("filterLicence"))}
      {check("shift", say("filterShift"))}
    </div>
  );
}

export function Tools({ s }: { s: Session }) {
  const { say, hidden } = s;
  const n = countOf(s.filters);
  return (
    <Fragment>
      <div class="row">
        <button class="small" aria-expanded={s.filtersOpen} onClick={() => s.set({ filtersOpen: !s.filtersOpen })}>{say("filters")}{n > 0 && ` (${n})`}</button>
        {!s.blank && (
          <label class="field grow"><span class="vh">{say("order")}</span>
            <select value={s.pageOrder ? "page" : "fit"} onChange={(event) => choose(s, { pageOrder: event.currentTarget.value === "page" })}>
              <option value="fit">{say("orderFit")}</option>
              <option value="page">{say("orderPage")}</option>
            </select>
          </label>
        )}
      </div>
      {s.filtersOpen && <Filters s={s} />}
      {hidden > 0 && <p class="said">{s.total ? say("hidden", { n: hidden }) : `${say("filteredTitle")}.`} <button class="link" onClick={() => choose(s, { filters: noFilters() })}>{say("showAll")}</button></p>}
    </Fragment>
  );
}
