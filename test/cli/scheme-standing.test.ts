import { describe, expect, it } from "vitest";
import { jsonLines, STAYS } from "./cases.js";
import { runCli } from "./run-cli.js";

const group = (scheme: string, ...more: string[]) =>
  runCli(["group", "--scheme", scheme, "--in", "-", "--out", "-", "--locale", "en", ...more], {
    stdin: jsonLines(STAYS),
  });

describe("the standing of a scheme (everyday.csv, gaps.csv)", () => {
  it("scheme list shows it with its figure", async () => {
    const { stdout } = await runCli(["scheme", "list", "--format", "json"]);
    const schemes: { reference: string; standing: string }[] = JSON.parse(stdout);
    const row = (reference: string) => schemes.find((scheme) => scheme.reference === reference);
    expect(row("yinchuan@2023")).toMatchObject({ standing: "unfit" });
    expect(row("fuzhou@2022")).toMatchObject({ standing: "gaps", adrgsWithoutDrg: 50 });
    expect(row("zj-drg@1.1")).toMatchObject({ standing: "whole", neverReached: 1, revision: 2 });
    expect(row("qingyang@2023")).toMatchObject({ standing: "whole", revision: 1 });
  });

  it("a command that uses a scheme with gaps says so once, in one line", async () => {
    const { code, stderr } = await group("fuzhou@2022");
    expect(code).toBe(0);
    expect(stderr.match(/The scheme fuzhou@2022 has gaps/g)).toHaveLength(1);
    expect((await group("zj-drg@1.1")).stderr).not.toContain("gaps");
  });

  it("an unfit scheme is refused, and used where that is accepted", async () => {
    const refused = await group("yinchuan@2023");
    expect(refused.code).not.toBe(0);
    expect(refused.stdout).toBe("");
    expect(refused.stderr).toContain("SCHEME_UNFIT");
    expect(refused.stderr).toContain("--accept-unfit");
    const accepted = await group("yinchuan@2023", "--accept-unfit");
    expect(accepted.code).toBe(0);
    expect(accepted.stderr).toMatch(
      /The scheme yinchuan@2023 is unfit for use \(\d+ of \d+ everyday stays wrong/,
    );
  });
});
