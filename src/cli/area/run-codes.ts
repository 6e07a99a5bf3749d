import { caseRows } from "../../cases/index.js";
import { CodeCollector, type EditionFit, fitEditions, hasCodes } from "../../grouping/code-editions.js";
import { counted } from "../../primitives/index.js";
import { cliErrors } from "../cli-errors.js";
import { PIPE } from "../input/file-format.js";
import type { TextEncoding } from "../input/text-encoding.js";
import type { TextInput } from "../input/text-input.js";
import { columnNames } from "../maps/column-names.js";
import { Workspace } from "../results/workspace.js";
import { readRows } from "../rows/read-rows.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import { codeEditions, type RunCodes, shippedCrosswalk, shippedEditions } from "../shipped/code-knowledge.js";
import { percentText } from "../table/text-table.js";
import type { Told } from "../terminal.js";

/**
 * 编码校验方式: `check`, `off` or an edition as asked for; `convert` looks through the files first and takes the edition that has most of their
 * codes, and says which; where that of the dictionaries has as many, codes are converted towards what the scheme lists alone.
 *
 * @throws `CODES_FROM_PIPE`, for a pipe cannot be read twice, `CODES_EDITION_UNKNOWN`
 */
export async function runCodes(
  asked: string,
  cases: readonly (TextInput | undefined)[],
  told: Told,
): Promise<RunCodes> {
  if (asked === "check" || asked === "off") return asked;
  if (asked !== "convert") {
    shippedCrosswalk(asked);
    return asked;
  }
  const given = cases.filter((input) => input !== undefined);
  const fits = await lookedThrough(given, told);
  const [best] = fits;
  if (best === undefined || !hasCodes(best)) return "check";
  tellEditionTaken(best, fits, told);
  return best.edition;
}

function tellEditionTaken(best: EditionFit, fits: readonly EditionFit[], { terminal, locale }: Told): void {
  const [target] = shippedEditions();
  const share = percentText(best.share);
  const others = alike(fits).slice(1);
  const named = others.map(({ edition }) => editionTitle(edition, locale));
  const zh = named.length > 0 ? `，${named.join("、")}同样相合` : "";
  const en = named.length > 0 ? `; as many of the ${named.join(" and the ")}` : "";
  if (best.edition === target.id) {
    terminal.stderr.write(
      locale === "zh"
        ? `编码已是${target.title.zh}（${share}${zh}）：除方案按旧码列入的以外不作转换\n`
        : `codes are of the ${target.title.en} (${share}${en}): nothing is converted but what the scheme lists under an older code\n`,
    );
    return;
  }
  const from = editionTitle(best.edition, locale);
  terminal.stderr.write(
    locale === "zh"
      ? `编码按${from}（${share}${zh}）转换为${target.title.zh}\n`
      : `codes are converted from the ${from} (${share}${en}) to the ${target.title.en}\n`,
  );
}

/** 转换所自的版本 of a file whose codes are to be written anew: unlike a run, it takes none of several that fit alike. @throws `CODES_NONE`, `CODES_UNDECIDED`, `CODES_CONVERTED`, `CODES_FROM_PIPE` */
export async function editionToConvert(input: TextInput, told: Told): Promise<string> {
  const fits = await lookedThrough([input], told);
  const { file } = input;
  const [best] = fits;
  if (best === undefined || !hasCodes(best)) throw cliErrors.error("CODES_NONE", { file });
  const others = alike(fits)
    .slice(1)
    .map(({ edition }) => edition);
  if (best.edition === shippedEditions()[0].id) {
    const { diagnoses, procedures } = best;
    const all = diagnoses.all + procedures.all;
    const strange = all - diagnoses.known - procedures.known;
    throw cliErrors.error("CODES_CONVERTED", { file, all, strange, alike: others });
  }
  if (others.length > 0)
    throw cliErrors.error("CODES_UNDECIDED", { file, editions: [best.edition, ...others] });
  tellEditionTaken(best, fits, told);
  return best.edition;
}

/** How editions fit the codes of files that can be read again. @throws `CODES_FROM_PIPE` */
async function lookedThrough(given: readonly TextInput[], told: Told): Promise<readonly EditionFit[]> {
  if (given.some(({ file }) => file === PIPE)) {
    throw cliErrors.error("CODES_FROM_PIPE", { editions: shippedEditions().map(({ id }) => id) });
  }
  return await fitFiles(given, told);
}

