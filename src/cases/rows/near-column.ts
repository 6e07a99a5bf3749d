import { nearestName } from "../../primitives/index.js";
import { RECORD_LIMITS } from "../record-limits.js";
import { BESIDE_LIKENESSES, type Likeness } from "./beside-likenesses.js";
import type { Column, TableColumns } from "./column.js";
import { withoutEdition } from "./header-edition.js";
import { normalizedHeader } from "./header-names.js";
import { withoutSequence } from "./header-sequence.js";
import { timeUnit } from "./hours-under.js";
import { UNREAD_UNIT } from "./other-unit.js";

/**
 * What a header says of diagnoses, procedures, amounts, dates and ids, in words or as the forms of the national platform (gend) and of the front sheet (XB) write it, in a form that has lost blanks and brackets. Names, dates, surgeons and the
 * like of a diagnosis or a procedure are none; nor are dates other than those of the stay.
 */
const LIKENESSES: readonly Likeness[] = [
  {
    looks: /(?:诊断|疾病)(?:编码|代码)(?:[和与及、,，+]|以及)?名称/,
    isOther: /门诊|急诊|入院诊断|病理|损伤|中毒|过敏|中医|传染/,
    fields: ["diagnoses"],
  },
  {
    looks:
      /(?:诊断|疾病)(?:.*(?:[编代保]码|icd))?\d*$|^[主次副]诊(?:编码|代码)?\d*$|^(?:合并症|并发症)(?:编码|代码|\d|$)|^icd(?:编码|代码)?(?!9)\d*$|^dx\d*$|^jbdm\d*$|icd-?10|diag/,
    isOther:
      /名称|描述|日期|时间|医师|医生|科|依据|情况|病情|符合|门诊|急诊|入院诊断|病理|损伤|中毒|过敏|类型|类别|标志|标识|计数|数量|费|中医|传染|name|date|flag|type|srt|cnt|count|admission|outpatient|patholog/,
    fields: ["diagnoses"],
  },
  {
    looks:
      /(?:手术|操作|术式)(?:.*(?:[编代保]码|icd))?\d*$|^[主次副]术(?:编码|代码)?\d*$|^(?:px|op)\d*$|^ssjczbm\d*$|icd-?9|procedure|oprn/,
    isOther:
      /名称|描述|日期|时间|医(?!保)|者|助|员|麻醉|级别|等级|切口|愈合|类型|类别|标志|标识|计数|数量|费|name|date|flag|type|srt|cnt|count/,
    fields: ["procedures"],
  },
  {
    looks:
      /总费|总计费|合计费|费用总|总金额|总额|费用合计|医疗费|^(?:住院|医疗|治疗)?费用?元?$|^(?:金额|花费)元?$|totalcost|totalfee|^zfy$|^medfeesumamt$/,
    isOther: /区|代码|编码|名称|其中|统筹|基金/,
    fields: ["totalCost"],
  },
  {
    looks: /统筹(?!区|地)|基金支付|医保(?:支付|报销)|报销(?:金额|费用|额)|fundpay|^hifppay$/,
    isOther: /代码|编码|名称|方式|比例|标准|范围|类型|类别|标志|日期|时间|起付/,
    fields: ["fundPayment"],
  },
  {
    looks: /入院.*(?:日|时间|时刻)|admission(?:date|time|day)|^(?:admtime|rysj)$/,
    isOther: /诊断|前|后|科|途径|小时/,
    fields: ["admissionDate"],
  },
  {
    looks: /(?:出|离)院.*(?:日|时间|时刻)|discharge(?:date|time|day)|^(?:dscgtime|cysj)$/,
    isOther: /诊断|前|后|科|途径|小时/,
    fields: ["dischargeDate"],
  },
  {
    looks: /流水号|就诊号|结算号|登记号|病案号|病历号|住院号|caseid|caseno/,
    isOther: /门诊|门急诊|发票|票据/,
    fields: ["caseId"],
  },
  {
    looks:
      /身份证|证件号|社保卡号|医保卡号|(?:人员|参保人|患者)(?:编号|编码|标识|id)|patientid|^(?:psnno|certno|sfzh)$/,
    isOther: /类型|类别|新生儿|联系人|监护|医师|经办/,
    fields: ["patientId"],
  },
  {
    looks: /(?:医院|医疗机构|医药机构|机构)(?:代码|编码|编号|id)|hospitalid|^(?:fixmedins|org)code$/,
    isOther: /转|接收|拟/,
    fields: ["hospitalId"],
  },
  {
    looks: /不足(?:1|一)周?岁|月龄|年龄天数?$|^(?:nwbage|bzyzsnl)$/,
    isOther: /体重/,
    fields: ["ageDays"],
  },
  {
    looks: /年龄(?:周?岁)?$|^nl$/,
    isOther: /新生儿|婴儿|配偶|联系人|母亲|产妇|医师|医生/,
    fields: ["ageYears"],
  },
  {
    looks: /性别|^(?:gend|xb)$/,
    isOther: /新生儿|婴儿|配偶|联系人|医师|医生/,
    fields: ["sex"],
  },
  {
    looks: /呼吸机.*(?:时间|时长|时数|小时|[天日]数)|ventilat|^ventuseddura$/,
    isOther: /开始|结束|起|止|上机|撤机|日期|名称|类型|方式|无创|date|type|name/,
    fields: ["ventilatorHours"],
  },
  {
    looks: /(?:icu|重症监护).*(?:时间|时长|时数|小时|[天日]数|hours|days)/,
    isOther: /进|转|出|退|开始|结束|日期|名称|类型|次数/,
    fields: ["icuHours"],
  },
  {
    looks:
      /(?:新生儿|婴儿|出生).*(?:体重|重量)|(?:newborn|neonat|infant|birth|adm|nwb).*(?:wei|wie|wgt|wt)|^xse(?:cs|ry)tz$/,
    isOther: /增|降|类型|类别|日期|时间|date|time/,
    fields: ["birthWeightGrams", "admissionWeightGrams"],
  },
  // What older sheets say of how a patient left has other numbers: it is not taken for it.
  {
    looks: /(?:出|离)院(?:方式|去向)|离院情况|^(?:lyfs|dscgway)$/,
    isOther: /名称|诊断|日期|时间|描述/,
    fields: ["dischargeDisposition"],
  },
  // The group that the platform gave: without it a case is grouped anew, and paid as that.
  {
    looks:
      /(?:drg|病组|分组|入组).*(?:[编代]码|编号|组号|code)$|^(?:平台|医保|结算|付费|国家)*(?:drgs?(?:病组|细分组|组别|组号|no|id|group)|(?:drgs?)?(?:分组|入组)(?:结果)?|病组|drgs)$/,
    isOther:
      /名称|权重|点数|费率|费用|系数|版本|方案|规则|日期|时间|标[志识]|状态|类型|类别|原因|器|mdc|adrg|name|weight|rate|version|type|flag/,
    fields: ["drg"],
  },
];

