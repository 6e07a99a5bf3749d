import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import { type CompiledScheme, type GroupingResult, groupCase } from "../../src/grouping/index.js";
import { shippedScheme } from "../../test/grouping/shipped-schemes.js";

/** A sample case that a public grouper puts elsewhere. */
interface PublicAnswer {
  readonly scheme: string;
  readonly case: GroupableCase;
  /** the public grouper's DRG */
  readonly drg: string;
}

const FIXTURE = join(import.meta.dirname, "../../test/grouping/fixtures/public-groupers.jsonl.gz");

/** Where the shipped schemes part from the public groupers by intent: by kind, with a count and one case. */
export function publicGroupersSection(): string[] {
  const text = gunzipSync(readFileSync(FIXTURE)).toString("utf8");
  const answers = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as PublicAnswer);
  const kinds = new Map<
    string,
    { readonly scheme: string; readonly kind: string; readonly found: PublicAnswer[] }
  >();
  for (const answer of answers) {
    const kind = kindOf(answer);
    const key = `${answer.scheme} ${kind}`;
    const known = kinds.get(key) ?? { scheme: answer.scheme, kind, found: [] };
    known.found.push(answer);
    kinds.set(key, known);
  }
  const sorted = [...kinds.values()].sort(
    (a, b) => compare(a.scheme, b.scheme) || b.found.length - a.found.length || compare(a.kind, b.kind),
  );
  return [
    "## Where they part from the public groupers, by intent",
    "",
    "12,000 sample cases of six public groupers (2,000 a scheme). Each difference rests on a repair of the transcription; kinds as the scheme file says them.",
    "",
    "| scheme | kind | cases | one of them | public grouper | shipped |",
    "| --- | --- | --- | --- | --- | --- |",
    ...sorted.map(({ scheme, kind, found }) => {
      const [first] = found;
      const record = first?.case;
      const codes = [record?.diagnoses.slice(0, 3).join(" "), record?.procedures.slice(0, 3).join(" ")];
      const { drg } = groupCase(record ?? NOBODY, shippedScheme(scheme));
      return `| ${scheme} | ${kind} | ${found.length} | ${codes.join("; ")} | ${first?.drg} | ${drg} |`;
    }),
    "",
  ];
}

const NOBODY: GroupableCase = { caseId: "", diagnoses: [], procedures: [] };

/** The first clause on the way to the group it is in, else at the group that the public grouper chose or its MDC. */
function kindOf({ scheme, case: record, drg }: PublicAnswer): string {
  const compiled = shippedScheme(scheme);
  const result = groupCase(record, compiled, { trace: "matched" });
  const [clause] = (result.trace ?? [])
    .flatMap(({ assumed = [] }) => assumed)
    .map(({ en }) => generalized(en));
  return clause ?? clauseOfOther(compiled, drg, result) ?? "another repair on the way";
}

function clauseOfOther(
  { scheme }: CompiledScheme,
  drg: string,
  { adrg }: GroupingResult,
): string | undefined {
  const entries = scheme.mdcs.flatMap((mdc) => mdc.adrgs);
  const other = entries.filter(({ code, drgs }) => code === drg || drgs.some((one) => one.code === drg));
  const own = entries.filter(({ code }) => code === adrg);
  const clauses = [
    ...other.flatMap((entry) => [
      ...(entry.drgs.find(({ code }) => code === drg)?.assumed ?? []),
      ...(entry.assumed ?? []),
    ]),
    ...own.flatMap(({ assumed = [], drgs }) => [...assumed, ...drgs.flatMap((one) => one.assumed ?? [])]),
  ];
  const [clause] = clauses.filter(({ codes }) => codes === undefined);
  return clause && generalized(clause.text.en);
}

/** A clause without the one group it names, so that all of a kind count together. */
function generalized(clause: string): string {
  return clause.replace(/ [A-Z]{2}\d$/, "");
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
