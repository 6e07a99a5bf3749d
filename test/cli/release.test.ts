import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TextOutput } from "../../src/cli/output/text-output.js";
import { releaseRows } from "../../src/cli/release/release-rows.js";
import { RELEASED, type ReleaseRule } from "../../src/cli/release/release-rules.js";
import type { RecordStream } from "../../src/cli/rows/record-stream.js";
import { RULESET, sampleArea, settleWords } from "./area.js";
import { jsonLines, rowsOf, table } from "./cases.js";
import { newFolder, runCli } from "./run-cli.js";
import { rowsFile } from "./small-area.js";

type Row = Record<string, unknown>;

/** Whether a number stands in a text, not as a part of another. */
const isIn = (text: string, amount: string) =>
  new RegExp(`(?<![\\d.-])${amount.replaceAll(".", "\\.")}(?![\\d])`).test(text);

describe("one hospital's part of a result (SX-063)", () => {
  let area: string;
  const path = (name: string) => join(area, name);
  const cli = async (...words: string[]) => await runCli([...words, "--locale", "en"]);
  const text = (folder: string) =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), "latin1"))
      .join("\n");
  beforeAll(async () => {
    area = newFolder();
    await sampleArea(area);
    // 1 where the sample's faulty records are named.
    expect((await runCli(settleWords(area, path("out")))).code).toBe(1);
    const common = [
      "--ruleset",
      RULESET,
      "--cases",
      path("cases.jsonl"),
      "--hospitals",
      path("hospitals.csv"),
    ];
    expect((await cli("screen", ...common, "--out", path("screened"))).code).toBe(0);
    expect((await cli("monitor", ...common, "--out", path("monitored"))).code).toBe(0);
  });
  afterAll(() => rmSync(area, { recursive: true }));

  it.each(["out", "screened", "monitored"])(
    "%s: the whole output has nothing of any other hospital",
    async (from) => {
      const cases = rowsOf(readFileSync(path("cases.jsonl"), "utf8")) as Row[];
      const hospitals = table(path("hospitals.csv")).map(({ hospitalId = "" }) => hospitalId);
      const own = hospitals[2] as string;
      const out = path(`${from}-for-one`);
      const released = await cli("release", "--from", path(from), "--for-hospital", own, "--out", out);
      expect(released).toMatchObject({ code: 0, stderr: "" });
      const written = text(out);
      const others = cases.filter(({ hospitalId }) => hospitalId !== own);
      expect(hospitals.filter((id) => id !== own && written.includes(id))).toEqual([]);
      const ownPatients = new Set(
        cases.filter((row) => row.hospitalId === own).map(({ patientId }) => patientId),
      );
      for (const { caseId, patientId } of others) {
        expect(written.includes(String(caseId)), String(caseId)).toBe(false);
        if (!ownPatients.has(patientId))
          expect(written.includes(String(patientId)), String(patientId)).toBe(false);
      }
      expect(written).toContain(own);
    },
  );

  it("its own cases and line are whole, with the sums of its ledgers; amounts of the others' lines are nowhere", async () => {
    const own = "SYN-H003";
    const out = path("whole");
    const { code, stdout } = await cli("release", "--from", path("out"), "--for-hospital", own, "--out", out);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`For ${own} (rows): cases.jsonl `)]);
    const all = table(path("out/statement.csv"));
    expect(table(join(out, "statement.csv"))).toEqual(all.filter(({ hospitalId }) => hospitalId === own));
    const cases = rowsOf(readFileSync(path("out/cases.jsonl"), "utf8"));
    expect(rowsOf(readFileSync(join(out, "cases.jsonl"), "utf8"))).toEqual(
      cases.filter(({ hospitalId }) => hospitalId === own),
    );
    const written = text(out);
    // A case of its own may be worth what another hospital's only case is.
    const ownCases = cases.filter(({ hospitalId }) => hospitalId === own);
    const ownRows = all.filter(({ hospitalId }) => hospitalId === own);
    const mine = new Set<unknown>([...ownCases, ...ownRows].flatMap((row) => Object.values(row)));
    const amounts = all
      .filter(({ hospitalId }) => hospitalId !== own && hospitalId !== "")
      .flatMap(({ itemTotalCost = "", drgTotalCost = "", balance = "" }) => [
        itemTotalCost,
        drgTotalCost,
        balance,
      ]);
    expect(amounts.filter((amount) => amount !== "" && !mine.has(amount) && isIn(written, amount))).toEqual(
      [],
    );
    const sums = JSON.parse(readFileSync(join(out, "area.json"), "utf8")) as Row[];
    expect(sums.length).toBe(
      new Set(all.filter((row) => row.hospitalId === own).map((row) => row.insuranceType)).size,
    );
  });

  it("a hospital that is not there, and a file that is not as it was written, release nothing", async () => {
    const nobody = await cli(
      "release",
      "--from",
      path("out"),
      "--for-hospital",
      "NOBODY",
      "--out",
      path("none"),
    );
    expect([nobody.code, nobody.stderr]).toEqual([1, expect.stringContaining("HOSPITAL_NOT_IN_RESULT")]);
    expect(readdirSync(area)).not.toContain("none");
    const chinese = await runCli([
      "release",
      "--from",
      path("out"),
      "--for-hospital",
      "NOBODY",
      "--out",
      path("none"),
      "--locale",
      "zh",
    ]);
    expect(chinese.stderr).toContain("没有可发布的内容");
  });
});

