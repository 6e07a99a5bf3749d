import type { InpatientCase } from "../cases/index.js";
import { Decimal } from "../primitives/index.js";
import { requireDecimals, requireMade } from "../primitives/require-made.js";
import type { WeighTables } from "./case/weighing-facts.js";
import type { GroupedAs } from "./columns/history-columns-builder.js";
import type { WeightParameters } from "./parameters.js";

/** What weighing one case takes. */
interface Weighing {
  readonly record: InpatientCase;
  readonly grouped: GroupedAs;
  readonly tables: WeighTables;
  readonly parameters: WeightParameters;
}

/** 计点的参数. @throws `ARGUMENT_INVALID` */
export function requireWeighing({ record, grouped, tables, parameters }: Weighing): void {
  requireMade({ record }, "parseCase()", "diagnoses");
  if (record.totalCost !== undefined && !(record.totalCost instanceof Decimal))
    requireDecimals({ "record.totalCost": record.totalCost });
  requireMade({ grouped }, "groupCase()");
  requireMade({ tables }, "WeighTables", "groups", "coefficients", "hospitals");
  requireMade({ parameters }, "bindWeights()");
}
