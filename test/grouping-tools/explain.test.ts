import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import {
  applyEdit,
  applyEdits,
  counterfactuals,
  decisiveCodes,
  describeEdit,
  describeWhyNot,
  explainGrouping,
  whyNot,
} from "../../src/grouping/explain/index.js";
import { groupCase, loadScheme, type Scheme } from "../../src/grouping/index.js";
import { compiledScheme } from "./import-helpers.js";
import { compileWith, SMALL, withAdrgs } from "./small-scheme.js";

const small = loadScheme(SMALL);
const national = compiledScheme("chs-drg@1.1");
const stroke: GroupableCase = {
  caseId: "1",
  sex: "male",
  ageYears: 60,
  diagnoses: ["I63.900", "A02.100", "B02.000"],
  procedures: [],
};

describe("explainGrouping", () => {
  it("tells the steps that held, in Chinese and in English", () => {
    const zh = explainGrouping(stroke, small, "zh").split("\n");
    expect(zh[0]).toBe("1 small@1: 已入组 MDCB BR2 BR21 (伴严重合并症或并发症)");
    expect(zh[1]).toContain("+ 主要诊断大类 MDCB 神经系统疾病及功能障碍：主要诊断属于列表");
    expect(zh[3]).toContain("BR21");
    const en = explainGrouping(stroke, small, "en");
    expect(en).toContain("+ DRG BR21 脑缺血性疾患，伴严重并发症与合并症: there is a severe complication");
    expect(en).toContain("[severe complication=A02.100]");
  });

  it("says a sex in words of the language", () => {
    const birth: GroupableCase = { ...stroke, sex: "female", diagnoses: ["O80.000"] };
    expect(explainGrouping(birth, national, "zh", { trace: "full" })).toContain(
      "[主要诊断=O80.000，性别=女]",
    );
  });

  it("tells with trace full also what was tried before", () => {
    const full = explainGrouping(stroke, small, "en", { trace: "full" });
    expect(full).toContain("- ADRG BB1");
    expect(full).toContain("- DRG BR20");
  });

  it("tells why an invalid record and a case without a group have none", () => {
    const { sex: _sex, ...sexless } = stroke;
    expect(explainGrouping(sexless, small, "en").split("\n").slice(1)).toEqual([
      "  - record check",
      "  GROUPING_SEX_MISSING: The sex is missing, so the record fails the check. Supply sex.",
    ]);
    expect(explainGrouping(sexless, small, "zh").split("\n").slice(1)).toEqual([
      "  - 病案 信息校验",
      "  GROUPING_SEX_MISSING: 缺少性别，信息校验不通过。请补充性别。",
    ]);
    expect(explainGrouping({ ...stroke, diagnoses: ["Z99.900"] }, small, "zh")).toContain("未入组");
  });
});

