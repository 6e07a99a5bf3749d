import { describe, expect, it } from "vitest";
import type { Condition, ConditionKind } from "../../src/grouping/condition.js";
import type { AdrgEntry, Mdc } from "../../src/grouping/index.js";
import { subjectsOf } from "../../src/grouping/lint/condition-subjects.js";
import { type LintFinding, type NameWord, readNameWords } from "../../src/grouping/lint/index.js";
import { lintNames } from "../../src/grouping/lint/lint-names.js";
import { lintWords } from "../../src/grouping/lint/lint-words.js";
import { NAME_WORDS } from "../../src/grouping/lint/name-words.js";
import { chapter, findingsOf, group, schemeOf, told } from "./lint-helpers.js";

/** What is said of groups of one chapter; a witness is not looked for far. */
const words = (adrgs: readonly AdrgEntry[], more: Partial<Mdc> = {}, own: readonly NameWord[] = []) =>
  findingsOf(lintWords, schemeOf([chapter(adrgs, more)]), { budget: 1, words: own });

const saidOf = (findings: readonly LintFinding[]) =>
  findings
    .filter(({ code }) => code === "LINT_NAME_NOT_IN_CONDITION")
    .map(({ path, message }) => {
      const [, said, topic] = /says "(.*)", and its conditions do not look at (.*)\.$/.exec(message.en) ?? [];
      return [path.split(".").at(-1), said, topic];
    });

/** A group of each name; the ids count. */
const named = (names: readonly string[], more: Partial<AdrgEntry> = {}) =>
  names.map((name, at) => group(`BB1_${at + 1}`, { kind: "surgical", drgs: [], ...more, name }));

/** A condition of each kind that a word may ask for. */
const CONDITIONS: Readonly<Partial<Record<ConditionKind, Condition>>> = {
  principalDiagnosis: { principalDiagnosis: ["I61.900"] },
  otherDiagnosis: { otherDiagnosis: ["I61.900"] },
  anyDiagnosis: { anyDiagnosis: ["I61.900"] },
  anyDiagnosisStartsWith: { anyDiagnosisStartsWith: "I61" },
  principalDiagnosisStartsWith: { principalDiagnosisStartsWith: "I61" },
  principalProcedure: { principalProcedure: ["01.2400"] },
  otherProcedure: { otherProcedure: ["01.2400"] },
  anyProcedure: { anyProcedure: ["01.2400"] },
  principalProcedureStartsWith: { principalProcedureStartsWith: "01" },
  procedureCountIn: { procedureCountIn: { list: ["01.2400"], ">=": 2 } },
  ventilatorHours: { ventilatorHours: { ">=": 96 } },
  icuHours: { icuHours: { ">": 0 } },
  ageYears: { ageYears: { "<": 17 } },
  ageDays: { ageDays: { "<=": 28 } },
  lengthOfStayDays: { lengthOfStayDays: { ">=": 7 } },
  birthWeightGrams: { birthWeightGrams: { "<": 1500 } },
  admissionWeightGrams: { admissionWeightGrams: { "<": 1500 } },
  newbornWeightGrams: { newbornWeightGrams: { "<": 1500 } },
  department: { department: ["ICU"] },
  dischargeDisposition: { dischargeDisposition: [5] },
};

const DIAGNOSES =
  "principalDiagnosis otherDiagnosis anyDiagnosis anyDiagnosisStartsWith principalDiagnosisStartsWith";
const PROCEDURES =
  "principalProcedure otherProcedure anyProcedure principalProcedureStartsWith procedureCountIn";

