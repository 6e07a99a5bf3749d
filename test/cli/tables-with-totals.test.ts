import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";

it("a line of totals or a note below a table of hospitals is passed over and told; any other that cannot be read stops the run", async () => {
  const folder = temporaryFolder();
  const [cases, hospitals] = [join(folder, "cases.csv"), join(folder, "hospitals.csv")];
  writeFileSync(cases, "病案号,定点医药机构代码,年龄,主要诊断\n1,H1,60,K80.100x001\n");
  const screened = async (below: string, out: string) => {
    writeFileSync(
      hospitals,
      `医疗机构名称,医疗机构代码,级别,差异系数,统筹区\n甲医院,H1,三级,1.05,A\n${below}`,
    );
    const words = [
      "screen",
      "--ruleset",
      "zhejiang-shaoxing@2020",
      "--cases",
      cases,
      "--hospitals",
      hospitals,
    ];
    return await runCli([...words, "--out", join(folder, out)]);
  };
  const run = await screened("合计,2家,,,\n制表人：张三,,,,\n", "a");
  expect(run.stderr).not.toContain("INPUT_ROWS_BROKEN");
  expect(run.stderr).toMatch(/hospitals\.csv: ROW_IS_TOTAL: .*line 3/);
  expect(run.stderr).toMatch(/hospitals\.csv: ROW_IS_NOTE: .*line 4/);
  expect((await screened("乙医院,H2,七级,1,A\n", "b")).stderr).toContain("INPUT_ROWS_BROKEN");
});
