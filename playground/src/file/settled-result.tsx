import { useWords } from "../page/language.js";
import type { SettledFile } from "../work/operations.js";
import { BalanceChart } from "./balance-chart.js";
import { Download } from "./download.js";
import { Noticed } from "./noticed.js";
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
      {result.statement.rows.length === 0 ? (
        <p role="status">{say("nothingSettled")}</p>
      ) : (
        <TextTable {...result.statement} />
      )}
      {result.hasReserve && <p class="help">{say("reserveHelp")}</p>}
      {result.balances.length > 0 && <BalanceChart title={say("balance")} balances={result.balances} />}
      {result.unsettled.rows.length > 0 && (
        <>
          <h3>{say("unsettled")}</h3>
          <TextTable {...result.unsettled} />
        </>
      )}
      <RefusedRows {...result} />
      <Noticed noticed={result.noticed} />
      <p>
        {say("assumed")}: {result.assumed}
      </p>
      {result.doubted > 0 && (
        <p role="status">
          {say("doubted")}: {result.doubted}
        </p>
      )}
      <Listed title={say("notEvaluated")} texts={result.notEvaluated} />
      <Listed title={say("notes")} texts={result.notes} />
    </section>
  );
}

/** A list of texts that is opened by whoever wants it; nothing where there is none. */
function Listed({ title, texts }: { title: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <details>
      <summary>
        {title} ({texts.length})
      </summary>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  );
}