/** Topic, names with the word that says it, names that say nothing, the kinds that ask for it, those that a name must mention. */
const TOPICS: readonly (readonly [
  topic: string,
  said: string,
  silent: string,
  asks: string,
  covers: string,
])[] = [
  [
    "diagnoses",
    "恶性 恶行 肿瘤 穿孔 坏疽 先天性 创伤 脑创伤 伴出血 房颤 心肌梗死 心肌梗塞 心力衰竭 淋巴瘤 白血病 骨髓瘤 HIV 耐多药 多重耐药 多耐药 异位妊娠 中期引产 早期流产 三度烧伤 早产 发育不全",
    "除肿瘤之外的手术 除肿瘤以外的手术 除肿瘤外的手术 手术，不伴穿孔 非恶性病 非原发恶性病 良性肿瘤 肿瘤之外的手术 肿瘤以外的手术",
    DIAGNOSES,
    "",
  ],
  [
    "procedures",
    "镇痛 无痛 人工肝 溶栓 切除术 置换术 移植 植入 透析 人工血管 支架 呼吸机 ECMO 化学治疗 放治疗",
    "除透析之外的病 除透析以外的病 除透析外的病 肾病，不伴透析 透析随诊 涉及移植的医疗 植入物 移植物 肾移植术后 关节置换术并发症 支架植入失败 透析状态 移植排斥反应 植入感染",
    `${PROCEDURES} ventilatorHours`,
    "",
  ],
  [
    "the side",
    "单侧 双侧 一侧 两侧 单眼 双眼 单肺 双肾 单膝 双髋",
    "偏侧 左眼",
    `${PROCEDURES} ${DIAGNOSES}`,
    "",
  ],
  [
    "age",
    "17岁 新生儿 婴 儿童 小儿 老年",
    "源于新生儿 儿童期 老年性 老年退性 新生儿疾患 新生儿及其他围产期疾患 新生儿期感染 新生儿黄疸 新生儿窒息 新生儿呼吸病 新生儿脑症",
    "ageYears ageDays",
    "ageYears ageDays",
  ],
  ["days", "7天", "天数", "lengthOfStayDays ageDays ageYears", "lengthOfStayDays ageDays"],
  [
    "weight",
    "体重 2500g 2500G 2500克",
    "减重手术及体重控制 体重增加",
    "birthWeightGrams admissionWeightGrams newbornWeightGrams",
    "birthWeightGrams admissionWeightGrams newbornWeightGrams",
  ],
  ["hours", "96小时 96h 96H", "小时", `ventilatorHours icuHours ${PROCEDURES}`, "ventilatorHours icuHours"],
  ["intensive care", "重症监护 ICU 监护病房", "监护", "icuHours department", "icuHours department"],
  ["the discharge", "死亡 转院", "出院", "dischargeDisposition lengthOfStayDays", "dischargeDisposition"],
];

describe("what names say, by topic", () => {
  it.each(TOPICS)(
    "%s: each of its words, and none where something beside it takes it back",
    (topic, said, silent) => {
      const names = said.split(" ");
      const found = saidOf(words(named(names))).filter(([, , of]) => of === topic);
      expect(found.map(([id]) => id)).toEqual(names.map((_, at) => `BB1_${at + 1}`));
      expect(found.every(([, word = ""], at) => word !== "" && names[at]?.includes(word))).toBe(true);
      const others = saidOf(words(named(silent.split(" ")))).filter(([, , of]) => of === topic);
      expect(others).toEqual([]);
    },
  );

  it.each(TOPICS)(
    "%s: a condition on any of what it stands for is enough, on anything else is not",
    (topic, said, _silent, asks) => {
      const [name = ""] = said.split(" ");
      for (const [kind, condition] of Object.entries(CONDITIONS)) {
        const isSaid = saidOf(words(named([name], { condition }))).some(([, , of]) => of === topic);
        expect([kind, isSaid]).toEqual([kind, !asks.split(" ").includes(kind)]);
      }
    },
  );

  it.each(TOPICS)(
    "%s: a condition on what a name must mention, and does not",
    (topic, _said, _silent, _asks, covers) => {
      const unnamed = Object.entries(CONDITIONS).filter(([, condition]) =>
        words(named(["某病"], { condition })).some(
          ({ code, message }) =>
            code === "LINT_CONDITION_NOT_IN_NAME" && message.en.includes(`look at ${topic},`),
        ),
      );
      expect(unnamed.map(([kind]) => kind).sort()).toEqual(covers === "" ? [] : covers.split(" ").sort());
    },
  );

  it("are all of the table", () => {
    expect(NAME_WORDS.map(({ topicEn }) => topicEn)).toEqual(TOPICS.map(([topic]) => topic));
  });
});

