import { useWords } from "../page/language.js";
import { TextTable } from "./text-table.js";

/** 未能读取的行: how many, and the first of them with their reasons. */
export function RefusedRows({
  refused,
  refusedCount,
}: {
  refused: readonly { readonly line: number; readonly reason: string }[];
  refusedCount: number;
}) {
  const { say } = useWords();
  if (refusedCount === 0) return null;
  return (
    <div class="problem" role="alert">
      <h3>
        {say("refused")}: {refusedCount}
      </h3>
      <TextTable
        titles={[say("line"), say("reason")]}
        numeric={[true, false]}
        rows={refused.map(({ line, reason }) => [String(line), reason])}
      />
    </div>
  );
}
