import { describe, expect, it } from "vitest";
import {
  careEventRows,
  caseRows,
  contractRows,
  hospitalCoefficientRows,
  hospitalRows,
  publishedGroupRows,
  type RowKind,
} from "../../src/cases/index.js";
import {
  applicationRows,
  assessmentRows,
  changeRows,
  decisionRows,
  prepaidRows,
} from "../../src/cli/year/year-rows.js";
import { isDrgError } from "../../src/primitives/index.js";

/** What a header is refused for, in both languages; undefined where it is not. */
function refusal(kind: RowKind<unknown>, header: readonly string[]) {
  try {
    kind.underHeader(header);
  } catch (error) {
    if (isDrgError(error)) return { code: error.code, ...error.text };
    throw error;
  }
  return undefined;
}

const HOSPITAL = ["医疗机构编码", "医院等级"];

describe("SX-035: a column of hospitals that moves money under a name that is nearly known stops the run", () => {
  it.each([
    ...["差异系数（2020年）", "差异系数(%)", "差异系数.1", "机构系数", "系数", "级别系数", "调整系数"],
    ...["DRG付费起始时间", "开始付费日期", "历史次均费用（万元）", "次均费用", "考核分数", "办医类型"],
    ...["所属医共体", "医共体名称", "机构层级", "coeficient", "assessment_score_2020"],
    ...["人次人头比增长率（%）", "人次人头比增长率(倍)", "人次人头比增长", "单位权重医疗总费用增长率（%）"],
    ...["listAccuracy（%）", "结算清单填写准确率（%）", "床日病例疗效合格率（%）", "平均住院费用"],
  ])("%s", (header) => {
    expect(refusal(hospitalRows, [...HOSPITAL, header])?.code).toBe("HEADER_NEARLY_KNOWN");
  });

  it.each([[["HC35", "FB15"]], [["NE12A"]], [["EQY"]], [["ＨＣ３５"]]])(
    "groups as columns of hospitals are refused with how they are written: %j",
    (groups) => {
      const said = refusal(hospitalRows, [...HOSPITAL, ...groups]);
      expect(said?.code).toBe("HEADER_NAMES_GROUPS");
      expect(said?.en).toContain(`"coefficients.${groups[0]}"`);
      const written = groups.map((group) => `coefficients.${group}`);
      expect(refusal(hospitalRows, [...HOSPITAL, ...written])).toBeUndefined();
    },
  );

  it("groups as columns of another table are columns that are not known", () => {
    expect(refusal(caseRows, ["病案号", "HC35"])).toBeUndefined();
  });

  it.each([...["备注", "联系电话", "床位数", "系数说明", "医共体牵头医院", "考核扣分", "开业日期"]])(
    "%s is let pass, and said",
    (header) => {
      expect(refusal(hospitalRows, [...HOSPITAL, header])).toBeUndefined();
      expect(hospitalRows.notices([...HOSPITAL, header]).map(({ code }) => code)).toEqual(["HEADER_UNKNOWN"]);
    },
  );

  it("where the field or the figure has its own column, the other one is let pass", () => {
    for (const [known, near] of [
      ["差异系数", "级别系数"],
      ["历史次均费用", "历史次均费用（万元）"],
      ["DRG付费起始日期", "付费改革实施时间"],
    ]) {
      expect(refusal(hospitalRows, [...HOSPITAL, known ?? "", near ?? ""])).toBeUndefined();
    }
  });

  it("a unit in which nothing is read is said beside the name that it may be", () => {
    const said = refusal(hospitalRows, [...HOSPITAL, "差异系数(%)", "机构系数"]);
    expect(said?.zh).toBe(
      '以下各列像是要读的数据，列名却不认识，略去会改变结果，故未读入：“差异系数(%)”（可能是 差异系数，但单位不同，须先换算）；“机构系数”（可能是 医疗机构系数、差异系数）。请改为所知的列名，不读的列请删去；有 --map 选项的命令也可写 --map "列名=所知列名"，不读的列写 --map "列名=-"。',
    );
    expect(said?.en).toBe(
      'These columns look like data that is read, but their names are not known; to leave them out could change the result, so nothing was read: "差异系数(%)" (perhaps 差异系数, but in another unit: convert it first); "机构系数" (perhaps 医疗机构系数, 差异系数). Give them their known names, and delete a column that is not to be read; a command with the option --map takes --map "header=known name" too, or --map "header=-" for what is not to be read.',
    );
  });
});

