import type { LocalizedText } from "../../primitives/index.js";
import type { ConsumptionIndexReading, MonitoringParameters } from "../parameters.js";
import type { Dimension } from "./dimension.js";
import type { Exact } from "./exact.js";
import type { TallyFigures } from "./tally.js";

/** What an indicator is computed from. */
export interface IndicatorInput {
  readonly tally: TallyFigures;
  /** the whole city in the same period: the standard that indexes compare with */
  readonly city: TallyFigures;
  /** the same dimension value in the period before, where there is one */
  readonly before: TallyFigures | undefined;
  /** the hospitals' tallies in the same period */
  readonly hospitals: ReadonlyMap<string, TallyFigures>;
  readonly parameters: MonitoringParameters;
  /** whether outpatient events of these cases' time were given; without them their number is not known, and not zero */
  readonly hasEvents: boolean;
}

/** A figure as a fraction; without a denominator it is a count or a sum. */
export interface Figure {
  readonly numerator: Exact;
  readonly denominator?: Exact;
  /** there are cases, and not one of them states what is added up, or what is counted was not given: no value, not zero */
  readonly isUnknown?: boolean;
  /** cases left out because a field is missing */
  readonly missing: number;
}

/** 指标: one monitoring figure. */
export interface Indicator {
  readonly id: string;
  readonly title: LocalizedText;
  /** facts or clause it rests on; "no document seen" where it is usual in the field and no document of ours prints it */
  readonly source: string;
  /** absent, a count, a ratio or days */
  readonly unit?: "yuan";
  /** dimensions it makes sense in; absent, all */
  readonly dimensions?: readonly Dimension[];
  /** whether it is of events; absent, of cases */
  readonly ofEvents?: boolean;
  /** the switch of the edition that it needs; absent, none */
  readonly needs?: keyof MonitoringParameters;
  /** the reading of the consumption index that it is; computed where the edition asks for that reading */
  readonly reading?: ConsumptionIndexReading;
  /** what it divides by what */
  readonly compute: (input: IndicatorInput) => Figure;
}
