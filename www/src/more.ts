// The second part of the widget: the rooms that nobody needs before the first list. A file of its own, loaded once after that
// list. What it shares with the first part it is handed (core.ts), so that both have one Preact.

import { addWords } from "./words.ts";
import css from "./more/more.css";
import { BadFeed } from "./more/bad-feed.tsx";
import { suggested } from "./more/asking.ts";
import { Adder } from "./more/adder.tsx";
import { corrected } from "./more/corrected.ts";
import { Details } from "./more/details.tsx";
import { Tools } from "./more/filters.tsx";
import { Keep } from "./more/keep.tsx";
import { offer } from "./more/offerings.ts";
import { through } from "./more/passes.ts";
import { Editor, Said } from "./more/profile.tsx";
import { Suggest } from "./more/suggest.tsx";
import { TrainingRoom } from "./more/training.tsx";
import { Ventures } from "./more/ventures.tsx";
import { more as id } from "./words/id.json";

/** Put in by the build. */
declare const FULL: More["full"];

addWords("id", id);

const rooms = { Adder, BadFeed, Details, Editor, Keep, Said, Suggest, Tools, TrainingRoom, Ventures };
export type Room = "Adder" | "BadFeed" | "Details" | "Editor" | "Keep" | "Said" | "Suggest" | "Tools" | "TrainingRoom" | "Ventures";
export interface More {
  rooms: typeof rooms;
  corrected: typeof corrected;
  through: typeof through;
  suggested: typeof suggested;
  offer: typeof offer;
  css: string;
  /** The whole catalogue's place and hash; null where there is none. */
  full: [url: string, integrity: string] | null;
}
export const parts: More = { rooms, corrected, through, suggested, offer, css, full: FULL };