describe("numbers are read alike in all tables, where they are certain", () => {
  /** A cell of a hospital's or another row, as it is read, or the codes that refuse it. */
  const read = (kind: RowKind<unknown>, header: readonly string[], cells: readonly string[]) => {
    const row = kind.underHeader(header)(cells);
    return row.ok ? JSON.parse(JSON.stringify(row.value)) : row.problems.map(({ code }) => code);
  };
  const ofHospital = (header: string, cell: string) =>
    read(hospitalRows, [...HOSPITAL, header], ["H1", "三级", cell]);
  const ofDecision = (cell: string) =>
    read(decisionRows, ["申请编号", "赞成票", "反对票", "核准点数"], ["A1", "3", "0", cell]);

  it.each([
    ["１.０５", "1.05"],
    ["1.05", "1.05"],
    ["105%", ["CELL_UNREADABLE"]],
    ["1.05元", ["CELL_UNREADABLE"]],
    ["1.05E0", ["CELL_UNREADABLE"]],
    ["1,0", ["CELL_UNREADABLE"]],
  ])("a coefficient %s", (cell, value) => {
    const row = ofHospital("差异系数", cell);
    expect(typeof value === "string" ? row.coefficient : row).toEqual(value);
  });

  it.each([
    ["历史次均费用", "historicCostPerStay", "12,345.67", "12345.67"],
    ["历史次均费用（元）", "historicCostPerStay", "１２３４５.6789元", "12345.6789"],
    ["年度考核得分", "assessmentScore", "95.5分", "95.5"],
    ["健康管理质量得分（分）", "healthManagementScore", "９５", "95"],
  ])("%s: %s %s", (header, field, cell, value) => {
    expect(ofHospital(header, cell).inputs[field]).toBe(value);
  });

  it("points and prepayments", () => {
    expect(ofDecision("1,092.35").points).toBe("1092.35");
    expect(ofDecision("９２.35").points).toBe("92.35");
    expect(ofDecision("92.35点")).toEqual(["CELL_UNREADABLE"]);
    const paid = (cell: string) =>
      read(prepaidRows, ["hospitalId", "险种", "统筹区", "预拨金额（元）"], ["H1", "职工", "X", cell]);
    expect(paid("-1,234.50元").payment).toBe("-1234.5");
    expect(paid("￥1234.50").payment).toBe("1234.5");
    expect(paid("0.12万元")).toEqual(["CELL_UNREADABLE"]);
  });
});

