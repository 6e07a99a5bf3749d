import type { ShippedRulesetReference } from "chs-drg/data";
import { useState } from "preact/hooks";
import { TextTable } from "../file/text-table.js";
import { useWords } from "../page/language.js";
import { Problems } from "../page/problems.js";
import { RulesetChoice } from "../page/ruleset-choice.js";
import { useAnswer } from "../page/use-answer.js";
import type { CaseInput, LocalValues } from "../work/operations.js";
import { LocalFields } from "./local-fields.js";
import { TrialResult } from "./trial-result.js";

const NOTHING_LOCAL: LocalValues = { averageCost: "", basePoints: "", coefficient: "", pointValue: "" };

/** 支付标准与试算 of the case under an edition, by the edition's own scheme. */
export function PriceCard({
  record,
  grade,
  first,
}: {
  record: CaseInput;
  grade: string;
  first: ShippedRulesetReference;
}) {
  const { say, locale } = useWords();
  const [ruleset, setRuleset] = useState(first);
  const [local, setLocal] = useState(NOTHING_LOCAL);
  const ask = record.diagnoses.length === 0 ? undefined : { record, ruleset, locale, grade, local };
  const { answer, problems } = useAnswer("price", ask);
  const choose = (chosen: ShippedRulesetReference) => {
    setRuleset(chosen);
    setLocal(NOTHING_LOCAL);
  };
  return (
    <article class="card price">
      <h2>{say("price")}</h2>
      <RulesetChoice value={ruleset} onChange={choose} />
      {ask !== undefined && answer?.trial.unit === "points" && (
        <LocalFields
          values={local}
          ofGroup={answer.trial.lacksTable}
          onChange={(change) => setLocal({ ...local, ...change })}
        />
      )}
      {problems.length > 0 && <Problems problems={problems} />}
      {ask !== undefined && answer !== undefined && problems.length === 0 && (
        <>
          <h3>
            {answer.drg} {answer.name}
          </h3>
          {answer.weight !== "" && (
            <p>
              {say("weightOfGroup")}: {answer.weight}
            </p>
          )}
          {answer.reason !== undefined && <p>{answer.reason}</p>}
          {answer.prices.length > 0 && (
            <TextTable
              titles={[say("payer"), say("standardYuan"), say("rate")]}
              numeric={[false, true, true]}
              rows={answer.prices.map(({ payer, rate, standard }) => [payer, standard, rate])}
            />
          )}
          {answer.remarks.map((remark) => (
            <p key={remark}>{remark}</p>
          ))}
          <TrialResult trial={answer.trial} />
        </>
      )}
      <p class="help">{say("priceHelp")}</p>
    </article>
  );
}
