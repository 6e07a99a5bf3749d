import { useWords } from "../page/language.js";
import { DISPOSITIONS, type Word } from "../words.js";
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
  return (
    <form class="card" onSubmit={(event) => event.preventDefault()}>
      <CodeList kind="diagnosis" codes={draft.diagnoses} onChange={(diagnoses) => onChange({ diagnoses })} />
      <CodeList
        kind="procedure"
        codes={draft.procedures}
        onChange={(procedures) => onChange({ procedures })}
      />
      <div class="fields">
        <label>
          {say("sex")}
          <select value={draft.sex} onChange={({ currentTarget }) => onChange({ sex: currentTarget.value })}>
            <option value="">{say("notSaid")}</option>
            <option value="male">{say("male")}</option>
            <option value="female">{say("female")}</option>
          </select>
        </label>
        {number("ageYears", 150)}
        {number("stayDays", 36500)}
        <label>
          {say("disposition")}
          <select
            value={draft.disposition}
            onChange={({ currentTarget }) => onChange({ disposition: currentTarget.value })}
          >
            <option value="">{say("notSaid")}</option>
            {Object.entries(DISPOSITIONS).map(([code, words]) => (
              <option key={code} value={code}>
                {code} {words[locale]}
              </option>
            ))}
          </select>
        </label>
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
      <PasteBox onTake={onChange} />
    </form>
  );
}