/** A name with a unit in which no column is read. */
const WITH_UNREAD_UNIT = new RegExp(`^(?<name>.+?)${UNREAD_UNIT}$`);

/** Whether a header says a unit in which its column is not read, so that under the name alone it would be another value, or one of time. @param units those of the column that it may be */
export function hasOtherUnit(header: string, units: readonly string[] = []): "unit" | "time" | undefined {
  if (header.length > RECORD_LIMITS.text) return undefined;
  if (units.includes("小时")) return timeUnit(header) && "time";
  return WITH_UNREAD_UNIT.test(normalizedHeader(header)) ? "unit" : undefined;
}

/** What says that a column is of the main code of a list, or of the others. */
const PARTS = [
  ["first", /^(?!.*次要?).*(?:主|第[一1])/],
  ["other", /其[他它]|次要?(?:诊断|手术|疾病|诊)|副诊|合并症|并发症/],
] as const;

/** Names that are told of a column that looks like a known one. */
const MOST_NAMES = 3;
/** Letters from which on an English name one slip away is meant. */
const LEAST_LETTERS = 5;

/**
 * 相近的列名: what an unknown header that looks like a column of the table may be: known names, the nearest first; none where it looks like nothing that
 * is read, or like a single value that another column gives.
 *
 * @param key the header without what makes no difference
 * @param names the known names in the same form
 * @param given fields of one value, and entries of maps, that have their column
 */
