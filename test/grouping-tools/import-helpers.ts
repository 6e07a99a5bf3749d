import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { completeScheme, openScheme } from "../../src/cli/shipped/open-scheme.js";
import { importSchemeText } from "../../src/grouping/import/import-scheme-text.js";
import type { TextPart, TextPartKind } from "../../src/grouping/import/text-part.js";
import type { CompiledScheme, Scheme } from "../../src/grouping/index.js";

const FIXTURES = join(import.meta.dirname, "fixtures");

/** Identity of the schemes that tests import. */
export const OPTIONS = {
  id: "test",
  version: "1",
  title: { zh: "测试", en: "test" },
  provenance: { publisher: "test" },
};

/** Imports a text of groups, with the appendices where given. */
export function importText(groups: string, appendices: Partial<Record<TextPartKind, string>> = {}) {
  const parts: TextPart[] = [{ name: "groups.txt", text: groups, kind: "groups" }];
  for (const [kind, text] of Object.entries(appendices))
    parts.push({ name: `${kind}.txt`, text, kind: kind as TextPartKind });
  return importSchemeText(parts, OPTIONS);
}

/** The entry of an ADRG. */
export function entryOf(scheme: Scheme, adrg: string) {
  const entry = scheme.mdcs.flatMap((mdc) => mdc.adrgs).find(({ code }) => code === adrg);
  if (entry === undefined) throw new Error(`no ${adrg}`);
  return entry;
}

/** The parts of a full text among the fixtures. */
export function fixtureParts(prefix: string): TextPart[] {
  const kinds: Readonly<Record<string, TextPartKind>> = { "5": "mcc", "6": "cc", "7": "exclusions" };
  return readdirSync(FIXTURES)
    .filter((file) => file.startsWith(prefix))
    .sort()
    .map((file) => ({
      name: file,
      text: gunzipSync(readFileSync(join(FIXTURES, file))).toString("utf8"),
      kind: kinds[file.charAt(prefix.length)] ?? "groups",
    }));
}

/** A shipped scheme, complete, made once for all tests of a worker. */
export const shippedScheme: (reference: string) => Scheme = completeScheme;

/** A shipped scheme, ready to group, likewise. */
export const compiledScheme: (reference: string) => CompiledScheme = openScheme;

/** The codes of the problems that are not mere information. */
export function problemCodes(
  problems: readonly { readonly severity: string; readonly code: string }[],
): string[] {
  return problems.filter(({ severity }) => severity !== "info").map(({ code }) => code);
}
