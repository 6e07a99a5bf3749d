/**
 * Packs the library, installs the tarball in an ESM and in a CJS project, type-checks and runs both, and weighs the
 * bundles: what a user gets is what is checked. Prints one line a check and `N passed, N failed`.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";
import { Checks } from "./checks.js";
import { sizes } from "./sizes.js";

const root = resolve(import.meta.dirname, "..");
const work = mkdtempSync(join(tmpdir(), "chs-drg-package-"));
const checks = new Checks();

/** A bundle for a browser: what a host writes, and the bytes (minified, gzipped) it may weigh. */
interface BrowserBundle {
  readonly name: string;
  readonly code: string;
  readonly ceiling: number;
}

/** Most names that the package may give to its users: each is a promise. */
const MOST_PUBLIC_NAMES = 256;

/**
 * Most bytes of everything that a room gives: about 40,000 where no scheme is read. Words in both languages are 5,000 of weights and 11,000 of settlement; refusing unfit arguments by name is 1,000 of each.
 */
const ROOM_CEILINGS = { weights: 40_700, grouping: 53_300, settlement: 52_400, "grouping-tools": 71_400 };

const SCHEME = "chs-drg/data/schemes/chs-drg@1.1.json";
const BUNDLES: readonly BrowserBundle[] = [
  ...Object.entries(ROOM_CEILINGS).map(([room, ceiling]) => ({
    name: `all of chs-drg/${room}`,
    code: `import * as room from "chs-drg/${room}"; globalThis.room = room;`,
    ceiling,
  })),
  {
    name: "weighing alone",
    code: `import { CaseColumnsBuilder, publishedGroupTable, weighCase, weighCases } from "chs-drg/weights"; globalThis.room = { CaseColumnsBuilder, publishedGroupTable, weighCase, weighCases };`,
    ceiling: 24_300,
  },
  {
    name: "settling alone",
    code: `import { payCases, settleArea } from "chs-drg/settlement"; globalThis.room = { payCases, settleArea };`,
    ceiling: 42_700,
  },
  {
    name: "grouping alone",
    code: `import { groupCase, loadScheme } from "chs-drg/grouping"; globalThis.room = { groupCase, loadScheme };`,
    ceiling: 30_500,
  },
  {
    name: "grouping with one scheme",
    code: `import { groupCase, loadScheme } from "chs-drg/grouping"; import scheme from "${SCHEME}"; globalThis.room = [groupCase, loadScheme(scheme)];`,
    ceiling: 500_000,
  },
];

/** Most bytes (minified, gzipped) that a page loads before it asks for a scheme or an edition by name. */
const DATA_CEILING = 40_000;

/** How a page is bundled. */
const BROWSER = {
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  format: "esm",
  platform: "browser",
} as const;

const CONSUMER = `
import { DrgError, decimal, isDrgError } from "chs-drg";
import { parseCase } from "chs-drg/cases";
import { loadShippedRuleset, loadShippedScheme } from "chs-drg/data";
import { groupCase, loadScheme } from "chs-drg/grouping";
import { lintScheme } from "chs-drg/grouping-tools";
import { loadRuleset } from "chs-drg/rulesets";
import * as weights from "chs-drg/weights";
import * as settlement from "chs-drg/settlement";
import * as rules from "chs-drg/rules";
const functions: unknown[] = [parseCase, groupCase, lintScheme, loadScheme, loadRuleset, decimal, isDrgError, DrgError];
if (!functions.every((f) => typeof f === "function")) throw new Error("a named export is missing");
if ([weights, settlement, rules].some((room) => Object.keys(room).length === 0)) throw new Error("an empty subpath");
const one: string = parseCase({ caseId: "1", diagnoses: ["K22.301"], procedures: [] }).caseId;
const data = Promise.all([loadShippedScheme("wuxi@2022"), loadShippedRuleset("zhejiang-shaoxing@2025")]);
data.then(([scheme, ruleset]) => console.log("consumed", one, decimal("1.50").plus(1).toFixed(2), scheme.reference, ruleset.reference));
`;

const TSCONFIG = {
  compilerOptions: {
    target: "ES2022",
    module: "NodeNext",
    moduleResolution: "NodeNext",
    strict: true,
    skipLibCheck: false,
  },
  files: ["main.ts"],
};

