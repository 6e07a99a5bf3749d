import type { Diagnostic } from "chs-drg";
import { useState } from "preact/hooks";
import { useWords } from "../page/language.js";
import { type CaseDraft, pastedDraft } from "./case-draft.js";

/** 粘贴: a case as text. */
export function PasteBox({ onTake }: { onTake: (draft: CaseDraft) => void }) {
  const { say } = useWords();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<readonly Diagnostic[]>([]);
  const [notes, setNotes] = useState<readonly Diagnostic[]>([]);
  const take = () => {
    const pasted = pastedDraft(text);
    const isRead = "draft" in pasted;
    setWrong(isRead ? [] : pasted.problems);
    setNotes(isRead ? pasted.notes : []);
    if (isRead) onTake(pasted.draft);
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
      {wrong.length > 0 && (
        <div role="alert" class="problem">
          <p>{say("pasteWrong")}</p>
          <Diagnostics found={wrong} />
        </div>
      )}
      {notes.length > 0 && (
        <div role="status">
          <p>{say("pasteNotes")}</p>
          <Diagnostics found={notes} />
        </div>
      )}
    </details>
  );
}

function Diagnostics({ found }: { found: readonly Diagnostic[] }) {
  const { locale } = useWords();
  return (
    <ul>
      {found.map(({ code, path, message }) => (
        <li key={code + path}>
          {message[locale]} ({code})
        </li>
      ))}
    </ul>
  );
}
