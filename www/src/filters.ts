// Filters that exclude: their settings. What passes is for more/passes.ts to say.

export interface Filters {
  /** A region's code, "town" or "province" for the person's own, or "". */
  place: string;
  /** Only what is not ruled out. */
  gate: boolean;
  licence: boolean;
  shift: boolean;
  type: string;
}

export const noFilters = (): Filters => ({ place: "", gate: false, licence: false, shift: false, type: "" });
