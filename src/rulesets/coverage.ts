import type { ValueStatus } from "../primitives/index.js";
import { statesBelow } from "./cited-values.js";
import { requireRuleset } from "./require-ruleset.js";
import type { Ruleset } from "./ruleset.js";

/** The statuses that editions have, from the best known to the least; `supplied` is a status of what is put to them. */
export const STATUSES: readonly ValueStatus[] = ["official", "reported", "assumed", "illegible", "unknown"];

/** 来源覆盖: how many values of an edition are known in which way. */
export interface Coverage {
  readonly reference: string;
  readonly values: number;
  readonly byStatus: Readonly<Record<ValueStatus, number>>;
  /** rows of the published group table, which is cited as a whole */
  readonly tableRows: number;
}

/** 来源覆盖 of an edition, what it inherits included; each period of a history counts once. */
export function coverageOf(ruleset: Ruleset): Coverage {
  requireRuleset({ ruleset });
  const states = statesBelow(ruleset);
  const count = (status: ValueStatus) => states.filter(({ cited }) => cited.status === status).length;
  return {
    reference: ruleset.reference,
    values: states.length,
    byStatus: {
      official: count("official"),
      reported: count("reported"),
      supplied: count("supplied"),
      assumed: count("assumed"),
      illegible: count("illegible"),
      unknown: count("unknown"),
    },
    tableRows: ruleset.groupTable?.rows.length ?? 0,
  };
}

/** The coverage of several editions as a Markdown table. */
export function coverageTable(rulesets: readonly Ruleset[]): string {
  const head = ["版本 edition", "取值 values", ...STATUSES, "病组表行 table rows"];
  const rows = rulesets
    .map(coverageOf)
    .map(({ reference, values, byStatus, tableRows }) => [
      `[${reference}](${reference}.md)`,
      String(values),
      ...STATUSES.map((status) => String(byStatus[status])),
      String(tableRows),
    ]);
  return markdownTable(head, rows);
}

/** A Markdown table; bars and line ends inside cells are written so that they stay inside. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
