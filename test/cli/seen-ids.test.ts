import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { IdHashes, SeenIds } from "../../src/cases/rows/seen-ids.js";
import { jsonLines } from "./cases.js";
import { runCli, temporaryFolder } from "./run-cli.js";

/** What is said of ids that come in such batches. */
function said(
  batches: Iterable<Iterable<readonly [id: string, hospital?: string]>>,
  locale: "zh" | "en" = "en",
) {
  const [hashes, seen] = [new IdHashes(), new SeenIds()];
  for (const batch of batches) {
    for (const [id, hospital] of batch) hashes.add(id, hospital);
    seen.addHashes(hashes.take());
  }
  return seen.notice?.message[locale] ?? "";
}

describe("cases that have the id of a case before are counted, in a memory that does not grow with the file", () => {
  it("within a batch and across batches, with the first places, in each language", () => {
    const batches = [
      [["a"], ["b"], ["a"]],
      [["c"], ["b"], ["a"], ["c"]],
    ] as const;
    expect(said(batches)).toBe(
      "4 cases have the id of a case before at the same hospital (among the results 1 and 3, 2 and 5, 1 and 6, ...). Each is grouped all the same, but a settlement pays no case whose id comes twice. Delete what was exported twice; where one person had several stays, use the number of the settlement as id; where each row is one diagnosis or operation, put the rows of a stay into one (主要诊断, 其他诊断1, 其他诊断2, ...), for each lacks the other codes and may come into another group.",
    );
    expect(said(batches, "zh")).toBe(
      "有 4 例的编号在同一机构的前面病例中出现过（结果中第 1 与第 3 例、第 2 与第 5 例、第 1 与第 6 例等）。各例照常分组，但结算时编号重复的病例不付费。重复导出的请删去；同一人多次住院的，请以结算流水号为编号；一行一个诊断或手术的长表，请将同一次住院的各行并成一行（主要诊断、其他诊断1、其他诊断2……），否则各行缺其他诊断，病组会因此不同。",
    );
  });

  it("one by one, as a page reads them", () => {
    const seen = new SeenIds();
    for (const hospitalId of ["H1", "H2"]) seen.add({ caseId: "1", hospitalId });
    expect(seen.notice).toBeUndefined();
    seen.add({ caseId: "1", hospitalId: "H1" });
    expect(seen.notice).toMatchObject({ code: "CASES_OF_ONE_ID", severity: "warning" });
  });

  it("hospitals number their cases each for itself", () => {
    expect(said([[["1", "H1"], ["1", "H2"], ["1"], ["H1"]]])).toBe("");
    expect(said([[["1", "H1"]], [["1", "H1"]]])).toContain("1 case has the id of a case before");
  });

  it("ids of a million cases are compared, no two of which are taken for one; of further ones it is said", () => {
    function* ids(from: number, to: number): Generator<readonly [string]> {
      for (let number = from; number < to; number += 1) yield [`ZY${String(number).padStart(10, "0")}`];
    }
    const limit = 1 << 20;
    expect(said([ids(0, limit), ids(limit, limit + 9)])).toBe("");
    const again = said([ids(0, limit - 1), ids(5, 6), ids(7, 20)]);
    expect(again).toContain(
      `1 case has the id of a case before at the same hospital (among the results 6 and ${limit}; the first ${limit} were compared).`,
    );
  });
});

it("group tells them once and groups every case; the exit code is 0", async () => {
  const stay = { sex: "male", ageYears: 60, diagnoses: ["K80.100x001"], procedures: ["51.2300"] };
  const file = join(temporaryFolder(), "a.jsonl");
  const ids = ["1", "2", "1", "3"].map((caseId, at) => ({
    caseId,
    hospitalId: at === 3 ? "H2" : "H1",
    ...stay,
  }));
  writeFileSync(file, jsonLines([...ids, { ...stay, caseId: "3", hospitalId: "H1" }]));
  const run = await runCli(["group", "--scheme", "zj-drg@1.1", "--in", file, "--out", "-", "--locale", "en"]);
  expect(run.code).toBe(0);
  expect(run.stdout.trimEnd().split("\n")).toHaveLength(5);
  expect(run.stderr.match(/CASES_OF_ONE_ID: 1 case has .* \(among the results 1 and 3\)/g)).toHaveLength(1);
});
