import { type CivilDate, citedOn, type Diagnostic } from "../../primitives/index.js";
import { valuesAt } from "../cited-values.js";
import type { Ruleset } from "../ruleset.js";
import { declaredAt } from "./apply-values.js";
import { nameOf } from "./check-value.js";
import { isStated } from "./is-stated.js";
import { valuesErrors } from "./values-errors.js";

/**
 * 当日用不上的取值: values that an area supplied for a dated value, and that the texts state otherwise for a day: what was given fills other days only, and would be
 * left unread in silence.
 */
export function idleValues(ruleset: Ruleset, on: CivilDate): readonly Diagnostic[] {
  return ruleset.origins
    .filter(({ reference }) => ruleset.patches.includes(reference))
    .flatMap(({ path, reference }) => {
      const declared = declaredAt(ruleset, path);
      const [placed] = valuesAt(ruleset, path);
      if (declared === undefined || placed === undefined || !("history" in placed.cited)) return [];
      const given = placed.cited.history.find(({ status }) => status === "supplied");
      const stated = citedOn(placed.cited, on);
      const said = JSON.stringify(stated.value);
      if (given === undefined || !isStated(stated) || said === JSON.stringify(given.value)) return [];
      const clause = `${stated.source.document} ${stated.source.clause}`;
      const info = { file: reference, name: nameOf(declared), stated: said, clause, on };
      return [valuesErrors.diagnostic("warning", "VALUES_STATED", path, info)];
    });
}
