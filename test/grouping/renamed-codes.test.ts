import { describe, expect, it } from "vitest";
import { crosswalkFrom, shippedDictionary } from "../../src/cli/shipped/code-knowledge.js";
import { decisiveCodes } from "../../src/grouping/explain/index.js";
import { type GroupingOptions, groupCase } from "../../src/grouping/index.js";
import { lineGrouper } from "../../src/grouping/line-grouper.js";
import { shippedScheme } from "./shipped-schemes.js";

const dictionary = shippedDictionary();
const zhejiang = shippedScheme("zj-drg@1.1");
const revised = shippedScheme("chs-drg@1.0-revised");

const stay = (diagnosis: string, procedure: string) => ({
  caseId: "1",
  sex: "male" as const,
  ...{ ageYears: 55, lengthOfStayDays: 9, diagnoses: [diagnosis], procedures: [procedure] },
});
const newborn = (diagnosis: string, procedure: string) => ({
  ...stay(diagnosis, procedure),
  ...{ ageYears: 0, ageDays: 10, birthWeightGrams: 3000 },
});

/** Operations that zj-drg@1.1 lists by their names of 医保版 1.0, those names, and the groups. */
const RENAMED = [
  ["C34.101", "32.2800x008", "EB15"],
  ["N18.500", "54.9801", "LF15"],
  ["I61.001", "01.3900x003", "BB25"],
  ["Q25.000", "39.7900x008", "FD39"],
  ["C18.200", "45.7203", "GB25"],
] as const;

const yb1 = crosswalkFrom("yb-1");
const current = (code: string) => yb1.procedures.get(code) ?? "";
const told = ({ diagnostics }: ReturnType<typeof groupCase>) =>
  diagnostics.filter(({ code }) => code.startsWith("GROUPING_CODE_")).map(({ code, path }) => [code, path]);

describe("a scheme whose lists hold codes by their names of an older version", () => {
  it.each(RENAMED)(
    "%s with %s: the code that it lists is left alone, by any way of reading codes",
    (diagnosis, old, drg) => {
      const options: GroupingOptions[] = [
        { dictionary },
        { dictionary, convert: true },
        { dictionary, crosswalk: yb1 },
      ];
      for (const each of options) {
        const result = groupCase(stay(diagnosis, old), zhejiang, each);
        expect([result.drg, result.codesInDoubt, told(result)]).toEqual([drg, undefined, []]);
      }
    },
  );

  // The fourth is listed by both names, in different groups.
  it.each(RENAMED.filter((_, at) => at !== 3))(
    "%s: the current code for %s is told with its group, and replaced where conversion is asked for",
    (diagnosis, old, drg) => {
      const record = stay(diagnosis, current(old));
      expect(record.procedures[0]).not.toBe(old);
      const checked = groupCase(record, zhejiang, { dictionary });
      expect(checked.drg).toBe(groupCase(record, zhejiang).drg);
      expect(checked.drg).not.toBe(drg);
      expect(told(checked)).toEqual([["GROUPING_CODE_RENAMED", "procedures.0"]]);
      expect(checked.codesInDoubt).toEqual(["procedures.0"]);
      const { message } = checked.diagnostics.at(-1) ?? { message: { zh: "", en: "" } };
      for (const text of [message.zh, message.en]) {
        for (const word of [old, drg, current(old), "zj-drg@1.1", "--codes convert"])
          expect(text).toContain(word);
      }
      for (const options of [{ convert: true }, { crosswalk: yb1 }]) {
        // 医保版 1.0 need not have the current code at all.
        if (options.crosswalk && !yb1.procedures.has(current(old))) continue;
        const converted = groupCase(record, zhejiang, { dictionary, ...options });
        expect([converted.drg, converted.codesInDoubt]).toEqual([drg, undefined]);
        expect(told(converted)).toEqual([["GROUPING_CODE_REPLACED", "procedures.0"]]);
      }
      expect(told(groupCase(record, zhejiang))).toEqual([]);
    },
  );

  it("lines are grouped as records are", () => {
    const [diagnosis, old] = RENAMED[0];
    for (const convert of [false, true]) {
      const group = lineGrouper(zhejiang, { dictionary, convert });
      for (const record of [stay(diagnosis, old), stay(diagnosis, current(old))]) {
        const line = new TextEncoder().encode(`${JSON.stringify(record)}\n`);
        expect(group(line, 0)).toEqual(groupCase(record, zhejiang, { dictionary, convert }));
      }
    }
  });

  it("what explains a converted case reads the codes that were grouped", () => {
    const record = { ...stay("C34.101", current("32.2800x008")), diagnoses: ["C34.101", "J96.000"] };
    const [, other] = decisiveCodes(record, zhejiang, { dictionary, convert: true });
    expect(other?.without.drg).toBe("EB15");
  });
});

