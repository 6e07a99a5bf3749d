/**
 * The digests of released editions. A released edition never changes: a correction is a new version, with an entry in
 * `rulesets/CHANGELOG.md` that names the periods and regions it moves.
 *
 *     npx tsx scripts/rulesets/released.ts   adds the files that have no digest yet; exits 1 when a released one changed
 */
import { readFileSync, writeFileSync } from "node:fs";
import { sha256 } from "../../src/primitives/index.js";
import { catalogFiles } from "./catalog-files.js";

const LIST = new URL("../../rulesets/released.json", import.meta.url).pathname;

/** File below `rulesets/regions` -> digest. */
export type Digests = Readonly<Record<string, string>>;

/** The digests as they were when the editions were released. */
export function releasedDigests(): Digests {
  return JSON.parse(readFileSync(LIST, "utf8"));
}

/** The digests of the files as they are: of what they say, not of how they are laid out. */
export function currentDigests(): Digests {
  const digests = catalogFiles().map(({ name, content }) => {
    const said = new TextEncoder().encode(JSON.stringify(JSON.parse(content)));
    return [name, sha256().update(said).hex()];
  });
  return Object.fromEntries(digests);
}

function main(): void {
  const released = releasedDigests();
  const current = currentDigests();
  for (const [name, digest] of Object.entries(released)) {
    if (current[name] === digest) continue;
    console.error(`${name} is released and has changed; give the correction a new version`);
    process.exitCode = 1;
  }
  writeFileSync(LIST, `${JSON.stringify({ ...current, ...released }, null, 2)}\n`);
}

if (process.argv[1] === new URL(import.meta.url).pathname) main();
