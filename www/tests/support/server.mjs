// A web server of loopback for one test: the demo pages, dist under /padan/, pages that a test makes up, and rules that
// delay, break or hold what is asked for.
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

export const www = fileURLToPath(new URL("../../", import.meta.url));
export const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
/** Files of the build by what they are, whatever version or hash their names carry. */
export const FILE = {
  script: /\/padan\/padan(-\d[^/]*)?\.js$/, wasm: /\/padan\/[^/]*\.wasm$/, catalog: /\/padan\/catalog-(id|en)[^/]*\.bin$/, full: /\/padan\/catalog-full[^/]*\.bin$/,
  data: /\/padan\/catalog-[^/]*\.bin$/, more: /\/padan\/padan-more[^/]*\.js$/, fallback: /\/padan\/padan-js[^/]*\.js$/,
};

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml" };
const packed = new Map();

function brotli(body) {
  if (!packed.has(body)) packed.set(body, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: body.length > 400_000 ? 5 : 11 } }));
  return packed.get(body);
}
const files = new Map();
async function fromDisk(path) {
  if (!files.has(path)) files.set(path, await readFile(path));
  return files.get(path);
}

/**
 * Starts a server. `csp` is a policy for every page (the demo's own is then taken out), `folders` adds "/x/": folder, `compress`
 * answers with brotli where it is asked for, `edit` rewrites the HTML of pages.
 */
export async function serve({ build, port = 0, csp = "", folders = {}, compress = false, edit = (html) => html } = {}) {
  const log = [];
  const rules = [];
  const pages = new Map();
  const open = new Set();

  async function find(path) {
    if (pages.has(path)) return [Buffer.from(edit(pages.get(path))), ".html"];
    const [prefix, folder] = Object.entries({ "/padan/": build, ...folders }).find(([start]) => path.startsWith(start)) ?? ["/", www];
    const file = normalize(path.slice(prefix.length));
    if (file.startsWith("..") || file.startsWith("/")) throw new Error("outside");
    // Pages ask for padan.js; the file carries its version.
    const real = prefix === "/padan/" && /^padan(\.single)?\.js$/.test(file) ? readdirSync(folder).find((name) => new RegExp(`^${file.slice(0, -3).replace(".", "\\.")}-\\d[^/]*\\.js$`).test(name)) : file;
    const body = await fromDisk(`${folder}/${real}`);
    if (extname(file) !== ".html") return [body, extname(file)];
    let html = body.toString();
    if (csp) html = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
    return [Buffer.from(edit(html)), ".html"];
  }

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    if (path === "/favicon.ico") return void response.writeHead(204).end();
    const entry = { path, at: Date.now(), sent: 0 };
    log.push(entry);
    const rule = rules.find(({ match }) => (match instanceof RegExp ? match.test(path) : match === path));
    if (rule?.hang) return undefined;
    if (rule?.delay) await new Promise((done) => setTimeout(done, rule.delay));
    if (rule?.drop) return void request.socket.destroy();
    if (rule?.answer) return rule.answer(request, response, entry);
    if (rule?.status) return void response.writeHead(rule.status).end();
    try {
      let [body, kind] = await find(path);
      if (rule?.body) body = rule.body(body);
      const policy = kind === ".html" ? csp : "";
      const small = compress && /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
      if (small) body = brotli(body);
      entry.sent = body.length;
      response.writeHead(200, {
        "content-type": types[kind] ?? "application/octet-stream", "content-length": body.length, "cache-control": "no-store",
        ...(small && { "content-encoding": "br" }), ...(policy && { "content-security-policy": policy }), ...rule?.headers,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
    return undefined;
  });
  server.on("connection", (socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    log,
    /** From now on: { match, hang | drop | status | delay | body(bytes) | headers | answer(request, response, entry) }. The first rule that fits counts. */
    rule: (match, what) => rules.unshift({ match, ...what }),
    heal: () => rules.splice(0),
    page: (path, html) => pages.set(path, html),
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((done) => server.close(done));
    },
  };
}
