import { useEffect, useState } from "preact/hooks";
import { desk } from "../page/desk.js";
import { useWords } from "../page/language.js";
import { CodeSearch } from "./code-search.js";

type Kind = "diagnosis" | "procedure";

/** 编码清单: the codes of one kind, the main one first. */
export function CodeList({
  kind,
  codes,
  onChange,
}: {
  kind: Kind;
  codes: readonly string[];
  onChange: (codes: readonly string[]) => void;
}) {
  const { say } = useWords();
  const [names, setNames] = useState<readonly string[]>([]);
  const key = codes.join("|");
  useEffect(() => {
    let stale = false;
    desk.ask("names", { kind, codes }).then((found) => !stale && setNames(found));
    return () => {
      stale = true;
    };
  }, [kind, key]);
  const title = say(kind === "diagnosis" ? "diagnoses" : "procedures");
  const without = (index: number) => codes.filter((_, at) => at !== index);
  return (
    <fieldset>
      <legend>{title}</legend>
      <ol class="codes">
        {codes.map((code, index) => (
          <li key={`${code} ${index}`}>
            <code>{code}</code>
            <span class="name">{names[index]}</span>
            {index === 0 ? (
              <span class="tag">{say("principal")}</span>
            ) : (
              <button
                type="button"
                class="quiet"
                aria-label={`${say("makeFirst")} ${code}`}
                onClick={() => onChange([code, ...without(index)])}
              >
                ↑
              </button>
            )}
            <button
              type="button"
              class="quiet"
              aria-label={`${say("remove")} ${code}`}
              onClick={() => onChange(without(index))}
            >
              ×
            </button>
          </li>
        ))}
      </ol>
      <CodeSearch
        kind={kind}
        label={say(kind === "diagnosis" ? "addDiagnosis" : "addProcedure")}
        onChoose={(code) => onChange([...codes, code])}
      />
    </fieldset>
  );
}
