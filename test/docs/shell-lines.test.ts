import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it, test } from "vitest";
import { parseArguments } from "../../src/cli/arguments.js";
import { COMMAND_NAMES, isCommandName, loadCommand } from "../../src/cli/commands/registry.js";
import { newFolder } from "../cli/run-cli.js";
import { root } from "../house/source-files.js";
import { blocksOf, runLine } from "./page-blocks.js";

const markdownIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md") && !name.includes("node_modules"))
    .map((name) => join(folder, name));

const PAGES = [
  "README.md",
  "README.zh-CN.md",
  "CONTRIBUTING.md",
  ...markdownIn("docs"),
  ...markdownIn("examples"),
];

const textOf = (page: string) => readFileSync(join(root, page), "utf8");

/** The command line, as a page calls it: in the clone, before it is built, or installed. */
const CALL = /^(?:npx )?(?:chs-drg|tsx src\/cli\/main\.ts) (?=\S)/;

/** The shell lines of a page; a comment says nothing to the shell. */
function linesOf(page: string): readonly string[] {
  const blocks = blocksOf(textOf(page)).filter(({ language }) => language === "sh");
  return blocks.flatMap(({ text }) =>
    text
      .replaceAll(/\\\n\s*/g, " ")
      .split(/\n| && /)
      .map((line) => line.replace(/\s+#.*$/, "").trim())
      .filter((line) => line !== ""),
  );
}

/** What is wrong with a line that calls the command line; undefined where nothing is. */
async function refusalOf(call: string): Promise<string | undefined> {
  const words =
    call
      .replace(CALL, "")
      .split(/ +\| +/)[0]
      ?.split(/ +/) ?? [];
  const name = [words.slice(0, 2).join(" "), words[0] ?? ""].find(isCommandName);
  const command = name && (await loadCommand(name));
  if (name === undefined || command === undefined) return "no such command";
  try {
    parseArguments(command, words.slice(name.split(" ").length));
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** What a line of another program names and is not there: a script of the package, or a file beside the page or in the clone. */
function absentOf(line: string, page: string): string | undefined {
  const folders = [root, join(root, dirname(page))];
  const [, script] = /^npm run (?:--silent )?([\w:-]+)/.exec(line) ?? [];
  const scripts = folders.flatMap((folder) => {
    const file = join(folder, "package.json");
    return existsSync(file) ? Object.keys(JSON.parse(readFileSync(file, "utf8")).scripts ?? {}) : [];
  });
  if (script !== undefined && !line.includes("--workspace"))
    return scripts.includes(script) ? undefined : script;
  const [, file] = /^(?:\w+=\S+ )*(?:node|bash|java|npx tsx) (\S+)/.exec(line) ?? [];
  if (file === undefined) return undefined;
  return folders.some((folder) => existsSync(join(folder, file))) ? undefined : file;
}

describe("a shell line of the documentation", () => {
  it("is accepted whole by its command, and names scripts and files that there are", async () => {
    const wrong: string[] = [];
    let calls = 0;
    for (const page of PAGES) {
      for (const line of linesOf(page)) {
        const isCall = CALL.test(line);
        calls += isCall ? 1 : 0;
        const said = isCall ? await refusalOf(line) : absentOf(line, page);
        if (said !== undefined) wrong.push(`${page}: ${line}: ${said}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(calls).toBeGreaterThan(COMMAND_NAMES.length);
  });
});

/** A page whose lines stand for themselves. */
interface RunPage {
  readonly page: string;
  /** the folders that its lines write */
  readonly made: readonly string[];
  /** the commands that end with 1, as the page says */
  readonly endsWithOne: readonly string[];
  /** what the reader saves of the page first: file by the language of its block */
  readonly saved: Readonly<Record<string, string>>;
}

const RUN: readonly RunPage[] = [
  { page: "README.md", made: ["trial", "settled"], endsWithOne: ["settle"], saved: {} },
  { page: "docs/command-line.md", made: ["out"], endsWithOne: ["settle"], saved: {} },
  {
    page: "docs/add-a-rule.md",
    made: ["my-city"],
    endsWithOne: [],
    saved: { json: "my-city/2026.json", jsonl: "my-city/cases.jsonl" },
  },
  { page: "docs/chs-drg-3.0.md", made: [], endsWithOne: [], saved: {} },
];

describe("the commands of a page", () => {
  const folder = newFolder();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("are the same in both languages of the README", () => {
    expect(linesOf("README.zh-CN.md")).toEqual(linesOf("README.md"));
  });

  it.each(RUN)("$page: do what they say, one after the other", async ({ page, made, endsWithOne, saved }) => {
    for (const [language, file] of Object.entries(saved)) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      const block = blocksOf(textOf(page)).find((one) => one.language === language);
      writeFileSync(join(folder, file), block?.text ?? "");
    }
    // A line for the reader's own files names them in capitals.
    const lines = linesOf(page).filter((line) => CALL.test(line) && !/ (?:ID|FILE)\b/.test(line));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const call = line.replace(CALL, "chs-drg ").replaceAll(/ +/g, " ");
      const { code, stdout, stderr } = await runLine(call, folder, made);
      expect(code, `${line}\n${stderr}`).toBe(endsWithOne.includes(call.split(" ")[1] ?? "") ? 1 : 0);
      expect(stdout.length + stderr.length).toBeGreaterThan(0);
    }
  });
});

test("a column of the statement is named where the page says what statement.csv holds", () => {
  const row =
    textOf("docs/command-line.md")
      .split("\n")
      .find((line) => line.startsWith("| `statement.csv`")) ?? "";
  for (const name of ["depositWithheld", "unsettledCost", "reserved"]) expect(row).toContain(name);
});
