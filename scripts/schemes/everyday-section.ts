import { groupCase } from "../../src/grouping/index.js";
import { type EverydayStay, everydayStays, wrongStays } from "../../test/everyday/everyday-stays.js";
import { shippedScheme } from "../../test/grouping/shipped-schemes.js";
import { knownGaps, standingOf } from "./standing.js";

/** The standing of every scheme with the figure behind it, and what cannot be repaired. */
export function standingSection(references: readonly string[]): string[] {
  return [
    "## Standing",
    "",
    "`whole`: at most 2 of 398 everyday stays wrong (3 under ZJ-DRG); `gaps`: more, or groups that are known to lack; `unfit`: not to be used without `--accept-unfit`.",
    "",
    "| scheme | revision | standing | everyday stays wrong | ADRGs without DRG | DRGs never reached |",
    "| --- | --- | --- | --- | --- | --- |",
    ...references.map((reference) => {
      const compiled = shippedScheme(reference);
      const { kind, everyday, adrgsWithoutDrg, neverReached } = standingOf(compiled);
      const wrong = `${everyday.wrong} of ${everyday.stays}`;
      return `| ${reference} | ${compiled.scheme.revision ?? 1} | ${kind} | ${wrong} | ${adrgsWithoutDrg} | ${neverReached} |`;
    }),
    "",
    "Known gaps:",
    "",
    "| scheme | groups | gap | effect |",
    "| --- | --- | --- | --- |",
    ...references.flatMap((reference) =>
      knownGaps(reference).map(
        ({ group, gap, effect }) => `| ${reference} | ${group} | ${gap} | ${effect} |`,
      ),
    ),
    "",
  ];
}

/** The everyday stays that a scheme has wrong, each with where it ends and why. */
export function everydaySection(references: readonly string[]): string[] {
  const stays = everydayStays();
  const rows = references.flatMap((reference) => {
    const compiled = shippedScheme(reference);
    return wrongStays(stays, compiled).map(({ stay, result, names }) => {
      const why = reasonFor(stay, reference, result.drg);
      return `| ${reference} | ${stay.id} | ${result.drg} ${names.replace(/^#$/, "")} | ${why} |`;
    });
  });
  return [
    "## Everyday stays that end elsewhere",
    "",
    `${stays.length} stays whose group a coder knows from the names of the groups (\`test/everyday\`), under every scheme whose groups they name; those that end in another group.`,
    "",
    "| scheme | stay | ends in | why |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
  ];
}

/** What explains a stay that ends elsewhere: a code that only this scheme's list lacks or holds, or a gap of the scheme. */
function reasonFor({ case: record }: EverydayStay, reference: string, drg: string): string {
  const compiled = shippedScheme(reference);
  const gaps = knownGaps(reference).filter(({ group }) => group !== "all");
  const named = gaps.find(({ group }) => group.split(/[ ,]+/).some((code) => drg.startsWith(code)));
  if (reference === "yinchuan@2023") return "the lists of the scheme are about a third of those of 1.1";
  if (named !== undefined) return `gap ${named.group}: ${named.gap}`;
  const { diagnostics } = groupCase(record, compiled);
  const note = diagnostics.find(({ code }) => REASONS.includes(code));
  const holders = compiled.scheme.mdcs.flatMap((mdc) =>
    mdc.adrgs
      .filter(({ lists }) => lists?.diagnoses?.includes(record.diagnoses[0] ?? ""))
      .map(({ id }) => id),
  );
  const where = holders.length === 0 ? "no group" : holders.slice(0, 4).join(", ");
  if (note !== undefined) return `${note.code}; ${record.diagnoses[0]} is listed by ${where}`;
  const listed = compiled.scheme.mdcs.flatMap((mdc) =>
    mdc.adrgs
      .filter(({ lists }) => lists?.procedures?.includes(record.procedures[0] ?? ""))
      .map(({ id }) => id),
  );
  return record.procedures.length === 0
    ? `the document lists ${record.diagnoses[0]} under ${where}`
    : `the document lists ${record.procedures[0]} under ${listed.slice(0, 4).join(", ") || "no group"}`;
}

const REASONS: readonly string[] = [
  "GROUPING_PRINCIPAL_DIAGNOSIS_NOT_LISTED",
  "GROUPING_NO_GROUP_MATCHED",
  "GROUPING_ADRG_WITHOUT_DRG",
  "GROUPING_NO_DRG_MATCHED",
];
