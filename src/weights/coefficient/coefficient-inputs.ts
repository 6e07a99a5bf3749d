import type { Hospital } from "../../cases/index.js";
import type { Decimal } from "../../primitives/index.js";
import type { HistoryColumns } from "../columns/history-columns.js";
import type { GroupTable } from "../groups/group-table.js";
import type { HistoryStatistics } from "../history/history-statistics.js";
import type { HistoryYears } from "../parameters.js";

/** What the coefficients are computed from; an edition that computes none needs the hospitals alone. */
export interface CoefficientInputs {
  readonly hospitals: readonly Hospital[];
  readonly statistics?: HistoryStatistics;
  /** the years of the group averages */
  readonly years?: HistoryYears;
  /** for indexes of whole hospitals and population shares, which alone ask for it */
  readonly history?: () => HistoryColumns;
  /** for the CMI */
  readonly groups?: GroupTable;
  /** hospital -> name of a component or incentive -> the value that the area supplies */
  readonly given?: Readonly<Record<string, Readonly<Record<string, Decimal>>>>;
}
