import {
  type CitedValue,
  citedOn,
  type Diagnostic,
  decimal,
  isPlainDecimal,
} from "../../primitives/index.js";
import type { Ruleset } from "../ruleset.js";
import { checkTableColumns } from "./check-table-columns.js";
import { lintMessages } from "./ruleset-lint-messages.js";

/**
 * 病组表检查: each group once, each number above zero, the groups that the sections name are in the table, and those that are paid by item for having no weight
 * have none; without a table there is a method that finds averages.
 */
export function checkGroupTable(ruleset: Ruleset): readonly Diagnostic[] {
  const { groupTable, settlement, rules, weights, effective } = ruleset;
  if (groupTable === undefined) {
    return weights === undefined || weights.history !== undefined
      ? []
      : [lintMessages.diagnostic("warning", "LINT_NO_GROUP_VALUES", "groupTable", {})];
  }
  const codes = groupTable.rows.map((row) => String(row[0]));
  const known = new Set(codes);
  const rate = settlement?.rate;
  const held = <T>(cited: CitedValue<readonly T[]> | undefined) =>
    (cited && citedOn(cited, effective.from).value) ?? [];
  const at = (path: string) => (drg: string) => [path, drg] as const;
  const byItem = held(rate?.byItem?.groups).map(at("settlement.rate.byItem.groups"));
  const named = [
    ...held(rate?.uniformGroups?.groups).map(at("settlement.rate.uniformGroups.groups")),
    ...byItem,
    ...held(rate?.reviewedSingly?.groups).map(at("settlement.rate.reviewedSingly.groups")),
    ...held(rate?.volumeControl?.limits)
      .map(({ group }) => group)
      .map(at("settlement.rate.volumeControl.limits")),
    ...held(rate?.notes?.rows)
      .flatMap(({ group, pricedAs = group }) => [group, pricedAs])
      .map(at("settlement.rate.notes.rows")),
    ...held(rules?.monitoring?.basicGroups).map(at("rules.monitoring.basicGroups")),
  ];
  const weightAt = groupTable.columns.indexOf("relativeWeight");
  const weighed = new Set(
    groupTable.rows.filter((row) => typeof row[weightAt] === "string").map((row) => String(row[0])),
  );
  return [
    ...checkTableColumns(ruleset, groupTable),
    ...codes
      .filter((drg, index) => codes.indexOf(drg) !== index)
      .map((drg) => lintMessages.diagnostic("error", "LINT_TABLE_DUPLICATE", `groupTable.${drg}`, { drg })),
    ...groupTable.rows.flatMap(([drg, ...cells]) =>
      cells
        .filter((cell) => typeof cell === "string" && !(isPlainDecimal(cell) && decimal(cell).gt(0)))
        .map((cell) =>
          lintMessages.diagnostic("error", "LINT_TABLE_VALUE", `groupTable.${drg}`, {
            drg: String(drg),
            value: String(cell),
          }),
        ),
    ),
    ...named
      .filter(([, drg]) => !known.has(drg))
      .map(([path, drg]) => lintMessages.diagnostic("error", "LINT_GROUP_UNLISTED", path, { drg })),
    ...byItem
      .filter(([, drg]) => weighed.has(drg))
      .map(([path, drg]) => lintMessages.diagnostic("error", "LINT_GROUP_WEIGHED", path, { drg })),
  ];
}
