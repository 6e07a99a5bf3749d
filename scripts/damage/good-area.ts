import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A table as people hand it over: a header and rows of cells. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** 完好的地区: two areas of two hospitals, a fund each; ids as they are issued, with zeros in front and a check digit behind. */
export interface GoodArea {
  readonly cases: Table;
  readonly hospitals: string;
  readonly groups: string;
  readonly budget: string;
}

const FOLDER = join(import.meta.dirname, "..", "..", "test", "cli", "fixtures", "small-area");
const HEADER = [
  "结算流水号",
  "定点医药机构编号",
  "人员编号",
  "性别",
  "年龄",
  "入院日期",
  "出院日期",
  "离院方式",
  "主要诊断编码",
  "其他诊断编码1",
  "主要手术操作编码",
  "其他手术操作编码1",
  "住院总费用",
  "统筹基金支付",
  "险种类型",
  "统筹区",
] as const;
const HOSPITALS = ["00330601", "00330602", "00330611", "00330612"];
const AREAS = ["SYN-A1", "SYN-A2"];
const FUND = "80000.00";

/** Weights and marks of the check digit of GB 11643. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const MARKS = "10X98765432";

/** An id of eighteen digits that is well formed and nobody's. */
function personId(number: number): string {
  const digits = `33060219${50 + (number % 40)}0101${String(number + 100).padStart(3, "0")}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return digits + MARKS[sum % MARKS.length];
}

interface SmallCase {
  readonly sex: string;
  readonly ageYears: number;
  readonly admissionDate: string;
  readonly dischargeDate: string;
  readonly diagnoses: readonly string[];
  readonly procedures: readonly string[];
  readonly totalCost: string;
  readonly fundPayment: string;
}

export function goodArea(): GoodArea {
  const stays = readFileSync(join(FOLDER, "cases.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as SmallCase);
  const rows = AREAS.flatMap((area, which) =>
    stays.map((stay, at) => {
      const number = which * stays.length + at;
      return [
        `JS2020${String(number + 1).padStart(6, "0")}`,
        HOSPITALS[which * AREAS.length + (at % AREAS.length)] ?? "",
        personId(number),
        stay.sex === "male" ? "男" : "女",
        String(stay.ageYears),
        stay.admissionDate,
        stay.dischargeDate,
        "1",
        stay.diagnoses[0] ?? "",
        stay.diagnoses[1] ?? "",
        stay.procedures[0] ?? "",
        stay.procedures[1] ?? "",
        stay.totalCost,
        stay.fundPayment,
        "居民",
        area,
      ];
    }),
  );
  const hospitals = HOSPITALS.map((id, at) => `${id},H${at + 1},secondary,${AREAS[at >> 1]},1`);
  const funds = AREAS.map((poolingArea) => ({ poolingArea, insuranceType: "resident", amount: FUND }));
  return {
    cases: { header: HEADER, rows },
    hospitals: ["hospitalId,name,grade,poolingArea,coefficient", ...hospitals, ""].join("\n"),
    groups: readFileSync(join(FOLDER, "groups.csv"), "utf8"),
    budget: JSON.stringify({ period: { from: "2020-01-01", to: "2020-12-31" }, funds }),
  };
}

/** The place of a column of the cases. */
export function columnOf(name: (typeof HEADER)[number]): number {
  return HEADER.indexOf(name);
}
