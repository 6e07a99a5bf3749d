import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PERSON_OR_NONE } from "../../src/cases/fields/field-types.js";
import {
  careEventRows,
  caseRows,
  caseToJson,
  contractRows,
  hospitalRows,
  parseHospital,
  publishedGroupRows,
  type RowKind,
} from "../../src/cases/index.js";
import { rowKindOf } from "../../src/cases/rows/row-kind.js";
import { inpatientCase } from "../../src/testing/arbitrary-case.js";

function read<Row>(kind: RowKind<Row>, header: readonly string[], cells: readonly string[]): Row {
  const result = kind.underHeader(header)(cells);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function problems<Row>(kind: RowKind<Row>, header: readonly string[], cells: readonly string[]): string[] {
  const result = kind.underHeader(header)(cells);
  return result.ok ? [] : result.problems.map(({ code, path }) => `${code} ${path}`);
}

function headerCode(header: readonly string[]): unknown {
  try {
    caseRows.underHeader(header);
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
  return undefined;
}

describe("a settlement list with Chinese headers", () => {
  const header = [
    "\ufeff结算流水号",
    "定点医药机构代码",
    "医保编号",
    "性别",
    "年龄(岁)",
    "（年龄不足1周岁）年龄(天)",
    "新生儿出生体重（克）",
    "入院时间",
    "出院时间",
    "实际住院（天）",
    "离院方式",
    "出院科别",
    "主要诊断编码",
    "其他诊断编码2",
    "其他诊断编码1",
    "主要手术操作编码",
    "其他手术操作编码1",
    "呼吸机使用时间",
    "医疗费总额（元）",
    "医保统筹基金支付",
    "个人支付",
    "个人自费",
    "西药费",
    "卫生材料费",
    "医保类型",
    "统筹区",
    "住院类型",
  ];
  const cells = [
    "S1",
    "H33",
    "P7",
    "2.女",
    "0",
    "12天",
    "2400g",
    "2020/1/5 13:45",
    "2020年1月9日",
    "4",
    "1.医嘱离院",
    "03",
    "P07.100",
    "P59.900",
    "P22.000",
    "99.8300",
    "96.7201",
    "1/2/30",
    "12,345.60",
    "8000",
    "4345.6",
    "0.00",
    "345.6",
    "12000",
    "城乡居民基本医疗保险",
    "A1",
    "普通住院\r",
  ];

  it("is read as the same case as its JSON", () => {
    expect(caseToJson(read(caseRows, header, cells))).toEqual({
      caseId: "S1",
      hospitalId: "H33",
      patientId: "P7",
      sex: "female",
      ageYears: 0,
      ageDays: 12,
      birthWeightGrams: 2400,
      admissionDate: "2020-01-05",
      dischargeDate: "2020-01-09",
      lengthOfStayDays: 4,
      dischargeDisposition: 1,
      department: "03",
      diagnoses: ["P07.100", "P22.000", "P59.900"],
      procedures: ["99.8300", "96.7201"],
      ventilatorHours: 26.5,
      totalCost: "12345.6",
      fundPayment: "8000",
      patientPayment: "4345.6",
      selfFunded: "0",
      costs: { westernDrug: "345.6", consumable: "12000" },
      insuranceType: "resident",
      poolingArea: "A1",
      careType: "acute",
    } satisfies Record<string, unknown>);
  });

  it("uses every one of those columns", () => {
    expect(caseRows.notices(header)).toEqual([]);
  });
});

describe("a table with English headers", () => {
  it("reads lists, charge categories and marks", () => {
    const header = [
      "caseId",
      "diagnoses",
      "procedures",
      "totalCost",
      "costs.drug",
      "marks.specialReview",
      "items",
    ];
    const row = read(caseRows, header, [
      "1",
      "I10.x00|E11.900|",
      " 51.2300 | 38.9300",
      "10",
      "4",
      "true",
      "A|B",
    ]);
    expect(caseToJson(row)).toEqual({
      caseId: "1",
      diagnoses: ["I10.x00", "E11.900"],
      procedures: ["51.2300", "38.9300"],
      totalCost: "10",
      costs: { drug: "4" },
      items: ["A", "B"],
      marks: { specialReview: true },
    });
  });

  it("gives back any case that was written as cells", () => {
    fc.assert(
      fc.property(inpatientCase(), (inpatientCase) => {
        const json = caseToJson(inpatientCase);
        const header: string[] = [];
        const cells: string[] = [];
        for (const [field, value] of Object.entries(json)) {
          if (field === "costs" || field === "marks") {
            for (const [key, entry] of Object.entries(value as object)) {
              header.push(`${field}.${key}`);
              cells.push(String(entry));
            }
          } else {
            header.push(field);
            cells.push(Array.isArray(value) ? value.join("|") : String(value));
          }
        }
        const { costs = {}, marks = {}, items = [], ...rest } = json;
        const again = caseToJson(read(caseRows, header, cells));
        expect({ costs: {}, marks: {}, items: [], ...again }).toEqual({ costs, marks, items, ...rest });
      }),
      { numRuns: 500 },
    );
  });
});

describe("a header", () => {
  it("may lack everything but the id", () => {
    expect(headerCode(["病案号"])).toBeUndefined();
    expect(headerCode(["性别"])).toBe("HEADER_FIELD_MISSING");
    expect(headerCode([])).toBe("HEADER_FIELD_MISSING");
  });

  it("of one column alone is asked for its separator", () => {
    for (const header of [
      "病案号，性别，年龄，主要诊断",
      "病案号；性别；主要诊断",
      "病案号|性别|主要诊断",
      "病案号 性别 主要诊断",
    ]) {
      expect(() => caseRows.notices([header])).toThrow(
        expect.objectContaining({
          code: "HEADER_FIELD_MISSING",
          text: {
            zh: expect.stringContaining(
              `被当作表头的是“${header}”。其中只有一列：若应有多列，请用半角逗号、分号或制表符分隔；否则请加上其中一个列名：“caseId, 结算流水号`,
            ),
            en: expect.stringContaining(
              `"${header}". It is one column: where many are meant, part them by commas, semicolons or tabs; else name one of its columns: caseId, 结算流水号`,
            ),
          },
        }),
      );
    }
  });

  it("reports what it does not use, with the column", () => {
    const notices = caseRows.notices(["caseId", "姓名", "主要诊断名称", ""]);
    expect(notices.map(({ code, path, message }) => [code, path, message])).toEqual([
      [
        "HEADER_UNKNOWN",
        "header",
        {
          zh: "有 3 列没有对应字段，未使用：“姓名”、“主要诊断名称”、第 4 列（无列名）。如需使用，请改为 docs/cases.md 所列的列名。",
          en: '3 columns stand for no field and are not used: "姓名", "主要诊断名称", column 4 (without a name). docs/cases.md lists the names.',
        },
      ],
    ]);
    expect(notices[0]?.related).toEqual(["header.1", "header.2", "header.3"]);
    const shadowed = caseRows.notices(["病案号", "结算流水号", "主要诊断", "主要诊断编码"]);
    expect(shadowed.map(({ related }) => related)).toEqual([["header.0", "header.2"]]);
  });

  it("names twenty columns of a cause in its one notice, or refusal, and counts the others", () => {
    const many = (name: string) => Array.from({ length: 300 }, (_, at) => `${name}${at + 1}`);
    const unknown = caseRows.notices(["caseId", ...many("自定义")]);
    expect(unknown).toHaveLength(1);
    expect(unknown[0]?.message.zh).toContain("有 300 列没有对应字段");
    expect(unknown[0]?.message.zh).toContain("“自定义20”、另有 280 列。");
    expect(unknown[0]?.message.en).toContain('"自定义20", 280 more.');
    const shadowed = caseRows.notices(["caseId", ...many("其他诊断"), ...many("其他诊断编码")]);
    expect(shadowed.map(({ code }) => code)).toEqual(["HEADER_SHADOWED"]);
    expect(shadowed[0]?.message.en).toContain('"其他诊断1" (diagnoses is read from "其他诊断编码1")');
    expect(shadowed[0]?.message.en).toContain("280 more.");
    expect(() => caseRows.notices(["caseId", ...many("第一诊断编码")])).toThrow(/280 more\. Give them/);
  });

  it("prefers the number of the stay to 病案号, and codes to names, and says so", () => {
    const header = ["病案号", "结算流水号", "主要诊断", "主要诊断编码"];
    const row = read(caseRows, header, ["Z1", "S1", "高血压", "I10.x00"]);
    expect(row.caseId).toBe("S1");
    expect(row.diagnoses).toEqual(["I10.x00"]);
    expect(caseRows.notices(header).map(({ code, path, message }) => [code, path, message])).toEqual([
      [
        "HEADER_SHADOWED",
        "header",
        {
          zh: "有 2 列未使用，同一内容另有列给出：“病案号”（结算流水号（或病案号）取自“结算流水号”）、“主要诊断”（诊断取自“主要诊断编码”）。",
          en: '2 columns are not used, since another one gives the same: "病案号" (caseId is read from "结算流水号"), "主要诊断" (diagnoses is read from "主要诊断编码").',
        },
      ],
    ]);
  });

  it("is refused where two columns claim one field", () => {
    expect(headerCode(["caseId", "caseId"])).toBe("HEADER_FIELD_TWICE");
    expect(headerCode(["caseId", "其他诊断1", "其他诊断 1"])).toBe("HEADER_FIELD_TWICE");
    expect(headerCode(["caseId", "诊断", "主要诊断"])).toBe("HEADER_FIELD_TWICE");
    expect(headerCode(["caseId", "costs.drug", "药品费"])).toBe("HEADER_FIELD_TWICE");
  });

  it("is refused where it is endless, and not read where its names are hostile", () => {
    expect(headerCode(["caseId", ...new Array(10_000).fill("x")])).toBe("HEADER_TOO_WIDE");
    const row = read(
      caseRows,
      ["caseId", "costs.__proto__", "__proto__", "marks.constructor"],
      ["1", "1", "1", "1"],
    );
    expect(Object.keys(row)).toEqual(["caseId", "diagnoses", "procedures"]);
    expect(caseRows.notices(["caseId", "x".repeat(10_000_000)])).toHaveLength(1);
  });

  it("is known by its name, whatever a form to be filled in writes behind it", () => {
    const header = ["*病案号（必填）", "性别(选填)", "住院总费用（元）【必填项】"];
    expect(read(caseRows, header, ["1", "男", "1.50"])).toMatchObject({ caseId: "1", sex: "male" });
    expect(caseRows.notices(header)).toEqual([]);
  });

  it.each(["其他", "其它", "9.其它"])("reads a way of discharge in either spelling: %s", (cell) => {
    expect(read(caseRows, ["caseId", "离院方式"], ["1", cell]).dischargeDisposition).toBe(9);
  });

  it.each([
    ["性别", "1.0", { sex: "male" }],
    ["离院方式", "5.0", { dischargeDisposition: 5 }],
    ["险种", "310.00", { insuranceType: "employee" }],
  ])("reads a code as a spreadsheet writes a number: %s %s", (header, cell, said) => {
    expect(read(caseRows, ["caseId", header], ["1", cell])).toMatchObject(said);
  });

  it.each([
    [
      caseRows,
      ["caseId", "离院方式"],
      "治愈",
      "医嘱离院/1、医嘱转院/2、医嘱转社区/3、非医嘱离院/4、死亡/5、其他/9",
    ],
    [caseRows, ["caseId", "性别"], "X", "未知/0、男/1、女/2"],
    [hospitalRows, ["hospitalId", "医疗机构等级"], "县级", "三级、二级、一级、未定级"],
  ])("says what may be written where a value is one of a list: %#", (kind, header, cell, accepted) => {
    const result = kind.underHeader(header)(["1", cell]);
    expect(result.ok || result.problems[0]?.message.zh).toMatch(
      new RegExp(`“${cell}”无法读作.*。可写：${accepted}。$`),
    );
  });

  it.each(["310-职工基本医疗保险", "310 职工医保", "310"])("reads a code with its words: %s", (cell) => {
    expect(read(caseRows, ["caseId", "险种"], ["1", cell]).insuranceType).toBe("employee");
  });

  it.each(["¥1,234.50", "￥ 1,234.50", "¥ 1234.5 元"])("reads an amount behind its sign: %s", (cell) => {
    expect(read(caseRows, ["caseId", "住院总费用"], ["1", cell]).totalCost?.toFixed()).toBe("1234.5");
  });

  it("reads 周岁, a blank before 元 and 不详 as they are meant", () => {
    const row = read(
      caseRows,
      ["caseId", "年龄", "住院总费用", "性别"],
      ["1", "65周岁", "12,345.67 元", "不详"],
    );
    expect(row).toMatchObject({ ageYears: 65, sex: "unknown" });
    expect(row.totalCost?.toFixed()).toBe("12345.67");
  });

  it("does not take another unit for the field's own", () => {
    const notices = caseRows.notices(["caseId", "住院总费用(万元)", "住院总费用（元）"]);
    expect(notices.map(({ message }) => message.en)).toEqual([
      expect.stringContaining('not used: "住院总费用(万元)". '),
    ]);
    // Where no column has the field's own unit, leaving the other out could change the result.
    expect(headerCode(["caseId", "住院天数（月）"])).toBe("HEADER_NEARLY_KNOWN");
  });
});

describe("a row", () => {
  const header = ["caseId", "sex", "totalCost"];

  it("must have as many cells as the header; a spreadsheet's empty tail is let pass", () => {
    expect(problems(caseRows, header, ["1", "男"])).toEqual(["ROW_WIDTH "]);
    expect(problems(caseRows, header, ["1", "男", "3", "4"])).toEqual(["ROW_WIDTH "]);
    expect(problems(caseRows, header, ["1", "男", "3", "", " "])).toEqual([]);
    expect(problems(caseRows, header, [])).toEqual(["ROW_WIDTH "]);
  });

  it("takes blanks and dashes for absent", () => {
    for (const empty of ["", "  ", "-", "--", "—", "-----", "NULL", "/", "／", "\\N", "NaN", "None", "N/A"]) {
      const row = read(caseRows, header, ["1", empty, empty]);
      expect(Object.keys(row)).toEqual(["caseId", "diagnoses", "procedures"]);
    }
    expect(problems(caseRows, header, ["-", "男", "1"])).toEqual(["RECORD_FIELD_MISSING caseId"]);
  });

  it("takes a stroke and 无 for no code: an operation column that says so holds none", () => {
    const columns = ["caseId", "主要诊断", "主要手术操作", "其他手术操作1"];
    for (const none of ["/", "无", "-", "——", "\\N"]) {
      expect(read(caseRows, columns, ["1", "K80.100x001", none, none]).procedures).toEqual([]);
      expect(problems(caseRows, columns, ["1", "K80.100x001", none, "51.2300"])).toEqual([
        "CELL_FIRST_EMPTY procedures",
      ]);
    }
    expect(problems(caseRows, ["caseId", "ageYears"], ["1", "无"])).toEqual(["CELL_UNREADABLE ageYears"]);
  });

  it("takes zero for zero", () => {
    expect(read(caseRows, header, ["1", "男", "0"]).totalCost?.toFixed()).toBe("0");
  });

  it.each([
    ["sex", "x", ["CELL_UNREADABLE sex"]],
    ["sex", "3", ["CELL_UNREADABLE sex"]],
    ["totalCost", "1.2万", ["CELL_UNREADABLE totalCost"]],
    ["totalCost", "1,23.00", ["CELL_UNREADABLE totalCost"]],
    ["totalCost", "1e3", ["CELL_UNREADABLE totalCost"]],
    ["totalCost", "-5", ["AMOUNT_NEGATIVE totalCost"]],
    ["totalCost", "5.001", ["AMOUNT_TOO_FINE totalCost"]],
    ["totalCost", "9".repeat(1_000_000), ["CELL_TOO_LONG totalCost"]],
    ["ageYears", "四十", ["CELL_UNREADABLE ageYears"]],
    ["ageYears", "45个月", ["CELL_UNREADABLE ageYears"]],
    ["ageYears", "200", ["RECORD_OUT_OF_RANGE ageYears"]],
    ["admissionDate", "05/01/2020", ["CELL_UNREADABLE admissionDate"]],
    ["admissionDate", "2020-02-30", ["CELL_UNREADABLE admissionDate"]],
    ["admissionDate", "43835", ["CELL_DATE_SERIAL admissionDate"]],
    ["dischargeDisposition", "6", ["CELL_UNREADABLE dischargeDisposition"]],
    ["insuranceType", "1", ["CELL_UNREADABLE insuranceType"]],
    ["insuranceType", "新农合", ["CELL_UNREADABLE insuranceType"]],
    ["ventilatorHours", "半天", ["CELL_UNREADABLE ventilatorHours"]],
    ["ventilatorHours", "2020/1/5", ["CELL_UNREADABLE ventilatorHours"]],
    ["ventilatorHours", "1/24/0", ["CELL_UNREADABLE ventilatorHours"]],
    ["ventilatorHours", "1/1/60", ["CELL_UNREADABLE ventilatorHours"]],
  ])("%s %s is refused", (field, cell, expected) => {
    expect(problems(caseRows, ["caseId", field], ["1", cell])).toEqual(expected);
  });

  it("an age in days or months is refused with where days are written", () => {
    const result = caseRows.underHeader(["caseId", "年龄"])(["1", "28天"]);
    const message = result.ok ? undefined : result.problems[0]?.message;
    expect(message?.zh).toContain("“28天”无法读作周岁数（整数；不足一周岁的写 0，天数另列一栏）");
    expect(message?.en).toContain("below one year 0, the days in a column of their own");
  });

  it("is refused where the first code is missing and others are not: docs/cases.md, Lists", () => {
    const columns = ["caseId", "主要诊断", "其他诊断1", "其他诊断2"];
    const refused = ["CELL_FIRST_EMPTY diagnoses"];
    expect(problems(caseRows, columns, ["1", "", "E11.900", ""])).toEqual(refused);
    for (const cell of ["|E11.900", "-|E11.900", ";E11.900"]) {
      expect(problems(caseRows, ["caseId", "diagnoses"], ["1", cell])).toEqual(refused);
    }
    const operations = ["caseId", "主要手术操作", "其他手术操作1"];
    expect(problems(caseRows, operations, ["1", "", "51.2300"])).toEqual(["CELL_FIRST_EMPTY procedures"]);
    expect(read(caseRows, columns, ["1", "", "", ""]).diagnoses).toEqual([]);
    expect(read(caseRows, columns, ["1", "I10.x00", "", "E11.900"]).diagnoses).toEqual([
      "I10.x00",
      "E11.900",
    ]);
  });

  it.each([
    ["51.2300;54.5100x005", ["51.2300", "54.5100x005"]],
    ["51.2300；54.5100x005", ["51.2300", "54.5100x005"]],
    ["51.2300,54.5100x005", ["51.2300", "54.5100x005"]],
    ["51.2300，54.5100x005", ["51.2300", "54.5100x005"]],
    ["51.2300、54.5100x005", ["51.2300", "54.5100x005"]],
    ["51.2300/54.5100x005", ["51.2300", "54.5100x005"]],
    ["51.2300\n54.5100x005", ["51.2300", "54.5100x005"]],
    ["51.2300\r\n54.5100x005", ["51.2300", "54.5100x005"]],
    ["51.2300 54.5100x005", ["51.2300", "54.5100x005"]],
    ["51.23; 2.3402", ["51.23", "2.3402"]],
    ["51.2300;|54.5100x005", ["51.2300", "54.5100x005"]],
  ])("holds several codes in one cell: %j is split and said", (cell, expected) => {
    for (const [header, said] of [
      ["手术操作编码", "CELL_SPLIT"],
      ["主要手术操作", "CELL_SEVERAL_CODES"],
    ] as const) {
      const result = caseRows.underHeader(["caseId", header])(["1", cell]);
      expect(result.ok && result.value.procedures).toEqual(expected);
      expect(result.ok && result.warnings.map(({ code }) => code)).toEqual([said]);
    }
  });

  it("a column for the main code alone is told to hold several, and which of them is read as the main one", () => {
    for (const header of ["主要诊断", "诊断编码1"]) {
      const result = caseRows.underHeader(["caseId", header])(["1", "K80.100x001/K11.901"]);
      expect(result.ok && result.warnings).toEqual([
        {
          code: "CELL_SEVERAL_CODES",
          severity: "warning",
          path: "diagnoses",
          message: {
            zh: `列“${header}”应只有一个编码，“K80.100x001/K11.901”却有 2 个：首个按主要编码读入，其后的按其他编码读入。首个如不是主要编码，分组会不同。请核对，每格只写一个编码。`,
            en: `Column "${header}" is for one code, and "K80.100x001/K11.901" holds 2 codes: the first is read as the main one, the others as further ones. If the first is not the main one, the group is another. Check it, and write one code in a cell.`,
          },
        },
      ]);
    }
  });

  it("splits nothing that is not certain: a morphology code is one, a name with a comma is refused", () => {
    const header = ["caseId", "主要诊断"];
    expect(read(caseRows, header, ["1", "M80000/3"]).diagnoses).toEqual(["M80000/3"]);
    expect(read(caseRows, header, ["1", "K80.100x001 胆囊结石"]).diagnoses).toEqual(["K80.100x001 胆囊结石"]);
    for (const cell of ["K80.100x001 胆囊结石，慢性", "K80.100x001;胆囊结石"]) {
      expect(problems(caseRows, header, ["1", cell])).toEqual(["CELL_UNREADABLE diagnoses"]);
    }
  });

  it.each([
    ["'51.2300", "51.2300"],
    ["’51.2300", "51.2300"],
    ['="51.2300"', "51.2300"],
    ["' 51.2300", "51.2300"],
  ])("takes off a spreadsheet's mark for text and says so: %s", (cell, expected) => {
    const result = caseRows.underHeader(["caseId", "主要手术操作"])(["1", cell]);
    expect(result.ok && result.value.procedures).toEqual([expected]);
    expect(result.ok && result.warnings.map(({ code }) => code)).toEqual(["CELL_MARK_REMOVED"]);
  });

  it.each(["########", "#N/A", "#REF!", "#VALUE!"])(
    "refuses what a spreadsheet shows for an error: %s",
    (cell) => {
      for (const field of ["caseId", "patientId", "主要诊断", "totalCost", "admissionDate"]) {
        const header = field === "caseId" ? ["caseId"] : ["caseId", field];
        const cells = field === "caseId" ? [cell] : ["1", cell];
        expect(problems(caseRows, header, cells)[0]).toMatch(/^CELL_SPREADSHEET_ERROR /);
      }
    },
  );

  it.each(
    "合计,合 计：,总计,小计,Total,本页合计,本月小计：,全院合计,累计,总计(2例),合计（共 12 人次）,合计2人,共2例,总 12 例,平均,平均值,Average".split(
      ",",
    ),
  )("is no case where it is a line of totals: %s", (word) => {
    const header = ["序号", "caseId", "住院总费用"];
    expect(problems(caseRows, header, [word, "", "300.00"])).toEqual(["ROW_IS_TOTAL "]);
    expect(problems(caseRows, header, ["", word, "300.00"])).toEqual(["ROW_IS_TOTAL "]);
    expect(problems(caseRows, header, [word])).toEqual(["ROW_IS_TOTAL "]);
  });

  it.each(
    "内科小计,合计：3例,合计（元）,合计金额,本院合计,以上合计,总合计,全部合计,总额,合計,總計,1月小计".split(
      ",",
    ),
  )("is no case where a line of totals begins so, unless it has a date: %s", (word) => {
    const header = ["序号", "caseId", "住院总费用", "出院时间"];
    expect(problems(caseRows, header, [word, "", "300.00", ""])).toEqual(["ROW_IS_TOTAL "]);
    expect(problems(caseRows, header, ["", word, "300.00", ""])).toEqual(["ROW_IS_TOTAL "]);
    expect(problems(caseRows, header, ["1", word, "300.00", ""])).toEqual([]);
    expect(problems(caseRows, header, ["", word, "300.00", "2020-05-05"])).toEqual([]);
  });

  it.each(["制表人：张三", "审核人:", "打印日期"])(
    "is no case where it is who made the table: %s",
    (word) => {
      const header = ["caseId", "性别", "住院总费用"];
      expect(problems(caseRows, header, [word, "", "审核人：李四"])).toEqual(["ROW_IS_NOTE "]);
      expect(problems(caseRows, header, ["1", "", "3"])).toEqual([]);
    },
  );

  it.each([
    "注：按2022年数据",
    "附注1：",
    "数据来源：市医保中心",
    "备注: 略",
    "（说明：略）",
    "* 注：略",
    "Note: draft",
    "Source: 医保局",
  ])("is no group where it is a note of a table of few columns: %s", (word) => {
    const header = ["DRG编码", "例均费用", "基准点数"];
    expect(problems(publishedGroupRows, header, [word, "", ""])).toEqual(["ROW_IS_NOTE "]);
    expect(problems(publishedGroupRows, header, ["HC35", "1", "1"])).toEqual([]);
  });

  it.each(["全市", "全区平均", "全院"])("is no group where it is the area's mean: %s", (word) => {
    const header = ["DRG编码", "例均费用"];
    expect(problems(publishedGroupRows, header, [word, "12000.00"])).toEqual(["ROW_IS_TOTAL "]);
  });

  it("is no case where it is a note in English", () => {
    const header = ["病案号", "性别", "年龄", "主要诊断", "住院总费用"];
    expect(problems(caseRows, header, ["Note: draft", "", "", "", ""])).toEqual(["ROW_IS_NOTE "]);
  });

  it("is a note where the one cell of a line says so, though there are fewer cells than columns", () => {
    const header = ["caseId", "性别", "年龄", "主要诊断", "住院总费用"];
    for (const line of ["导出时间：2020-06-01 10:00", "-- 共 1 条 --", "第1页/共1页"]) {
      expect(problems(caseRows, header, [line])).toEqual(["ROW_IS_NOTE "]);
    }
    expect(problems(caseRows, header, ["1", "男", "60"])).toEqual(["ROW_WIDTH "]);
  });

  it.each(["2例", "共济", "总院", "合计科", "平均1"])("is a case where it only begins so: %s", (word) => {
    expect(problems(caseRows, ["序号", "caseId", "住院总费用"], ["1", word, "300.00"])).toEqual([]);
  });

  it("is no case where it is the header once more, which is no error: no record is left out", () => {
    const result = caseRows.underHeader(["caseId", "主要诊断"])(["caseId ", "主要 诊断", ""]);
    expect(!result.ok && result.problems).toEqual([
      {
        code: "ROW_IS_HEADER",
        severity: "warning",
        path: "",
        message: {
          zh: "本行又是表头，不是记录，已跳过。合并文件时请只保留一个表头。",
          en: "The row is the header once more, no record, and was passed over. Keep one header when files are joined.",
        },
      },
    ]);
  });

  const SECOND = ["病案号", "性别", "年龄", "主要诊断", "病区"];
  it.each([
    ["English names", ["caseId", "sex", "ageYears", "diagnoses", ""]],
    ["other names", ["住院号", "性别代码", "年龄（岁）", "主要诊断编码", "ward"]],
    ["units", ["", "", "岁", "-", ""]],
    ["units in which nothing is read", ["", "", "月", "", "万元"]],
    ["a table that lies on its side", ["年龄", "60", "61", "62", ""]],
    ["parts of merged columns", ["", "", "", "主要诊断", "其他诊断1"]],
    ["the header of another table, of more columns", ["病案号", "年龄", "性别", "主要诊断", "病区", "科别"]],
  ])("is no case where it is a second header, of %s", (_what, cells) => {
    const result = caseRows.underHeader(SECOND)(cells);
    const cell = cells.find((one) => one !== "");
    expect(!result.ok && result.problems).toEqual([
      {
        code: "ROW_NAMES_COLUMNS",
        severity: "error",
        path: "",
        message: {
          zh: `本行（“${cell}”等）是列名或单位，与表头不同，不是记录，未读入；其下各行仍按表头读入。如是另一张表的表头，请分成两个文件，否则各列会读错；如是表头的第二行，请与表头并成一行；单位行请删去，单位不是元、克、岁、天、小时的须先换算。`,
          en: `The row ("${cell}" and so on) holds names of columns or units, not those of the header. It is no record and is not read; the rows below it are read under the header all the same. Where it begins another table, make two files, or its columns are read as others; where it is a second line of the header, make one line of both; delete a line of units, and convert first what is not in yuan, grams, years, days or hours.`,
        },
      },
    ]);
  });

  it("is a case where its id is none of a column, whatever words stand beside it", () => {
    expect(problems(caseRows, SECOND, ["1", "", "", "", "手术"])).toEqual([]);
    expect(problems(caseRows, SECOND, ["G", "", "", "", "手术"])).toEqual([]);
  });

  it("names every problem of the row", () => {
    expect(problems(caseRows, ["caseId", "sex", "totalCost", "ageYears"], ["1", "x", "-1", "y"])).toEqual([
      "CELL_UNREADABLE sex",
      "CELL_UNREADABLE ageYears",
      "AMOUNT_NEGATIVE totalCost",
    ]);
  });

  it("quotes header and cell in both languages", () => {
    const result = caseRows.underHeader(["病案号", "性别"])(["1", "x"]);
    const message = result.ok ? undefined : result.problems[0]?.message;
    expect(message?.zh).toContain("性别");
    expect(message?.en).toContain('"x" in column "性别"');
  });
});

describe("a row of JSON", () => {
  it.each([
    ["dischargDate", "dischargeDate"],
    ["discharge_date", "dischargeDate"],
    ["DischargeDate", "dischargeDate"],
    ["totalcost", "totalCost"],
    ["principalDiagnosys", "diagnoses"],
    ["主要诊断编码", "diagnoses"],
    ["mainProcedure", "procedures"],
    ["newbornWeigth", "birthWeightGrams, admissionWeightGrams"],
    ["birth_wt", "birthWeightGrams, admissionWeightGrams"],
    ["ventilationHours", "ventilatorHours"],
  ])("a key that is none is said with the field that it may stand for: %s, %s", (key, likely) => {
    const result = caseRows.parse({ caseId: "1", [key]: "2" });
    expect(result.ok && result.warnings).toEqual([
      {
        code: "RECORD_FIELD_NEARLY_KNOWN",
        severity: "warning",
        path: key,
        message: {
          zh: `没有名为 ${key} 的字段，其值不会被使用；记录缺少与之相近的（${likely}），分组或金额会因此不同。请改正字段名；有 --map 选项的命令也可用 --map "键名=字段名" 指明。`,
          en: `There is no field ${key}; its value would not be used. The record lacks what it is near to (${likely}), so its group or its amounts may be others. Correct the name; a command with the option --map takes --map "key=field" too.`,
        },
      },
    ]);
  });

  it("a record that lacks what it must have is refused with the keys that may hold it", () => {
    const result = caseRows.parse({ 病案号: "1", 性别: "男", ward: "3" });
    expect(!result.ok && result.problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "RECORD_FIELD_MISSING caseId",
      "RECORD_FIELD_NEARLY_KNOWN 病案号",
      "RECORD_FIELD_NEARLY_KNOWN 性别",
    ]);
    expect(caseRows.parse({ 病案号: "1" }, { 病案号: "caseId" })).toMatchObject({ ok: true });
  });

  it("a key is only unknown where the record has what it is near to, or where it says another thing", () => {
    const codes = (record: object) => {
      const result = caseRows.parse({ caseId: "1", ...record });
      return result.ok && result.warnings.map(({ code }) => code);
    };
    expect(codes({ totalCost: "1", totalcost: "1" })).toEqual(["RECORD_FIELD_UNKNOWN"]);
    expect(codes({ diagnoses: ["K80.100x001"], admissionDiagnosis: "I10" })).toEqual([
      "RECORD_FIELD_UNKNOWN",
    ]);
    for (const key of ["ward", "diagnosisName", "operationDate", "patientName"]) {
      expect(codes({ [key]: "1" })).toEqual(["RECORD_FIELD_UNKNOWN"]);
    }
  });

  it("is parsed, and its unknown fields are warnings", () => {
    const result = caseRows.parse({ caseId: "1", ward: "3" });
    expect(result.ok && result.warnings.map(({ code }) => code)).toEqual(["RECORD_FIELD_UNKNOWN"]);
  });
});

describe("hospital rows", () => {
  it("refuse a coefficient finer than what is calculated with, with its place", () => {
    const fine = "1.0476190476190";
    for (const [field, header] of [
      ["coefficient", "差异系数"],
      ["coefficients.HZ25", "coefficients.HZ25"],
    ] as const) {
      const read = hospitalRows.underHeader(["hospitalId", "grade", header]);
      const result = read(["H1", "三级", `${fine}5`]);
      expect(!result.ok && result.problems.map(({ code, path }) => [code, path])).toEqual([
        ["RECORD_DECIMAL_TOO_FINE", field],
      ]);
      expect(read(["H1", "三级", fine]).ok).toBe(true);
    }
  });

  it("read Chinese headers and grades, coefficients by group and named inputs", () => {
    const header = [
      "医疗机构代码",
      "医疗机构名称",
      "医院等级",
      "统筹区",
      "医共体",
      "coefficients.BR23",
      "inputs.approvedBeds",
    ];
    const row = read(hospitalRows, header, ["H1", "某院", "三甲", "A", "M1", "1.05", "300"]);
    expect(JSON.parse(JSON.stringify(row))).toEqual({
      hospitalId: "H1",
      name: "某院",
      grade: "tertiary",
      poolingArea: "A",
      budgetUnit: "M1",
      coefficients: { BR23: "1.05" },
      inputs: { approvedBeds: "300" },
    });
  });

  it.each(["无", "否", "-", "非医共体", "暂无"])(
    "%s in the column of the community or tier is none",
    (cell) => {
      const header = ["医疗机构代码", "医院等级", "医共体", "层级"];
      expect(read(hospitalRows, header, ["H1", "三甲", cell, cell])).toEqual({
        hospitalId: "H1",
        grade: "tertiary",
      });
      const json = { hospitalId: "H1", grade: "tertiary", budgetUnit: cell };
      expect(parseHospital(json).budgetUnit).toBeUndefined();
    },
  );

  it.each([
    ["三级甲等", "tertiary"],
    ["二级", "secondary"],
    ["二乙", "secondary"],
    ["一级未定等", "primary"],
    ["未定级", "ungraded"],
    ["primary", "primary"],
  ])("%s is %s", (cell, grade) => {
    expect(read(hospitalRows, ["hospitalId", "grade"], ["H1", cell]).grade).toBe(grade);
  });

  it("does not guess a grade from a number, and says it once", () => {
    expect(problems(hospitalRows, ["hospitalId", "grade"], ["H1", "3"])).toEqual(["CELL_UNREADABLE grade"]);
  });
});

describe("group and event rows", () => {
  it("read a published group table", () => {
    const row = read(
      publishedGroupRows,
      ["病组编码", "例均费用（元）", "基准点数", "RW", "是否稳定"],
      ["BR23", "12,345.678", "98.7654", "1.0321", "是"],
    );
    expect(JSON.parse(JSON.stringify(row))).toEqual({
      drg: "BR23",
      averageCost: "12345.678",
      basePoints: "98.7654",
      relativeWeight: "1.0321",
      stable: true,
      inputs: {},
    });
  });

  it("read events", () => {
    const row = read(
      careEventRows,
      ["人员编号", "日期", "类型", "金额", "机构代码"],
      ["P1", "20200105", "药店购药", "35.8元", "-"],
    );
    expect(JSON.parse(JSON.stringify(row))).toEqual({
      patientId: "P1",
      date: "2020-01-05",
      kind: "pharmacy",
      amount: "35.8",
    });
  });
});

describe("an id that a spreadsheet damaged", () => {
  const damaged = "3.30602E+17";

  it("refuses the row where it must be one: all such persons would be one (SX-028)", () => {
    const header = ["参保人标识", "定点医药机构代码", "险种", "年龄", "签约起始日期", "签约终止日期"];
    const cells = ["H1", "居民", "45", "2019/1/1", "2019/12/31"];
    expect(problems(contractRows, header, ["P1", ...cells])).toEqual([]);
    expect(problems(contractRows, header, [damaged, ...cells])).toEqual(["ID_DAMAGED patientId"]);
    expect(problems(careEventRows, ["人员编号"], [damaged])).toEqual(["ID_DAMAGED patientId"]);
  });

  it("is missing where a record needs it, however the field reads it", () => {
    const kind = rowKindOf<{ id?: string }>({
      name: "Needy",
      title: { zh: "记录", en: "record" },
      fields: { id: { title: { zh: "标识", en: "id" }, type: PERSON_OR_NONE } },
      required: ["id"],
    });
    expect(problems(kind, ["id"], ["1"])).toEqual([]);
    expect(problems(kind, ["id"], [damaged])).toEqual(["RECORD_FIELD_MISSING id"]);
  });
});

describe("intensive care and new technology", () => {
  it("are read from Chinese and English headers", () => {
    const read1 = read(caseRows, ["病案号", "重症监护合计（小时）", "新技术"], ["1", "12.5", "是"]);
    expect(caseToJson(read1)).toMatchObject({ icuHours: 12.5, newTechnology: true });
    const read2 = read(caseRows, ["caseId", "icuHours", "new_technology"], ["1", "1/2/30", "0"]);
    expect(caseToJson(read2)).toMatchObject({ icuHours: 26.5, newTechnology: false });
    expect(problems(caseRows, ["caseId", "新技术"], ["1", "稳定"])).toEqual([
      "CELL_UNREADABLE newTechnology",
    ]);
  });
});

describe("columns of diagnoses with a number", () => {
  it.each([
    ["the first of all is the principal one", ["诊断编码1", "诊断编码2"], ["I10.x00", "E11.900"]],
    ["which is 0 where they start at it", ["诊断编码0", "诊断编码1"], ["I10.x00", "E11.900"]],
    ["in any order, and with an underscore", ["诊断编码_1", "诊断编码_0"], ["E11.900", "I10.x00"]],
    ["whatever the order of the columns", ["诊断编码2", "诊断编码1"], ["E11.900", "I10.x00"]],
    [
      "but where the principal one has a column of its own",
      ["主要诊断", "诊断编码1"],
      ["I10.x00", "E11.900"],
    ],
    ["or is the only one without a word for it", ["诊断编码1", "其他诊断1"], ["I10.x00", "E11.900"]],
  ])("%s", (_what, header, cells) => {
    const { diagnoses } = read(caseRows, ["caseId", ...header], ["1", ...cells]);
    expect(diagnoses).toEqual(["I10.x00", "E11.900"]);
  });

  it("others alone have no principal one among them", () => {
    const header = ["caseId", "其他诊断1", "其他诊断2"];
    expect(problems(caseRows, header, ["1", "I10.x00", "E11.900"])).toEqual(["CELL_FIRST_EMPTY diagnoses"]);
  });
});
