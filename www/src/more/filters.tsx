// The filters' panel.

import { h } from "../dom.ts";
import type { Session } from "../session.ts";
import { typeWords } from "../ui/openings.tsx";
import { all } from "./asking.ts";
import { placesOf, typesOf } from "./passes.ts";

export function Filters({ s }: { s: Session }) {
  const { say, filters } = s;
  const postings = all(s);
  const places = placesOf(postings);
  const types = typesOf(postings);
  const check = (key: "gate" | "licence" | "shift", words: string) => (
    <label class="radio"><input type="checkbox" checked={filters[key]} onChange={(event) => s.setFilters({ [key]: event.currentTarget.checked })} /> {words}</label>
  );
  return (
    <div class="panel" role="group" aria-label={say("filters")}>
      <div class="two">
        <label class="field">{say("filterPlace")}
          <select value={filters.place} onChange={(event) => s.setFilters({ place: event.currentTarget.value })}>
            <option value="">{say("anyPlace")}</option>
            {s.profile?.places.length ? <option value="town">{say("sameTown")}</option> : null}
            {s.profile?.places.length ? <option value="province">{say("sameProvince")}</option> : null}
            {places.map((place) => <option key={place.code} value={place.code}>{place.name}</option>)}
          </select>
        </label>
        <label class="field">{say("filterType")}
          <select value={filters.type} onChange={(event) => s.setFilters({ type: event.currentTarget.value })}>
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
