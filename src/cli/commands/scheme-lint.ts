import { lintScheme, type NameWord, readNameWords } from "../../grouping/lint/index.js";
import { cliErrors } from "../cli-errors.js";
import { defineCommand } from "../command.js";
import { existingFile } from "../input/existing-file.js";
import { readJsonFile } from "../input/read-json-file.js";
import { printedJson } from "../output/json-text.js";
import { FORMAT_OPTION, SCHEME_ARGUMENT } from "../shared-options.js";
import { lintDictionary } from "../shipped/code-knowledge.js";
import { completeScheme, openScheme, schemeIndex } from "../shipped/open-scheme.js";
import { versionedScheme } from "../shipped/scheme-use.js";
import { printLint } from "../table/print-lint.js";

/**
 * `chs-drg scheme lint`: what an analyst looks at in a scheme that was just imported: groups nobody reaches, names that say something
 * else than the conditions, codes without a group, differences from the shipped schemes of the same make; with witness cases.
 */
export const schemeLint = defineCommand({
  name: "scheme lint",
  summary: {
    zh: "检查分组方案：不可达病组、名称与条件矛盾、无组可入的编码、与同源方案的差异",
    en: "check a scheme: unreachable groups, names against conditions, codes without group, siblings",
  },
  positionals: [SCHEME_ARGUMENT],
  options: {
    all: {
      kind: "flag",
      help: { zh: "列出每一处，包括说明", en: "list every finding, notes as well" },
    },
    words: {
      kind: "text",
      placeholder: "FILE",
      help: {
        zh: "名称用词的补充（.json，与随附用词表同样的行）",
        en: "further words of names (.json, rows as in the table of words)",
      },
    },
    format: FORMAT_OPTION,
  },
  run: async ({ options, positionals: [reference = ""], told: { terminal, locale } }) => {
    const scheme = openScheme(versionedScheme(reference));
    const findings = lintScheme(scheme, {
      dictionary: lintDictionary(),
      siblings: schemeIndex().map((entry) => completeScheme(entry.reference)),
      ...(options.words !== undefined && { words: wordsOf(options.words) }),
    });
    if (options.format === "json") terminal.stdout.write(printedJson(findings));
    else printLint(terminal, scheme.reference, findings, { locale, all: options.all === true });
    return findings.some(({ severity }) => severity === "error") ? 1 : 0;
  },
});

/** @throws `INPUT_NOT_FOUND`, `INPUT_NOT_JSON`, `INPUT_OTHER_SHAPE` */
function wordsOf(path: string): readonly NameWord[] {
  const file = existingFile(path);
  const { words, problems } = readNameWords(readJsonFile(file));
  if (words === undefined) throw cliErrors.error("INPUT_OTHER_SHAPE", { file, faults: problems });
  return words;
}
