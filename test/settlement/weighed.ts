import { decimal, toScaled } from "../../src/primitives/index.js";
import { WEIGH_REASONS, type WeighReason } from "../../src/weights/case/weigh-reason.js";
import type { WeighedCases } from "../../src/weights/weighed-cases.js";

/** One weighed case as a test writes it; yuan and points as plain decimals, absent = missing. */
export interface TestCase {
  readonly caseId: string;
  readonly hospitalId?: string;
  readonly poolingArea?: string;
  readonly insuranceType?: "employee" | "resident";
  readonly group?: string;
  readonly basePoints?: string;
  readonly points?: string;
  readonly cost?: string;
  readonly fund?: string;
  /** why there are no points; a group without a weight where a test does not say */
  readonly reason?: WeighReason;
}

/** Columns of test cases, interned in order of appearance. */
export function weighed(rows: readonly TestCase[]): WeighedCases {
  const hospitals = intern(rows.map((row) => row.hospitalId));
  const groups = intern(rows.map((row) => row.group ?? "BR23"));
  const ledgers = intern(
    rows.map((row) =>
      row.poolingArea === undefined || row.insuranceType === undefined
        ? undefined
        : JSON.stringify([row.poolingArea, row.insuranceType]),
    ),
  );
  const scaled = (text: string | undefined) => (text === undefined ? -1n : toScaled(decimal(text), 12));
  const fen = (text: string | undefined) =>
    text === undefined ? Number.NaN : Number(toScaled(decimal(text), 2));
  return {
    count: rows.length,
    caseIds: rows.map((row) => row.caseId),
    hospitalIds: hospitals.names,
    hospital: hospitals.column,
    ledgers: ledgers.names.map((name) => {
      const [poolingArea, insuranceType] = JSON.parse(name) as [string, "employee" | "resident"];
      return { poolingArea, insuranceType };
    }),
    ledger: ledgers.column,
    groups: groups.names,
    group: groups.column,
    classes: ["normal"],
    caseClass: new Int32Array(rows.length),
    pointsClass: new Int32Array(rows.length),
    reasons: WEIGH_REASONS,
    reason: Int32Array.from(rows, ({ points, reason }) =>
      points === undefined ? WEIGH_REASONS.indexOf(reason ?? "no-base-points") : -1,
    ),
    basePoints: BigInt64Array.from(rows, (row) => scaled(row.basePoints ?? row.points)),
    coefficient: new BigInt64Array(rows.length).fill(-1n),
    points: BigInt64Array.from(rows, (row) => scaled(row.points)),
    totalCostFen: Float64Array.from(rows, (row) => fen(row.cost)),
    fundPaymentFen: Float64Array.from(rows, (row) => fen(row.fund)),
  };
}

function intern(values: readonly (string | undefined)[]): { names: string[]; column: Int32Array } {
  const names: string[] = [];
  const column = Int32Array.from(values, (value) => {
    if (value === undefined) return -1;
    const known = names.indexOf(value);
    return known >= 0 ? known : names.push(value) - 1;
  });
  return { names, column };
}
