import { describe, expect, it } from "vitest";
import { type ColumnNames, caseRows, RowNotices } from "../../src/cases/index.js";
import { columnNames } from "../../src/cli/maps/column-names.js";

const LIST = columnNames(["settlement-list"]);

/** What a record is read as under the names, and what is said of it. */
function parsed(record: object, names: ColumnNames) {
  const result = caseRows.parse(record, names);
  return result.ok
    ? { value: result.value, told: result.warnings.map(({ code }) => code) }
    : { problems: result.problems.map(({ code, path }) => `${code} ${path}`) };
}

/** The same record with its keys the other way round. */
function turned(record: object): object {
  return Object.fromEntries(Object.entries(record).reverse());
}

describe("of several keys of one field the one whose name stands first is read, as of columns", () => {
  it.each([
    [{ setl_id: "S1", medcasno: "001" }, LIST, { caseId: "S1" }],
    [{ caseId: "1", psn_no: "P1", certno: "330602195503021234" }, LIST, { patientId: "P1" }],
    [{ caseId: "1", a: "200", b: "300" }, { a: "住院总费用", b: "医疗费总额" }, { totalCost: "200" }],
    [{ caseId: "1", totalCost: "100", zfy: "200" }, { zfy: "住院总费用" }, { totalCost: "100" }],
    [{ 病案号: "001", 结算流水号: "S1" }, { 病案号: "病案号", 结算流水号: "结算流水号" }, { caseId: "S1" }],
  ])("%j", (record, names, value) => {
    for (const one of [record, turned(record)]) {
      const read = parsed(one, names as ColumnNames);
      expect(JSON.parse(JSON.stringify(read))).toMatchObject({ value, told: ["HEADER_SHADOWED"] });
    }
  });

  it("it is said which is read, of each form of record", () => {
    const notices = new RowNotices();
    for (const [line, record] of [
      { setl_id: "S1", medcasno: "001" },
      { setl_id: "S2", medcasno: "001" },
      { setl_id: "S3", psn_no: "P1", certno: "C1" },
    ].entries()) {
      const read = caseRows.parse(record, LIST);
      notices.add(read.ok ? read.warnings.map((warning) => ({ ...warning, line: line + 1 })) : []);
    }
    expect(notices.lines("en")).toEqual([
      'HEADER_SHADOWED: 1 column is not used, since another one gives the same: "medcasno" (caseId is read from "setl_id"). (2 times, line 1, 2)',
      'HEADER_SHADOWED: 1 column is not used, since another one gives the same: "certno" (patientId is read from "psn_no"). (1 time, line 3)',
    ]);
  });

  it("an empty one is an empty cell, whatever another says; a field that is null by its own name is left out", () => {
    for (const setl_id of ["", null, "-"])
      expect(parsed({ setl_id, medcasno: "001" }, LIST)).toEqual({
        problems: ["RECORD_FIELD_MISSING caseId"],
      });
    const record = { caseId: "1", totalCost: null, zfy: "200" };
    expect(JSON.parse(JSON.stringify(parsed(record, { zfy: "住院总费用" })))).toMatchObject({
      value: { totalCost: "200" },
      told: [],
    });
  });

  it.each([
    [{ caseId: "1", a: "1", b: "2" }, { a: "住院总费用", b: "住院总费用" }, "totalCost"],
    [{ caseId: "1", a: "I10", b: "E11" }, { a: "诊断编码", b: "诊断编码" }, "diagnoses"],
    [{ setl_id: "1", SETL_ID: "2" }, LIST, "caseId"],
    [{ caseId: "1", costs: { drug: "1" }, ypf: "2" }, { ypf: "药品费" }, "costs"],
    [{ caseId: "1", costs: "1", ypf: "2" }, { ypf: "药品费" }, "costs"],
  ])("which of two of one name counts is not known: %j", (record, names, field) => {
    for (const one of [record, turned(record)])
      expect(parsed(one, names as ColumnNames)).toMatchObject({
        problems: expect.arrayContaining([`HEADER_FIELD_TWICE ${field}`]),
      });
  });

  it("the refusal names the keys, which have no places", () => {
    const read = caseRows.parse({ caseId: "1", costs: { drug: "1" }, ypf: "2" }, { ypf: "药品费" });
    expect(!read.ok && read.problems[0]?.message).toEqual({
      zh: '几列内容相同，不知以哪列为准：“costs.drug”、“ypf” 都是费用构成。同一内容请只保留一列；有 --map 选项的命令也可写 --map "列名=-"，不读该列。',
      en: 'Several columns give the same, and which one counts is not known: "costs.drug", "ypf" all stand for costs. Keep one of those that give the same; a command with the option --map takes --map "header=-" for what is not to be read.',
    });
  });

  it("entries of a map stand beside those that the record has", () => {
    const record = { caseId: "1", costs: { bed: "1" }, ypf: "2" };
    expect(JSON.parse(JSON.stringify(parsed(record, { ypf: "药品费" })))).toMatchObject({
      value: { costs: { bed: "1", drug: "2" } },
      told: [],
    });
  });
});

