/** Days are `YYYY-MM-DD`; offsets are UTF-16 units; basis points count to 10,000; what is absent is `null`. */

/** A language of titles and explanations. */
export type Lang = "id" | "en";
/** Whether hard conditions hold. `unknown` is never treated as met. */
export type Gate = "yes" | "unknown" | "no";
/** What sort of hard condition. */
export type GateKind = "education" | "experience" | "licence" | "certificate" | "place" | "competency" | "any_of" | "closed";
/** How a requirement fares. */
export type Status = "met" | "partly" | "related" | "missing" | "unknown";
/** How much a requirement matters. */
export type Importance = "must" | "preferred";
/** Where a requirement comes from: the advert, the occupation, or words of the advert that were not understood. */
export type Origin = "stated" | "implied" | "unresolved";
/** How a mention was found. */
export type Via = "title" | "alias" | "stem" | "spelling" | "search";
/** Why a claim is believed, weakest first. */
export type EvidenceKind = "declared" | "work" | "training" | "certificate";
/** Schooling, lowest first. */
export type Education = "SD" | "SMP" | "SMA/SMK" | "D1" | "D2" | "D3" | "D4" | "S1" | "S2" | "S3";
/** A class of Indonesian driving licence. */
export type Licence = "SIM A" | "SIM B1" | "SIM B2" | "SIM C" | "SIM D";
/** Employment types of schema.org. */
export type EmploymentType = "FULL_TIME" | "PART_TIME" | "CONTRACTOR" | "TEMPORARY" | "INTERN" | "VOLUNTEER" | "PER_DIEM" | "OTHER";
/** A trait that nothing may score. */
export type Trait = "age" | "sex" | "marital" | "looks" | "religion" | "ethnicity" | "health";

/** What was cut because it was too long: of a text so many characters are kept, of a list so many items. */
export interface Cut { what: string; limit: number }

/** Where a text names a competency. */
export interface Mention {
  start: number;
  end: number;
  /** The competency's code. */
  competency: string;
  /** Its everyday name. */
  title: string;
  via: Via;
  /** Official units that evidence it, best first. */
  units: string[];
  /** 1 (dasar), 2 (terampil), 3 (mahir), where the text says so. */
  level: number | null;
}
/** A word that was not understood. */
export interface Unknown { start: number; end: number; text: string }
/** What a text names. */
export interface Linked {
  /** The text given. */
  text: string;
  /** By place, disjoint. */
  mentions: Mention[];
  unknown: Unknown[];
  cut: Cut | null;
}

/** One reason to believe a claim. */
export interface Evidence {
  kind: EvidenceKind;
  /** The official unit it is about. */
  unit: string | null;
  issuer: string | null;
  /** Its last valid day. */
  valid_until: string | null;
  since: string | null;
}
/** Something a person can do. */
export interface Claim {
  competency: string;
  title: string;
  units: string[];
  level: number | null;
  via: Via;
  evidence: Evidence[];
}
/** Something named and not claimed. */
export interface NotClaimed { competency: string; units: string[]; reason: "negated" | "wished" | "other_person" }
/** A province or regency, by its Kemendagri code. */
export interface Place { code: string; name: string }
/** A person. */
export interface Profile {
  claims: Claim[];
  /** Codes of tracks that fit what they can do, best first. */
  tracks: string[];
  not_claimed: NotClaimed[];
  licences: Licence[];
  /** Whether licences are spoken of at all; if not, none is known rather than none held. */
  licences_known: boolean;
  education: Education | null;
  /** 0 when they say that they never worked. */
  experience_months: number | null;
  /** Codes of languages claimed. */
  languages: string[];
  /** Certificates named, in folded words. */
  certificates: string[];
  /** KBJI codes of jobs they name as theirs. */
  occupations: string[];
  places: Place[];
  excluded_places: Place[];
  /** Words not understood. */
  unknown: string[];
  cuts: Cut[];
}

/** One ability that a posting asks for. */
export interface Requirement {
  /** None when unresolved. */
  competency: string | null;
  /** The everyday name, or the words that were not understood. */
  title: string | null;
  units: string[];
  level: number | null;
  importance: Importance;
  origin: Origin;
  /** Whether somebody who says they cannot is ruled out. */
  hard: boolean;
  start: number | null;
  end: number | null;
  /** The advert's words. */
  text: string | null;
}
/** One of several conditions of which one must hold. */
export type Alternative =
  | { kind: "education"; need: Education }
  | { kind: "experience"; need: number }
  | { kind: "licence"; need: Licence }
  | { kind: "certificate"; need: string };
