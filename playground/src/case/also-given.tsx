import { useWords } from "../page/language.js";
import type { CaseDraft } from "./case-draft.js";

/** 另有字段: what the case has beside the form; nothing where it has nothing. */
export function AlsoGiven({ also, onClear }: { also: CaseDraft["also"]; onClear: () => void }) {
  const { say } = useWords();
  const fields = Object.entries(also);
  if (fields.length === 0) return null;
  return (
    <section class="also" aria-label={say("alsoGiven")}>
      <p class="help">{say("alsoGiven")}</p>
      <ul>
        {fields.map(([field, value]) => (
          <li key={field}>
            <code>
              {field}: {typeof value === "string" ? value : JSON.stringify(value)}
            </code>
          </li>
        ))}
      </ul>
      <button type="button" class="quiet" onClick={onClear}>
        {say("alsoClear")}
      </button>
    </section>
  );
}
