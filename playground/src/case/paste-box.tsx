import { useState } from "preact/hooks";
import { useWords } from "../page/language.js";
import { type CaseDraft, pastedDraft } from "./case-draft.js";

/** 粘贴: a case as text. */
export function PasteBox({ onTake }: { onTake: (draft: CaseDraft) => void }) {
  const { say } = useWords();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState("");
  const take = () => {
    try {
      onTake(pastedDraft(text));
      setWrong("");
    } catch (error) {
      setWrong(say("pasteWrong") + (error instanceof Error ? error.message : String(error)));
    }
  };
  return (
    <details>
      <summary>{say("paste")}</summary>
      <label>
        <span class="help">{say("pasteHelp")}</span>
        <textarea rows={4} value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
      </label>
      <button type="button" disabled={text.trim() === ""} onClick={take}>
        {say("take")}
      </button>
      {wrong !== "" && (
        <p role="alert" class="problem">
          {wrong}
        </p>
      )}
    </details>
  );
}