describe("whose word it is", () => {
  const always = (code: string, name: string, condition: Condition = "always") => ({ code, name, condition });

  it("that of the group by its id, or of the DRG; the finding holds a case of it", () => {
    const drgs = [always("BR21", "某病，镇痛", { sex: "male" }), always("BR29", "某病")];
    const found = words([group("BR2_1", { name: "某病伴出血", drgs })]);
    expect(saidOf(found)).toEqual([
      ["BR2_1", "伴出血", "diagnoses"],
      ["BR21", "镇痛", "procedures"],
    ]);
    expect(found.map(({ severity, witness }) => [severity, witness?.result.adrg])).toEqual([
      ["warning", "BR2"],
      ["warning", "BR2"],
    ]);
    expect(found.map(({ path }) => path)).toEqual([
      "mdcs.MDCB.adrgs.BR2_1",
      "mdcs.MDCB.adrgs.BR2_1.drgs.BR21",
    ]);
  });

  it("not the group's where its chapter says it, or asks for what is no diagnosis", () => {
    const [name] = ["脑肿瘤透析"];
    const said = (more: Partial<Mdc>) => saidOf(words(named([name ?? ""]), more)).map(([, word]) => word);
    expect(said({})).toEqual(["肿瘤", "透析"]);
    expect(said({ name: "肿瘤" })).toEqual(["透析"]);
    // Every chapter asks for diagnoses; that says nothing of one of its groups.
    expect(said({ condition: { principalDiagnosis: ["I61.900"] } })).toEqual(["肿瘤", "透析"]);
    expect(said({ condition: { anyProcedure: ["39.9500"] } })).toEqual(["肿瘤"]);
  });

  it("治疗 of a medical group is no operation", () => {
    const said = (kind: AdrgEntry["kind"], name: string) => saidOf(words(named([name], { kind }))).length;
    expect([said("medical", "化学治疗"), said("surgical", "化学治疗"), said("medical", "镇痛治疗")]).toEqual([
      0, 1, 1,
    ]);
  });

  it("what every DRG asks for the group asks for", () => {
    const asking = (...conditions: readonly Condition[]) => {
      const drgs = conditions.map((condition, at) => always(`BR2${at + 1}`, "某病", condition));
      return saidOf(words([group("BR2", { name: "某病伴出血", drgs })])).length;
    };
    const bleeding: Condition = { otherDiagnosis: ["I61.900"] };
    expect(asking({ all: [bleeding, "mcc"] }, bleeding, { all: ["cc", bleeding] })).toBe(0);
    expect(asking(bleeding, bleeding, "always")).toBe(1);
    expect(asking("always", bleeding)).toBe(1);
    expect(asking()).toBe(1);
  });

  it("what all DRGs of a group say is said of the group", () => {
    const said = (...names: readonly string[]) =>
      saidOf(words([group("BR2", { drgs: names.map((name, at) => always(`BR2${at + 1}`, name)) })])).length;
    expect(said("某病，镇痛，轻", "某病，镇痛，重")).toBe(0);
    expect(said("某病，镇痛", "某病")).toBe(1);
  });

  it("numbers that the group or its chapter asks for a DRG need not ask for; codes it must", () => {
    const said = (own: Condition, of: Condition, name: string) => {
      const drgs = [always("BR21", name, { sex: "male" }), always("BR29", "某病")];
      return saidOf(words([group("BR2", { condition: own, drgs })], { condition: of })).map(([id]) => id);
    };
    const young: Condition = { ageYears: { "<": 17 } };
    const codes: Condition = { anyProcedure: ["01.2400"] };
    expect(said("always", "always", "某病，17岁")).toEqual(["BR21"]);
    expect(said(young, "always", "某病，17岁")).toEqual([]);
    expect(said("always", young, "某病，17岁")).toEqual([]);
    expect(said(codes, "always", "某病，镇痛")).toEqual(["BR21"]);
    expect(said({ anyDiagnosis: ["I61.900"] }, "always", "某病，穿孔")).toEqual(["BR21"]);
    // Days are numbers, hours are numbers or operations.
    expect(said({ anyProcedure: ["01.2400"] }, "always", "某病，96小时")).toEqual(["BR21"]);
  });

  it("an open condition says nothing of what it asks for", () => {
    const drgs = [always("BR21", "某病，镇痛", { notTranscribed: "?" }), always("BR29", "某病")];
    expect(saidOf(words([group("BR2", { drgs })]))).toEqual([]);
    expect(saidOf(words(named(["镇痛"], { condition: { all: ["mcc", "never"] } })))).toEqual([]);
  });

  it("单侧 is not what 双侧 leaves where 双侧 stands behind it, or another topic asks", () => {
    const SIDES = [{ topic: "侧", topicEn: "sides", words: ["[单双]侧"], asks: ["anyProcedure"] }] as const;
    const said = (...drgs: AdrgEntry["drgs"]) =>
      saidOf(words([group("BR2", { drgs })], {}, SIDES))
        .filter(([, , of]) => of === "sides")
        .map(([id]) => id);
    const both = always("BR21", "某病，双侧", { anyProcedure: ["01.2400"] });
    const one = always("BR23", "某病，单侧", { otherDiagnosis: ["I61.900"] });
    const rest = always("BR25", "某病");
    expect(said(both, one, rest)).toEqual([]);
    expect(said(one, both, rest)).toEqual(["BR23"]);
    expect(said(always("BR21", "某病", { anyProcedure: ["01.2400"] }), one, rest)).toEqual(["BR23"]);
  });

  it("a name is read in half-width characters, a pattern with every sign of the language", () => {
    const own = [
      { topic: "字", topicEn: "signs", words: ["^.{2}$"], unless: ["\\u{20BB7}"], asks: ["anyProcedure"] },
    ] as const;
    expect(saidOf(words(named(["某𠮷病", "𠮶𠮶", "甲 乙"]), {}, own)).map(([id]) => id)).toEqual([
      "BB1_1",
      "BB1_2",
      "BB1_3",
    ]);
  });
});

