import type { ShippedRulesetReference, ShippedSchemeReference } from "chs-drg/data";
import { useState } from "preact/hooks";
import { useWords } from "../page/language.js";
import { SchemeChoice } from "../page/scheme-choice.js";
import { type CaseDraft, caseOf, EXAMPLES } from "./case-draft.js";
import { CaseForm } from "./case-form.js";
import { GroupCard } from "./group-card.js";
import { PriceCard } from "./price-card.js";

/** Two areas side by side, to begin with: one that pays by weight and rate, one that pays by points. */
const PRICED: readonly ShippedRulesetReference[] = ["jiangsu-suzhou@2023", "zhejiang-shaoxing@2020"];

const FIRST_SCHEME: ShippedSchemeReference = "chs-drg@2.0";

/** 单个病例: the form on one side, what the schemes say of it on the other. */
export function CaseRoom() {
  const { say } = useWords();
  const [example, setExample] = useState(0);
  const [draft, setDraft] = useState<CaseDraft>(EXAMPLES[0] as CaseDraft);
  const [scheme, setScheme] = useState<ShippedSchemeReference>(FIRST_SCHEME);
  const [other, setOther] = useState<ShippedSchemeReference | "">("");
  const next = () => {
    const index = (example + 1) % EXAMPLES.length;
    setExample(index);
    setDraft(EXAMPLES[index] as CaseDraft);
  };
  return (
    <div class="case-room">
      <section aria-label={say("oneCase")}>
        <CaseForm draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
        <p>
          <button type="button" class="quiet" onClick={next}>
            {say("example")}
          </button>
        </p>
      </section>
      <section aria-label={say("group")}>
        <div class="fields card">
          <SchemeChoice
            label={say("scheme")}
            value={scheme}
            onChange={(chosen) => chosen !== "" && setScheme(chosen)}
          />
          <SchemeChoice label={say("beside")} none={say("none")} value={other} onChange={setOther} />
        </div>
        <div class={other === "" ? "answers" : "answers two"}>
          <GroupCard record={caseOf(draft)} scheme={scheme} />
          {other !== "" && <GroupCard record={caseOf(draft)} scheme={other} />}
        </div>
        <div class="answers two">
          {PRICED.map((ruleset) => (
            <PriceCard key={ruleset} record={caseOf(draft)} grade={draft.grade} first={ruleset} />
          ))}
        </div>
      </section>
    </div>
  );
}
