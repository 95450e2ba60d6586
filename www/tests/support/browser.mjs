// One browser for the whole run: the one that PADAN_CHROMIUM names, or else Debian's Chromium.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const places = process.env.PADAN_CHROMIUM ? [process.env.PADAN_CHROMIUM] : ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
export const INSTALL = "apt-get install -y chromium";

export async function launch() {
  const path = places.find((place) => existsSync(place));
  if (!path) throw new Error(`There is no Chromium here, and the browser tests need one. Install it with:\n${INSTALL}`);
  return chromium.launch({ executablePath: path, args: ["--no-sandbox", "--disable-background-networking", "--enable-precise-memory-info"] });
}
