import { useWords } from "../page/language.js";
import type { SettledFile } from "../work/operations.js";
import { BalanceChart } from "./balance-chart.js";
import { Download } from "./download.js";
import { RefusedRows } from "./refused-rows.js";
import { TextTable } from "./text-table.js";

/** 结算结果. */
export function SettledResult({ result }: { result: SettledFile }) {
  const { say } = useWords();
  return (
    <section class="card" aria-label={say("statement")}>
      <h2>
        {say("statement")} <Download blob={result.csv} name="statement.csv" />
      </h2>
      <TextTable {...result.statement} />
      <BalanceChart title={say("balance")} balances={result.balances} />
      {result.unsettled.rows.length > 0 && (
        <>
          <h3>{say("unsettled")}</h3>
          <TextTable {...result.unsettled} />
        </>
      )}
      <RefusedRows {...result} />
      <p>
        {say("assumed")}: {result.assumed}
      </p>
      {result.notes.length > 0 && (
        <details>
          <summary>{say("notes")}</summary>
          <ul>
            {result.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
