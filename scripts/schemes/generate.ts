/**
 * Makes everything that follows from the scheme files: the index, the JSON Schema and the pages. One command for maintainers, without the
 * tables: `npx tsx scripts/schemes/generate.ts`. With the folder of the tables (`generate.ts FOLDER`) the schemes, the sample cases and
 * the code dictionaries are made from them first.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";

const [root] = process.argv.slice(2);

/** Each in a process of its own, because the next reads what it wrote. */
function make(script: string, ...words: readonly string[]): void {
  const file = join(import.meta.dirname, script);
  execFileSync(process.execPath, [...process.execArgv, file, ...words], { stdio: "inherit" });
}

if (root !== undefined) {
  for (const script of ["codes.ts", "build.ts", "fixtures.ts"]) make(script, root);
  make("procedure-categories.ts", root);
  make("../schemes-import/comparison.ts", root);
}
make("json-schema.ts");
make("scheme-index.ts");
make("conformance.ts");
make("revision-page.ts");
