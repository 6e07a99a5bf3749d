import { existsSync } from "node:fs";
import { join } from "node:path";
import { readResult, sourceFolder } from "../results/recorded-result.js";
import { MANIFEST } from "../results/result-files.js";
import {
  type Check,
  fileCheck,
  printChecks,
  type SettleCall,
  verifyResult,
} from "../settle/verify-result.js";
import type { ExitCode, Told } from "../terminal.js";

/** The steps of a year beside its settlement: most name the result they go on from, an audit reads the cases alone. */
const STEPS: readonly string[] = ["prepay", "review", "resettle", "screen", "clear"];
const ALL: readonly string[] = ["settle", ...STEPS];

/**
 * 沿链核对: a result and every result it goes on from, back to the first publication: each holds the files that its summary names, rests on the inputs
 * it names, and goes on from the very results it names; the first settlement is computed again. What the steps after it computed is compared by digest
 * alone, and the table says so.
 *
 * @returns 0 where everything agrees, 1 where the chain breaks anywhere; the table says where
 */
export async function verifyChain(folder: string, call: SettleCall, told: Told): Promise<ExitCode> {
  const { terminal, locale } = told;
  const checks: Check[] = [];
  const seen = new Set<string>();
  const first: string[] = [];
  const follow = (at: string): void => {
    if (seen.has(at)) return;
    seen.add(at);
    const recorded = readResult(at, ALL);
    if (recorded.command === "settle") {
      first.push(at);
      return;
    }
    const what = `${at} (${recorded.command})`;
    for (const [name, digest] of Object.entries(recorded.outputs))
      checks.push(fileCheck(join(at, name), `${what}: ${name}`, digest));
    for (const { role, file, sha256 } of recorded.inputs)
      checks.push(fileCheck(file, `${what}: ${role} (${file})`, sha256));
    for (const source of recorded.from) {
      const from = sourceFolder(at, source);
      const manifest = join(from, MANIFEST);
      checks.push(fileCheck(manifest, `${what} ← ${from} (${source.command})`, source.sha256));
      if (existsSync(manifest)) follow(from);
    }
  };
  follow(folder);
  if (checks.length > 0) printChecks(checks, told);
  let code: ExitCode = checks.every(({ passed }) => passed) ? 0 : 1;
  for (const settled of first) {
    terminal.stdout.write(checks.length > 0 ? `\n${settled}\n` : "");
    if ((await verifyResult(settled, call, told)) !== 0) code = 1;
  }
  if (checks.length > 0) terminal.stdout.write(`\n${BY_DIGEST[locale]}\n`);
  return code;
}

const BY_DIGEST = {
  zh: "首次结算已重新计算；其后各步按摘要核对，未重新计算。",
  en: "The first settlement was computed again; the steps after it were compared by digest, not computed again.",
};
