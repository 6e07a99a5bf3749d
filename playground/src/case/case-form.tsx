import type { LocalizedText } from "chs-drg";
import { FUND_NAMES } from "chs-drg/cases";
import { useWords } from "../page/language.js";
import { DISPOSITIONS, GRADES, type Word } from "../words.js";
import { AlsoGiven } from "./also-given.js";
import type { CaseDraft } from "./case-draft.js";
import { CodeList } from "./code-list.js";
import { PasteBox } from "./paste-box.js";

type Change = (change: Partial<CaseDraft>) => void;

/** 病例表单. */
export function CaseForm({ draft, onChange }: { draft: CaseDraft; onChange: Change }) {
  const { say, locale } = useWords();
  const number = (field: keyof CaseDraft & Word, max: number) => (
    <label>
      {say(field)}
      <input
        type="number"
        inputMode="numeric"
        min={0}
        max={max}
        value={String(draft[field])}
        onInput={({ currentTarget }) => onChange({ [field]: currentTarget.value })}
      />
    </label>
  );
  const choice = (
    field: keyof CaseDraft & Word,
    choices: readonly (readonly [value: string, words: string])[],
  ) => (
    <label>
      {say(field)}
      <select
        value={String(draft[field])}
        onChange={({ currentTarget }) => onChange({ [field]: currentTarget.value })}
      >
        <option value="">{say("notSaid")}</option>
        {choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
  const named = (table: Readonly<Record<string, LocalizedText>>) =>
    Object.entries(table).map(([value, words]) => [value, words[locale]] as const);
  return (
    <form class="card" onSubmit={(event) => event.preventDefault()}>
      <CodeList kind="diagnosis" codes={draft.diagnoses} onChange={(diagnoses) => onChange({ diagnoses })} />
      <CodeList
        kind="procedure"
        codes={draft.procedures}
        onChange={(procedures) => onChange({ procedures })}
      />
      <div class="fields">
        {choice("sex", [
          ["male", say("male")],
          ["female", say("female")],
          ["unknown", say("sexUnknown")],
        ])}
        {number("ageYears", 150)}
        {number("stayDays", 36500)}
        {choice(
          "disposition",
          named(DISPOSITIONS).map(([code, words]) => [code, `${code} ${words}`] as const),
        )}
        <label>
          {say("cost")}
          <input
            type="text"
            inputMode="decimal"
            value={draft.cost}
            onInput={({ currentTarget }) => onChange({ cost: currentTarget.value.trim() })}
          />
        </label>
        {choice("fund", named(FUND_NAMES))}
        {choice("grade", named(GRADES))}
      </div>
      <details>
        <summary>{say("more")}</summary>
        <div class="fields">
          {number("ageDays", 366)}
          {number("weight", 500000)}
          {number("admissionWeight", 500000)}
          {number("ventilator", 876000)}
        </div>
      </details>
      <AlsoGiven also={draft.also} onClear={() => onChange({ also: {} })} />
      <PasteBox onTake={onChange} />
    </form>
  );
}
