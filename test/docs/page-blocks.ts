import { join } from "node:path";
import { type CliRun, runCli } from "../cli/run-cli.js";

/** 页面中的一块: what stands between two fences, with the language and what follows it. */
export interface PageBlock {
  readonly language: string;
  /** e.g. `exit=1`, `file=stays.csv` */
  readonly about: string;
  readonly text: string;
}

/** The fenced blocks of a page, in order. */
export function blocksOf(page: string): readonly PageBlock[] {
  return [...page.matchAll(/^```(\w*)[ ]?([^\n]*)\n([\s\S]*?)^```/gm)].map(
    ([, language = "", about = "", text = ""]) => ({ language, about, text }),
  );
}

/** Runs a command line of a page, its files and folders (`names`) in a folder of the test; what it says names them as the page does. */
export async function runLine(line: string, folder: string, names: readonly string[]): Promise<CliRun> {
  const [program, ...words] = line.split(" ");
  if (program !== "chs-drg") throw new Error(`not a command of the page: ${line}`);
  const placed = words.map((word) => (names.includes(word.split("/")[0] ?? "") ? join(folder, word) : word));
  const { code, stdout, stderr } = await runCli(placed);
  const named = (text: string) => text.replaceAll(`${folder}/`, "");
  return { code, stdout: named(stdout), stderr: named(stderr) };
}
