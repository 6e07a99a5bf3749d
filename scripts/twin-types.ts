/**
 * Writes beside each declaration file of `dist` (`.d.ts`, read with the ESM build) its twin for CJS (`.d.cts`), so that types resolve
 * the same way from `import` and from `require`.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const dist = resolve(import.meta.dirname, "..", "dist");
const RELATIVE_MODULE = /((?:from|import\()\s*["']\.{1,2}\/[^"']+)\.js(["'])/g;

for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
  if (!name.endsWith(".d.ts")) continue;
  const text = readFileSync(join(dist, name), "utf8").replace(RELATIVE_MODULE, "$1.cjs$2");
  writeFileSync(join(dist, name.replace(/\.d\.ts$/, ".d.cts")), text);
}