describe("a list and its parts are one list by the rules of columns", () => {
  it("a list beside keys of its first and further codes is refused with what to write", () => {
    const record = { setl_id: "1", diag_code: ["K80.000x002"], diag_code1: "I10.x00x002" };
    const read = caseRows.parse(record, LIST);
    expect(!read.ok && read.problems.map(({ code, path }) => [code, path])).toEqual([
      ["HEADER_FIELD_TWICE", "diagnoses"],
    ]);
    expect(!read.ok && read.problems[0]?.message.en).toContain(
      'where it is the main one, write --map "diag_code=主要诊断编码" --map "diag_code1=-"',
    );
    expect(parsed({ ...record, diag_code: "K80.000x002" }, LIST)).toEqual({
      problems: ["HEADER_FIELD_TWICE diagnoses"],
    });
  });

  it.each([
    [{ caseId: "1", diag_code: ["K80.000x002"], diag_code2: "I10.x00x002" }, LIST],
    [{ caseId: "1", diagnoses: ["K80.000x002"], qt1: "I10.x00x002" }, { qt1: "其他诊断1" }],
  ])("beside further codes alone it is the main one, and told: %j", (record, names) => {
    expect(parsed(record, names as ColumnNames)).toMatchObject({
      value: { diagnoses: ["K80.000x002", "I10.x00x002"] },
      told: ["HEADER_AS_FIRST"],
    });
  });

  it("an empty first code refuses the record", () => {
    for (const diag_code1 of ["", null, undefined])
      expect(
        parsed(
          { setl_id: "1", ...(diag_code1 !== undefined && { diag_code1 }), diag_code2: "I10.x00x002" },
          LIST,
        ),
      ).toEqual({
        problems: ["CELL_FIRST_EMPTY diagnoses"],
      });
  });

  it("what is read of a text is what is read of its cell, with what is said of it", () => {
    const record = { setl_id: "1", diag_code1: "K80.000x002;I10.x00x002", oprn_oprt_code: "51.2300|54.5100" };
    const cells = caseRows.underHeader(Object.keys(record), LIST)(Object.values(record));
    expect(caseRows.parse(record, LIST)).toEqual(cells);
    expect(cells.ok && cells.warnings.map(({ code }) => code)).toEqual(["CELL_SEVERAL_CODES"]);
  });
});

describe("a JSON number is read where none is lost by it", () => {
  it.each([
    [{ setl_id: 33060220240001 }, "RECORD_WRONG_TYPE caseId"],
    [{ setl_id: "1", psn_no: 3306021990 }, "RECORD_WRONG_TYPE patientId"],
    [{ setl_id: "1", fixmedins_code: 1 }, "RECORD_WRONG_TYPE hospitalId"],
    [{ setl_id: "1", dscg_caty: 28 }, "RECORD_WRONG_TYPE department"],
    [{ setl_id: "1", oprn_oprt_code1: 51.23 }, "RECORD_WRONG_TYPE procedures.0"],
    [{ setl_id: "1", oprn_oprt_code: 51.23 }, "RECORD_WRONG_TYPE procedures"],
    [{ setl_id: "1", medfee_sumamt: 1234.5 }, "RECORD_DECIMAL_IS_NUMBER totalCost"],
    [{ setl_id: "1", hifp_pay: 0.1 + 0.2 }, "RECORD_DECIMAL_IS_NUMBER fundPayment"],
  ])("%j is refused as without names", (record, problem) => {
    expect(parsed(record, LIST)).toEqual({ problems: [problem] });
  });

  it("ages, days, hours, days of the calendar and codes of a fixed list are", () => {
    const record = {
      setl_id: "1",
      age: 0,
      nwb_age: 7,
      gend: 1,
      act_ipt_days: 7,
      adm_time: 20_240_101,
      hi_type: 310,
    };
    expect(parsed(record, LIST)).toMatchObject({
      value: { ageYears: 0, ageDays: 7, sex: "male", admissionDate: "2024-01-01", insuranceType: "employee" },
    });
    const hours = parsed({ caseId: "1", h: 5 }, { h: "呼吸机使用时间" });
    expect(hours).toMatchObject({ value: { ventilatorHours: 5 } });
    expect(parsed({ caseId: "1", m: 5 }, { m: "marks.own" })).toMatchObject({ value: { marks: { own: 5 } } });
  });
});

it("forms of records without end are read one by one", () => {
  const names: ColumnNames = {
    id: "caseId",
    ...Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`z${at}`, "-"])),
  };
  for (let form = 0; form < 2048; form += 1) {
    const flags = Array.from({ length: 11 }, (_, at) => at).filter((at) => (form >> at) % 2 === 1);
    const read = caseRows.parse(
      { id: String(form), ...Object.fromEntries(flags.map((at) => [`z${at}`, "甲"])) },
      names,
    );
    expect(read.ok && read.value.caseId).toBe(String(form));
  }
});
