import { describe, expect, it } from "vitest";
import { COMMAND_NAMES, loadCommand } from "../../src/cli/commands/registry.js";
import { localeOf } from "../../src/cli/locale.js";
import { packageVersion } from "../../src/cli/package-root.js";
import { runCli } from "./run-cli.js";

describe("chs-drg without a command", () => {
  it("prints the usage on stderr and ends with 2", async () => {
    const { code, stdout, stderr } = await runCli([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("Usage: chs-drg COMMAND");
  });

  it("prints the usage on stdout when asked", async () => {
    const { code, stdout, stderr } = await runCli(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const name of COMMAND_NAMES) expect(stdout).toContain(`  ${name}`);
  });

  it("tells its version", async () => {
    expect((await runCli(["--version"])).stdout).toBe(`${packageVersion()}\n`);
  });
});

describe("a wrong command", () => {
  it("is named, with the nearest one, in the reader's language", async () => {
    const english = await runCli(["gruop"]);
    expect(english).toMatchObject({ code: 2, stdout: "" });
    expect(english.stderr).toMatch(/^chs-drg: COMMAND_UNKNOWN: .*"gruop".*Did you mean group\?/);
    const chinese = await runCli(["gruop"], { environment: { LANG: "zh_CN.UTF-8" } });
    expect(chinese.stderr).toContain("没有“gruop”这个命令");
    const asked = await runCli(["gruop", "--locale", "zh"]);
    expect(asked.stderr).toBe(chinese.stderr);
    const early = await runCli(["--strict", "settle"], { environment: { LANG: "C" } });
    expect(early.stderr).toContain("Options follow the command.");
  });

  it("does not let control characters reach the terminal", async () => {
    expect((await runCli(["\u001b[2Jx"])).stderr).not.toContain("\u001b");
  });

  it.each(["ruleset frob", "scheme frob", "__proto__", "constructor"])("%s ends with 2", async (words) => {
    const { code, stderr } = await runCli(words.split(" "));
    expect(code).toBe(2);
    expect(stderr).toContain("COMMAND_UNKNOWN");
  });

  it.each(["ruleset", "scheme", "ruleset --locale en"])(
    "%s lists the commands of its family and ends with 2; with 0 where help is asked",
    async (words) => {
      const { code, stdout, stderr } = await runCli(words.split(" "));
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      const [family] = words.split(" ");
      for (const name of COMMAND_NAMES) {
        if (name.startsWith(`${family} `)) expect(stderr).toContain(`  ${name}`);
        else expect(stderr).not.toContain(`\n  ${name} `);
      }
      expect(await runCli([...words.split(" "), "--help"])).toEqual({ code: 0, stdout: stderr, stderr: "" });
    },
  );
});

describe("every command", () => {
  it.each(COMMAND_NAMES)("%s has help in both languages, and refuses an unknown option", async (name) => {
    const command = await loadCommand(name);
    expect(command.name).toBe(name);
    for (const locale of ["zh", "en"] as const) {
      const { code, stdout } = await runCli([...name.split(" "), "--help", "--locale", locale]);
      expect(code).toBe(0);
      expect(stdout).toContain(command.summary[locale]);
    }
    const { code, stderr } = await runCli([...name.split(" "), "--frobnicate"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/OPTION_UNKNOWN[\s\S]*Usage: chs-drg/);
  });
});

describe("localeOf", () => {
  it("is Chinese where the environment says so, the strongest variable first", () => {
    expect(localeOf({ LANG: "zh_CN.UTF-8" })).toBe("zh");
    expect(localeOf({ LC_ALL: "C", LANG: "zh_CN.UTF-8" })).toBe("en");
    expect(localeOf({ LC_ALL: "", LANG: "zh_TW" })).toBe("zh");
    expect(localeOf({})).toBe("en");
  });
});

describe("an option that another one stands for", () => {
  it("is in brackets, is said to be so, and the error names both", async () => {
    const help = (await runCli(["settle", "--help", "--locale", "en"])).stdout;
    expect(help).toContain("chs-drg settle [--ruleset ID]");
    expect(help).toMatch(/--budget FILE .*\(required unless --verify is given\)/);
    const refused = await runCli(["price", "--in", "never", "--locale", "en"]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("price needs the option --ruleset or --areas.");
    expect((await runCli(["price", "--in", "never", "--locale", "zh"])).stderr).toContain(
      "--ruleset 或 --areas",
    );
  });

  it("a folder that is not there is a wrong call, as a file is", async () => {
    for (const words of [
      ["resettle", "--settled", "nowhere", "--out", "never"],
      ["prepay", "--settled", "nowhere", "--month", "2020-01", "--out", "never"],
    ])
      expect((await runCli(words)).code).toBe(2);
  });
});