describe("names of two operations", () => {
  const LISTS = { one: ["01.2400"], two: ["03.0900"] };
  const joined = (name: string, condition: Condition) =>
    words([group("BB1", { name, condition, lists: LISTS, kind: "surgical" })])
      .filter(({ code }) => code === "LINT_NAME_TWO_LISTS")
      .map((finding) => [told(finding), /\("(.*)"\)/.exec(finding.message.en)?.[1]]);

  it.each([
    ["心肺联合移植", "联合移植"],
    ["脊柱联合前后路融合", "联合前后路融合"],
    ["瓣膜手术伴冠脉造影操作", "手术伴冠脉造影操作"],
    ["切开术伴乳房重建术", "术伴乳房重建术"],
    ["冠脉搭桥伴PTCA", "搭桥伴PTCA"],
    ["介入操作伴其他手术", "操作伴其他手术"],
    ["乳房切除伴重建术", "切除伴重建术"],
  ])("%s: one list is too few, two are enough, twice the same is one", (name, said) => {
    const one: Condition = { anyProcedure: "one" };
    const finding = ["warning LINT_NAME_TWO_LISTS mdcs.MDCB.adrgs.BB1 (BB1)", said];
    expect(joined(name, one)).toEqual([finding]);
    expect(joined(name, { all: [one, { otherProcedure: "one" }] })).toEqual([finding]);
    expect(joined(name, { all: [one, { anyDiagnosis: "two" }] })).toEqual([finding]);
    expect(joined(name, { all: [one, { otherProcedure: "two" }] })).toEqual([]);
  });

  it.each(["肝移植", "联合", "手术", "某病伴手术", "切除术"])("%s is one", (name) => {
    expect(joined(name, { anyProcedure: "one" })).toEqual([]);
  });
});