describe("so does one of every other table", () => {
  const DECISION = ["申请编号", "赞成票", "反对票"];
  const PREPAID = ["hospitalId", "insuranceType", "poolingArea", "payment"];
  const kinds: readonly (readonly [string, RowKind<unknown>, readonly string[], string])[] = [
    ["decisions (ZJ-058)", decisionRows, DECISION, "不合理金额"],
    ["decisions (ZJ-058)", decisionRows, DECISION, "评审点数"],
    ["decisions (ZJ-058)", decisionRows, DECISION, "核定点数"],
    ["prepayments (ZJ-016)", prepaidRows, PREPAID, "预拨月份"],
    ["prepayments (ZJ-016)", prepaidRows, PREPAID.slice(0, 3), "预拨款"],
    ["prepayments (ZJ-016)", prepaidRows, PREPAID.slice(0, 3), "预拨金额（万元）"],
    ["assessment (WX-022)", assessmentRows, ["医疗机构代码"], "考核分数"],
    ["applications (ZJ-054)", applicationRows, ["申请编号", "申请类别"], "撤件日期"],
    ["groups", publishedGroupRows, ["病组编码"], "基准点数（2020年）"],
    ["groups", publishedGroupRows, ["病组编码"], "RW权重"],
    ...["基准点", "点数", "病组点数", "均费", "平均住院费用"].map(
      (header) => ["groups", publishedGroupRows, ["病组编码"], header] as const,
    ),
    ["decisions (ZJ-058)", decisionRows, DECISION, "剔除费用"],
    ["contracts", contractRows, ["参保人标识"], "转诊人数"],
    ["coefficients", hospitalCoefficientRows, ["机构编码", "病组"], "系数"],
  ];
  it.each(kinds)("$0: $3", (_, kind, header, near) => {
    expect(refusal(kind, [...header, near])?.code).toBe("HEADER_NEARLY_KNOWN");
  });

  it("a table of cases or events is read as before", () => {
    for (const header of ["系数", "月份", "病种", "预拨款", "次均费用"]) {
      expect(refusal(caseRows, ["病案号", header])).toBeUndefined();
      expect(refusal(careEventRows, ["参保人标识", header])).toBeUndefined();
    }
  });

  it("a key of JSON is a warning, with the field that it may be", () => {
    const told = (kind: RowKind<unknown>, record: object) => {
      const read = kind.parse(record);
      return (read.ok ? read.warnings : read.problems).map(({ code, message }) => `${code} ${message.en}`);
    };
    const decision = { applicationId: "A1", votesFor: 3, votesAgainst: 0, 不合理金额: "500" };
    expect(told(decisionRows, decision)).toEqual([
      expect.stringContaining(
        "RECORD_FIELD_NEARLY_KNOWN There is no field 不合理金额; its value would not be used. The record lacks what it is near to (unreasonableCost)",
      ),
    ]);
    expect(told(changeRows, { caseId: "1", 月份: "1" })[0]).toContain("RECORD_FIELD_UNKNOWN");
  });
});

describe("a column that is not known is told with the names that the table still could have", () => {
  const told = (kind: RowKind<unknown>, header: readonly string[]) => kind.notices(header)[0]?.message;

  it("of a decision, of a prepayment, and where all are there", () => {
    expect(told(decisionRows, ["申请编号", "赞成票", "反对票", "经办人"])).toEqual({
      zh: "有 1 列没有对应字段，未使用：“经办人”。如需使用，请改为所知的列名：核准点数、不合理费用。",
      en: '1 column stands for no field and is not used: "经办人". The names that it still could have: 核准点数, 不合理费用.',
    });
    expect(told(assessmentRows, ["医疗机构代码", "考核得分", "经办人"])).toEqual({
      zh: "有 1 列没有对应字段，未使用：“经办人”。这张表所知的列都已给出。",
      en: '1 column stands for no field and is not used: "经办人". All columns that this table knows are there.',
    });
    expect(told(changeRows, ["结算流水号", "经办人"])?.zh).toContain("、特病单议核准点数、");
    expect(told(hospitalRows, [...HOSPITAL, "床位数"])?.zh).toContain("差异系数、历史次均费用、");
    expect(told(caseRows, ["病案号", "经办人"])?.zh).toContain("请改为 docs/cases.md 所列的列名。");
  });
});

