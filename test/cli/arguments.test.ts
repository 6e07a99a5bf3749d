import { describe, expect, it } from "vitest";
import { parseArguments } from "../../src/cli/arguments.js";
import { defineCommand } from "../../src/cli/command.js";
import { commandUsage, usageLine } from "../../src/cli/usage.js";
import { nearestName } from "../../src/primitives/nearest-name.js";

const help = { zh: "说明", en: "help" };
const command = defineCommand({
  name: "demo",
  summary: { zh: "演示", en: "a demonstration" },
  positionals: [{ name: "FILE", help, optional: true }],
  options: {
    in: { kind: "text", placeholder: "FILE", required: true, help },
    trace: { kind: "choice", choices: ["none", "full"], default: "none", help },
    jobs: { kind: "integer", least: 1, most: 8, default: 1, help },
    strict: { kind: "flag", help },
    steps: { kind: "text", placeholder: "FILE", needs: "findings", help },
    findings: { kind: "text", placeholder: "FILE", help },
  },
  run: async ({ options }) => {
    // The types follow from the specs: this line must compile.
    const typed: { in: string; trace: "none" | "full"; jobs: number; strict: boolean } = options;
    return typed.strict ? 1 : 0;
  },
});

const parse = (...words: string[]) => parseArguments(command, words);
const codeOf = (...words: string[]): string | undefined => {
  try {
    parse(...words);
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe("parseArguments", () => {
  it("reads values, switches, defaults and arguments, in either spelling", () => {
    expect(parse("--in", "a", "--jobs=4", "--strict", "b")).toEqual({
      help: false,
      locale: undefined,
      options: { in: "a", trace: "none", jobs: 4, strict: true, help: false },
      positionals: ["b"],
    });
  });

  it("takes - for a pipe, and all after -- for arguments", () => {
    expect(parse("--in", "-").options.in).toBe("-");
    expect(parse("--in", "a", "--", "--strict").positionals).toEqual(["--strict"]);
  });

  it.each([
    [["--in", "a", "--jbos", "2"], "OPTION_UNKNOWN"],
    [["--in", "a", "-x"], "OPTION_UNKNOWN"],
    [["--in", "a", "--__proto__", "2"], "OPTION_UNKNOWN"],
    [["--in", "a", "--toString"], "OPTION_UNKNOWN"],
    [["--in", "a", "--in", "b"], "OPTION_REPEATED"],
    [["--in"], "OPTION_WITHOUT_VALUE"],
    [["--in", "--strict"], "OPTION_WITHOUT_VALUE"],
    [["--in="], "OPTION_WITHOUT_VALUE"],
    [["--strict=yes", "--in", "a"], "OPTION_WITH_VALUE"],
    [[], "OPTION_MISSING"],
    [["--in", "a", "--steps", "b"], "OPTION_MISSING"],
    [["--in", "a", "--jobs", "0"], "OPTION_OUT_OF_RANGE"],
    [["--in", "a", "--jobs", "9"], "OPTION_OUT_OF_RANGE"],
    [["--in", "a", "--jobs", "-1"], "OPTION_OUT_OF_RANGE"],
    [["--in", "a", "--jobs", "9999999999999999"], "OPTION_OUT_OF_RANGE"],
    [["--in", "a", "--jobs", "1e0"], "OPTION_NOT_A_NUMBER"],
    [["--in", "a", "--jobs", "1.5"], "OPTION_NOT_A_NUMBER"],
    [["--in", "a", "--trace", "some"], "OPTION_NOT_A_CHOICE"],
    [["--in", "a", "b", "c"], "ARGUMENT_UNEXPECTED"],
  ])("refuses %j: %s", (words, code) => {
    expect(codeOf(...words)).toBe(code);
  });

  it("asks for nothing else when help is asked for", () => {
    expect(parse("--help").help).toBe(true);
    expect(parse("-h").help).toBe(true);
  });
});

describe("usage", () => {
  it("shows required options bare and optional ones in brackets", () => {
    expect(usageLine(command)).toBe(
      "chs-drg demo [FILE] --in FILE [--trace none|full] [--jobs N] [--strict] [--steps FILE] [--findings FILE]",
    );
  });

  it("an option that is passed over without another says which", () => {
    expect(commandUsage(command, "en")).toContain("--steps FILE       help (needs --findings)");
    expect(commandUsage(command, "zh")).toContain("说明 (须同时给出 --findings)");
  });

  it("an option that another makes dispensable is in brackets, and says by which", () => {
    const input = { kind: "text", placeholder: "FILE", required: true, help } as const;
    const explain = { ...command, options: { in: { ...input, unless: ["jobs", "strict"] } } };
    expect(usageLine(explain)).toContain("[--in FILE]");
    expect(commandUsage(explain, "en")).toContain("help (required unless --jobs or --strict is given)");
    expect(commandUsage(explain, "zh")).toContain("说明 (未给 --jobs 或 --strict 时必填)");
  });

  it("aligns its columns and speaks both languages", () => {
    expect(commandUsage(command, "zh")).toContain("--jobs N           说明 (默认: 1)");
    expect(commandUsage(command, "en")).toContain("--in FILE          help (required)");
  });
});

describe("nearestName", () => {
  it("names what is within two edits, and nothing else", () => {
    expect(nearestName("setle", ["group", "settle"])).toBe("settle");
    expect(nearestName("frobnicate", ["group", "settle"])).toBeUndefined();
    expect(nearestName("x", ["in", "out"])).toBeUndefined();
  });
});
