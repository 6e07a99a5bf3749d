import type {
  CrosswalkRow,
  HospitalShift,
  SwitchedCase,
  UnstableGroup,
  UnstableKind,
} from "../../engine/index.js";
import { type GroupMove, MOVE_REASONS, RELATIONS } from "../../grouping/diff/index.js";
import {
  type Decimal,
  knownYuan,
  type LocalizedText,
  memberColumn,
  type TableColumn,
} from "../../primitives/index.js";
import { CASES_COLUMN, HOSPITAL_COLUMN } from "../../settlement/index.js";
import type { Instability } from "../../weights/index.js";
import { DRG_COLUMN } from "./group-columns.js";

export const BEFORE: LocalizedText = { zh: "切换前", en: "before" };
export const AFTER: LocalizedText = { zh: "切换后", en: "after" };
const PAID_BEFORE: LocalizedText = { zh: "切换前支付", en: "paid before" };
const PAID_AFTER: LocalizedText = { zh: "切换后支付", en: "paid after" };
export const DIFFERENCE: LocalizedText = { zh: "差额", en: "difference" };

/** 前后支付各栏. */
function moneyColumns<
  Row extends { readonly paidBefore: Decimal; readonly paidAfter: Decimal; readonly difference: Decimal },
>(): TableColumn<Row>[] {
  return [
    memberColumn("paidBefore", PAID_BEFORE, { format: "yuan", total: "sum" }),
    memberColumn("paidAfter", PAID_AFTER, { format: "yuan", total: "sum" }),
    memberColumn("difference", DIFFERENCE, { format: "yuan", total: "sum" }),
  ];
}

const REASON: Pick<TableColumn<never>, "field" | "title" | "words"> = {
  field: "reason",
  title: { zh: "原因", en: "reason" },
  words: MOVE_REASONS,
};
const CODE: Pick<TableColumn<never>, "field" | "title" | "format"> = {
  field: "code",
  title: { zh: "编码", en: "code" },
  format: "id",
};
const NAME_BEFORE: LocalizedText = { zh: "切换前病组名称", en: "name before" };
const NAME_AFTER: LocalizedText = { zh: "切换后病组名称", en: "name after" };

/** 病组对照矩阵各栏 (`crosswalk.csv`). */
export const CROSSWALK_COLUMNS: readonly TableColumn<CrosswalkRow>[] = [
  memberColumn("before", BEFORE, { format: "id" }),
  memberColumn("beforeName", NAME_BEFORE),
  memberColumn("after", AFTER, { format: "id" }),
  memberColumn("afterName", NAME_AFTER),
  memberColumn("relation", { zh: "关系", en: "relation" }, { words: RELATIONS }),
  CASES_COLUMN,
  memberColumn("shareOfBefore", { zh: "占切换前病组", en: "share of before" }, { format: "decimal" }),
  memberColumn("shareOfAfter", { zh: "占切换后病组", en: "share of after" }, { format: "decimal" }),
  memberColumn("weightBefore", { zh: "切换前权重", en: "weight before" }, { format: "points" }),
  memberColumn("weightAfter", { zh: "切换后权重", en: "weight after" }, { format: "points" }),
  ...moneyColumns<CrosswalkRow>(),
  { ...REASON, value: ({ reason }) => reason },
  { ...CODE, value: ({ code }) => code },
];

/** 换组病例: a row of `moves.csv`. */
export interface MovedCase extends SwitchedCase {
  readonly move: GroupMove;
  readonly beforeName: string;
  readonly afterName: string;
  readonly codeName: string | undefined;
}

/** 换组病例各栏 (`moves.csv`). */
export const MOVE_COLUMNS: readonly TableColumn<MovedCase>[] = [
  memberColumn("caseId", { zh: "病例号", en: "case" }, { format: "id" }),
  HOSPITAL_COLUMN,
  memberColumn("before", BEFORE, { format: "id" }),
  memberColumn("beforeName", NAME_BEFORE),
  memberColumn("after", AFTER, { format: "id" }),
  memberColumn("afterName", NAME_AFTER),
  { field: "level", title: { zh: "分开之处", en: "level" }, value: ({ move }) => move.level },
  { ...REASON, value: ({ move }) => move.reason },
  { ...CODE, value: ({ move }) => move.code },
  memberColumn("codeName", { zh: "编码名称", en: "name of the code" }),
  { field: "basisBefore", title: { zh: "切换前依据", en: "basis before" }, value: ({ move }) => move.before },
  { field: "basisAfter", title: { zh: "切换后依据", en: "basis after" }, value: ({ move }) => move.after },
  {
    field: "paidBefore",
    title: PAID_BEFORE,
    format: "yuan",
    value: ({ paidBefore }) => knownYuan(paidBefore),
  },
  { field: "paidAfter", title: PAID_AFTER, format: "yuan", value: ({ paidAfter }) => knownYuan(paidAfter) },
];