describe("signals and ranks (SX-063)", () => {
  it.each([2, 3])(
    "of %i hospitals: what another's findings would follow from is withheld of two",
    async (hospitals) => {
      const area = newFolder();
      const stay = (h: string, at: number, day: number) => ({
        ...{
          caseId: `${h}-${at}-${day}`,
          hospitalId: h,
          patientId: `${h}-${at}`,
          drg: "ES23",
          diagnoses: ["J18.900"],
        },
        ...{ admissionDate: `2020-03-0${day}`, dischargeDate: `2020-03-0${day + 2}`, careType: "acute" },
        ...{
          procedures: [],
          totalCost: "9000",
          fundPayment: "6000",
          ageYears: 50,
          sex: "male",
          dischargeDisposition: 9,
        },
      });
      const ids = ["H1", "H2", "H3"].slice(0, hospitals);
      const cases = ids.flatMap((h, n) =>
        [1, 2, 3].flatMap((at) => [stay(h, at, 1), ...(at > n ? [stay(h, at, 5)] : [])]),
      );
      writeFileSync(join(area, "cases.jsonl"), jsonLines(cases));
      const screened = join(area, "screened");
      await runCli(["screen", "--ruleset", RULESET, "--cases", join(area, "cases.jsonl"), "--out", screened]);
      const out = join(area, "out");
      const words = ["release", "--from", screened, "--for-hospital", "H2", "--out"];
      const en = await runCli([...words, out, "--locale", "en"]);
      const zh = await runCli([...words, join(area, "out-zh"), "--locale", "zh"]);
      const found = rowsOf(readFileSync(join(screened, "findings.jsonl"), "utf8")) as Row[];
      const of = found.filter(({ kind, hospitalId }) => kind === "readmission" && hospitalId === "H2");
      expect(of.length).toBeGreaterThan(0);
      const { withheld } = JSON.parse(readFileSync(join(out, "summary.json"), "utf8"));
      const why = { field: "kind", value: "readmission", reason: "tells-of-other-hospitals" };
      expect(withheld).toEqual([{ file: "findings.jsonl", ...why, rows: of.length }]);
      expect(en.stdout).toContain(
        `Withheld, for the evidence tells of other hospitals (rows): findings.jsonl readmission ${of.length}`,
      );
      expect(zh.stdout).toContain(
        `依据涉及其他机构而不发布（行数）：findings.jsonl “readmission” ${of.length}`,
      );
      const signals = rowsOf(readFileSync(join(out, "signals.jsonl"), "utf8"));
      const whole = rowsOf(readFileSync(join(screened, "signals.jsonl"), "utf8"));
      const own = whole.filter((row) => row.hospitalId === "H2");
      expect(own.length).toBeGreaterThan(0);
      if (hospitals === 3) expect(signals).toEqual(own);
      else {
        const kept = own.map(({ expected, probability, standsOut, ...row }) => ({
          ...row,
          withheld: "fewer-than-three-hospitals",
        }));
        expect(signals).toEqual(kept);
      }
      rmSync(area, { recursive: true });
    },
  );

  it("a finding of its own has its rank among those of three hospitals, not of two and what no hospital has", async () => {
    const of = (rank: number, hospitalId?: string) => JSON.stringify({ rank, kind: "volume", hospitalId });
    const released = async (...texts: string[]) => {
      const written: string[] = [];
      const output = { write: async (text: string) => written.push(text) } as unknown as TextOutput;
      const records = { batches: [{ texts: texts.slice(0, 2) }, { texts: texts.slice(2) }] };
      const rule = RELEASED["findings.jsonl"] as ReleaseRule;
      await releaseRows(records as unknown as RecordStream, rule, "H2", output);
      return rowsOf(written.join(""));
    };
    const [own, withheld] = [{ kind: "volume", hospitalId: "H2" }, "fewer-than-three-hospitals"];
    expect(await released(of(1, "H1"), of(2), of(3, "H2"))).toEqual([{ ...own, withheld }]);
    expect(await released(of(1, "H1"), of(2, "H3"), of(3, "H2"))).toEqual([{ rank: 3, ...own }]);
  });
});