describe("whyNot", () => {
  it("names the first condition that failed and what satisfies it", () => {
    const answer = whyNot({ ...stroke, diagnoses: ["I63.900"] }, "BR21", small);
    expect(answer).toMatchObject({
      reason: "condition-failed",
      failed: {
        ...{ level: "drg", entry: "BR21", name: "脑缺血性疾患，伴严重并发症与合并症" },
        condition: "mcc",
      },
    });
    // A19.900 is excluded by I63.900, so only A02.100 helps.
    expect(answer.remedy?.edits).toEqual([{ edit: "add-diagnosis", code: "A02.100" }]);
    expect(answer.remedy?.result.drg).toBe("BR21");
  });

  it("is told with what would change it, in either language", () => {
    const answer = whyNot({ ...stroke, diagnoses: ["I63.900"] }, "BR21", small);
    const [first, failed, remedy, ...more] = describeWhyNot(answer, "zh").split("\n");
    expect(first).toBe("为何未入 BR21：有条件不成立或无从判断");
    expect(failed).toMatch(/^ {2}细分组 BR21 脑缺血性疾患，伴严重并发症与合并症：/);
    expect(describeWhyNot(answer, "en").split("\n")[1]).toMatch(
      /^ {2}DRG BR21 脑缺血性疾患，伴严重并发症与合并症: /,
    );
    expect([remedy, ...more]).toEqual(["  若：增加其他诊断 A02.100，则入 BR21"]);
    const taken = describeWhyNot(whyNot(stroke, "BR25", small), "en").split("\n");
    expect(taken[0]).toMatch(/^Why not BR25: taken-earlier \(.*\)$/);
    expect(taken[1]).toBe("  → BR21 脑缺血性疾患，伴严重并发症与合并症");
    expect(taken.at(-1)).toMatch(/^ {2}With: .*: BR25$/);
  });

  it("names the part of a condition, not the whole", () => {
    const answer = whyNot({ ...stroke, procedures: ["01.2400"] }, "BB1", small);
    expect(answer.failed).toMatchObject({
      level: "adrg",
      entry: "BB1",
      condition: { principalDiagnosis: "diagnoses" },
    });
  });

  it("says that a field is missing rather than wrong", () => {
    const newborn: GroupableCase = {
      caseId: "2",
      sex: "male",
      ageYears: 0,
      diagnoses: ["P07.000"],
      procedures: [],
    };
    const answer = whyNot(newborn, "PS19", small);
    expect(answer.failed).toMatchObject({ state: "unknown", condition: { birthWeightGrams: { "<": 1500 } } });
    expect(answer.remedy?.edits).toEqual([{ edit: "set-number", field: "birthWeightGrams", value: 1499 }]);
  });

  it("names the group that took the case earlier", () => {
    const answer = whyNot(stroke, "BR25", small);
    expect(answer).toMatchObject({
      reason: "taken-earlier",
      takenBy: { entry: "BR21", name: "脑缺血性疾患，伴严重并发症与合并症" },
    });
    expect(answer.remedy?.result.drg).toBe("BR25");
  });

  /** The small scheme in which BR2 has groups for children and for severe cases only, under other switches. */
  const gapped = (switches: Partial<Scheme["switches"]>) =>
    compileWith((scheme) => {
      const changed = withAdrgs(scheme, "MDCB", (adrgs) =>
        adrgs.map((adrg) => (adrg.code === "BR2" ? { ...adrg, drgs: adrg.drgs.slice(0, 2) } : adrg)),
      );
      return { ...changed, switches: { ...changed.switches, ...switches } };
    });
  const mild = { ...stroke, diagnoses: ["I63.900"] };

  it.each([
    ["try-next-adrg", "BR2", "drg", "BR20"],
    ["try-next-adrg", "MDCB", "drg", "BR20"],
    ["try-next-adrg", "BR21", "drg", "BR21"],
    ["take-adrg-code", "BR21", "drg", "BR21"],
  ] as const)(
    "nothing took the case: under %s the way into %s ends at a condition within it, and 0000 is no group",
    (adrgWithoutDrg, group, level, entry) => {
      const answer = whyNot(mild, group, gapped({ adrgWithoutDrg }));
      expect(answer).toMatchObject({ reason: "condition-failed", failed: { level, entry } });
      expect(answer).not.toHaveProperty("takenBy");
    },
  );

  it("an MDC that is final takes a case that none of its ADRGs takes", () => {
    const final = (mdcWithoutAdrg: "ungroupable" | "try-next-mdc") =>
      compileWith((scheme) => {
        const [, nervous] = scheme.mdcs;
        const first = { ...nervous, code: "MDCA", name: "先试的大类", adrgs: [] } as Scheme["mdcs"][number];
        return {
          ...scheme,
          mdcs: [first, ...scheme.mdcs],
          switches: { ...scheme.switches, mdcWithoutAdrg },
        };
      });
    expect(whyNot(stroke, "BR21", final("ungroupable"))).toMatchObject({
      reason: "taken-earlier",
      result: { drg: "0000" },
      takenBy: { entry: "MDCA", name: "先试的大类" },
    });
    expect(whyNot(stroke, "BR21", final("try-next-mdc")).reason).toBe("reached");
  });

  it("only medical groups are open to a case without a main procedure where the scheme says so", () => {
    const anywhere = (withoutMainProcedure: "medical-only" | "every-group") =>
      compileWith((scheme) => {
        const changed = withAdrgs(scheme, "MDCB", (adrgs) =>
          adrgs.map((adrg) => (adrg.code === "BB1" ? { ...adrg, condition: "always" as const } : adrg)),
        );
        return { ...changed, switches: { ...changed.switches, withoutMainProcedure } };
      });
    const answer = whyNot(stroke, "BB1", anywhere("medical-only"));
    expect(answer).toMatchObject({ reason: "no-main-procedure", result: { drg: "BR21" } });
    expect(answer).not.toHaveProperty("takenBy");
    expect(whyNot(stroke, "BB1", anywhere("every-group")).reason).toBe("reached");
    const operated = { ...stroke, procedures: ["01.2400"] };
    expect(whyNot(operated, "BB1", anywhere("medical-only")).reason).toBe("reached");
  });

  it("an ambiguous group that is switched off takes no case, and no other group took it earlier", () => {
    const odd = { ...stroke, diagnoses: ["I63.900"], procedures: ["51.2300"] };
    const off = whyNot(odd, "BQY", national);
    expect(off).toEqual({ group: "BQY", reason: "not-used", result: groupCase(odd, national) });
    expect(describeWhyNot(off, "en")).toBe(
      "Why not BQY: not-used (the scheme names this ambiguous group, but ambiguous groups are not used)",
    );
    expect(describeWhyNot(off, "zh")).toBe("为何未入 BQY：方案列有此歧义组，但未启用歧义组");
    expect(whyNot(odd, "BQY", national, { ambiguous: "on" }).reason).toBe("reached");
    const newer = compiledScheme("chs-drg@2.0");
    expect(whyNot(odd, "BQY", newer).reason).not.toBe("not-used");
    expect(whyNot(odd, "BQY", newer, { ambiguous: "off" }).reason).toBe("not-used");
  });

  it("knows the group of the case, and groups that there are not", () => {
    expect(whyNot(stroke, "BR2", small).reason).toBe("reached");
    expect(whyNot(stroke, "ZZ9", small).reason).toBe("no-such-group");
    const { sex: _sex, ...sexless } = stroke;
    expect(whyNot(sexless, "BR21", small)).toMatchObject({
      reason: "record-invalid",
      remedy: { result: { drg: "BR21" } },
    });
  });

  it.each(["BR21", "BR25", "BM11", "FR21", "AA19", "PS13", "ZZ15", "NA19", "XJ13"])(
    "chs-drg@1.1: the remedy for %s has been grouped",
    (group) => {
      const record = { ...stroke, diagnoses: ["I63.900", "I50.900", "E11.900"] };
      const { reason, remedy } = whyNot(record, group, national);
      if (reason === "reached") return;
      expect(remedy).toBeDefined();
      const regrouped = groupCase(applyEdits(record, remedy?.edits ?? []), national);
      expect(regrouped.drg).toBe(group);
      expect(regrouped).toEqual(remedy?.result);
    },
  );
});

