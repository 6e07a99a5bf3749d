import type { Workspace } from "../results/workspace.js";
import { isFile, rulesetFiles } from "./open-ruleset.js";
import type { ChangeCall, RulesetChanges } from "./ruleset-changes.js";

/**
 * Reads the values files of a call; they are inputs of the run like any other, and so are the files of its ruleset.
 *
 * @param side of a comparison
 */
export async function readChanges(
  { values, set, ruleset }: ChangeCall & { readonly ruleset?: string | undefined },
  files: Workspace,
  side?: string,
): Promise<RulesetChanges> {
  const read = async (role: string, file: string) => {
    const input = await files.input(side === undefined ? role : `${side} ${role}`, file);
    let text = "";
    for await (const chunk of input.chunks()) text += chunk;
    return { file, text };
  };
  const isOwn = ruleset !== undefined && isFile(ruleset);
  for (const file of isOwn ? rulesetFiles(ruleset) : []) await read("ruleset", file);
  const supplied: RulesetChanges["values"][number][] = [];
  for (const file of values) supplied.push(await read("values", file));
  return { values: supplied, set };
}
