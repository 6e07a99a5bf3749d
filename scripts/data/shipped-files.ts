/** Makes the lists of `data/` from what `rulesets/` holds: `npx tsx scripts/data/shipped-files.ts`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { schemeIndex } from "../../src/cli/shipped/open-scheme.js";
import { rulesetCatalog } from "../../src/rulesets/index.js";
import { catalogFiles } from "../rulesets/catalog-files.js";

const DATA = join(import.meta.dirname, "../../data");
const HEAD = "// Made by scripts/data/shipped-files.ts; do not edit.\n";
const CODES = [
  "icd-10-yb.from-gl.json",
  "icd-9-cm-3-yb.from-gl.json",
  "icd-10-yb.json",
  "icd-9-cm-3-yb.json",
];

/** The generated files by name. */
export function shippedFileLists(): Readonly<Record<string, string>> {
  const [schemes, rulesets] = [schemeFiles(), rulesetFiles()];
  const all = new Set([...schemes, ...rulesets].flatMap(([, files]) => files));
  const imports = [...CODES.map((file) => `codes/${file}`), ...[...all].sort()].map(
    (file) => `  "${file}": () => import("chs-drg/data/${file}" as string),`,
  );
  return {
    "shipped-files.ts": `${HEAD}
/** 方案文件: the files of each scheme below \`rulesets/\`: its own and those of the schemes that it is based on. */
export const SCHEME_FILES = ${record(schemes)} as const;

/** 规则集文件: the files of each edition: its own, its group table, and those of the editions that it extends. */
export const RULESET_FILES = ${record(rulesets)} as const;

/** 方案引用: \`id@version\` of a shipped scheme. */
export type ShippedSchemeReference = keyof typeof SCHEME_FILES;

/** 规则集引用: \`id@version\` of a shipped edition. */
export type ShippedRulesetReference = keyof typeof RULESET_FILES;

/** 随附分组方案: every reference, in order. */
export const SHIPPED_SCHEMES = Object.keys(SCHEME_FILES) as readonly ShippedSchemeReference[];

/** 随附规则集: every reference, in order. */
export const SHIPPED_RULESETS = Object.keys(RULESET_FILES) as readonly ShippedRulesetReference[];
`,
    "bundled-files.ts": `${HEAD}
type JsonModule = Promise<{ readonly default: unknown }>;

/** 打包文件: how a bundler reaches each file; the words \`as string\` keep the compiler from reading megabytes of JSON as a type. */
export const BUNDLED_FILES: Readonly<Record<string, () => JsonModule>> = {
${imports.join("\n")}
};
`,
  };
}

type Files = readonly (readonly [reference: string, files: readonly string[]])[];

function record(entries: Files): string {
  const lines = entries.map(([reference, files]) => `  "${reference}": ${JSON.stringify(files)},`);
  return `{\n${lines.join("\n")}\n}`;
}

function schemeFiles(): Files {
  const schemes = new Map(schemeIndex().map((entry) => [entry.reference, entry]));
  const chain = (reference: string | undefined): string[] => {
    const entry = reference === undefined ? undefined : schemes.get(reference);
    return entry === undefined ? [] : [`schemes/${entry.file}`, ...chain(entry.extends)];
  };
  return [...schemes.keys()].sort().map((reference) => [reference, chain(reference)]);
}

function rulesetFiles(): Files {
  const files = catalogFiles();
  const { editions } = rulesetCatalog(files);
  const tables = new Map(
    files
      .map(({ name, content }) => ({ name, json: JSON.parse(content) as { edition?: string } }))
      .filter(({ json }) => "columns" in json)
      .map(({ name, json }) => [json.edition, name]),
  );
  const chain = (reference: string | undefined): string[] => {
    const edition = reference === undefined ? undefined : editions.get(reference);
    if (edition === undefined) return [];
    const table = tables.get(edition.reference);
    const own = [edition.name, ...(table === undefined ? [] : [table])].map((name) => `regions/${name}`);
    const parent = edition.json.extends;
    return [...own, ...chain(typeof parent === "string" ? parent : undefined)];
  };
  return [...editions.keys()].sort().map((reference) => [reference, chain(reference)]);
}

if (process.argv[1] === import.meta.filename)
  for (const [name, text] of Object.entries(shippedFileLists())) writeFileSync(join(DATA, name), text);
