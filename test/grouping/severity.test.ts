import { describe, expect, test } from "vitest";
import type { Condition } from "../../src/grouping/condition.js";
import { groupCase } from "../../src/grouping/index.js";
import { compileWith, withAdrgs } from "../grouping-tools/small-scheme.js";

/** The other diagnoses of a case by its severity: `I63.900` excludes neither. */
const SEVERITIES = { none: [], cc: ["B02.000"], mcc: ["A02.100"], both: ["B02.000", "A02.100"] } as const;

describe("a DRG is taken by the cases of whose severity its condition holds, alone, negated or beside other tests", () => {
  test.each<[Condition, string]>([
    ["always", "none cc mcc both"],
    ["never", ""],
    ["mcc", "mcc both"],
    ["cc", "cc both"],
    [{ all: ["mcc"] }, "mcc both"],
    [{ any: ["cc"] }, "cc both"],
    [{ all: ["mcc", "cc"] }, "both"],
    [{ any: ["mcc", "cc"] }, "cc mcc both"],
    [{ all: ["always", { any: ["never", "mcc"] }] }, "mcc both"],
    [{ not: "mcc" }, "none cc"],
    [{ not: { all: ["mcc"] } }, "none cc"],
    [{ not: { any: ["mcc", "cc"] } }, "none"],
    [{ all: [{ not: "mcc" }, "cc"] }, "cc"],
    [{ all: ["mcc", { ageYears: { ">=": 60 } }] }, "mcc both"],
    [{ all: ["mcc", { ageYears: { "<": 60 } }] }, ""],
    [{ any: ["mcc", { ageYears: { ">=": 60 } }] }, "none cc mcc both"],
    [{ any: ["mcc", { ageYears: { "<": 60 } }] }, "mcc both"],
  ])("%j: %s", (condition, expected) => {
    const scheme = compileWith((base) =>
      withAdrgs(base, "MDCB", (adrgs) =>
        adrgs.map((entry) =>
          entry.code === "BR2"
            ? {
                ...entry,
                drgs: [
                  { code: "BR21", name: "first", condition },
                  { code: "BR25", name: "rest", condition: "always" },
                ],
              }
            : entry,
        ),
      ),
    );
    const taken = Object.entries(SEVERITIES).filter(([, others]) => {
      const record = {
        caseId: "1",
        sex: "male" as const,
        ageYears: 60,
        diagnoses: ["I63.900", ...others],
        procedures: [],
      };
      const { drg } = groupCase(record, scheme);
      expect(["BR21", "BR25"]).toContain(drg);
      return drg === "BR21";
    });
    expect(taken.map(([severity]) => severity).join(" ")).toBe(expected);
  });
});
