import {
  type CitedValue,
  citedOn,
  type Diagnostic,
  decimal,
  isPlainDecimal,
} from "../../primitives/index.js";
import type { Ruleset } from "../ruleset.js";
import { lintMessages } from "./ruleset-lint-messages.js";

/** 病组表检查: each group once, each number above zero, and the groups that the sections name are in the table. */
export function checkGroupTable(ruleset: Ruleset): readonly Diagnostic[] {
  const { groupTable, settlement, effective } = ruleset;
  if (groupTable === undefined) return [];
  const codes = groupTable.rows.map((row) => String(row[0]));
  const known = new Set(codes);
  const rate = settlement?.rate;
  const held = <T>(cited: CitedValue<readonly T[]> | undefined) =>
    (cited && citedOn(cited, effective.from).value) ?? [];
  const named: readonly (readonly [path: string, drg: string])[] = [
    ...held(rate?.uniformGroups?.groups).map((drg) => ["uniformGroups.groups", drg] as const),
    ...held(rate?.byItem?.groups).map((drg) => ["byItem.groups", drg] as const),
    ...held(rate?.reviewedSingly?.groups).map((drg) => ["reviewedSingly.groups", drg] as const),
    ...held(rate?.volumeControl?.limits).map(({ group }) => ["volumeControl.limits", group] as const),
    ...held(rate?.notes?.rows).flatMap(({ group, pricedAs = group }) =>
      [group, pricedAs].map((drg) => ["notes.rows", drg] as const),
    ),
  ];
  return [
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
      .map(([path, drg]) =>
        lintMessages.diagnostic("error", "LINT_GROUP_UNLISTED", `settlement.rate.${path}`, { drg }),
      ),
  ];
}