describe("indicators of the area (SX-063)", () => {
  const stay = (caseId: string, hospitalId: string | undefined, month: string) => ({
    ...{ caseId, patientId: caseId, drg: "GE13", totalCost: "10000", diagnoses: ["K40.900"], procedures: [] },
    ...{ admissionDate: `${month}-01`, dischargeDate: `${month}-05` },
    ...(hospitalId !== undefined && { hospitalId }),
  });

  /** The area's number of cases as it is released, by period. */
  async function released(...stays: readonly ReturnType<typeof stay>[]) {
    const folder = newFolder();
    const hospitals = ["H1", "H2", "H3"].map((hospitalId) => ({
      ...{ hospitalId, name: hospitalId, grade: "tertiary", poolingArea: "X" },
    }));
    const [monitored, out] = [join(folder, "monitored"), join(folder, "out")];
    await runCli([
      ...["monitor", "--ruleset", "zhejiang@2020", "--out", monitored],
      ...["--cases", rowsFile(folder, "cases.jsonl", stays)],
      ...["--hospitals", rowsFile(folder, "hospitals.jsonl", hospitals)],
    ]);
    await runCli(["release", "--from", monitored, "--for-hospital", "H1", "--out", out]);
    return table(join(out, "indicators.csv"))
      .filter(({ indicator, dimension }) => indicator === "cases" && dimension === "city")
      .map(({ period, value }) => `${period} ${value}`);
  }
  const of = (month: string, ...hospitals: readonly (string | undefined)[]) =>
    hospitals.map((hospital, at) => stay(`${month}/${at}`, hospital, month));

  it("are told of three hospitals, and not of two and the cases that name none", async () => {
    expect(await released(...of("2020-01", "H1", "H2", "H3"))).toEqual(["2020-01 3"]);
    expect(await released(...of("2020-01", "H1", "H2", undefined))).toEqual([]);
  });

  it("are those of a period: its own hospitals count, and so do those behind the value of the period before", async () => {
    expect(await released(...of("2020-01", "H1", "H2", "H3"), ...of("2020-02", "H1", "H2"))).toEqual([
      "2020-01 3",
    ]);
    expect(await released(...of("2020-01", "H1", "H2"), ...of("2020-02", "H1", "H2", "H3"))).toEqual([]);
  });
});
