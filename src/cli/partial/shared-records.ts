import { type Diagnostic, excerpt } from "../../primitives/index.js";
import type { RecordRole } from "../results/record-roles.js";
import { partErrors } from "./part-errors.js";
import type { Part } from "./part-summary.js";

/** 各部分共有的记录文件: of one role, the parts whose files count, and what is to be told of the others. */
export interface CountedParts {
  readonly parts: readonly Part[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * 计入的部分: the parts whose file of a role counts. History, the time before and events stand beside the cases, and who gives a file of them to every part means it once:
 * files of the same bytes are one. Of cases the same bytes under another name are meant twice; a part that comes twice is refused.
 *
 * @throws `PARTS_OVERLAP` where parts that were merged hold the same file beside others: what is in both cannot be taken out of either
 */
export function countedParts(all: readonly Part[], role: RecordRole): CountedParts {
  const having = all.filter(({ counts }) => counts[role] !== undefined);
  if (role === "cases") return { parts: having, diagnostics: [] };
  const seen = new Map<string, { readonly part: Part; readonly files: string }>();
  const shared = new Map<string, number>();
  const parts = having.filter((part) => {
    const inputs = part.inputs.filter((input) => input.role === role && input.bytes > 0);
    const files = inputs.map(({ sha256 }) => sha256).join("+");
    const common = inputs.find(({ sha256 }) => seen.has(sha256));
    const before = common && seen.get(common.sha256);
    if (common === undefined || before === undefined) {
      for (const { sha256 } of inputs) seen.set(sha256, { part, files });
      return true;
    }
    if (before.files !== files) {
      const folders = { folder: before.part.folder, other: part.folder };
      throw partErrors.error("PARTS_OVERLAP", { ...folders, file: excerpt(common.file), role });
    }
    for (const { file } of before.part.inputs.filter((input) => input.role === role))
      shared.set(file, (shared.get(file) ?? 1) + 1);
    return false;
  });
  const diagnostics = [...shared].map(([file, count]) =>
    partErrors.diagnostic("warning", "PARTS_FILE_ONCE", role, { file: excerpt(file), parts: count }),
  );
  return { parts, diagnostics };
}