try {
  const tarball = pack();
  checks.check("an ESM project imports every subpath, with types", () =>
    consume("esm", tarball, { type: "module" }),
  );
  checks.check("a CJS project imports every subpath, with types", () =>
    consume("cjs", tarball, { type: "commonjs" }),
  );
  checks.check("publint finds nothing", () => run("npx", ["publint", "--strict", tarball], root));
  checks.check("types resolve under node16 for ESM and CJS", () =>
    run("npx", ["attw", tarball, "--profile", "node16", "--exclude-entrypoints", "./data/*"], root),
  );
  await checkBundles();
  await checkChunks();
  const names = sizes(root).public;
  checks.check(`the package gives ${names} names, at most ${MOST_PUBLIC_NAMES}`, () => {
    if (names > MOST_PUBLIC_NAMES) throw new Error("internal names are given away");
  });
} finally {
  rmSync(work, { recursive: true, force: true });
}
checks.finish();

function pack(): string {
  run("npm", ["pack", "--silent", "--pack-destination", work], root);
  const file = readdirSync(work).find((name) => name.endsWith(".tgz"));
  if (file === undefined) throw new Error("npm pack made no tarball");
  return join(work, file);
}

function consume(name: string, tarball: string, manifest: object): void {
  const folder = join(work, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, private: true, ...manifest }));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(TSCONFIG));
  writeFileSync(join(folder, "main.ts"), CONSUMER);
  run("npm", ["install", "--silent", "--no-save", "--prefer-offline", tarball], folder);
  run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "."], folder);
  const printed = run(process.execPath, ["main.js"], folder);
  if (printed.trim() !== "consumed 1 2.50 wuxi@2022 zhejiang-shaoxing@2025")
    throw new Error(`unexpected output: ${printed}`);
}

async function checkBundles(): Promise<void> {
  for (const { name, code, ceiling } of BUNDLES) {
    const { gzipped, inputs } = await bundle(code);
    checks.check(`${name} bundles to ${gzipped} bytes gzipped, at most ${ceiling}`, () => {
      if (gzipped > ceiling) throw new Error("over the ceiling");
    });
    checks.check(`${name} holds no zod, no json-rules-engine and at most one scheme`, () => {
      const libraries = inputs.filter((input) => /node_modules\/(zod|json-rules-engine)\//.test(input));
      const schemes = inputs.filter((input) => input.includes("rulesets/schemes/"));
      const surplus = [...libraries, ...schemes.slice(1)];
      if (surplus.length > 0) throw new Error(surplus.join(", "));
    });
  }
}

async function bundle(code: string): Promise<{ gzipped: number; inputs: string[] }> {
  const entry = join(work, "esm", "bundle-entry.js");
  writeFileSync(entry, code);
  const output = await build({ ...BROWSER, entryPoints: [entry] });
  const bytes = output.outputFiles[0]?.contents ?? new Uint8Array();
  return { gzipped: gzipSync(bytes).length, inputs: Object.keys(output.metafile.inputs) };
}

/** What a page that loads schemes by name starts with, and that each scheme is a chunk of its own. */
async function checkChunks(): Promise<void> {
  const { first, chunks } = await chunksOf(`import * as data from "chs-drg/data"; globalThis.data = data;`);
  checks.check(`all of chs-drg/data starts with ${first} bytes gzipped, at most ${DATA_CEILING}`, () => {
    if (first > DATA_CEILING) throw new Error("over the ceiling");
  });
  checks.check("each scheme and each edition is a chunk of its own", () => {
    const shared = chunks.filter(
      (inputs) => inputs.filter((input) => /rulesets\/(schemes|regions|codes)\//.test(input)).length > 1,
    );
    if (shared.length > 0) throw new Error(shared.join("; "));
  });
}

/** The bytes that are loaded before anything is asked for, and the files of each chunk. */
async function chunksOf(code: string): Promise<{ first: number; chunks: readonly string[][] }> {
  const entry = join(work, "esm", "chunks-entry.js");
  writeFileSync(entry, code);
  const output = await build({
    ...BROWSER,
    entryPoints: [entry],
    splitting: true,
    outdir: join(work, "chunks"),
  });
  const outputs = Object.entries(output.metafile.outputs);
  const main = outputs.find(([, { entryPoint }]) => entryPoint?.endsWith("chunks-entry.js"))?.[0] ?? "";
  const start = [main, ...staticImports(main, output.metafile.outputs)];
  const gzipped = output.outputFiles
    .filter(({ path }) => start.some((name) => path.endsWith(basename(name))))
    .map(({ contents }) => gzipSync(contents).length);
  return {
    first: gzipped.reduce((sum, bytes) => sum + bytes, 0),
    chunks: outputs.map(([, { inputs }]) => Object.keys(inputs)),
  };
}

function staticImports(name: string, outputs: Metafile["outputs"]): string[] {
  const own = (outputs[name]?.imports ?? []).filter(({ kind }) => kind === "import-statement");
  return own.flatMap(({ path }) => [path, ...staticImports(path, outputs)]);
}

function run(command: string, args: readonly string[], cwd: string): string {
  try {
    return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(" ")}\n${stdout}${stderr}`);
  }
}
