import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RULESET, sampleArea, settleWords } from "./area.js";
import { rowsOf, table } from "./cases.js";
import { newFolder, runCli } from "./run-cli.js";

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
