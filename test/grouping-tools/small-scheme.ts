import { NATIONAL_CONVENTIONS } from "../../src/grouping/import/index.js";
import { loadScheme, type Scheme } from "../../src/grouping/index.js";
import { SCHEME_FORMAT } from "../../src/grouping/scheme.js";

/** 小方案: a made-up scheme of two MDCs, with every kind of condition that the tools must speak about. */
export const SMALL: Scheme = {
  format: SCHEME_FORMAT,
  id: "small",
  version: "1",
  title: { zh: "小方案", en: "small scheme" },
  provenance: { publisher: "synthetic" },
  switches: NATIONAL_CONVENTIONS.switches,
  validProcedures: ["01.2400", "03.0900", "88.4100"],
  bodySites: {},
  complications: {
    mcc: { "1": ["A02.100"], "2": ["A19.900"] },
    cc: { "1": ["B02.000"] },
    exclusions: { "1": ["I61.900"], "2": ["I63.900"] },
  },
  mdcs: [
    {
      code: "MDCP",
      name: "新生儿",
      kind: "pre",
      condition: { all: [{ principalDiagnosis: "diagnoses" }, { ageYears: { "==": 0 } }] },
      lists: { diagnoses: ["P07.000"] },
      adrgs: [
        {
          id: "PS1",
          code: "PS1",
          name: "极度发育不全（出生体重＜1500g）",
          kind: "medical",
          condition: { all: [{ principalDiagnosis: "diagnoses" }, { birthWeightGrams: { "<": 1500 } }] },
          lists: { diagnoses: ["P07.000"] },
          drgs: [{ code: "PS19", name: "极度发育不全（出生体重＜1500g）", condition: "always" }],
        },
      ],
    },
    {
      code: "MDCB",
      name: "神经系统疾病及功能障碍",
      kind: "normal",
      condition: { principalDiagnosis: "diagnoses" },
      lists: { diagnoses: ["I61.900", "I63.900", "G40.900", "S06.900"] },
      adrgs: [
        {
          id: "BB1",
          code: "BB1",
          name: "脑创伤开颅术",
          kind: "surgical",
          condition: { all: [{ principalDiagnosis: "diagnoses" }, { principalProcedure: "procedures" }] },
          lists: { diagnoses: ["S06.900"], procedures: ["01.2400"] },
          drgs: [{ code: "BB19", name: "脑创伤开颅术", condition: "always" }],
        },
        {
          id: "BR2",
          code: "BR2",
          name: "脑缺血性疾患",
          kind: "medical",
          condition: { principalDiagnosis: "diagnoses" },
          lists: { diagnoses: ["I61.900", "I63.900"] },
          drgs: [
            { code: "BR20", name: "脑缺血性疾患<17岁", condition: { ageYears: { "<": 17 } } },
            { code: "BR21", name: "脑缺血性疾患，伴严重并发症与合并症", condition: "mcc" },
            { code: "BR23", name: "脑缺血性疾患，伴一般并发症与合并症", condition: { any: ["mcc", "cc"] } },
            { code: "BR25", name: "脑缺血性疾患，不伴并发症与合并症", condition: "always" },
          ],
        },
        {
          id: "BV1",
          code: "BV1",
          name: "癫痫病",
          kind: "medical",
          condition: { principalDiagnosis: "diagnoses" },
          lists: { diagnoses: ["G40.900"] },
          drgs: [{ code: "BV19", name: "癫痫病", condition: "always" }],
        },
      ],
    },
  ],
};

/** The small scheme with another list of MDCs' ADRGs, ready to group. */
export function compileWith(change: (scheme: Scheme) => Scheme) {
  return loadScheme(change(SMALL));
}

/** Replaces the ADRG entries of an MDC. */
export function withAdrgs(
  scheme: Scheme,
  mdc: string,
  change: (adrgs: Scheme["mdcs"][number]["adrgs"]) => Scheme["mdcs"][number]["adrgs"],
): Scheme {
  const mdcs = scheme.mdcs.map((each) => (each.code === mdc ? { ...each, adrgs: change(each.adrgs) } : each));
  return { ...scheme, mdcs };
}
