import { describe, expect, it } from "vitest";
import { caseRows } from "../../src/cases/index.js";
import { isDrgError } from "../../src/primitives/index.js";

/** The lists that a row gives under a header, with the columns that are told to be unused; or what is said instead. */
function read(header: readonly string[], cells: readonly string[]) {
  try {
    const result = caseRows.underHeader(["病案号", ...header])(["1", ...cells]);
    if (!result.ok) return result.problems.map(({ code }) => code);
    const notices = caseRows.notices(["病案号", ...header]);
    return {
      lists: [...result.value.diagnoses, ...result.value.procedures].join(" "),
      told: notices.map(({ code, related = [] }) => `${code} ${related.join(" ")}`),
    };
  } catch (error) {
    return isDrgError(error) ? error.code : error;
  }
}

describe("a column of codes that names the edition of the insurance (医保版) is the field: schemes are written in it", () => {
  it.each(
    "主要手术操作编码（医保版）,手术操作编码（医保版）,手术操作代码(医保),手术医保编码,医保手术代码,主要手术操作编码(医保2.0),手术操作代码(医保2.0版),医保版主要手术编码,主要手术操作编码_医保,手术编码（国家医保版）,医保手术编码,手术操作编码（医保版V2.0）,主要手术操作编码（ICD-9-CM-3 医保版）,国家医保手术编码".split(
      ",",
    ),
  )("procedures: %s", (header) => {
    expect(read([header], ["51.2300"])).toEqual({ lists: "51.2300", told: [] });
  });

  it.each(
    "其他诊断编码（医保版）,其他诊断编码1（医保版）,其他诊断编码（医保版）1,医保其他诊断编码,其他诊断医保编码,其他诊断编码（ICD-10医保版）,其他诊断编码（医保2.0版）".split(
      ",",
    ),
  )("other diagnoses: %s", (header) => {
    const told = read(["主要诊断编码（医保版）", header], ["K80.000x002", "I10.x00"]);
    expect(told).toEqual({ lists: "K80.000x002 I10.x00", told: [] });
  });

  it.each(["医保诊断编码", "诊断医保代码", "主要诊断编码（ICD-10医保版）", "医保主诊断编码"])(
    "diagnoses: %s",
    (header) => {
      expect(read([header], ["K80.000x002"])).toEqual({ lists: "K80.000x002", told: [] });
    },
  );

  it.each(
    "主要手术操作编码（临床版）,国家临床版手术编码,手术编码（国临2.0）,手术操作编码（国临版）,手术操作编码（ICD-10）,国家版手术编码,手术操作编码V2.0,手术编码（国标）,主手术医保码,术式编码,国家临床版诊断编码,其他诊断编码（临床版）,次要诊断医保码,诊断编码（国标版）,疾病编码（院内版）,主要诊断编码(GB/T 14396-2016)".split(
      ",",
    ),
  )("another edition, or one that is not certain, stops the run: %s", (header) => {
    expect(read([header], ["51.2300"])).toBe("HEADER_NEARLY_KNOWN");
  });

  it.each("手术医师,手术医生编码,手术医师代码,手术编码（医保版）名称,医保手术类别编码,医保编码".split(","))(
    "what names no code does not: %s",
    (header) => {
      expect(read([header], ["51.2300"])).toEqual({ lists: "", told: ["HEADER_UNKNOWN header.1"] });
    },
  );

  it.each(
    "主要诊断编码（ICD-10）,主要诊断编码(ICD-10),主要诊断编码（ICD10）,主要诊断 ICD-10 编码,诊断编码【ICD-10】,ICD-10诊断编码,疾病编码（ICD－10）,主要手术编码（ICD-9-CM-3）,主要手术编码(ICD-9-CM-3),主要手术操作编码（ICD-9-CM3）,主要手术操作编码(ICD-9),ICD-9-CM-3手术编码".split(
      ",",
    ),
  )("is the field where it names its classification, of which all editions are: %s", (header) => {
    expect(read([header], ["K80.000x002"])).toEqual({ lists: "K80.000x002", told: [] });
  });

  it("is one of several where it names its classification", () => {
    const header = ["主要诊断编码（ICD-10）", "其他诊断编码1（ICD-10）", "其他诊断编码（ICD-10）2"];
    expect(read(header, ["K80.100", "A00", "A01"])).toEqual({ lists: "K80.100 A00 A01", told: [] });
    const both = ["主要诊断编码（ICD-10）", "主要诊断编码（医保版）"];
    expect(read(both, ["A00", "K80.100"])).toEqual({ lists: "K80.100", told: ["HEADER_SHADOWED header.1"] });
    expect(read(["主要诊断编码（ICD-10）", "主要诊断编码"], ["A00", "A00"])).toBe("HEADER_FIELD_TWICE");
  });

  it.each(["主要诊断编码（ICD-9-CM-3）", "手术编码（ICD-10）", "ICD-10编码", "诊断编码（ICD-11）"])(
    "is asked about where it names that of other codes: %s",
    (header) => {
      expect(read([header], ["A00"])).toBe("HEADER_NEARLY_KNOWN");
    },
  );

  it("takes ICD-9 for that of procedures", () => {
    expect(() => caseRows.underHeader(["病案号", "ICD9"])).toThrow(/"ICD9" \(perhaps .*手术/);
    expect(() => caseRows.underHeader(["病案号", "ICD10"])).toThrow(/"ICD10" \(perhaps .*诊断/);
  });

  it("is told of a key of a JSON record too", () => {
    const parsed = caseRows.parse({ caseId: "1", "主要手术操作编码（临床版）": "51.2300" });
    expect(parsed.ok && parsed.warnings.map(({ code }) => code)).toEqual(["RECORD_FIELD_NEARLY_KNOWN"]);
  });

  it.each([
    "诊断编码（北京版）",
    "主要诊断编码（ICD-10国临版）",
    "手术编码（国临2.0）",
    "国家临床版诊断编码",
  ])("says of what names another edition that it does: %s", (header) => {
    expect(() => caseRows.underHeader(["病案号", header])).toThrow(/another edition of the codes/);
  });

  it("says what to do with another edition", () => {
    const said = () => caseRows.underHeader(["病案号", "主要手术操作编码（临床版）"]);
    expect(said).toThrow(
      /"主要手术操作编码（临床版）" \(perhaps 主要手术操作编码, but its name says another edition.*--codes convert\)/,
    );
  });

  it("where one may hold the whole list or the main code alone, beside further codes, it is asked which", () => {
    for (const header of [
      ["主要诊断编码", "医保诊断编码", "其他诊断编码1"],
      ["主要手术编码", "手术医保编码", "其他手术编码1"],
    ])
      expect(read(header, ["A00", "K80.100", "I10.x00"])).toBe("HEADER_FIELD_TWICE");
    expect(read(["主要诊断编码（临床版）", "医保诊断编码", "其他诊断编码（临床版）"], [])).toBe(
      "HEADER_NEARLY_KNOWN",
    );
    expect(() => caseRows.underHeader(["病案号", "主要诊断编码", "医保诊断编码", "其他诊断编码1"])).toThrow(
      /column 2 "主要诊断编码", column 3 "医保诊断编码", .* --map "医保诊断编码=主要诊断编码" --map "主要诊断编码=-";.* not to be read, --map "医保诊断编码=-"/,
    );
    const said = { 医保诊断编码: "主要诊断编码", 主要诊断编码: "-" };
    const header = ["病案号", "主要诊断编码", "医保诊断编码", "其他诊断编码1"];
    const result = caseRows.underHeader(header, said)(["1", "A00", "K80.100", "I10.x00"]);
    expect(result.ok && result.value.diagnoses).toEqual(["K80.100", "I10.x00"]);
  });

  it.each([
    [["主要诊断编码", "医保诊断编码"], ["A00", "K80.100|I10.x00"], "K80.100 I10.x00", "header.1"],
    [
      ["主要诊断编码", "医保诊断编码1", "医保诊断编码2"],
      ["A00", "K80.100", "I10.x00"],
      "K80.100 I10.x00",
      "header.1",
    ],
    [
      ["主要诊断编码", "其他诊断编码1", "医保诊断编码1", "医保诊断编码2"],
      ["A00", "A01", "K80.100", "I10.x00"],
      "K80.100 I10.x00",
      "header.1 header.2",
    ],
    [["医保手术编码", "主要手术编码（临床版）"], ["51.2300", "51.23"], "51.2300", "header.2"],
    [["主要诊断编码（临床版）", "主要诊断编码（医保版）"], ["A00", "K80.100"], "K80.100", "header.1"],
    [["主要诊断编码（医保版）", "主要诊断编码（国临版）"], ["K80.100", "A00"], "K80.100", "header.2"],
    [["主要诊断编码", "主要诊断编码（医保版）"], ["A00", "K80.100"], "K80.100", "header.1"],
    [["主要诊断编码", "主要诊断编码（临床版）"], ["K80.100", "A00"], "K80.100", "header.2"],
    [
      ["主要诊断", "其他诊断1", "其他诊断2", "其他诊断1（医保版）"],
      ["K80.100", "A00", "A01", "I10.x00"],
      "K80.100 I10.x00",
      "header.2 header.3",
    ],
  ])(
    "where both are there, that of the insurance is read and the other told: %j",
    (header, cells, lists, places) => {
      expect(read(header, cells)).toEqual({ lists, told: [`HEADER_SHADOWED ${places}`] });
    },
  );
});

describe("words of the front sheet and the settlement list that tell no column of diagnoses apart", () => {
  it.each(
    "出院西医主要诊断疾病代码,西医主要诊断编码,出院主要诊断疾病编码,出院时主要诊断代码,出院诊断-主要诊断疾病代码,主要出院诊断编码,主诊断疾病编码,主要诊断（西医）,西医诊断疾病代码".split(
      ",",
    ),
  )("the principal diagnosis: %s", (header) => {
    expect(read([header], ["K80.000x002"])).toEqual({ lists: "K80.000x002", told: [] });
    const beside = read(
      [header, "西医其他诊断疾病代码1", "出院其他诊断代码2"],
      ["K80.000x002", "A00", "A01"],
    );
    expect(beside).toMatchObject({ lists: "K80.000x002 A00 A01" });
  });

  it.each(
    "中医主要诊断编码,出院中医诊断主病代码,门急诊西医诊断疾病代码,入院诊断疾病代码,出院西医主要诊断名称".split(
      ",",
    ),
  )("another diagnosis, or its name: %s", (header) => {
    expect(read([header], ["K80.000x002"])).toEqual({ lists: "", told: ["HEADER_UNKNOWN header.1"] });
  });

  it("what is not known and says which one it is, is told as that", () => {
    expect(() => caseRows.underHeader(["病案号", "西医主诊编码"])).toThrow(/"西医主诊编码" \(perhaps 主/);
    expect(() => caseRows.underHeader(["病案号", "次要疾病诊断编码"])).toThrow(/\(perhaps 次要诊断编码, /);
  });
});
