import { counted } from "../../primitives/index.js";
import { exitCode } from "../left-out.js";
import { type PartFile, savePartFile } from "../partial/part-file.js";
import { copyRows } from "../partial/part-rows.js";
import { noteLeftOut } from "../partial/parts.js";
import { publishPart } from "../partial/save-part.js";
import { intoFolder } from "../results/into-folder.js";
import { isRecordRole, type RecordRole } from "../results/record-roles.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import type { ExitCode, Told } from "../terminal.js";
import type { MergeCall } from "./merge-call.js";

/** 合并为部分结果: several parts as one, to be merged with others later. */
export async function mergeParts(
  { parts, place }: Pick<MergeCall, "parts" | "place">,
  told: Told,
): Promise<ExitCode> {
  const { terminal, locale } = told;
  const { command, engine, ruleset, asked, scheme, basis, options, inputs } = parts.shared;
  return await intoFolder(command, place, terminal, async (_files, out) => {
    const rejected = await RejectedRows.of(out, told);
    const counts: Partial<Record<RecordRole, PartFile["counts"]>> = {};
    for (const role of parts.roles) {
      const file = parts.file(role);
      await noteLeftOut(file, rejected);
      await savePartFile(out, role, file);
      if (role !== "history") await copyRows(parts.having(role), role, out, terminal);
      counts[role] = file.counts;
    }
    await rejected.close();
    const shared = inputs.filter(({ role }) => !isRecordRole(role));
    const head = { command, engine, ruleset, asked, scheme, basis, options };
    await publishPart(
      out,
      { ...head, inputs: [...parts.records, ...shared], outputs: out.digests, counts },
      parts.digests,
    );
    const { length } = parts.all;
    terminal.stdout.write(
      locale === "zh"
        ? `${length} 个部分已并为一个部分结果：${place.folder}\n`
        : `${counted(length, "part")} merged into one partial result: ${place.folder}\n`,
    );
    return exitCode(rejected.leftOut, told);
  });
}