describe("groups of one disease, with an operation and without", () => {
  const twins = (
    name: string,
    other: string,
    own: string,
    theirs: string,
    kind: AdrgEntry["kind"] = "medical",
  ) => {
    const entry = (id: string, more: Partial<AdrgEntry>, diagnoses: string): AdrgEntry =>
      group(id, {
        condition: { all: [{ principalDiagnosis: "diagnoses" }, { otherProcedure: "operations" }] },
        lists: { diagnoses: diagnoses === "" ? [] : diagnoses.split(" "), operations: ["A", "B", "C"] },
        ...more,
      });
    const adrgs = [
      entry("BC1", { name, kind: "surgical" }, own),
      entry("BW1", { name: other, kind }, theirs),
    ];
    return words(adrgs)
      .filter(({ code }) => code === "LINT_TWIN_LISTS_DIFFER")
      .map(told);
  };
  const differ = (common: string) => [
    `warning LINT_TWIN_LISTS_DIFFER mdcs.MDCB.adrgs.BC1 (BC1 BW1 ${common})`,
  ];

  it("a half of the diagnoses in common is enough, less is not", () => {
    const [own, disease] = ["大面积烧伤伴植皮", "大面积烧伤"];
    expect(twins(own, disease, "A B", "A")).toEqual([]);
    expect(twins(own, disease, "A B C", "A")).toEqual(differ("33%"));
    expect(twins(own, disease, "A B", "C")).toEqual(differ("0%"));
    expect(twins(own, disease, "A B C", "C D E")).toEqual(differ("20%"));
    // A group without diagnoses is another finding.
    expect(twins(own, disease, "", "A")).toEqual([]);
  });

  it.each([
    ["某部烧伤伴植皮", "某部烧伤", true],
    ["某部烧伤伴大手术", "某部烧伤", true],
    ["某部烧伤伴手术", "某部烧伤", true],
    ["某部烧伤伴其他操作", "某部烧伤", true],
    ["某部烧伤伴皮肤移植", "某部烧伤，轻", true],
    ["某部烧伤 伴植皮", "某部 烧伤", true],
    ["某部烧伤伴植皮术后", "某部烧伤", false],
    ["某部烧伤伴植皮术后", "某部烧伤术后", false],
    ["某部烧伤伴感染", "某部烧伤", false],
    ["某部烧伤伴休克伴植皮", "某部烧伤", false],
    ["三度烧伤伴植皮", "大面积三度烧伤", false],
    ["烧伤三伴植皮", "烧伤三", false],
  ])("%s and %s are of one disease: %s", (name, disease, are) => {
    expect(twins(name, disease, "A B C", "D").length).toBe(are ? 1 : 0);
  });

  it("the other one is medical", () => {
    expect(twins("大面积烧伤伴植皮", "大面积烧伤", "A", "B", "surgical")).toEqual([]);
  });

  it("entries of one ADRG are read together, and told once", () => {
    const entry = (id: string, code: string) =>
      group(id, {
        ...{ kind: "surgical", name: "大面积烧伤伴植皮", condition: { principalDiagnosis: "diagnoses" } },
        lists: { diagnoses: [code] },
      });
    const medical = group("BW1", {
      ...{
        name: "大面积烧伤",
        condition: { principalDiagnosis: "diagnoses" },
        lists: { diagnoses: ["A", "B"] },
      },
    });
    const found = (...entries: readonly AdrgEntry[]) =>
      words([...entries, medical])
        .filter(({ code }) => code === "LINT_TWIN_LISTS_DIFFER")
        .map(({ path }) => path);
    expect(found(entry("BC1_1", "A"), entry("BC1_2", "B"))).toEqual([]);
    expect(found(entry("BC1_1", "C"), entry("BC1_2", "D"))).toEqual(["mdcs.MDCB.adrgs.BC1_1"]);
    expect(found(group("BA1", { kind: "surgical" }), entry("BC1", "C"))).toEqual(["mdcs.MDCB.adrgs.BC1"]);
  });
});

