import { useWords } from "../page/language.js";
import type { Word } from "../words.js";
import type { TrialAnswer } from "../work/operations.js";

/** 本例试算: points and payment of the case, or what is still to be filled in. */
export function TrialResult({ trial: { needs, figures, said, how } }: { trial: TrialAnswer }) {
  const { say } = useWords();
  if (needs.length === 0 && figures.length === 0 && said.length === 0) return null;
  return (
    <section class="trial" aria-label={say("trial")}>
      <h3>{say("trial")}</h3>
      {needs.length > 0 && (
        <p>
          {say("trialNeeds")}
          {needs.map(say).join(say("listComma"))}
        </p>
      )}
      {figures.length > 0 && (
        <dl>
          {figures.map(({ what, value }) => (
            <div key={what}>
              <dt>{say(what)}</dt>
              <dd>{what === "pricing" ? say(value as Word) : value}</dd>
            </div>
          ))}
        </dl>
      )}
      {said.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {how.length > 0 && (
        <details>
          <summary>{say("howPoints")}</summary>
          <ul class="steps">
            {how.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
