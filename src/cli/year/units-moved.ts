import { join } from "node:path";
import { DECIMAL, flag } from "../../cases/fields/field-types.js";
import { HOSPITAL_ID, INSURANCE_TYPE, POOLING_AREA } from "../../cases/fields/shared-fields.js";
import { type RowKind, rowKindOf } from "../../cases/index.js";
import { groupedBy } from "../../primitives/grouped-by.js";
import { Decimal, sumKnown } from "../../primitives/index.js";
import { hospitalKey } from "../../settlement/hospital-key.js";
import { UNIT_COLUMNS, type UnitLine } from "../../settlement/index.js";
import { type BesideFields, besideFields, fieldOfColumn } from "../columns/beside-fields.js";
import { type RecordedResult, requireRecorded } from "../results/recorded-result.js";
import { Workspace } from "../results/workspace.js";
import { readAllRows } from "../rows/read-all-rows.js";
import type { Told } from "../terminal.js";

const BESIDE = ["unit", "cases", "itemCost", "drawsOnTotal"] as const;

/** 支付单元文件行: a row of `units.csv`; an empty cell is an amount that is not known. */
interface UnitRow
  extends Pick<UnitLine, "hospitalId" | "poolingArea" | "insuranceType" | "inStatement">,
    BesideFields<(typeof BESIDE)[number]> {
  readonly payment?: Decimal;
  readonly fundPayment?: Decimal;
}

const unitRows: RowKind<UnitRow> = rowKindOf<UnitRow>({
  name: "UnitRow",
  title: { zh: "支付单元", en: "payment units" },
  fields: {
    hospitalId: HOSPITAL_ID,
    insuranceType: INSURANCE_TYPE,
    poolingArea: POOLING_AREA,
    payment: fieldOfColumn("payment", DECIMAL, UNIT_COLUMNS),
    fundPayment: fieldOfColumn("fundPayment", DECIMAL, UNIT_COLUMNS),
    inStatement: fieldOfColumn("inStatement", flag(), UNIT_COLUMNS),
    ...besideFields(BESIDE, UNIT_COLUMNS),
  },
  required: ["hospitalId", "insuranceType", "poolingArea", "inStatement"],
});

/** 清单之外的变动: how many hospitals and funds units beside the statement pay otherwise, and how much more in all; null = an amount is not known. */
export interface MovedBeside {
  readonly hospitals: number;
  readonly difference: Decimal | null;
}

/** What units beside the statement pay otherwise than a settled folder has it. @throws `INPUT_NOT_AS_RECORDED`, and what reading it throws */
export async function movedBeside(
  folder: string,
  recorded: RecordedResult,
  units: readonly UnitLine[],
  told: Told,
): Promise<MovedBeside> {
  requireRecorded(folder, UNITS, recorded);
  const input = await new Workspace(told.terminal).input("units", join(folder, UNITS));
  const rows = await readAllRows(input, unitRows, told, () => undefined, true);
  const [before, after] = [sums(rows), sums(units)];
  const moved = [...new Set([...before.keys(), ...after.keys()])]
    .map((key) => [before.get(key) ?? NONE, after.get(key) ?? NONE] as const)
    .filter(([one, other]) => !isSame(one.payment, other.payment) || !isSame(one.fund, other.fund));
  const difference = sumKnown(
    moved.map(([one, other]) => one.payment && (other.payment?.minus(one.payment) ?? null)),
  );
  return { hospitals: moved.length, difference };
}

const UNITS = "units.csv";
const NOTHING = new Decimal(0);
const NONE = { payment: NOTHING, fund: NOTHING };

type Amount = Decimal | null | undefined;
type BesideLine = Pick<UnitLine, "hospitalId" | "poolingArea" | "insuranceType" | "inStatement"> & {
  readonly payment?: Amount;
  readonly fundPayment?: Amount;
};

/** What each hospital and fund is paid beside the statement. */
function sums(lines: readonly BesideLine[]) {
  const beside = groupedBy(
    lines.filter(({ inStatement }) => !inStatement),
    hospitalKey,
  );
  const sum = (amounts: readonly Amount[]) => sumKnown(amounts.map((amount) => amount ?? null));
  return new Map(
    [...beside].map(([key, own]) => [
      key,
      {
        payment: sum(own.map(({ payment }) => payment)),
        fund: sum(own.map(({ fundPayment }) => fundPayment)),
      },
    ]),
  );
}

function isSame(one: Decimal | null, other: Decimal | null): boolean {
  return one === null || other === null ? one === other : one.eq(other);
}
