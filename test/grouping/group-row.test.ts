import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseToJson, type InpatientCase, SEXES } from "../../src/cases/index.js";
import { CaseRow } from "../../src/cases/row/case-row.js";
import { isSilent, oddities } from "../../src/grouping/group-row.js";
import { type CompiledScheme, groupCase, groupRow, loadScheme } from "../../src/grouping/index.js";
import { lineGrouper } from "../../src/grouping/line-grouper.js";
import { MADE_UP } from "./made-up-scheme.js";
import { shippedScheme } from "./shipped-schemes.js";

/** Cases of codes that the scheme names, and of some that it does not, or in another writing. */
function cases({ tables: { numbers } }: CompiledScheme): fc.Arbitrary<InpatientCase> {
  const strange = ["", "ZZ99", "Ａ01.000", "x"];
  const codes = (known: readonly string[]) =>
    fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...known) }, fc.constantFrom(...strange)), {
      maxLength: 6,
    });
  return fc.record(
    {
      caseId: fc.constant("1"),
      sex: fc.constantFrom(...SEXES),
      ageYears: fc.constantFrom(0, 1, 17, 18, 40, 60, 90),
      ageDays: fc.constantFrom(0, 5, 28, 29, 364),
      birthWeightGrams: fc.constantFrom(900, 1500, 2499, 2500, 4000),
      lengthOfStayDays: fc.constantFrom(1, 4, 60),
      dischargeDisposition: fc.constantFrom(1, 2, 4, 5),
      ventilatorHours: fc.constantFrom(0, 95, 96, 200),
      icuHours: fc.constantFrom(0, 48),
      newTechnology: fc.boolean(),
      department: fc.constantFrom("03", "40"),
      diagnoses: codes(numbers.diagnoses.sorted.startingWith("")),
      procedures: codes(numbers.procedures.sorted.startingWith("")),
    },
    { requiredKeys: ["caseId", "diagnoses", "procedures"] },
  ) as fc.Arbitrary<InpatientCase>;
}

const SCHEMES: readonly (readonly [string, () => CompiledScheme])[] = [
  ["a made-up scheme", () => loadScheme(MADE_UP)],
  ["chs-drg@2.0", () => shippedScheme("chs-drg@2.0")],
  ["zj-drg@1.1", () => shippedScheme("zj-drg@1.1")],
];

describe.each(SCHEMES)("grouping by interned codes under %s", (_, scheme) => {
  it("gives the group that the record has, and is silent only where there is nothing to say", () => {
    const compiled = scheme();
    const row = new CaseRow();
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(cases(compiled), fc.constantFrom("scheme", "on", "off"), (record, ambiguous) => {
        row.fill(record);
        const group = groupRow(row, compiled, ambiguous);
        const silent = isSilent(group, compiled, ambiguous);
        const { status, mdc, adrg, drg, diagnostics } = groupCase(record, compiled, { ambiguous });
        expect({ status: group.status, ...group.codes }).toEqual({ status, mdc, adrg, drg });
        expect(silent).toBe(diagnostics.length === 0);
        seen.set(`${status} ${silent}`, (seen.get(`${status} ${silent}`) ?? 0) + 1);
      }),
      { numRuns: 3_000 },
    );
    expect(seen.get("grouped true")).toBeGreaterThan(100);
    expect(seen.size).toBeGreaterThan(3);
  });

  it("says of sex, age and the age that a rule turned on what groupCase says of the record", () => {
    const compiled = scheme();
    const row = new CaseRow();
    let odd = 0;
    fc.assert(
      fc.property(cases(compiled), fc.constantFrom("scheme", "on", "off"), (record, ambiguous) => {
        row.fill(record);
        const said = oddities(groupRow(row, compiled, ambiguous), compiled, ambiguous);
        const { diagnostics } = groupCase(record, compiled, { ambiguous });
        expect(said).toEqual(
          diagnostics.filter(({ code }) => /^GROUPING_(?:SEX_CONFLICT|AGE_CONFLICT|AGE_DECIDES)/.test(code)),
        );
        if (said.length > 0) odd += 1;
      }),
      { numRuns: 3_000 },
    );
    expect(odd).toBeGreaterThan(50);
  });

  it("gives the result of groupCase for the bytes of a line, wherever the line stands", () => {
    const compiled = scheme();
    const group = lineGrouper(compiled);
    let fast = 0;
    fc.assert(
      fc.property(cases(compiled), fc.nat({ max: 40 }), (record, before) => {
        const line = `${" ".repeat(before)}${JSON.stringify(caseToJson(record))}\n`;
        const result = group(new TextEncoder().encode(line), before);
        if (result === undefined) return;
        fast += 1;
        expect(result).toEqual(groupCase(record, compiled));
      }),
      { numRuns: 1_000 },
    );
    expect(fast).toBeGreaterThan(100);
  });
});
