import type { Decimal } from "../../primitives/index.js";
import type { HospitalReading } from "./clearing-coefficients.js";
import type { HospitalStandard } from "./hospital-standards.js";

/** 机构定价合计 of one hospital in one ledger, fen. */
export interface SlotPrice {
  readonly standard: HospitalStandard;
  readonly drgTotalFen: bigint;
  /** null where a case lacks what its fund payment needs, or the edition has no rule for it */
  readonly drgFundFen: bigint | null;
  readonly byItem: number;
}

/** 费率法定价: columns by case (fen; NaN = not priced) and sums by slot. */
export interface RatePrices {
  readonly standardFen: Float64Array;
  readonly totalFen: Float64Array;
  /** before any floor */
  readonly fundFen: Float64Array;
  /** index into `PRICINGS` */
  readonly pricing: Uint8Array;
  /** 清算系数 by hospital, where the edition has them */
  readonly clearing: ReadonlyMap<string, Decimal>;
  /** 清算系数的两种读法, part by part */
  readonly clearingReadings: readonly HospitalReading[];
  /** by slot; a slot without a rate has none */
  readonly slots: ReadonlyMap<number, SlotPrice>;
  /** 年终修正后的金额 by slot */
  readonly yearEnd: ReadonlyMap<number, YearEnd>;
}

/** 年终修正后的总额 of a hospital in one ledger, yuan to the fen; see `yearEndTotals`. */
export interface YearTotal {
  readonly total: Decimal;
  /** 结余留用修正: `total` less what is payable to the fen; absent where no band holds */
  readonly retention?: Decimal;
}

/** 年终修正后的金额 of a hospital in one ledger, yuan to the fen. */
export interface YearEnd extends YearTotal {
  /** see `yearEndFunds`; null where it is not known */
  readonly fund: Decimal | null;
}
