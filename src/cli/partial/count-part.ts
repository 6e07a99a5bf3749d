import type { ColumnNames } from "../../cases/index.js";
import { counted } from "../../primitives/index.js";
import { cliErrors } from "../cli-errors.js";
import { exitCode } from "../left-out.js";
import { intoFolder } from "../results/into-folder.js";
import { RECORD_ROLES } from "../results/record-roles.js";
import type { ResultFolder } from "../results/result-folder.js";
import type { ResultPlace } from "../results/result-place.js";
import type { Workspace } from "../results/workspace.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import type { Rejection } from "../rows/rejection.js";
import type { ExitCode, Told } from "../terminal.js";
import type { PartialCommand } from "./part-summary.js";
import { type PartContent, savePart } from "./save-part.js";
import type { KeepingRejections } from "./take-part.js";

/** What every call with `--partial` says. */
interface PartRequest {
  readonly ruleset: string;
  readonly codes: string;
  /** what the columns of the tables are said to be */
  readonly columns: ColumnNames;
}

/** What a part is counted with. */
export interface PartReading extends KeepingRejections, Told {
  readonly files: Workspace;
  readonly out: ResultFolder;
}

/**
 * 计算一部分: reads what is given of an area's files and keeps it for `merge`. The files that every part shares are read too: what is wrong with them is
 * told by the first part.
 *
 * @throws `OPTION_CONFLICT` where the edition of the codes would be found out from a part alone
 */
export async function countPart(
  command: PartialCommand,
  request: PartRequest,
  place: ResultPlace,
  told: Told,
  read: (reading: PartReading) => Promise<Pick<PartContent, "engine" | "options" | "files">>,
): Promise<ExitCode> {
  if (request.codes === "convert") {
    throw cliErrors.error("OPTION_CONFLICT", { one: "--partial", other: "--codes convert" });
  }
  const { terminal, locale } = told;
  const columned = { ...place, columns: request.columns };
  return await intoFolder(`${command} --partial`, columned, terminal, async (files, out) => {
    const list: Rejection[] = [];
    const rejected = await RejectedRows.of(out, told, list);
    const content = await read({ ...told, files, out, rejected, list });
    if (content.files.length === 0) throw cliErrors.error("OPTION_MISSING", { option: "--cases", command });
    await rejected.close();
    await savePart(out, { ...content, command, asked: request.ruleset, inputs: files.digests() });
    terminal.stdout.write(`${countsLine(content.files, told)}${READY[locale](place.folder)}\n`);
    return exitCode(rejected.leftOut, told);
  });
}

const READY = {
  zh: (folder: string) => `部分结果在 ${folder}，由 chs-drg merge 合并`,
  en: (folder: string) => `Partial result in ${folder}, for chs-drg merge`,
};

const ROLE_WORDS = {
  history: { zh: "历史病例", en: "of history" },
  previous: { zh: "上期病例", en: "of the time before" },
  events: { zh: "门诊与药店事件", en: "of outpatient events" },
  cases: { zh: "病例", en: "of cases" },
} as const;

/** How many rows of each file a part holds. */
function countsLine(files: PartContent["files"], { locale }: Told): string {
  const counts = new Map(files.map(([role, { counts: own }]) => [role, own]));
  const parts = RECORD_ROLES.flatMap((role) => {
    const own = counts.get(role);
    if (own === undefined) return [];
    return locale === "zh"
      ? [`${ROLE_WORDS[role].zh} ${own.read} 行，退回 ${own.rejected} 行`]
      : [`${counted(own.read, "row")} ${ROLE_WORDS[role].en}, ${own.rejected} rejected`];
  });
  return locale === "zh" ? `${parts.join("；")}。` : `${parts.join("; ")}. `;
}