describe("what a name does not mention", () => {
  const unnamed = (
    name: string,
    condition: Condition,
    drgs: AdrgEntry["drgs"] = [],
    own: readonly NameWord[] = [],
  ) =>
    words([group("BR2", { name, condition, drgs })], {}, own)
      .filter(({ code }) => code === "LINT_CONDITION_NOT_IN_NAME")
      .map((finding) => [told(finding), /look at (.*), which/.exec(finding.message.en)?.[1]]);
  const young: Condition = { ageYears: { "<": 17 } };
  const told17 = (path: string, code: string) => [
    `info LINT_CONDITION_NOT_IN_NAME mdcs.MDCB.adrgs.BR2${path} (${code})`,
    "age",
  ];

  it("that of a group in its own name or in that of a DRG, that of a DRG in its own or in that of the group", () => {
    const drg = (name: string, condition: Condition = "always") => [{ code: "BR21", name, condition }];
    expect(unnamed("某病", young)).toEqual([told17("", "BR2")]);
    expect(unnamed("儿童某病", young)).toEqual([]);
    expect(unnamed("某病", young, [...drg("儿童某病"), ...drg("某病")])).toEqual([]);
    expect(unnamed("某病", "always", drg("某病", young))).toEqual([told17(".drgs.BR21", "BR21")]);
    expect(unnamed("儿童某病", "always", drg("某病", young))).toEqual([]);
    // A name and the next one are no word together.
    expect(unnamed("某儿", young, drg("童病"))).toEqual([told17("", "BR2")]);
  });

  it("a word of another topic says it where it stands for it too", () => {
    const days: Condition = { ageDays: { "<=": 28 } };
    expect(unnamed("某病，28天", days)).toEqual([]);
    expect(unnamed("某病，死亡", young)).toEqual([told17("", "BR2")]);
  });

  it("codes need not be mentioned", () => {
    const own = [
      { topic: "部位", topicEn: "a site", words: ["脑干"], asks: ["ageYears", "anyProcedure"] },
    ] as const;
    expect(unnamed("某病", { anyProcedure: ["01.2400"] }, [], own)).toEqual([]);
  });
});

describe("always, never and what nobody transcribed", () => {
  it("are no subject of a condition", () => {
    expect([
      ...subjectsOf({ any: ["always", "never", { notTranscribed: "?" }, "mcc", { ageYears: { "<": 17 } }] }),
    ]).toEqual(["mcc", "ageYears"]);
  });
});

describe("severities in names and in conditions", () => {
  const NAMES = {
    mcc: "某病，伴严重并发症与合并症",
    cc: "某病，伴一般并发症与合并症",
    either: "某病，伴并发症或合并症",
    none: "某病，不伴并发症与合并症",
    unnamed: "某病",
  };
  const old: Condition = { ageYears: { ">=": 60 } };
  it.each<[string, Condition, string]>([
    ["a severe one", "mcc", "mcc cc either"],
    ["a general one", "cc", "cc either"],
    ["either", { any: ["mcc", "cc"] }, "cc either"],
    ["a severe one or an age", { any: [old, "mcc"] }, "mcc cc either"],
    ["an age and a severe one", { all: [old, "mcc"] }, "mcc cc either"],
    ["a general one and an age", { all: ["cc", old] }, "cc either"],
    ["none", { not: "mcc" }, "none unnamed"],
    ["nothing of it", old, "none unnamed"],
    ["nothing in alternatives", { any: [old, { sex: "male" }] }, "none unnamed"],
    ["an age and a sex", { all: [old, { sex: "male" }] }, "none unnamed"],
    ["what nobody transcribed", { all: ["mcc", { notTranscribed: "?" }] }, "mcc cc either none unnamed"],
  ])("a condition that asks for %s agrees with its name", (_, condition, agrees) => {
    const agreeing = Object.entries(NAMES).filter(([, name]) => {
      const drgs = [
        { code: "BR21", name, condition },
        { code: "BR29", name: "某病", condition: "always" as const },
      ];
      return !findingsOf(
        lintNames,
        schemeOf([chapter([group("BR2", { drgs, condition: { anyDiagnosis: ["I61.900"] } })])]),
        { budget: 1 },
      ).some(({ code }) => code === "LINT_NAME_CONTRADICTS_SEVERITY");
    });
    expect(agreeing.map(([name]) => name).join(" ")).toBe(agrees);
  });

  it("is told with the condition, and with a case of the group", () => {
    const drgs = [{ code: "BR21", name: NAMES.none, condition: "mcc" as const }];
    const scheme = schemeOf([chapter([group("BR2", { drgs, condition: { anyDiagnosis: ["I61.900"] } })])]);
    const [found] = findingsOf(lintNames, scheme);
    expect(found && told(found)).toBe(
      "warning LINT_NAME_CONTRADICTS_SEVERITY mdcs.MDCB.adrgs.BR2.drgs.BR21 (BR21)",
    );
    expect(found?.message.en).toContain('its condition "mcc"');
    expect(found?.witness?.result).toMatchObject({ drg: "BR21", complication: "mcc" });
  });
});

