import { useWords } from "../page/language.js";
import type { LocalValues } from "../work/operations.js";

const OF_GROUP = ["averageCost", "basePoints"] as const satisfies readonly (keyof LocalValues)[];
const OF_AREA = ["coefficient", "pointValue"] as const satisfies readonly (keyof LocalValues)[];

/** 当地取值: what a trial by points rests on and no edition prints. */
export function LocalFields({
  values,
  ofGroup,
  onChange,
}: {
  values: LocalValues;
  /** whether the figures of the group are asked for too */
  ofGroup: boolean;
  onChange: (change: Partial<LocalValues>) => void;
}) {
  const { say } = useWords();
  return (
    <fieldset class="local">
      <legend>{say("localValues")}</legend>
      <p class="help">{say("localHelp")}</p>
      <div class="fields">
        {[...(ofGroup ? OF_GROUP : []), ...OF_AREA].map((field) => (
          <label key={field}>
            {say(field)}
            <input
              type="text"
              inputMode="decimal"
              value={values[field]}
              onInput={({ currentTarget }) => onChange({ [field]: currentTarget.value.trim() })}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
