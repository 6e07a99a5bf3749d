import { useWords } from "../page/language.js";
import type { Word } from "../words.js";
import type { GroupedFile } from "../work/operations.js";
import { Download } from "./download.js";
import { Noticed } from "./noticed.js";
import { RefusedRows } from "./refused-rows.js";
import { TextTable } from "./text-table.js";

/** 批量分组结果. */
export function GroupedResult({ result }: { result: GroupedFile }) {
  const { say } = useWords();
  const statuses = Object.entries(result.byStatus).map(([status, cases]) => [
    say(status as Word),
    String(cases),
  ]);
  return (
    <section class="card" aria-label={say("groupAll")}>
      <h2>
        {result.rows} {say("rows")} <Download blob={result.csv} name="groups.csv" />
      </h2>
      <TextTable titles={[say("status"), say("cases")]} numeric={[false, true]} rows={statuses} />
      <RefusedRows {...result} />
      <Noticed noticed={result.noticed} />
      <h3>{say("byChapter")}</h3>
      <TextTable
        titles={[say("chapter"), say("cases")]}
        numeric={[false, true]}
        rows={result.byMdc.map(({ mdc, name, cases }) => [`${mdc} ${name}`, String(cases)])}
      />
    </section>
  );
}
