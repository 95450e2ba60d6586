// The types of the package: the element, its properties and its events.

import type { Profile } from "../../crates/padan-wasm/src/wire.d.ts";
export type * from "../../crates/padan-wasm/src/wire.d.ts";

/** Every event bubbles and is composed. None carries what the person wrote, unless `share-profile` is set: then `profile` is there. */
export interface PadanEventMap {
  "padan-ready": CustomEvent<{ version: string; count: number }>;
  "padan-change": CustomEvent<{ profile?: Profile | null }>;
  "padan-match": CustomEvent<{ count: number; met: number; profile?: Profile | null }>;
  "padan-select": CustomEvent<{ id: string }>;
  "padan-apply": CustomEvent<{ id: string; url: string }>;
  "padan-error": CustomEvent<{ code: string; message: string }>;
}

/** `<padan-match>` */
export interface PadanMatchElement extends HTMLElement {
  postings: unknown;
  offerings: unknown;
  value: string;
  addEventListener<K extends keyof PadanEventMap>(type: K, listener: (this: PadanMatchElement, event: PadanEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof PadanEventMap>(type: K, listener: (this: PadanMatchElement, event: PadanEventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "padan-match": PadanMatchElement;
  }
}
