import type { ConditionKind } from "../condition.js";

/** 名称用词: words of a printed name that say something about the cases of the group. */
export interface NameWord {
  /** what the words say, for the message */
  readonly topic: string;
  readonly topicEn: string;
  /** regular expressions over the half-width name without blanks */
  readonly words: readonly string[];
  /** where these are beside the words, the words say nothing (`除恶性肿瘤之外`) */
  readonly unless?: readonly string[];
  /** a condition that rests on one of these says what the words say */
  readonly asks: readonly ConditionKind[];
  /** the words stand for these subjects when a condition is read for what its name does not say; default: `asks` */
  readonly covers?: readonly ConditionKind[];
}

const DIAGNOSES = [
  "principalDiagnosis",
  "otherDiagnosis",
  "anyDiagnosis",
  "anyDiagnosisStartsWith",
  "principalDiagnosisStartsWith",
] as const satisfies readonly ConditionKind[];
const PROCEDURES = [
  "principalProcedure",
  "otherProcedure",
  "anyProcedure",
  "principalProcedureStartsWith",
  "procedureCountIn",
] as const satisfies readonly ConditionKind[];

/**
 * 名称用词表: the small table by which `lintScheme` reads names. It holds words of the field, no codes and no groups; a scheme whose
 * names say more is linted with further rows (`LintOptions.words`).
 */
export const NAME_WORDS: readonly NameWord[] = [
  {
    topic: "诊断",
    topicEn: "diagnoses",
    words: [
      "恶性",
      "恶行",
      "肿瘤",
      "穿孔",
      "坏疽",
      "先天性",
      "脑?创伤",
      "伴出血",
      "房颤",
      "心肌梗[死塞]",
      "心力衰竭",
      "淋巴瘤",
      "白血病",
      "骨髓瘤",
      "HIV",
      "耐多药",
      "多重耐药",
      "多耐药",
      "异位妊娠",
      "中期引产",
      "早期流产",
      "三度烧伤",
      "早产",
      "发育不全",
    ],
    unless: [
      "除[^，,]*(?:之外|以外|外)",
      "不伴[^，,]*",
      "非[^，,]{0,2}恶性[^，,]*",
      "良性肿瘤",
      "[^，,]{1,8}(?:之外|以外)的",
    ],
    asks: DIAGNOSES,
  },
  {
    topic: "手术或操作",
    topicEn: "procedures",
    words: [
      "镇痛",
      "无痛",
      "人工肝",
      "溶栓",
      "切除术",
      "置换术",
      "移植",
      "植入",
      "透析",
      "人工血管",
      "支架",
      "呼吸机",
      "ECMO",
      "[放化]学?治疗",
    ],
    unless: [
      "除[^，,]*(?:之外|以外|外)",
      "不伴[^，,]*",
      "[^，,]*随诊[^，,]*",
      "涉及[^，,]{1,8}的医疗",
      "植入物",
      "移植物",
      "[^，,]*(?:移植|置换|植入|透析)[^，,]{0,4}(?:术后|并发症|失败|状态|反应|感染)[^，,]*",
    ],
    asks: [...PROCEDURES, "ventilatorHours"],
  },
  {
    topic: "侧别",
    topicEn: "the side",
    words: ["[单双一两]侧", "[单双]眼", "[单双][肺肾膝髋]"],
    asks: [...PROCEDURES, ...DIAGNOSES],
  },
  {
    topic: "年龄",
    topicEn: "age",
    words: ["岁", "新生儿", "婴", "儿童", "小儿", "老年"],
    unless: [
      "源于新生儿",
      "儿童期",
      "老年[^，,]?性",
      "新生儿(?:及其他围产期|期)?[^，,(（]*(?:疾患|病|症|黄疸|窒息|感染)",
    ],
    asks: ["ageYears", "ageDays"],
  },
  {
    topic: "天数",
    topicEn: "days",
    words: ["\\d天"],
    asks: ["lengthOfStayDays", "ageDays", "ageYears"],
    covers: ["lengthOfStayDays", "ageDays"],
  },
  {
    topic: "体重",
    topicEn: "weight",
    words: ["体重", "\\d+[gG克]"],
    unless: ["减重[^，,]*", "体重增加[^，,]*"],
    asks: ["birthWeightGrams", "admissionWeightGrams", "newbornWeightGrams"],
  },
  {
    topic: "小时数",
    topicEn: "hours",
    words: ["\\d+小时", "\\d+[hH]"],
    asks: ["ventilatorHours", "icuHours", ...PROCEDURES],
    covers: ["ventilatorHours", "icuHours"],
  },
  {
    topic: "重症监护",
    topicEn: "intensive care",
    words: ["重症监护", "ICU", "监护病房"],
    asks: ["icuHours", "department"],
  },
  {
    topic: "离院方式",
    topicEn: "the discharge",
    words: ["死亡", "转院"],
    asks: ["dischargeDisposition", "lengthOfStayDays"],
    covers: ["dischargeDisposition"],
  },
];

/** Words between two operations that must both have taken place. */
export const TOGETHER_WORDS: readonly string[] = [
  "联合[^，,]{0,4}(?:移植|融合)",
  "手?术伴[^，,]{0,6}(?:手术|操作|PTCA|重建术)",
  "(?:搭桥|操作|切除)伴[^，,]{0,6}(?:手术|操作|PTCA|重建术)",
];

/** Chapters of ICD-10 whose codes are never a principal diagnosis, by the rules of the classification. */
export const NEVER_PRINCIPAL: readonly {
  readonly begins: string;
  readonly zh: string;
  readonly en: string;
}[] = [
  { begins: "Z37", zh: "分娩结局", en: "the outcome of delivery" },
  { begins: "V", zh: "损伤的外部原因", en: "an external cause of injury" },
  { begins: "W", zh: "损伤的外部原因", en: "an external cause of injury" },
  { begins: "X", zh: "损伤的外部原因", en: "an external cause of injury" },
  { begins: "Y", zh: "损伤的外部原因", en: "an external cause of injury" },
  { begins: "B95", zh: "分类于他处疾病的病原体", en: "the agent of a disease classified elsewhere" },
  { begins: "B96", zh: "分类于他处疾病的病原体", en: "the agent of a disease classified elsewhere" },
  { begins: "B97", zh: "分类于他处疾病的病原体", en: "the agent of a disease classified elsewhere" },
];
