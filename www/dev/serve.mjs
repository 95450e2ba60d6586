// A small static server for the demo pages; /padan/ is www/dist, and /padan/padan.js is its padan-<version>.js.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm" };
const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));

/** Serves until closed. `csp(path)` may set a header, `hold(path)` may answer with a status of its own. */
export function serve({ port = 0, build = "dist", csp = () => "", hold = () => 0 } = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const status = hold(path);
    if (status < 0) return undefined;
    const file = path.startsWith("/padan/") ? `${build}/${path.slice(7).replace(/^(padan(?:\.single)?)\.js$/, `$1-${version}.js`)}` : path === "/" ? "demo/index.html" : path.slice(1);
    try {
      if (status || file.includes("..")) throw new Error("held");
      const body = await readFile(root + file);
      const policy = csp(path);
      response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream", ...(policy && { "content-security-policy": policy }) });
      response.end(body);
    } catch {
      response.writeHead(status || 404).end();
    }
    return undefined;
  });
  return new Promise((done) => server.listen(port, "127.0.0.1", () => done({ url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() })));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve({ port: 8070 });
  console.log(`${url}/demo/index.html  ${url}/demo/smallest.html  ${url}/demo/states.html`);
}