describe("a code that some lists of the scheme hold under its current name and others under the old one", () => {
  const old = "35.9800x003";
  const now = current(old);

  it("is told where a group that lists only the old name would take the case, and replaced there alone", () => {
    const record = newborn("P29.301", now);
    const listed = groupCase(newborn("P29.301", old), revised);
    expect(listed.adrg).toBe("PB1");
    const checked = groupCase(record, revised, { dictionary });
    expect(checked.adrg).not.toBe("PB1");
    expect(told(checked)).toEqual([["GROUPING_CODE_RENAMED", "procedures.0"]]);
    expect(groupCase(record, revised, { dictionary, convert: true }).drg).toBe(listed.drg);
  });

  it("stays as it is, and without a word, in the chapter that lists its current name", () => {
    const record = { ...stay("Q21.100", now), ageYears: 30 };
    const plain = groupCase(record, revised);
    for (const convert of [false, true]) {
      const result = groupCase(record, revised, { dictionary, convert });
      expect([result.drg, told(result)]).toEqual([plain.drg, []]);
    }
  });
});

describe("a former name that the scheme lists", () => {
  it("is left alone, also where more of its lists hold the current one", () => {
    const record = { ...stay("J18.900", ""), diagnoses: ["J18.900", "C45.700x004"], procedures: [] };
    const other = { ...record, diagnoses: ["J18.900", "C45.100"] };
    expect(groupCase(record, zhejiang).complication).not.toBe(groupCase(other, zhejiang).complication);
    for (const options of [{ dictionary }, { dictionary, convert: true }]) {
      const result = groupCase(record, zhejiang, options);
      expect([result.drg, told(result)]).toEqual([groupCase(record, zhejiang).drg, []]);
    }
  });
});

describe("a code of several older ones", () => {
  it("is not guessed where the scheme lists more than one, and told with all of them", () => {
    const record = stay("G50.000", "04.0200x007");
    for (const convert of [false, true]) {
      const result = groupCase(record, zhejiang, { dictionary, convert });
      expect(told(result)).toEqual([["GROUPING_CODE_RENAMED", "procedures.0"]]);
      expect(result.diagnostics.at(-1)?.message.en).toContain("04.2x07, 04.2x08");
      expect(result.diagnostics.at(-1)?.message.zh).toContain("04.2x07、04.2x08");
      expect(result.codesInDoubt).toEqual(["procedures.0"]);
    }
  });

  it("the one that stood in the record is meant where a crosswalk led to it", () => {
    const result = groupCase({ ...stay("A15.308", ""), procedures: [] }, zhejiang, {
      dictionary,
      crosswalk: yb1,
    });
    const plain = groupCase({ ...stay("A15.308", ""), procedures: [] }, zhejiang);
    expect([result.drg, told(result)]).toEqual([plain.drg, []]);
    expect(plain.drg).not.toBe("0000");
  });
});

describe("a scheme that lists the current codes alone", () => {
  it("is converted to from the old ones, and says nothing of its own", () => {
    const national = shippedScheme("chs-drg@1.1");
    const [diagnosis, old] = RENAMED[3];
    const listed = groupCase(stay(diagnosis, current(old)), national, { dictionary });
    expect(told(listed)).toEqual([]);
    const checked = groupCase(stay(diagnosis, old), national, { dictionary });
    expect(told(checked)).toEqual([["GROUPING_CODE_OTHER_SYSTEM", "procedures.0"]]);
    const converted = groupCase(stay(diagnosis, old), national, { dictionary, convert: true });
    expect([converted.drg, told(converted)]).toEqual([
      listed.drg,
      [["GROUPING_CODE_REPLACED", "procedures.0"]],
    ]);
  });
});