describe("decisiveCodes", () => {
  it("says of each code what changes without it", () => {
    const roles = decisiveCodes({ ...stroke, procedures: ["88.4100"] }, small);
    expect(roles.map(({ code, changes }) => [code, changes.adrg, changes.drg, changes.complication])).toEqual(
      [
        ["I63.900", true, true, true],
        ["A02.100", false, true, true],
        ["B02.000", false, false, false],
        ["88.4100", false, false, false],
      ],
    );
  });
});

describe("counterfactuals", () => {
  it("lists the smallest single edits for each group", () => {
    const found = counterfactuals(stroke, small).map(({ edit, result }) => [
      describeEdit(edit).en,
      result.drg,
    ]);
    expect(found).toEqual(
      expect.arrayContaining([
        ["remove diagnosis A02.100", "BR23"],
        ["set age in years to 16", "BR20"],
      ]),
    );
  });

  it("crosses thresholds at the nearest value", () => {
    const boy = { ...stroke, ageYears: 16 };
    const edits = counterfactuals(boy, small).map(({ edit }) => edit);
    expect(edits).toContainEqual({ edit: "set-number", field: "ageYears", value: 17 });
  });
});

describe("every answer is verified by grouping the edited case", () => {
  const codes = [
    "I61.900",
    "I63.900",
    "G40.900",
    "S06.900",
    "A02.100",
    "A19.900",
    "B02.000",
    "P07.000",
    "Z99.900",
  ];
  const anyCase: fc.Arbitrary<GroupableCase> = fc.record({
    caseId: fc.constant("p"),
    sex: fc.constantFrom("male" as const, "female" as const),
    ageYears: fc.integer({ min: 0, max: 90 }),
    birthWeightGrams: fc.integer({ min: 500, max: 4000 }),
    diagnoses: fc.array(fc.constantFrom(...codes), { minLength: 1, maxLength: 5 }),
    procedures: fc.array(fc.constantFrom("01.2400", "03.0900", "88.4100"), { maxLength: 3 }),
  });
  const groups = ["PS19", "BB19", "BR20", "BR21", "BR23", "BR25", "BV19"];

  it("for all cases and groups of the small scheme", () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...groups), (record, group) => {
        const before = groupCase(record, small);
        for (const { edit, result } of counterfactuals(record, small)) {
          expect(groupCase(applyEdit(record, edit), small)).toEqual(result);
          expect([result.drg, result.status]).not.toEqual([before.drg, before.status]);
        }
        for (const { kind, position, code, without, changes } of decisiveCodes(record, small)) {
          const edit = {
            edit: kind === "diagnosis" ? "remove-diagnosis" : "remove-procedure",
            position,
            code,
          } as const;
          expect(groupCase(applyEdit(record, edit), small)).toEqual(without);
          expect(changes.drg).toBe(without.drg !== before.drg);
        }
        const answer = whyNot(record, group, small);
        expect(answer.reason === "reached").toBe(before.drg === group);
        if (answer.remedy === undefined) return;
        expect(groupCase(applyEdits(record, answer.remedy.edits), small)).toEqual(answer.remedy.result);
        expect(answer.remedy.result.drg).toBe(group);
      }),
      { numRuns: 150 },
    );
  });

  it("finds a remedy nearly always, since every group of the small scheme can be reached", () => {
    const asked = fc.sample(fc.tuple(anyCase, fc.constantFrom(...groups)), { numRuns: 200, seed: 7 });
    const found = asked.filter(([record, group]) => {
      const { reason, remedy } = whyNot(record, group, small);
      return reason === "reached" || remedy !== undefined;
    });
    expect(found.length).toBeGreaterThanOrEqual(190);
  });
});
