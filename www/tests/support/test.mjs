// What a test file uses: test(name, options, body). A check that fails is noted and the test goes on; an exception ends it.
// A test without a single check fails: one that looks at nothing proves nothing.

export const tests = [];

/** options: { alone } runs with nothing beside it (timings), { seconds } before it is given up. */
export function test(name, options, body) {
  if (typeof options === "function") [options, body] = [{}, options];
  tests.push({ name, body, alone: false, seconds: 90, ...options });
}

export class Checks {
  count = 0;
  failures = new Map();
  notes = [];
  #cleanups = [];

  constructor(run) {
    /** What the runner gives to all tests: { browser, build, stub }. */
    this.run = run;
  }
  /** True when it holds. `message` says what should have been. */
  ok(holds, message) {
    this.count += 1;
    if (!holds) this.failures.set(message, (this.failures.get(message) ?? 0) + 1);
    return Boolean(holds);
  }
  equal(found, wanted, message) {
    const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
    return this.ok(a === b, `${message}: ${short(a)} instead of ${short(b)}`);
  }
  /** Nothing may be in the list. */
  none(list, message) {
    return this.ok(list.length === 0, `${message}: ${list.length}: ${list.slice(0, 6).map((one) => short(typeof one === "string" ? one : JSON.stringify(one))).join(" | ")}`);
  }
  /** A line printed under the test's name, whether it passes or not. */
  note(line) {
    this.notes.push(line);
  }
  after(cleanup) {
    this.#cleanups.push(cleanup);
  }
  async end() {
    for (const cleanup of this.#cleanups.reverse()) await Promise.resolve(cleanup()).catch(() => {});
  }
}

const short = (text) => (text && text.length > 300 ? `${text.slice(0, 300)}…` : String(text));

/** Lines of a table, columns padded. */
export function table(rows) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => String(row[at] ?? "").length)));
  return rows.map((row) => row.map((cell, at) => (at ? String(cell ?? "").padStart(widths[at]) : String(cell ?? "").padEnd(widths[at]))).join("  ").trimEnd());
}

export const rank = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