describe("ZJ-058: changes of cases by a table: marks under their own names, their titles and what decisions call them", () => {
  const marksOf = (header: readonly string[], cells: readonly string[]) => {
    const row = changeRows.underHeader(["结算流水号", ...header])(["1", ...cells]);
    return row.ok ? row.value.marks : row.problems.map(({ code, path }) => `${code} ${path}`);
  };

  it.each([
    ["核准点数", "1,092.35", "approvedPoints", "1092.35"],
    ["marks.approvedPoints", "1,092.35", "approvedPoints", "1092.35"],
    ["特病单议核准点数", "９２.35", "approvedPoints", "92.35"],
    ["approvedCost", "￥1,200.50元", "approvedCost", "1200.50"],
    ["特病单议已核准", "是", "specialReviewApproved", true],
    ["不合理费用（元）", "12.5", "unreasonableCost", "12.5"],
    ["床日类别", "A", "careClass", "A"],
  ])("%s: %s", (header, cell, mark, value) => {
    expect(marksOf([header], [cell])).toEqual({ [mark]: value });
  });

  it("what is no number is refused with its column", () => {
    expect(marksOf(["核准点数"], ["92.35点"])).toEqual(["CELL_UNREADABLE marks"]);
    expect(refusal(changeRows, ["结算流水号", "评审点数"])?.code).toBe("HEADER_NEARLY_KNOWN");
  });
});

describe("hours of ventilation and intensive care are read in hours", () => {
  const inAnotherUnit = "but in another unit: where it is said to be this";

  it.each([
    ...["重症监护时间（天）", "重症监护时间(日)", "呼吸机使用时间（天）", "ICU时间（天数）", "ICU天数"],
    ...["重症监护天数", "呼吸机使用天数", "呼吸机使用时间（分钟）", "ventilatorDays", "icu_days"],
  ])("%s is told as another unit", (header) => {
    const said = refusal(caseRows, ["病案号", header]);
    expect([said?.code, said?.en]).toEqual(["HEADER_NEARLY_KNOWN", expect.stringContaining(inAnotherUnit)]);
  });

  it.each(["呼吸机使用时间（天/小时/分）", "呼吸机使用时间（天、小时、分钟）", "ICU时长"])(
    "%s is asked about",
    (header) => {
      expect(refusal(caseRows, ["病案号", header])?.code).toBe("HEADER_NEARLY_KNOWN");
    },
  );

  it.each([
    ["呼吸机使用天数", "5", 120],
    ["呼吸机使用时间（天）", "2.5", 60],
    ["呼吸机使用时间（分钟）", "90", 1.5],
    ["呼吸机使用时间（天）", "36小时", 36],
    ["呼吸机使用时间（小时）", "36", 36],
    ["呼吸机使用小时数", "36", 36],
    ["呼吸机使用时间（天/小时/分）", "1/12/30", 36.5],
    ["呼吸机使用时间（天/小时/分）", "1天12小时", 36],
    ["呼吸机使用时间（天/小时/分）", "36", "CELL_UNREADABLE"],
    ["呼吸机使用时间（天、小时）", "36", "CELL_UNREADABLE"],
    ["呼吸机使用时间（周）", "1", "CELL_UNREADABLE"],
    ["vent_used_dura", "36", "CELL_UNREADABLE"],
  ])("%s, said to be 呼吸机使用时间: %s is %j", (header, cell, hours) => {
    const result = caseRows.underHeader(["病案号", header], { [header]: "呼吸机使用时间" })(["1", cell]);
    expect(result.ok ? result.value.ventilatorHours : result.problems[0]?.code).toBe(hours);
    const parsed = caseRows.parse({ caseId: "1", [header]: cell }, { [header]: "ventilatorHours" });
    expect(parsed.ok && parsed.value.ventilatorHours).toBe(typeof hours === "number" && hours);
  });

  it("a JSON number whose unit nobody says is no hours", () => {
    const said = { vent_used_dura: "ventilatorHours" };
    expect(caseRows.parse({ caseId: "1", vent_used_dura: 36 }, said).ok).toBe(false);
  });
});

it("counts of codes are no codes, in the words of the platform too", () => {
  for (const count of ["diag_code_cnt", "oprn_oprt_code_cnt", "诊断代码计数"])
    expect(refusal(caseRows, ["病案号", count])).toBeUndefined();
});