describe("numbers in names", () => {
  const contradicted = (name: string, condition: Condition) => {
    const drgs = [
      { code: "BR21", name, condition },
      { code: "BR29", name: "某病", condition: "always" as const },
    ];
    const scheme = schemeOf([chapter([group("BR2", { drgs, condition: { anyDiagnosis: ["I61.900"] } })])]);
    return findingsOf(lintNames, scheme).filter(({ code }) => code === "LINT_NAME_CONTRADICTS_NUMBER");
  };

  it("are contradicted by a case that is in the group and outside of them", () => {
    const [found, ...more] = contradicted("某病，小于17岁", "always");
    expect(found && told(found)).toBe(
      "warning LINT_NAME_CONTRADICTS_NUMBER mdcs.MDCB.adrgs.BR2.drgs.BR21 (BR21 17 17)",
    );
    expect(found?.message.en).toContain('states {"ageYears":{"<":17}}');
    expect(found?.witness?.record.ageYears).toBeGreaterThanOrEqual(17);
    expect(found?.witness?.result.drg).toBe("BR21");
    expect(more).toEqual([]);
  });

  it.each<[string, Condition]>([
    ["某病，小于17岁", { ageYears: { "<": 17 } }],
    ["某病", "always"],
    ["某病，死亡", "always"],
    ["某病，小于17岁", { all: [{ ageYears: { "<": 17 } }, { ageYears: { ">": 60 } }] }],
  ])("%s and %j: none is", (name, condition) => {
    expect(contradicted(name, condition)).toEqual([]);
  });
});

describe("groups without codes, and surgery without a procedure", () => {
  const found = (code: string, adrgs: readonly AdrgEntry[], more: Partial<Mdc> = {}) =>
    findingsOf(lintNames, schemeOf([chapter(adrgs, more)], { bodySites: { head: ["S06.900"] } })).filter(
      (each) => each.code === code,
    );

  it("a group that asks for no code takes every case; the last one may be the rest", () => {
    const adrgs = [
      group("BR1", { condition: { sex: "male" } }),
      group("BR2", { condition: { all: ["never", { sex: "male" }] } }),
      group("BR3"),
    ];
    const [first, last, ...more] = found("LINT_CONDITION_WITHOUT_CODES", adrgs);
    expect([first && told(first), last && told(last)]).toEqual([
      "warning LINT_CONDITION_WITHOUT_CODES mdcs.MDCB.adrgs.BR1 (BR1)",
      "info LINT_CONDITION_WITHOUT_CODES mdcs.MDCB.adrgs.BR3 (BR3)",
    ]);
    expect(more).toEqual([]);
    expect([first?.witness?.result.adrg, last?.witness?.result.adrg]).toEqual(["BR1", "BR3"]);
  });

  it.each<Condition>([
    { principalDiagnosis: ["I61.900"] },
    { anyProcedure: ["01.2400"] },
    { bodySites: { ">=": 2 } },
    "secondBodySite",
  ])("%j asks for codes", (condition) => {
    expect(found("LINT_CONDITION_WITHOUT_CODES", [group("BR1", { condition })])).toEqual([]);
  });

  const surgical = (more: Partial<AdrgEntry> = {}) =>
    group("BB1", { kind: "surgical", condition: { principalDiagnosis: ["S06.900"] }, ...more });
  const operation: Condition = { anyProcedure: ["01.2400"] };
  const told1 = "warning LINT_SURGERY_WITHOUT_PROCEDURE mdcs.MDCB.adrgs.BB1 (BB1)";

  it("a surgical group that asks for no operation is shown by a case without one", () => {
    const [shown] = found("LINT_SURGERY_WITHOUT_PROCEDURE", [surgical()]);
    expect(shown && told(shown)).toBe(told1);
    expect(shown?.witness).toMatchObject({ record: { procedures: [] }, result: { adrg: "BB1" } });
    // A number of operations is no operation of the group; a case without one is not in it.
    const counted = surgical({
      condition: { all: [{ principalDiagnosis: ["S06.900"] }, { procedureCount: { ">=": 1 } }] },
    });
    const [unshown] = found("LINT_SURGERY_WITHOUT_PROCEDURE", [counted]);
    expect([unshown && told(unshown), unshown?.witness]).toEqual([told1, undefined]);
    expect(found("LINT_SURGERY_WITHOUT_PROCEDURE", [surgical({ drgs: [] })])[0]?.witness).toBeUndefined();
  });

  it("an operation may be asked for by the group, by its chapter or by a DRG; an open condition asks for who knows what", () => {
    const drgs = [{ code: "BB11", name: "某病", condition: operation }];
    const none = (adrg: AdrgEntry, more: Partial<Mdc> = {}) =>
      expect(found("LINT_SURGERY_WITHOUT_PROCEDURE", [adrg], more)).toEqual([]);
    none(surgical({ condition: operation }));
    none(surgical(), { condition: operation });
    none(surgical({ drgs }));
    none(surgical({ condition: { all: ["never", { principalDiagnosis: ["S06.900"] }] } }));
    none(surgical({ kind: "medical" }));
  });
});

