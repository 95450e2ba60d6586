// Held by `npm run types` once www/glue is there: the class that wasm-bindgen declares is the one the widget asks.
import type { Engine as Made } from "../glue/padan_wasm";
import type { Engine } from "../src/engine.ts";

export const asked = (made: Made): Engine => made;
