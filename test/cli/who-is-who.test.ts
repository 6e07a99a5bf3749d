import { describe, expect, it } from "vitest";
import { isDamagedId } from "../../src/cases/damaged-id.js";
import { caseRows } from "../../src/cases/index.js";
import { isNobodysId, mayBeNobodysId } from "../../src/cases/nobodys-id.js";
import { PersonSightings } from "../../src/cases/person-sightings.js";
import { mayBeRewritten, oneWriting, writtenTwice } from "../../src/cases/person-writing.js";
import { CaseRow as ReadRow } from "../../src/cases/row/case-row.js";
import { JsonRowReader } from "../../src/cases/row/json-row-reader.js";
import { dayNumber } from "../../src/primitives/index.js";
import { likelyId } from "../../src/settlement/likely-id.js";
import { withColumn } from "./cases.js";
import { type CaseRow, settleSpoiled } from "./spoiled-area.js";

describe("a number that a spreadsheet has rewritten is no id", () => {
  it.each([
    ["3.30602E+17", true],
    ["3.3E+17", true],
    ["1.23457e17", true],
    // six digits in a column that is narrow: 120,001 and 120,002 would be one
    ["1.2E+05", true],
    ["1E+05", true],
    ["1E05", false],
    // eighteen digits, the last three lost: the check digit of GB 11643 would be 4
    ["330602199001011000", true],
    // the same with a check digit that is right: a person may have it
    ["330602199001041000", false],
    ["330602199001011234", false],
    ["3306021990010110000", true],
    ["3306021990010110001", false],
    // seventeen digits and fewer say nothing
    ["33060219900101000", false],
    ["ZE17", false],
    ["H1E+17", false],
    ["1E+1", false],
    // a number that a program wrote with a fraction, or with commas: more than fifteen digits are not all kept
    ["330602199001011264.0", true],
    ["330602199001011264.000000", true],
    ["1234567890123456.0", true],
    ["123456789012345.0", false],
    ["330,602,199,001,011,000", true],
    ["330,602,199,001,011,264", true],
    ["602,199,001,011,264", false],
    ["", false],
  ])("%s: %s", (id, damaged) => {
    expect(isDamagedId(id)).toBe(damaged);
  });
});

describe("what many persons share is no id of one (SX-028: a readmission is of one person)", () => {
  it.each([
    ..."无,暂无,没有,不详,未知,不明,未提供,0,0000,０００,000000000000000000,null,NaN,None,N/A,330602********1234,***,330602199001***234,3306021990010112***"
      .split(",")
      .map((id) => [id, true] as const),
    ..."330602199001011234,33060219900101123X,P1,00,H-0,无锡1,1*2,1**2,0120,100,NULLA"
      .split(",")
      .map((id) => [id, id === "00"] as const),
  ])("%s: %s", (id, isNobodys) => {
    expect(isNobodysId(id)).toBe(isNobodys);
    const bytes = new TextEncoder().encode(id);
    if (isNobodys) expect(mayBeNobodysId(bytes, 0, bytes.length)).toBe(true);
  });

  it("is left out with a warning, whether the row is read from its bytes or the plain way", () => {
    const reader = new JsonRowReader(new ReadRow());
    for (const patientId of ["无", "0", "330602********1234", "P1"]) {
      const line = new TextEncoder().encode(`${JSON.stringify({ caseId: "0", patientId })}\n`);
      expect(reader.read(line, 0)).toBe(patientId === "P1");
      const result = caseRows.underHeader(["病案号", "身份证号"])(["0", patientId]);
      expect(result.ok && [result.value.patientId, ...result.warnings]).toEqual(
        patientId === "P1"
          ? ["P1"]
          : [
              undefined,
              {
                code: "ID_OF_NOBODY",
                severity: "warning",
                path: "patientId",
                message: {
                  zh: `参保人标识（patientId）的“${patientId}”是占位或遮去数位的写法，许多人共用，不能识别任何人，不予采用；否则不同的人会被当作同一人。请填写完整的标识，没有的请留空。`,
                  en: `"${patientId}" in patientId stands for no id, or for one whose digits are masked: many persons share it, so it identifies nobody and is not used, or they would be taken for one. Give the whole id, or leave it out where there is none.`,
                },
              },
            ],
      );
    }
  });
});

