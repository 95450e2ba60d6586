// custom-elements.json and docs/element-reference.md, from the comment above the element's class. What the comment says is held
// against the sources, so that an attribute, event, slot, part or property is neither missing nor made up.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const read = (path) => readFileSync(here(path), "utf8");

/** Tags of the comment: [tag, type, name, words]. */
function tagsOf(source) {
  const comment = /\/\*\*\n((?: \*.*\n)+?) \*\/\nexport class PadanMatch/.exec(source)?.[1];
  if (!comment) throw new Error("reference.mjs: no comment above the class PadanMatch");
  const lines = comment.split("\n").map((line) => line.replace(/^ \* ?/, "")).filter(Boolean);
  const first = lines.findIndex((line) => line.startsWith("@"));
  const tags = lines.slice(first).map((line) => /^@(\w+)(?: \{([^}]+)\})?(?: ([\w-]+)(?= - | *$))?(?: ?- (.*))?$/.exec(line)).map((found, at) => {
    if (!found) throw new Error(`reference.mjs: cannot read "${lines[first + at]}"`);
    return { tag: found[1], type: found[2], name: found[3] ?? "", description: found[4] ?? "" };
  });
  return { description: lines.slice(0, first).join(" "), tags };
}

function hold(what, said, found) {
  const [a, b] = [new Set(said), new Set(found)];
  const missing = [...b].filter((name) => !a.has(name)), invented = [...a].filter((name) => !b.has(name));
  if (missing.length || invented.length) throw new Error(`the comment above PadanMatch: ${what} missing: ${missing.join(", ") || "none"}; not in the sources: ${invented.join(", ") || "none"}`);
}

/** The manifest (schema 2.1.0). */
export function elements(version) {
  const element = read("src/element.tsx");
  const { description, tags } = tagsOf(element);
  const of = (tag) => tags.filter((one) => one.tag === tag);
  const names = (tag) => of(tag).map((one) => one.name);
  const folder = (path) => readdirSync(here(path)).filter((file) => /\.tsx$/.test(file)).map((file) => read(path + file));
  const rooms = [...folder("src/ui/"), ...folder("src/more/")].join("\n");
  const observed = /observedAttributes = \[([^\]]+)\]/.exec(element)[1].match(/[\w-]+/g);
  hold("attributes", names("attr"), [...observed, "name"]);
  hold("events", names("fires"), read("src/index.d.ts").match(/"padan-\w+"(?=: CustomEvent)/g).map((name) => name.slice(1, -1)));
  hold("slots", names("slot"), [...rooms.matchAll(/<slot(?: name="(\w+)")?/g)].map(([, name]) => name ?? ""));
  hold("parts", names("csspart"), [...rooms.matchAll(/part=(?:"([\w -]+)"|\{`([\w-]+) )/g)].flatMap(([, plain, made]) => (plain ?? made).split(" ")));
  hold("variables", names("cssprop"), (read("src/styles.css") + read("src/styles.ts")).match(/--padan-[\w-]+/g));
  const kept = ({ name, description }) => ({ name, description });
  return {
    schemaVersion: "2.1.0",
    modules: [{
      kind: "javascript-module", path: `padan-${version}.js`,
      declarations: [{
        kind: "class", name: "PadanMatch", tagName: "padan-match", customElement: true, description, superclass: { name: "HTMLElement" },
        attributes: of("attr").map(kept),
        members: of("prop").map(({ name, type, description }) => ({ kind: "field", name, type: { text: type }, description })),
        events: of("fires").map(({ name, description }) => ({ name, type: { text: "CustomEvent" }, description })),
        slots: of("slot").map(kept),
        cssParts: of("csspart").map(kept),
        cssProperties: of("cssprop").map(kept),
      }],
      exports: [{ kind: "custom-element-definition", name: "padan-match", declaration: { name: "PadanMatch", module: `padan-${version}.js` } }],
    }],
  };
}

/** The page. */
export function reference({ modules: [{ declarations: [element] }] }) {
  const cell = (text) => text.replace(/\|/g, "\\|");
  const table = (title, head, rows) => `## ${title}\n\n| ${head} | |\n| --- | --- |\n${rows.map(([name, words]) => `| ${name} | ${cell(words)} |`).join("\n")}\n`;
  const rows = (list) => list.map(({ name, description }) => [name ? `\`${name}\`` : "(default)", description]);
  return [
    "# `<padan-match>`\n\nWritten from the comment above the element's class by `node build.mjs --reference`; change it there.\n",
    `${element.description}\n`,
    table("Attributes", "attribute", rows(element.attributes)),
    table("Properties", "property", element.members.map(({ name, type, description }) => [`\`${name}\`: \`${type.text}\``, description])),
    `${table("Events", "event", rows(element.events))}\nAll bubble and are composed; what stands in braces is \`event.detail\`. With \`share-profile\`, \`padan-change\` and \`padan-match\` carry \`profile\` as well.\n`,
    table("Slots", "slot", rows(element.slots)),
    table("Parts", "`::part`", rows(element.cssParts)),
    table("Custom properties", "property", rows(element.cssProperties)),
  ].join("\n");
}
