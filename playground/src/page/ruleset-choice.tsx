import { SHIPPED_RULESETS, type ShippedRulesetReference } from "chs-drg/data";
import { useWords } from "./language.js";

/** 规则集选择. */
export function RulesetChoice({
  value,
  onChange,
}: {
  value: ShippedRulesetReference;
  onChange: (ruleset: ShippedRulesetReference) => void;
}) {
  const { say } = useWords();
  return (
    <label>
      {say("edition")}
      <select
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value as ShippedRulesetReference)}
      >
        {SHIPPED_RULESETS.map((reference) => (
          <option key={reference} value={reference}>
            {reference}
          </option>
        ))}
      </select>
    </label>
  );
}
