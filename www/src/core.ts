// What the second part of the widget takes from the first. The build hands it over (build.mjs, "the second part").

export { Fragment, h } from "./dom.ts";
export { fetchText, isObject, plain } from "./discover.ts";
export { isRefusal } from "./engine.ts";
export { noFilters } from "./filters.ts";
export { safeLink, today } from "./format.ts";
export { emptyDraft, join, PROOFS, strongest } from "./profile.ts";
export { PAGE } from "./session.ts";
export { conditionWords, Fit, gateSign, Icon, Notice } from "./ui/parts.tsx";
export { typeWords } from "./ui/openings.tsx";
export { addWords, keyOf } from "./words.ts";
