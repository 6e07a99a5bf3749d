import { placedName } from "../../declare/question.js";
import { type CivilDate, citedOn, type Diagnostic } from "../../primitives/index.js";
import { valuesAt } from "../cited-values.js";
import { editionValues } from "../edition-values.js";
import type { Ruleset } from "../ruleset.js";
import { isStated } from "./is-stated.js";
import { valuesErrors } from "./values-errors.js";

/**
 * 当日用不上的取值: values that an area supplied for a dated value, and that the texts state otherwise for a day: what was given fills other days only, and would be
 * left unread in silence.
 */
export function idleValues(ruleset: Ruleset, on: CivilDate): readonly Diagnostic[] {
  const supplied = ruleset.origins.filter(({ reference }) => ruleset.patches.includes(reference));
  if (supplied.length === 0) return [];
  const declarations = new Map(editionValues(ruleset).map((declared) => [declared.path, declared]));
  return supplied.flatMap(({ path, reference }) => {
    const declared = declarations.get(path);
    const [placed] = valuesAt(ruleset, path);
    if (declared === undefined || placed === undefined || !("history" in placed.cited)) return [];
    const given = placed.cited.history.find(({ status }) => status === "supplied");
    const stated = citedOn(placed.cited, on);
    const said = JSON.stringify(stated.value);
    if (given === undefined || !isStated(stated) || said === JSON.stringify(given.value)) return [];
    const clause = `${stated.source.document} ${stated.source.clause}`;
    const info = { file: reference, name: placedName(declared), stated: said, clause, on };
    return [valuesErrors.diagnostic("warning", "VALUES_STATED", path, info)];
  });
}
