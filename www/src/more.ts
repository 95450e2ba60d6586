// The second part of the widget: the rooms that nobody needs before the first list. A file of its own, loaded once after that
// list. What it shares with the first part it is handed (core.ts), so that both have one Preact.

import { addWords } from "./words.ts";
import css from "./more/more.css";
import { BadFeed } from "./more/bad-feed.tsx";
import { Adder } from "./more/adder.tsx";
import { Details } from "./more/details.tsx";
import { Filters } from "./more/filters.tsx";
import { Keep } from "./more/keep.tsx";
import { offeringsOf } from "./more/offerings.ts";
import { passes } from "./more/passes.ts";
import { Editor, Said } from "./more/profile.tsx";
import { TrainingRoom } from "./more/training.tsx";
import { Ventures } from "./more/ventures.tsx";
import { more as en } from "./words/en.json";
import { more as id } from "./words/id.json";

addWords({ id, en });

const rooms = { Adder, BadFeed, Details, Editor, Filters, Keep, Said, TrainingRoom, Ventures };
export type Room = "Adder" | "BadFeed" | "Details" | "Editor" | "Filters" | "Keep" | "Said" | "TrainingRoom" | "Ventures";
export interface More {
  rooms: typeof rooms;
  passes: typeof passes;
  offeringsOf: typeof offeringsOf;
  css: string;
}
export const parts: More = { rooms, passes, offeringsOf, css };