export function nearColumns(
  key: string,
  { columns }: TableColumns,
  names: readonly string[],
  given: ReadonlySet<string>,
): readonly string[] {
  if (key.length > RECORD_LIMITS.text) return [];
  const likely =
    [key, withoutSequence(key), withoutEdition(key)]
      .map((name) => likelyFields(name, key))
      .find((fields) => fields.length > 0) ?? [];
  const slip = /^[a-z]+$/.test(key) && key.length >= LEAST_LETTERS ? nearestName(key, names) : undefined;
  // A word that says one thing is no slip of another: diag_code, drg_code.
  if (slip !== undefined && (likely.length === 0 || likely.includes(fieldNamed(slip, columns)))) {
    const meant = columns.find(({ field }) => field.toLowerCase() === slip)?.field ?? slip;
    return given.has(meant) ? [] : [meant];
  }
  const bare = WITH_UNREAD_UNIT.exec(key)?.groups?.name;
  if (bare !== undefined && columns.some((one) => isMeasured(one, bare) && !given.has(one.key ?? one.field)))
    return [bare];
  const part = PARTS.find(([, says]) => says.test(key))?.[0];
  const meant = columns.filter(
    ({ field, key: entry = field }) => likely.includes(entry) && !given.has(entry),
  );
  const ofPart = meant.filter((column) => part !== undefined && column.part === part);
  const known = (ofPart.length > 0 ? ofPart : meant).flatMap((column) =>
    column.names.length > 0 ? column.names : [column.field],
  );
  const nearest = nearestName(key, known, MOST_NAMES);
  const ranked = nearest === undefined ? known : [nearest, ...known.filter((name) => name !== nearest)];
  return ranked.slice(0, MOST_NAMES);
}

/** The field of a known name; the name itself where it is that of none, as one with a unit. */
function fieldNamed(key: string, columns: readonly Column[]): string {
  const column = columns.find(({ field, names }) =>
    [field, ...names].some((name) => normalizedHeader(name) === key),
  );
  return column?.field ?? key;
}

/**
 * The fields that a header looks like, whatever its table has: of cases, and of the other tables.
 *
 * @param name the header without a number or an edition
 */
function likelyFields(name: string, key = name): readonly string[] {
  return [LIKENESSES, BESIDE_LIKENESSES].flatMap(
    (likenesses) =>
      likenesses.find(({ looks, isOther }) => looks.test(name) && !isOther.test(key))?.fields ?? [],
  );
}

/** What says of which kind the diagnosis or the operation of a row is, where a stay has a row for each. Of operations a kind (择期, 急诊) and a class may be said of the only one. */
const KINDS = {
  diagnoses:
    /^(?:(?:是否)?主(?:要)?诊断标[志识记]|是否主(?:要)?诊断|诊断(?:类[型别]|序号|顺序|次序|排序|顺位)|主次(?:诊断)?(?:标[志识记])?|maindiagflag|diag(?:nosis)?(?:type|srtno))$/,
  procedures:
    /^(?:(?:是否)?主要?(?:手术|操作|手术及?操作)标[志识记]|是否主要?(?:手术|操作|手术及?操作)|(?:手术|操作|手术及?操作)(?:序号|顺序|次序|排序|顺位)|主次手术(?:标[志识记])?|mainoprnflag|oprnoprt(?:type|srtno|sn))$/,
};

/** 逐行一码的清单: the lists of which a table of one row a code has one code a row. */
export type LongList = keyof typeof KINDS;

/** 诊断、手术类别的列: of which list a header says that a column tells the kind of a row's code. */
export function saysKindOf(header: string): LongList | undefined {
  if (header.length > RECORD_LIMITS.text) return undefined;
  const key = normalizedHeader(header);
  return (Object.keys(KINDS) as LongList[]).find((list) => KINDS[list].test(key));
}

/** Names that are remembered with what they are near to. */
const REMEMBERED = 1000;

/**
 * 相近的字段: finds the fields of a record that a key which is none may stand for: one slip away, in other capitals or with other signs between, or of words that say the same.
 *
 * @param fields those of the record type
 */
export function nearFields(fields: readonly string[]): (name: string) => readonly string[] {
  // Made for the first key that is none: most records have no such key.
  let byKey: ReadonlyMap<string, string> | undefined;
  const remembered = new Map<string, readonly string[]>();
  const find = (name: string): readonly string[] => {
    byKey ??= new Map(fields.map((field) => [normalizedHeader(field), field]));
    const key = normalizedHeader(name.slice(0, RECORD_LIMITS.text));
    const slip = key.length < LEAST_LETTERS ? undefined : nearestName(key, [...byKey.keys()]);
    const meant = byKey.get(key) ?? byKey.get(slip ?? "");
    if (meant !== undefined) return [meant];
    const likely = new Set([key, withoutEdition(key)].flatMap((each) => likelyFields(each, key)));
    return [...likely].filter((field) => fields.includes(field));
  };
  return (name) => {
    const near = remembered.get(name) ?? find(name);
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(name, near);
    return near;
  };
}

/** Whether a name is that of a column of figures, which a unit makes other ones. */
function isMeasured({ names, units, cell }: Column, name: string): boolean {
  return (units !== undefined || cell.expected === "decimal") && names.includes(name);
}
