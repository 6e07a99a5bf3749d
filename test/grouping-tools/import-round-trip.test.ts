import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { shippedReferences } from "../grouping/shipped-schemes.js";
import { entryOf, importText, shippedScheme } from "./import-helpers.js";
import { roundTrip } from "./round-trip.js";
import { LAYOUTS, MUNICIPAL, NATIONAL, PROVINCIAL } from "./text-layouts.js";

/** Whether one scheme is tried in every layout, and not in its own alone; `scripts/schemes-import/round-trip.ts` writes and reads every shipped one in each. */
const IN_EACH = process.env.ROUND_TRIPS === "all";

/** A scheme of each layout; that of 1.0 is read from its own documents (`import-documents.test.ts`). */
const TRIPS = [
  ...(IN_EACH ? LAYOUTS : []).map((layout) => ["chs-drg@1.1", layout] as const),
  ["chs-drg@2.0", NATIONAL],
  ["zj-drg@1.1", PROVINCIAL],
  ["fuzhou@2022", MUNICIPAL],
] as const;

it("finds one code that the document has lost, in a group and in a chapter", () => {
  const whole = shippedScheme("chs-drg@1.1");
  const scheme = { ...whole, mdcs: whole.mdcs.filter(({ code }) => code === "MDCB") };
  const [lost = ""] = entryOf(scheme, "BR1").lists?.diagnoses ?? [];
  const layout = {
    ...NATIONAL,
    row: (code: string, at: number) => (code === lost ? "" : NATIONAL.row(code, at)),
  };
  const { differingGroups, differingLists } = roundTrip(scheme, layout);
  expect(differingGroups).toEqual(expect.arrayContaining(["MDC MDCB", "ADRG BR1"]));
  expect(differingLists.length).toBeGreaterThan(1);
});

it("reads the codes of local groups that hold _ and ., the rest behind those that are by digits", () => {
  const document = [
    "MDCB 神经",
    "BR1 颅内出血",
    "包含以下主要诊断：",
    "I61.000 某病",
    "BR1_I61.0 半球出血",
    "BR1_9 其余",
  ];
  const [chapter] = importText(document.join("\n")).scheme.mdcs;
  expect(chapter?.adrgs.flatMap(({ drgs }) => drgs.map(({ code }) => code))).toEqual(["BR1_I61.0", "BR1_9"]);
});

it("the page of all schemes has each of them, all of its groups and lists equal in each layout", () => {
  const page = readFileSync(new URL("../../docs/import-round-trip.md", import.meta.url), "utf8");
  for (const reference of shippedReferences()) {
    const row = page.split("\n").find((line) => line.startsWith(`| ${reference} |`));
    const [, , groups, lists, ...equal] = (row ?? "").split("|").map((cell) => cell.trim());
    expect([groups, ...equal.slice(0, -2)]).toEqual([
      countOf(reference),
      groups,
      lists,
      groups,
      lists,
      groups,
      lists,
    ]);
  }
});

/** Chapters, ADRGs and DRGs of a shipped scheme by code. */
function countOf(reference: string): string {
  const { mdcs } = shippedScheme(reference);
  const adrgs = mdcs.flatMap((mdc) => mdc.adrgs);
  const codes = [mdcs, adrgs, adrgs.flatMap(({ drgs }) => drgs)].map(
    (groups: readonly { readonly code: string }[]) => new Set(groups.map(({ code }) => code)).size,
  );
  return String(codes.reduce((sum, count) => sum + count, 0));
}

describe("documents in three layouts", () => {
  it.each(TRIPS.map(([reference, layout]) => ({ reference, layout, name: layout.name })))(
    "$reference, $name: reads back chapter by chapter, group by group and list by list",
    ({ reference, layout }) => {
      const { groups, lists, differingGroups, differingLists } = roundTrip(shippedScheme(reference), layout);
      expect(groups).toBeGreaterThan(900);
      expect(lists).toBeGreaterThan(600);
      expect({ differingGroups, differingLists }).toEqual({ differingGroups: [], differingLists: [] });
    },
  );
});