/** 机构变动各栏 (`hospitals.csv`). */
export const SHIFT_COLUMNS: readonly TableColumn<HospitalShift>[] = [
  { ...HOSPITAL_COLUMN, words: { "": { zh: "未写明", en: "not stated" } } },
  { ...CASES_COLUMN, total: "sum" },
  memberColumn("moved", { zh: "换组例数", en: "cases moved" }, { format: "count", total: "sum" }),
  memberColumn("cmiBefore", { zh: "切换前CMI", en: "CMI before" }, { format: "points" }),
  memberColumn("cmiAfter", { zh: "切换后CMI", en: "CMI after" }, { format: "points" }),
  {
    field: "cmiChange",
    title: { zh: "CMI变动%", en: "CMI %" },
    format: "points",
    value: ({ cmiBefore, cmiAfter }) => percentChange(cmiBefore, cmiAfter),
  },
  ...moneyColumns<HospitalShift>(),
  {
    field: "change",
    title: { zh: "变动%", en: "%" },
    format: "points",
    value: ({ paidBefore, paidAfter }) => percentChange(paidBefore, paidAfter),
  },
  memberColumn("byMoved", { zh: "其中换组病例", en: "by cases that move" }, { format: "yuan", total: "sum" }),
  memberColumn(
    "byStaying",
    { zh: "其中同组病例", en: "by cases that stay" },
    { format: "yuan", total: "sum" },
  ),
  memberColumn(
    "settledBefore",
    { zh: "切换前结算例数", en: "settled before" },
    { format: "count", total: "sum", shown: "file" },
  ),
  memberColumn(
    "settledAfter",
    { zh: "切换后结算例数", en: "settled after" },
    { format: "count", total: "sum", shown: "file" },
  ),
  memberColumn(
    "weightlessBefore",
    { zh: "切换前无权重例数", en: "cases without weight before" },
    { format: "count", shown: "file" },
  ),
  memberColumn(
    "weightlessAfter",
    { zh: "切换后无权重例数", en: "cases without weight after" },
    { format: "count", shown: "file" },
  ),
];

const PERCENT = 100;
const PERCENT_DECIMALS = 4;

function percentChange(before: Decimal | undefined, after: Decimal | undefined): Decimal | undefined {
  if (before === undefined || after === undefined || before.isZero()) return undefined;
  return after.minus(before).div(before).times(PERCENT).toDecimalPlaces(PERCENT_DECIMALS);
}

const UNSTABLE_KINDS: Readonly<Record<UnstableKind, LocalizedText>> = {
  "became-unstable": { zh: "变为不稳定", en: "became unstable" },
  "still-unstable": { zh: "仍不稳定", en: "still unstable" },
  "new-unstable": { zh: "新组不稳定", en: "new and unstable" },
  "without-value": { zh: "没有权重", en: "without value" },
};
const INSTABILITIES: Readonly<Record<Instability, LocalizedText>> = {
  "few-cases": { zh: "例数不足", en: "few cases" },
  variation: { zh: "变异过大", en: "variation" },
};

/** 不稳定病组各栏 (`unstable.csv`). */
export const UNSTABLE_COLUMNS: readonly TableColumn<UnstableGroup>[] = [
  DRG_COLUMN,
  memberColumn("name", { zh: "病组名称", en: "name" }),
  memberColumn("kind", { zh: "变化", en: "change" }, { words: UNSTABLE_KINDS }),
  memberColumn("instability", { zh: "不稳定原因", en: "why" }, { words: INSTABILITIES }),
  memberColumn("historyCases", { zh: "历史例数", en: "history cases" }, { format: "count" }),
  memberColumn(
    "coefficientOfVariation",
    { zh: "变异系数", en: "coefficient of variation" },
    { format: "points" },
  ),
  { ...CASES_COLUMN, total: "sum" },
  memberColumn("paidAfter", PAID_AFTER, { format: "yuan", total: "sum" }),
  memberColumn("sources", { zh: "主要来自", en: "mostly from" }),
];
