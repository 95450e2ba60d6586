// A partner's courses.

import { isObject, plain } from "../discover.ts";

/** A partner's course: our own fields, or schema.org Course in part. */
export interface Offering {
  title: string;
  track: string;
  competencies: string[];
  hours: number | null;
  starts: string;
  place: string;
  provider: string;
  url: string;
}

export function offeringsOf(value: unknown): Offering[] {
  return [value].flat().filter(isObject).map((item) => {
    const text = (...keys: string[]) => plain(keys.map((key) => item[key]).find((found) => typeof found === "string"));
    const provider = item["provider"];
    return {
      title: text("title", "name"),
      track: text("track"),
      competencies: [item["competencies"]].flat().filter((code): code is string => typeof code === "string"),
      hours: typeof item["hours"] === "number" && item["hours"] > 0 ? item["hours"] : null,
      starts: text("starts", "startDate"),
      place: text("place", "location"),
      provider: plain(isObject(provider) ? provider["name"] : provider),
      url: text("url"),
    };
  });
}
