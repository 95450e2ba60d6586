// Fetching, so that a slow line keeps its time and a dead one does not.

/** When nothing has arrived for so long, a load has failed. */
export const STALL = 6000;

export class TooBig extends Error {}
export class Stalled extends Error {}

/** The bytes of a URL, given up when they stall or grow past `most`. */
export async function fetched(url: string, init: RequestInit = {}, most = Infinity): Promise<Uint8Array<ArrayBuffer>> {
  const stop = new AbortController();
  let timer = 0;
  let stalled = false;
  const alive = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      stalled = true;
      stop.abort();
    }, STALL);
  };
  try {
    alive();
    const response = await fetch(url, { ...init, signal: stop.signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const reader = response.body!.getReader();
    const parts: Uint8Array<ArrayBuffer>[] = [];
    for (let size = 0; ; ) {
      const { done, value } = await reader.read();
      if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
      alive();
      if ((size += value.length) > most) {
        stop.abort();
        throw new TooBig();
      }
      parts.push(value as Uint8Array<ArrayBuffer>);
    }
  } catch (error) {
    throw stalled ? new Stalled(`nothing arrived for ${STALL / 1000} s`) : error;
  } finally {
    clearTimeout(timer);
  }
}
