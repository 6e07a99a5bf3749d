import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withColumn } from "./cases.js";
import { temporaryFolder } from "./run-cli.js";
import { settleSpoiled } from "./spoiled-area.js";

/** A table of coefficients as `--coefficients` gives it. */
function coefficients(...rows: readonly string[]): readonly string[] {
  const file = join(temporaryFolder(), "coefficients.csv");
  writeFileSync(file, ["hospitalId,drg,coefficient", ...rows, ""].join("\n"));
  return ["--coefficients", file];
}

describe("coefficients that match nothing", () => {
  it("one of a listed hospital and a known group moves its payments, and nothing is said", async () => {
    const base = await settleSpoiled();
    const settled = await settleSpoiled({}, coefficients("SYN-H003,KT11,1.2"));
    expect(settled).toMatchObject({ code: 0, stderr: "" });
    expect(settled.read("statement.csv")).not.toBe(base.read("statement.csv"));
  });

  it.each([
    ["syn-h003", "Is SYN-H003 meant?"],
    ["SYN-H03", "Is SYN-H003 meant?"],
    ["SYN-H999", "Check the id"],
  ])("COEFFICIENT_HOSPITAL_UNKNOWN: a row of hospital %s is refused with its line", async (id, said) => {
    const settled = await settleSpoiled({}, coefficients("SYN-H003,KT11,1.2", `${id},KT11,1.2`));
    expect(settled.code).toBe(1);
    expect(settled.stderr).toMatch(/coefficients\.csv:3: hospitalId: COEFFICIENT_HOSPITAL_UNKNOWN/);
    expect(settled.stderr).toContain(said);
    expect(() => settled.summary()).toThrow();
  });

  it("COEFFICIENT_TWICE: a hospital and group that stand twice are refused as such", async () => {
    const settled = await settleSpoiled({}, coefficients("SYN-H003,KT11,1.2", "SYN-H003,KT11,1.1"));
    expect(settled.code).toBe(1);
    expect(settled.stderr).toContain(
      "COEFFICIENT_TWICE: The coefficient of SYN-H003 in group KT11 stands in lines 2 and 3",
    );
  });

  it("WEIGHTS_GIVEN_BEYOND_LIMITS: one beyond the limits of SX-036 is told with its group, of either file", async () => {
    const settled = await settleSpoiled({}, coefficients("SYN-H003,KT11,1.7"));
    expect(settled.code).toBe(1);
    expect(settled.stderr).toMatch(
      /1 coefficient that the hospitals file or the table of coefficients gives is beyond .*\(SYN-H003 KT11 1\.7\)/,
    );
  });

  it.each(["kt11", "ＫＴ１１", "KT11 某病组"])(
    "ENGINE_COEFFICIENT_GROUPS_UNKNOWN: a row of the group %s is an error that names the code",
    async (drg) => {
      const settled = await settleSpoiled({}, coefficients(`SYN-H003,${drg},1.2`));
      expect(settled.code).toBe(1);
      expect(settled.stderr).toContain("ENGINE_COEFFICIENT_GROUPS_UNKNOWN: 1 given coefficient is of groups");
      expect(settled.stderr).toContain(`SYN-H003 "${drg}" (KT11?)`);
    },
  );

  it("so is a column of the hospitals file", async () => {
    const settled = await settleSpoiled({
      hospitals: (csv) => withColumn(csv, "coefficients.ZZ99", "1.2", ""),
    });
    expect(settled.code).toBe(1);
    expect(settled.stderr).toContain('SYN-H003 "ZZ99".');
  });
});

describe("rows of a group table that match nothing", () => {
  const renamed = (to: string) => ({ groups: (csv: string) => csv.replace("KT11,", `${to},`) });

  it.each(["kt11", "ＫＴ１１", "KT11 某病组"])(
    "ENGINE_GROUPS_NOT_IN_SCHEME: written %s it is an error that names the code",
    async (drg) => {
      const settled = await settleSpoiled(renamed(drg));
      expect(settled.code).toBe(1);
      expect(settled.stderr).toContain("1 row whose code the grouping scheme lacks, 1 of them miswritten");
      expect(settled.stderr).toContain(`"${drg}" (KT11?)`);
    },
  );

  it("a code that is near to none is told on the terminal, and is no error", async () => {
    const settled = await settleSpoiled({ groups: (csv) => `${csv.trim()}\nZZ99,1000,10,,\n` });
    expect(settled.stderr).toMatch(/^ENGINE_GROUPS_NOT_IN_SCHEME: The group table has 1 row .*ZZ99/);
    expect(settled.code).toBe(0);
  });
});
