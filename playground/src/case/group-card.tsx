import type { ShippedSchemeReference } from "chs-drg/data";
import { useState } from "preact/hooks";
import { useWords } from "../page/language.js";
import { Problems } from "../page/problems.js";
import { useAnswer } from "../page/use-answer.js";
import type { Word } from "../words.js";
import type { CaseInput } from "../work/operations.js";

/** 分组结果: the group of the case under one scheme, why, and what would change it. */
export function GroupCard({ record, scheme }: { record: CaseInput; scheme: ShippedSchemeReference }) {
  const { say, locale } = useWords();
  const [asked, setAsked] = useState("");
  const [whyNot, setWhyNot] = useState("");
  const { answer, problems } = useAnswer(
    "group",
    record.diagnoses.length === 0 ? undefined : { record, scheme, locale, ...(whyNot !== "" && { whyNot }) },
  );
  if (record.diagnoses.length === 0) return <p class="card">{say("needsDiagnosis")}</p>;
  if (problems.length > 0) return <Problems problems={problems} />;
  if (answer === undefined) return <p class="card">{say("waiting")}</p>;
  return (
    <article class="card answer">
      <h2>
        <span class="scheme">{scheme}</span>
        <span class={answer.status === "grouped" ? "drg" : "drg doubtful"}>{answer.drg}</span>
        <span class="name">{answer.name}</span>
        <span class="tag">{say(answer.status as Word)}</span>
      </h2>
      <h3>{say("why")}</h3>
      <ol class="steps">
        {answer.steps.map((step) => (
          <li key={step}>{step.replace(/^[+-] /, "")}</li>
        ))}
      </ol>
      {answer.notes.length > 0 && (
        <>
          <h3>{say("notes")}</h3>
          <ul>
            {answer.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
      <h3>{say("decisive")}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{say("code")}</th>
            <th scope="col">{say("without")}</th>
          </tr>
        </thead>
        <tbody>
          {answer.decisive.map(({ code, without, changes }, index) => (
            <tr key={`${code} ${index}`}>
              <td>
                <code>{code}</code>
              </td>
              <td>{changes ? <strong>{without}</strong> : say("noChange")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {answer.changes.length > 0 && (
        <details>
          <summary>{say("changes")}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{say("edit")}</th>
                <th scope="col">{say("group")}</th>
              </tr>
            </thead>
            <tbody>
              {answer.changes.map(({ edit, drg }) => (
                <tr key={`${edit} ${drg}`}>
                  <td>{edit}</td>
                  <td>{drg}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      <form
        class="why-not"
        onSubmit={(event) => {
          event.preventDefault();
          setWhyNot(asked.trim().toUpperCase());
        }}
      >
        <label>
          {say("whyNot")}
          <input type="text" value={asked} onInput={({ currentTarget }) => setAsked(currentTarget.value)} />
        </label>
        <button type="submit">{say("ask")}</button>
      </form>
      {answer.whyNot !== undefined && <pre>{answer.whyNot}</pre>}
    </article>
  );
}