describe("a file of words", () => {
  const ROW = { topic: "侧别", topicEn: "the side", words: ["单侧"], asks: ["anyProcedure"] };
  const wrong = (json: unknown) =>
    readNameWords(json).problems?.map(({ en }) => en.replace(/ is none of them: .*/, " is none")) ?? [];

  it("is read with what a row may have and need not", () => {
    const rows = [ROW, { ...ROW, unless: ["非单侧"], covers: ["otherProcedure"] }];
    expect(readNameWords(rows)).toEqual({ words: rows });
  });

  it.each<[string, object, string]>([
    ["topic", { topic: 5 }, "topic should be a text"],
    ["topic", { topic: "" }, "topic should be a text"],
    ["topicEn", { topicEn: [] }, "topicEn should be a text"],
    ["words", { words: [] }, "words should be an array of regular expressions"],
    ["words", { words: ["单侧", 5] }, "words should be an array of regular expressions"],
    ["words", { words: [5, "单侧"] }, "words should be an array of regular expressions"],
    ["words", { words: ["\\-"] }, 'words should be an array of regular expressions; "\\\\-" is none'],
    ["unless", { unless: "非" }, "unless should be an array of regular expressions"],
    ["unless", { unless: ["(非"] }, 'unless should be an array of regular expressions; "(非" is none'],
    ["asks", { asks: [] }, "asks should be an array of kinds of conditions"],
    ["asks", { asks: "anyProcedure" }, "asks should be an array of kinds of conditions"],
    [
      "asks",
      { asks: ["anyProcedure", "side"] },
      'asks should be an array of kinds of conditions; "side" is none',
    ],
    [
      "covers",
      { covers: ["toString"] },
      'covers should be an array of kinds of conditions; "toString" is none',
    ],
  ])("%s: %j", (_, change, said) => {
    expect(wrong([{ ...ROW, ...change }])).toEqual([`row 1: ${said}`]);
  });

  it("lacks nothing: every field that must be there is missed, those that may be left out are not", () => {
    expect(wrong([{}])).toEqual(
      ["topic", "topicEn", "words", "asks"].map((name) => `row 1: ${name} is missing`),
    );
    const fields = "{ topic, topicEn, words, unless, asks, covers }";
    expect(wrong([null, [], "行"])).toEqual([1, 2, 3].map((row) => `row ${row}: it should be ${fields}`));
    expect(readNameWords([]).words).toEqual([]);
  });

  it("names the kinds that there are", () => {
    const [problem] = readNameWords([{ ...ROW, asks: ["side"] }]).problems ?? [];
    expect(problem?.en).toMatch(/none of them: .*principalDiagnosis, .*anyProcedure, /);
  });
});