describe("one number is one person, however it is written (SX-018: a readmission is of one person)", () => {
  it.each([
    ["33060219900101123x", "33060219900101123X"],
    ["33060219900101123Ｘ", "33060219900101123X"],
    ["３３０６０２１９９００１０１１２３ｘ", "33060219900101123X"],
    [" 330602199001011234\u3000", "330602199001011234"],
    ["33060219900101123X", "33060219900101123X"],
    // what is no identity number is its owner's to say
    ["P1x", "P1x"],
    ["p1 ", "p1 "],
    ["12345.0", "12345"],
    ["12345.00", "12345"],
    ["12345.5", "12345.5"],
    ["V1.0", "V1.0"],
  ])("%j is %j", (id, written) => {
    expect(oneWriting(id)).toBe(written);
    const bytes = new TextEncoder().encode(id);
    expect(mayBeRewritten(bytes, 0, bytes.length) || id === written).toBe(true);
    const read = caseRows.parse({ caseId: "1", patientId: id });
    expect(read.ok && [read.value.patientId, read.warnings]).toEqual([written, []]);
  });

  it("a number that a fraction shows to be rounded is left out, in full width too", () => {
    for (const id of ["330602199001011264.0", "３３０６０２１９９００１０１１０００"]) {
      const read = caseRows.parse({ caseId: "1", patientId: id });
      expect(read.ok && [read.value.patientId, read.warnings.map(({ code }) => code)]).toEqual([
        undefined,
        ["ID_DAMAGED"],
      ]);
    }
  });

  it("ids that differ in their writing alone are found, those of one form together", () => {
    expect(writtenTwice(["A1", "B2", "a1", "Ａ1", "b3", "B3 ", "a1", "c4", "D-5"])).toEqual([
      ["a1", "Ａ1", "A1"],
      ["b3", "B3 "],
    ]);
    expect(writtenTwice(["A1", "A2"])).toEqual([]);
  });
});

describe("stays under one id are those of one person", () => {
  const day = (date: string) => dayNumber(date);
  type Sighting = Parameters<PersonSightings["see"]> extends [number, ...infer Rest] ? Rest : never;
  const doubted = (...stays: readonly Sighting[]) => {
    const people = new PersonSightings();
    for (const stay of stays) people.see(0, ...stay);
    return people.isDoubted(0);
  };
  const first: Sighting = ["male", 60, day("2020-01-01")];

  it.each<[string, Sighting, boolean]>([
    ["the same sex and age", ["male", 60, day("2020-06-01")], false],
    ["another sex", ["female", 60, day("2020-06-01")], true],
    ["a sex that is not known", ["unknown", 60, day("2020-06-01")], false],
    ["ten years older ten years later", ["male", 70, day("2030-01-01")], false],
    ["six years older on the same day", ["male", 66, day("2020-01-01")], false],
    ["seven years older on the same day", ["male", 67, day("2020-01-01")], true],
    ["seven years younger on the same day", ["male", 53, day("2020-01-01")], true],
    ["an age without a day", ["male", 10, undefined], false],
  ])("%s", (_, second, expected) => {
    expect(doubted(first, second)).toBe(expected);
    expect(doubted(second, first)).toBe(expected);
  });
});

describe("a hospital id that is not listed is named with the one that may be meant", () => {
  it.each([
    ["123", ["00123", "00456"], "00123"],
    ["00123", ["123"], "123"],
    ["123.0", ["123"], "123"],
    ["h1", ["H1", "H2"], "H1"],
    ["Ｈ１", ["H1"], "H1"],
    ["33060201", ["33060202", "44010101"], "33060202"],
    // short ids all look alike; two that are equally alike are not chosen between
    ["H3", ["H1", "H2"], undefined],
    ["123", ["00123", "0123"], undefined],
  ])("%s of %j: %s", (id, listed, meant) => {
    expect(likelyId(id, listed)).toBe(meant);
  });

  it("its cases are not paid, its cost is set aside, and the message names the partner", async () => {
    const spoiled = await settleSpoiled(
      {
        cases: (row) => ({ ...row, hospitalId: row.hospitalId === "SYN-H003" ? "123" : row.hospitalId }),
        hospitals: (csv) => csv.replace("SYN-H003", "00123"),
      },
      ["--locale", "en"],
    );
    expect(spoiled.code).toBe(1);
    expect(spoiled.stderr).toMatch(/SETTLEMENT_HOSPITAL_UNLISTED.*123, perhaps 00123/);
    const own = spoiled.rows().filter(({ hospitalId }) => hospitalId === "123");
    expect(own.every(({ payment }) => payment === undefined)).toBe(true);
  });
});