/** The best edition and those that fit as well. */
function alike(fits: readonly EditionFit[]): readonly EditionFit[] {
  return fits.filter(({ share }) => share === fits[0]?.share);
}

/** The same for cases that are taken by two sides: each declares the files for itself, so they are looked through in a workspace of their own. */
export async function comparedCodes(
  { codes, cases, history, encoding, map }: ComparedFiles,
  told: Told,
): Promise<RunCodes> {
  const looked = new Workspace(told.terminal, columnNames(map));
  const toLookThrough = [cases, history].filter((file) => file !== undefined);
  const inputs = await Promise.all(toLookThrough.map((file) => looked.input("codes", file, encoding)));
  return await runCodes(codes, inputs, told);
}

interface ComparedFiles {
  readonly codes: string;
  readonly cases: string;
  readonly history?: string | undefined;
  readonly encoding: TextEncoding;
  /** what the columns of the tables are said to be */
  readonly map: readonly string[];
}

/** 编码版本识别 of files of cases: what is wrong with their rows is told by who reads them next. */
async function fitFiles(
  cases: readonly TextInput[],
  { terminal, locale }: Told,
): Promise<readonly EditionFit[]> {
  const quiet = { ...terminal, stderr: { write: () => true }, progress: { write: () => true } };
  const collector = new CodeCollector();
  for (const input of cases) {
    const rejected = RejectedRows.untold({ terminal: quiet, locale });
    await collectCodes(input.again(quiet), collector, rejected, { terminal: quiet, locale });
  }
  return fitEditions(collector, codeEditions());
}

/** Collects the codes of a file of cases. */
export async function collectCodes(
  input: TextInput,
  collector: CodeCollector,
  rejected: RejectedRows,
  told: Told,
): Promise<void> {
  await readRows(input, caseRows, { ...told, rejected }, (record) => collector.add(record));
}

/**
 * Says that a file speaks another edition, where most cases rest on codes that are none here: a code may be one in both and mean something else. Where few codes tell
 * the two apart, or two others fit alike, it says what is known and advises nothing: a miswritten code may be one of another edition by chance.
 */
export async function tellEdition(
  doubted: number,
  cases: number,
  input: TextInput,
  told: Told,
): Promise<void> {
  const { file } = input;
  if (file === PIPE || doubted === 0 || doubted * DOUBTED_IN < cases) return;
  const fits = await fitFiles([input], told);
  const [target] = shippedEditions();
  const [best, next] = fits;
  const ours = fits.find(({ edition }) => edition === target.id);
  if (best === undefined || ours === undefined || best === ours) return;
  const { locale, terminal } = told;
  const [from, to] = [editionTitle(best.edition, locale), target.title[locale]];
  const [there, here] = [best, ours].map(({ share }) => percentText(share));
  if (ours.lacking.length >= LACKING && best.share > (next?.share ?? 0)) {
    terminal.stderr.write(
      locale === "zh"
        ? `${file} 的编码更像${from}（${there}；${to} ${here}），而方案用${to}：同一编码在两版中可有不同含义，分组不可用。请用 --codes convert，或先 codes convert\n`
        : `The codes of ${file} look like the ${from} (${there}; ${to} ${here}), and the scheme speaks the ${to}: one code may mean different things, and the groups are of no use. Use --codes convert, or codes convert first\n`,
    );
    return;
  }
  const named = ours.lacking.slice(0, LACKING).join(locale === "zh" ? "、" : ", ");
  const of = best.diagnoses.all + best.procedures.all;
  terminal.stderr.write(
    locale === "zh"
      ? `${file} 只有 ${of} 个不同的编码，${from}有其中的 ${there}，${to}有 ${here}（${named} 是前者有而后者无的）：不足以认定属哪一版。请核对这些编码，或向来源询问；codes detect 列出各版的相合程度\n`
      : `${file} has ${counted(of, "different code")}; the ${from} has ${there} of them, the ${to} ${here} (${named}: in the first and not in the second). That does not tell of which edition they are: check these codes, or ask where they come from. codes detect lists how each edition fits\n`,
  );
}

/** Codes that another edition has and that of the scheme lacks, from which on a file is likely of that edition. */
const LACKING = 10;

/** One case in so many rests on codes that are none, before a file is looked through for its edition. */
const DOUBTED_IN = 5;

function editionTitle(edition: string, locale: Told["locale"]): string {
  return shippedEditions().find(({ id }) => id === edition)?.title[locale] ?? edition;
}