/** The hard conditions of a posting. */
export interface Gates {
  education_min: Education | null;
  /** 0 when beginners are welcome. */
  experience_min_months: number | null;
  licences_required: Licence[];
  /** Of those, the ones for public transport ("umum"). */
  licences_public: Licence[];
  licences_preferred: Licence[];
  certificates: string[];
  certificates_preferred: string[];
  languages: string[];
  /** Groups of conditions; of each group one must hold. */
  any_of: Alternative[][];
}
/** Pay from, to, in rupiah; equal when one figure is given. */
export interface Pay { min: number; max: number; unit: "hour" | "day" | "week" | "month" | "year" | "piece" }
/** A vacancy. */
export interface Posting {
  id: string;
  title: string;
  organization: string;
  url: string;
  /** KBJI codes, best first. */
  occupations: string[];
  /** Codes of tracks that prepare for it, best first. */
  tracks: string[];
  requirements: Requirement[];
  gates: Gates;
  /** Where; every candidate of an ambiguous name. */
  place: Place[];
  /** Whether the place may be another ("bersedia ditempatkan"). */
  relocation: boolean;
  employment_type: EmploymentType | null;
  /** Last day to apply. */
  closing_date: string | null;
  pay: Pay | null;
  /** What the advert says of protected traits. Never scored. */
  remarks: Trait[];
  /** The jobs of an advert that holds several. */
  jobs: Posting[];
  unknown: string[];
  cuts: Cut[];
  /** How many fields of the source were passed over. */
  ignored_fields: number;
}

/** One hard condition with its verdict: what is asked and what is there, as a code or number. */
export interface GateReason { kind: GateKind; status: Gate; need: string; have: string | null }
/** A share of what is asked, in basis points: with everything unknown taken as unmet, and as met. */
export interface Fit { low: number; high: number }
/** One requirement with what it earned. */
export interface Outcome {
  competency: string | null;
  status: Status;
  importance: Importance;
  origin: Origin;
  /** Points earned; together `fit.low`. */
  earned: number;
  /** Points possible; together 10,000. */
  possible: number;
  /** The claim that met it: the competency's own code or a related one's. */
  claim: string | null;
  /** How well that claim is evidenced, in basis points. */
  proof: number;
  start: number | null;
  end: number | null;
}
/** A certificate that is no longer valid. */
export interface Expired { competency: string; valid_until: string }
/** A match in words. */
export interface Reasons {
  /** What the person can do of what is asked. */
  pro: string[];
  /** What is missing and which conditions fail. */
  con: string[];
  /** What is not known. */
  open: string[];
}
/** One profile against one posting of the board. */
export interface Match {
  /** The posting's id. */
  id: string;
  /** The posting's place on the board. */
  posting: number;
  gate: Gate;
  gate_reasons: GateReason[];
  /** How much of what is asked is there. Never a chance of being hired. */
  fit: Fit;
  /** How well what is there is evidenced, in basis points. */
  proof: number;
  /** Whether at least two requirements were understood; if not, show words and not the number. */
  enough: boolean;
  outcomes: Outcome[];
  expired: Expired[];
  /** Of an advert with several jobs, the place of the one scored. */
  job: number | null;
  remarks: Trait[];
  reasons: Reasons;
  fit_text: string;
  gate_text: string;
}
/** Where every posting stands, in columns. */
export interface Order {
  /** Places on the board, best first. */
  postings: Uint32Array;
  /** The gate of each, in that order: 0 no, 1 unknown, 2 yes. */
  gates: Uint8Array;
  /** How many have anything that the person can do. */
  fitting: number;
}

/** A competency by name. */
export interface Named { code: string; title: string; units: string[] }
/** A training track; hours of training (JP) where a source states them. */
export interface Track { code: string; title: string; hours: number | null }
/** What a track would change. */
export interface Training extends Track {
  /** Postings that it opens, by their place on the board. */
  opens: number[];
  /** How many postings it leaves one must-have away. */
  nearer: number;
  /** Of what it teaches that which postings ask and the person lacks, most asked first. */
  teaches: string[];
  /** The second track that opens most together with it, and how many the two open. */
  partner: { title: string; opens: number } | null;
}
/** A self-employment route. */
export interface Venture {
  code: string;
  title: string;
  fit: Fit;
  proof: number;
  /** Abilities that are there. */
  have: string[];
  /** Abilities that are missing, related ones included. */
  missing: string[];
  tools: string[];
  permits: string[];
  certificates: string[];
  /** Support programmes of its field. */
  programmes: string[];
  /** Capital to start with in rupiah, from and to, where a source states it. */
  capital: [number, number] | null;
}

/** What every call throws of bad input: a code that never changes its meaning (`P` and four digits), what is wrong, what to do. */
export interface Refusal {
  code: string;
  message: string;
  file: string | null;
  line: number | null;
  column: number | null;
  /** JSON Pointer or column name of the value. */
  field: string | null;
  /** What was found there. */
  found: string | null;
  remedy: string;
}
/** A posting that could not be read, by its place in the feed. */
export interface FeedError extends Refusal { at: number }
/** What came of a feed: how many postings were read, and those that were not. */
export interface Fed { count: number; errors: FeedError[] }
