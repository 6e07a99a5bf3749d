import { useEffect, useId, useState } from "preact/hooks";
import { desk } from "../page/desk.js";
import type { CodeHit } from "../work/operations.js";

/** 编码检索: a box that is searched while one types; arrows choose, Enter takes, a code in no dictionary is taken as typed. */
export function CodeSearch({
  kind,
  label,
  onChoose,
}: {
  kind: "diagnosis" | "procedure";
  label: string;
  onChoose: (code: string) => void;
}) {
  const id = useId();
  const [words, setWords] = useState("");
  const [hits, setHits] = useState<readonly CodeHit[]>([]);
  const [at, setAt] = useState(0);
  useEffect(() => {
    let stale = false;
    desk.ask("search", { kind, words }).then((found) => {
      if (stale) return;
      setHits(found);
      setAt(0);
    });
    return () => {
      stale = true;
    };
  }, [kind, words]);
  const choose = (code: string) => {
    onChoose(code);
    setWords("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setAt(Math.min(at + 1, hits.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (event.key === "Escape") setWords("");
    else if (event.key === "Enter" && words.trim() !== "") choose(hits[at]?.code ?? words.trim());
    else return;
    event.preventDefault();
  };
  const open = words !== "" && hits.length > 0;
  return (
    <div class="search">
      <input
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={`${id}-hits`}
        aria-activedescendant={open ? `${id}-${at}` : undefined}
        autocomplete="off"
        placeholder={label}
        value={words}
        onInput={({ currentTarget }) => setWords(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-hits`} role="listbox" aria-label={label} hidden={!open}>
        {hits.map(({ code, name }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box
          <div
            key={code}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => choose(code)}
          >
            <code>{code}</code> {name}
          </div>
        ))}
      </div>
    </div>
  );
}
