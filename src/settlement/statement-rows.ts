import type { InsuranceType } from "../cases/field-values.js";
import type { Decimal, TableColumn } from "../primitives/index.js";
import { requireMade } from "../primitives/require-made.js";
import type { SettlementResult, StatementLine } from "./settlement-result.js";
import { statementColumns } from "./statement-columns.js";

/** 暂留行: what is set aside in a ledger; it is of no hospital. */
export interface ReserveLine {
  readonly unit: "reserve";
  readonly poolingArea: string;
  readonly insuranceType: InsuranceType;
  readonly budgetUnit?: string;
  readonly cases: number;
  readonly reserved: Decimal;
}

/** 结算清单的行: hospitals, then what is set aside. */
export type StatementRow = StatementLine | ReserveLine;

/**
 * 结算清单各行 as the file holds them: the lines of hospitals in their order, then a line of its own for what each ledger sets aside, which names no
 * hospital and has nothing but `cases` and `reserved`.
 */
export function statementRows(result: SettlementResult): readonly StatementRow[] {
  requireMade({ result }, "settle()", "statement", "ledgers");
  const { statement, ledgers } = result;
  const reserves = ledgers.flatMap(({ poolingArea, insuranceType, budgetUnit, reserve }): ReserveLine[] =>
    reserve === null
      ? []
      : [
          {
            unit: "reserve",
            poolingArea,
            insuranceType,
            ...(budgetUnit !== undefined && { budgetUnit }),
            cases: reserve.cases,
            reserved: reserve.amount,
          },
        ],
  );
  return [...statement, ...reserves];
}

/** What a reserve line says too. */
const OF_LEDGER: ReadonlySet<string> = new Set(["insuranceType", "cases", "poolingArea", "budgetUnit"]);

/** 结算清单各栏 of a file: those of its hospitals, and what is set aside. */
export function statementFileColumns(unit: SettlementResult["unit"]): readonly TableColumn<StatementRow>[] {
  return [
    ...statementColumns(unit).map(
      (column): TableColumn<StatementRow> => ({
        ...column,
        value: (row) => {
          if (row.unit !== "reserve") return column.value(row);
          return OF_LEDGER.has(column.field) ? row[column.field as "cases"] : null;
        },
      }),
    ),
    {
      field: "reserved",
      title: { zh: "暂留金额", en: "reserved" },
      format: "yuan",
      value: (row) => (row.unit === "reserve" ? row.reserved : null),
    },
  ];
}