describe("only stays of one person are a readmission (SX-018)", () => {
  /** The first case again after three days, as another case; `first` and `second` are changed as asked. */
  const twice = (first: CaseRow, second: CaseRow) => {
    let kept: CaseRow = {};
    return (row: CaseRow, at: number) => {
      if (at === 0) {
        kept = row;
        return { ...row, ...first };
      }
      const again = { admissionDate: "2020-11-18", dischargeDate: "2020-11-23" };
      return at === 1 ? { ...kept, caseId: row.caseId, ...again, ...second } : row;
    };
  };
  const pointsOf = async (first: CaseRow, second: CaseRow) => {
    const run = await settleSpoiled({ cases: twice(first, second) }, ["--locale", "en"]);
    return { ...run, points: run.rows()[0]?.points };
  };

  it("one person's are: the earlier stay is halved", async () => {
    const run = await pointsOf({}, {});
    expect(run.points).toBe("13.9498");
    expect(run.code).toBe(0);
  });

  it("a man's and a woman's under one id are not, and the id is named", async () => {
    const run = await pointsOf({}, { sex: "female" });
    expect(run.points).toBe("27.8996");
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("PERSON_IN_DOUBT: Under 1 patient id");
    expect(run.stderr).toContain("SYN-P2020-0000001");
  });

  it("one identity number in two writings is one person's", async () => {
    const run = await pointsOf({ patientId: "33060219900101123X" }, { patientId: "33060219900101123x" });
    expect([run.points, run.code]).toEqual(["13.9498", 0]);
    expect(run.stderr).not.toContain("PERSON_WRITTEN_TWICE");
  });

  it("two ids that differ in their writing alone are not joined, and both are named", async () => {
    const run = await pointsOf({ patientId: "SYN-P1" }, { patientId: "syn-p1" });
    expect(run.points).toBe("27.8996");
    expect(run.stderr).toContain(
      'PERSON_WRITTEN_TWICE: 1 patient id stands in writings that differ in case, width or blanks alone ("SYN-P1" and "syn-p1"). They are taken for different persons; if they are one, readmissions are not seen. Check them, and write one person\'s id in one way.',
    );
  });

  it("a pooling area that only differs in its writing from one of the budget is told, and the exit code is 1 (SX-056)", async () => {
    const run = await settleSpoiled(
      { hospitals: (csv) => csv.replace("SYN-A1", "ＳＹＮ-A1"), cases: ({ poolingArea: _, ...row }) => row },
      ["--locale", "en"],
    );
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('SETTLEMENT_AREA_NEARLY_KNOWN: The budget has no pooling area "ＳＹＮ-A1"');
  });

  it("a figure of hospitals under a name that no rule reads is told, with the name that it is near to (WX-011)", async () => {
    const run = await settleSpoiled(
      { hospitals: (csv) => withColumn(csv, "inputs.headRatioGrowht", "1.05") },
      ["--locale", "en"],
    );
    expect(run.stderr).toContain(
      'ENGINE_INPUT_UNUSED: 2 hospitals of the hospitals file give "headRatioGrowht", which no rule uses: it is in no amount. Is "headRatioGrowth" meant?',
    );
  });

  it("a budget that cannot be read is told with its file", async () => {
    const budget = (json: string) => json.replace("2020-01-01", "2020-01-32");
    const said = async (locale: string) => (await settleSpoiled({ budget }, ["--locale", locale])).stderr;
    expect(await said("en")).toMatch(
      /RECORD_DATE_INVALID: \S*budget\.json: "2020-01-32" in .* \(at period\.from\)/,
    );
    expect(await said("zh")).toMatch(/RECORD_DATE_INVALID: \S*budget\.json：.*“2020-01-32”/);
  });

  it("a damaged id joins nothing, and its loss is said", async () => {
    const run = await pointsOf({ patientId: "3.30602E+17" }, { patientId: "3.30602E+17" });
    expect(run.points).toBe("27.8996");
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/ID_DAMAGED: "3\.30602E\+17" in patientId .* \(2 times, line 1, 2\)/);
  });

  it.each(["不详", "330602********1234"])(
    "what is nobody's id joins nothing, and its loss is said: %s",
    async (patientId) => {
      const run = await pointsOf({ patientId }, { patientId });
      expect([run.points, run.code]).toEqual(["27.8996", 1]);
      expect(run.stderr).toMatch(/ID_OF_NOBODY: .* \(2 times, line 1, 2\)/);
      expect(run.stderr).toContain("2 ids not used");
    },
  );

  it.each(["caseId", "hospitalId"])("a damaged %s is no case", async (field) => {
    const run = await settleSpoiled({
      cases: (row, at) => (at === 0 ? { ...row, [field]: "330602199001011000" } : row),
    });
    expect(run.code).toBe(1);
    expect(run.rows()).toHaveLength(11);
    expect(run.read("rejected.jsonl")).toContain('"code":"ID_DAMAGED"');
  });
});

describe("a total of nothing is told", () => {
  it("its cases are paid 0, and the exit code is 1", async () => {
    const spoiled = await settleSpoiled({ budget: (json) => json.replace("80000.00", "0") }, [
      "--locale",
      "zh",
    ]);
    expect(spoiled.code).toBe(1);
    expect(spoiled.stderr).toContain("SETTLEMENT_BUDGET_ZERO: SYN-A1 居民 可分配的总额为 0 元，其 12 例");
  });
});
