import type { ShippedRulesetReference } from "chs-drg/data";
import { useState } from "preact/hooks";
import { TextTable } from "../file/text-table.js";
import { useWords } from "../page/language.js";
import { Problems } from "../page/problems.js";
import { RulesetChoice } from "../page/ruleset-choice.js";
import { useAnswer } from "../page/use-answer.js";
import type { CaseInput } from "../work/operations.js";

/** 支付标准 of the case's group under an edition, by the edition's own scheme. */
export function PriceCard({ record, first }: { record: CaseInput; first: ShippedRulesetReference }) {
  const { say, locale } = useWords();
  const [ruleset, setRuleset] = useState(first);
  const ask = record.diagnoses.length === 0 ? undefined : { record, ruleset, locale };
  const { answer, problems } = useAnswer("price", ask);
  return (
    <article class="card price">
      <h2>{say("price")}</h2>
      <RulesetChoice value={ruleset} onChange={setRuleset} />
      {problems.length > 0 && <Problems problems={problems} />}
      {ask !== undefined && answer !== undefined && (
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
              titles={[say("payer"), say("standard"), say("rate")]}
              numeric={[false, true, true]}
              rows={answer.prices.map(({ payer, rate, standard }) => [payer, standard, rate])}
            />
          )}
          {answer.remarks.map((remark) => (
            <p key={remark}>{remark}</p>
          ))}
        </>
      )}
      <p class="help">{say("priceHelp")}</p>
    </article>
  );
}
