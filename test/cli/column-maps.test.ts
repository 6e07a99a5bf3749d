import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { caseRows } from "../../src/cases/index.js";
import { columnNames } from "../../src/cli/maps/column-names.js";
import { thrown } from "../thrown.js";
import { rowsOf } from "./cases.js";
import { runCli, temporaryFolder } from "./run-cli.js";

/** Groups a table under `zj-drg@1.1`. */
async function grouped(csv: string, ...more: readonly string[]) {
  const file = join(temporaryFolder(), "cases.csv");
  writeFileSync(file, csv);
  const words = ["group", "--scheme", "zj-drg@1.1", "--in", file, "--out", "-", "--locale", "en"];
  const run = await runCli([...words, ...more]);
  return { ...run, drgs: () => rowsOf(run.stdout).map(({ caseId, drg }) => [caseId, drg]) };
}

const codeOf = (header: readonly string[]) => thrown(() => caseRows.underHeader(header))?.code;

describe("a column that looks like one that is read, and is not known, stops the run", () => {
  it.each([
    "主要诊断ICD",
    "第一诊断编码",
    "主刀手术编码",
    "本次住院总费用合计",
    "医保统筹金额",
    "出院日",
    "入院登记日期",
    "患者身份证",
    "diagnosis",
    "procedure",
    "total_csot",
    "dischargedat",
    ..."费用,总计费用,住院费,住院费(元),合计费用,金额,医保支付,报销金额,西药费（万元）,西药费（仟元）,新生儿出生体重(kg),年龄（月）".split(
      ",",
    ),
    ..."入院时刻,离院时间,ICD编码,主诊,主要诊断编码和名称,并发症,合并症".split(","),
    ..."患者性别,患者年龄,就诊年龄（岁）,呼吸机使用小时数,ICU时长（小时）".split(","),
    ..."年龄不足1周岁的年龄,不足一周岁年龄,年龄不足1周岁的年龄（月）,月龄,年龄（天）,年龄天数,新生儿体重".split(
      ",",
    ),
  ])("%s", (header) => {
    expect(codeOf(["病案号", header])).toBe("HEADER_NEARLY_KNOWN");
  });

  it.each(
    "gend,nwb_age,nwb_bir_wt,nwb_adm_wt,dscg_way,XB,NL,ZFY,LYFS,XSECSTZ,JBDM1,SSJCZBM1,medfee_sumamt,psn_no,出院方式,离院情况,离院去向,婴儿体重".split(
      ",",
    ),
  )("a name of a form, or of an older sheet: %s", (header) => {
    expect(codeOf(["病案号", header])).toBe("HEADER_NEARLY_KNOWN");
  });

  it("a code of the organisation is a hospital's, not one slip from that of a group; the map of the front sheet reads it", async () => {
    const rows = "ORGCODE,BAH,XB,NL,JBDM\nH1,1,1,60,K80.100x001\n";
    expect((await grouped(rows)).stderr).toMatch(/"ORGCODE" \(perhaps [^)]*医疗机构/);
    const { code, stderr } = await grouped(rows, "--map", "n041");
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.not.stringContaining("ORGCODE") });
  });

  it("a blank before an extension leaves one code, told as it is written: K80.000 x002", async () => {
    const { code, stderr } = await grouped("病案号,性别,年龄,主要诊断\n1,男,60,K80.000 x002\n");
    expect(code).toBe(1);
    expect(stderr).toContain("which is K80.000x002");
  });

  it("says by which map the names of a form are read", async () => {
    const run = await grouped("病案号,XB,NL,主要诊断\n1,1,60,K80.100x001\n");
    expect(run.stderr).toContain("are said by --map settlement-list, hqms or n041.");
    const other = await grouped("病案号,主要诊断ICD\n1,K80.100x001\n");
    expect(other.stderr).not.toContain("n041");
  });

  it.each(["婴儿出生体重", "出生重量", "出生体重"])("%s is the birth weight", (header) => {
    const read = caseRows.underHeader(["病案号", "新生儿入院体重", header])(["1", "2600", "1400"]);
    expect(read.ok && [read.value.birthWeightGrams, read.value.admissionWeightGrams]).toEqual([1400, 2600]);
  });

  it.each([
    [["病案号", "诊断编码", "主诊断标志"], "HEADER_LONG_TABLE"],
    [["结算流水号", "诊断代码", "诊断类型", "诊断名称"], "HEADER_LONG_TABLE"],
    [["病案号", "主要诊断", "诊断序号"], "HEADER_LONG_TABLE"],
    [["病案号", "主要诊断", "其他诊断1", "诊断类型"], undefined],
    [["病案号", "诊断类型"], undefined],
    [["病案号", "主要诊断编码", "主要手术标志", "手术编码"], "HEADER_LONG_TABLE"],
    [["病案号", "主要诊断", "其他诊断1", "手术操作代码", "手术序号"], "HEADER_LONG_TABLE"],
    [["病案号", "主要诊断", "主要手术", "其他手术1", "手术序号"], undefined],
    [["病案号", "主要诊断", "手术编码", "手术类型"], undefined],
  ])("a table of one row a diagnosis is no table of cases: %j", (header, code) => {
    expect(codeOf(header)).toBe(code);
  });

  it("says of such a table what it is and what to do, and reads it where that is said", async () => {
    const long = "setl_id,gend,age,diag_code,maindiag_flag\nS1,1,66,J18.900,1\nS1,1,66,J96.000,0\n";
    const run = await grouped(long, "--map", "settlement-list");
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toContain(
      'HEADER_LONG_TABLE: "maindiag_flag" says of what kind the diagnosis of a row is, and "diag_code" is the only column of them',
    );
    const read = await grouped(long, "--map", "settlement-list", "--map", "maindiag_flag=-");
    expect(read.drgs()).toHaveLength(2);
  });

  it.each([
    "姓名",
    "主要诊断名称",
    "主要手术操作日期",
    "手术级别",
    "麻醉方式",
    "出生日期",
    "门诊诊断编码",
    "病理诊断编码",
    "诊断入院病情1",
    "联系人电话",
    "付费方式",
    "备注",
    ..."费别,医疗付费方式,医保支付方式,报销比例,离院方式名称,护工费,新生儿体重月增".split(","),
    ..."新生儿性别,联系人性别,产妇年龄,呼吸机开始时间,进入重症监护室时间".split(","),
    "name",
    "",
  ])("%s is let pass, and said", (header) => {
    expect(codeOf(["病案号", header])).toBeUndefined();
    expect(caseRows.notices(["病案号", header]).map(({ code }) => code)).toEqual(["HEADER_UNKNOWN"]);
  });

  it("an age below one year is read where it is said to be in days", () => {
    expect(codeOf(["病案号", "年龄不足1周岁的年龄（天）"])).toBeUndefined();
    expect(
      caseRows.notices(["病案号", "（年龄不足1周岁的）年龄(天)", "不足一周岁年龄"]).map(({ code }) => code),
    ).toEqual(["HEADER_UNKNOWN"]);
  });

  it("all of them are named at once with what they may be, and nothing is read", async () => {
    const run = await grouped("病案号,主要诊断ICD,主刀手术编码\n1,K80.100x001,51.2300\n");
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toMatch(/HEADER_NEARLY_KNOWN.*"主要诊断ICD" \(perhaps .*"主刀手术编码" \(perhaps /);
    expect(run.stderr).toContain("--map");
  });
});

describe("columns are what --map says", () => {
  const TABLE = "病案号,性别,年龄,主要诊断ICD,主刀手术编码\n1,男,60,K80.100x001,51.2300\n";

  it("by pairs, by a file, later ones winning; - is not read", async () => {
    const pairs = ["--map", "主要诊断ICD=主要诊断编码", "--map", "主刀手术编码=procedures"];
    expect((await grouped(TABLE, ...pairs)).drgs()).toEqual([["1", "HC35"]]);
    const file = join(temporaryFolder(), "map.json");
    writeFileSync(file, JSON.stringify({ 主要诊断ICD: "主要诊断编码", 主刀手术编码: "主要手术操作编码" }));
    expect((await grouped(TABLE, "--map", file)).drgs()).toEqual([["1", "HC35"]]);
    expect((await grouped(TABLE, "--map", file, "--map", "主刀手术编码=-")).drgs()).toEqual([["1", "HZ25"]]);
  });

  it("a name that is no column, a map that is none and a broken file are refused", async () => {
    expect((await grouped(TABLE, "--map", "性别=甲")).stderr).toContain("HEADER_MAP_UNKNOWN");
    const unknown = await grouped(TABLE, "--map", "nothing");
    expect(unknown).toMatchObject({ code: 2 });
    expect(unknown.stderr).toContain("MAP_UNKNOWN");
    const file = join(temporaryFolder(), "map.json");
    writeFileSync(file, "[1]");
    expect((await grouped(TABLE, "--map", file)).stderr).toContain("MAP_INVALID");
  });

  it("a header that no table of the run has was mistyped, and stops it with the nearest", async () => {
    const table = "病案号,性别,患者岁数,主要诊断\n1,男,60,K80.100x001\n";
    const run = await grouped(table, "--map", "患者岁术=年龄");
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toMatch(/HEADER_MAP_UNMET: .*"患者岁术" of the column map; near to it is "患者岁数"/);
    expect(await grouped(table, "--map", "患者岁数=年龄")).toMatchObject({ code: 0 });
    expect(await grouped(table, "--map", "患者岁数（岁）=年龄")).toMatchObject({ code: 1 });
    // A ready map and a form with numbers name what a file need not have.
    expect(await grouped(table, "--map", "hqms", "--map", "患者岁数=年龄")).toMatchObject({ code: 0 });
    expect(await grouped(table, "--map", "诊断#码=其他诊断#", "--map", "患者岁数=-")).toMatchObject({
      code: 0,
    });
  });

  it.each([
    ["explain", "--scheme", "zj-drg@1.1", "--case", "1", "--in"],
    ["codes", "detect", "--in"],
    [
      "ruleset",
      "needs",
      "zhejiang-shaoxing@2020",
      "--hospitals",
      "hospitals.csv",
      "--groups",
      "groups.csv",
      "--cases",
    ],
  ])("so is one of %s %s", async (...words) => {
    const folder = temporaryFolder();
    const fileOf = (name: string) => join(folder, name);
    writeFileSync(
      fileOf("cases.csv"),
      "病案号,定点医药机构代码,患者岁数,出院日期,主要诊断\n1,H1,60,2020-05-05,K80.100x001\n",
    );
    writeFileSync(fileOf("hospitals.csv"), "定点医药机构代码,名称,等级\nH1,甲医院,三级\n");
    writeFileSync(fileOf("groups.csv"), "DRG编码,基准点数,例均费用,是否稳定\n*,100,10000,是\n");
    const call = [...words.map((word) => (word.endsWith(".csv") ? fileOf(word) : word)), fileOf("cases.csv")];
    const run = await runCli([...call, "--map", "患者岁术=年龄", "--locale", "en"]);
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toContain("HEADER_MAP_UNMET");
  });

  it("a header that one of several tables has is met", async () => {
    const folder = temporaryFolder();
    const [cases, hospitals] = [join(folder, "cases.csv"), join(folder, "hospitals.csv")];
    writeFileSync(cases, "病案号,医院,患者岁数,主要诊断\n1,H1,60,K80.100x001\n");
    writeFileSync(hospitals, "机构,名称,等级\nH1,甲医院,三级\n");
    const words = [
      "screen",
      "--ruleset",
      "zhejiang-shaoxing@2020",
      "--cases",
      cases,
      "--hospitals",
      hospitals,
    ];
    const maps = [
      "--map",
      "医院=定点医药机构代码",
      "--map",
      "机构=定点医药机构代码",
      "--map",
      "患者岁数=年龄",
    ];
    const run = await runCli([...words, ...maps, "--out", join(folder, "a")]);
    expect(run.stderr).not.toContain("HEADER_MAP_UNMET");
    const mistyped = await runCli([...words, ...maps, "--map", "年令=年龄", "--out", join(folder, "b")]);
    expect(mistyped.stderr).toContain("HEADER_MAP_UNMET");
    expect(existsSync(join(folder, "b", "summary.json"))).toBe(false);
  });

  it("one that no table has is refused beside records that have keys, which may have it", async () => {
    const folder = temporaryFolder();
    const fileOf = (name: string) => join(folder, name);
    writeFileSync(fileOf("cases.csv"), "病案号,定点医药机构代码,年龄,主要诊断\n1,H1,60,K80.100x001\n");
    writeFileSync(fileOf("hospitals.jsonl"), '{"hospitalId":"H1","name":"甲医院","级别":"三级"}\n');
    const words = ["screen", "--ruleset", "zhejiang-shaoxing@2020", "--cases", fileOf("cases.csv")];
    const screened = async (maps: readonly string[], out: string) =>
      await runCli([
        ...words,
        "--hospitals",
        fileOf("hospitals.jsonl"),
        ...maps.flatMap((map) => ["--map", map]),
        "--out",
        fileOf(out),
      ]);
    expect((await screened(["级别=grade"], "a")).stderr).not.toContain("HEADER_MAP_UNMET");
    const mistyped = await screened(["级别=grade", "主要诊断ＩＣＤ=其他诊断1"], "b");
    expect([mistyped.code, mistyped.stderr.includes("HEADER_MAP_UNMET")]).toEqual([1, true]);
    expect(existsSync(fileOf("b/summary.json"))).toBe(false);
  });

  /** Each ready map with a table of its form. */
  const READY: readonly (readonly [string, string])[] = [
    [
      "hqms",
      "A48,A12C,A14,C03C,C06x01C,C14x01C,C35x01C,D01\n1,1,60,K80.100x001,E11.900,51.2300,54.5100x005,9\n",
    ],
    [
      "n041",
      "BAH,XB,NL,BZYZSNL,JBBM,JBDM,JBDM1,SSJCZBM1,SSJCZBM2,ZFY\n1,1,60,,R10.400,K80.100x001,,51.2300,,9\n",
    ],
    [
      "settlement-list",
      "medcasno,gend,age,diag_code1,diag_code2,oprn_oprt_code1,medfee_sumamt\n1,1,60,K80.100x001,,51.2300,9\n",
    ],
  ];
  it.each(READY)("%s is a form that is known", async (name, csv) => {
    const run = await grouped(csv, "--map", name);
    expect(run.stderr).not.toContain("HEADER_");
    expect(run.drgs().map(([, drg]) => String(drg).slice(0, 3))).toEqual(["HC3"]);
  });
});

it("the history of bed-day standards is read by --map too", async () => {
  const folder = temporaryFolder();
  const history = join(folder, "history.csv");
  writeFileSync(
    history,
    "号,院,统筹区,险种,住院类型,入院日期,出院日期,总费用,主要诊断编码\n1,C1,X,职工,psychiatric,2018-03-01,2018-03-11,3000,F20.000\n",
  );
  const words = [
    "bed-day",
    "standard",
    "--ruleset",
    "zhejiang-shaoxing@2018",
    "--by",
    "area",
    "--locale",
    "en",
  ];
  const map = ["--map", "号=caseId", "--map", "院=hospitalId"];
  const run = await runCli([...words, "--history", history, ...map, "--out", join(folder, "out")]);
  expect([run.code, run.stderr]).toEqual([0, ""]);
  expect(readFileSync(join(folder, "out", "bed-day.csv"), "utf8")).toContain("psychiatric,X,");
});

describe("the usual names of hospital exports", () => {
  it.each([
    "住院号,性别,年龄,疾病编码,主要手术编码\n1,男,60,K80.100x001,51.2300\n",
    "住院号,性别,年龄,诊断编码1,诊断编码2,手术编码1,手术编码2\n1,男,60,K80.100x001,,51.2300,\n",
    "index,gender,age,ageDay,weight,dept,inHospitalTime,leavingType,zdList,ssList\n1,1,60,,,,4,1,K80.100x001,51.2300\n",
  ])("%s", async (csv) => {
    const run = await grouped(csv);
    expect(run.stderr).not.toContain("HEADER_");
    expect(run.drgs()).toEqual([["1", "HC35"]]);
  });

  it("of numbered codes the first is the principal one, unless that has a column of its own", () => {
    const read = (header: string[], cells: string[]) => {
      const result = caseRows.underHeader(header)(cells);
      return result.ok ? result.value.diagnoses : result.problems.map(({ code }) => code);
    };
    expect(read(["病案号", "诊断编码2", "诊断编码1"], ["1", "B", "A"])).toEqual(["A", "B"]);
    expect(read(["病案号", "主要诊断编码", "诊断编码1"], ["1", "A", "B"])).toEqual(["A", "B"]);
    expect(read(["病案号", "诊断编码1", "诊断编码2"], ["1", "", "B"])).toEqual(["CELL_FIRST_EMPTY"]);
  });
});

describe("--map says what the keys of JSONL are, as it does of columns", () => {
  const stay = { bah: "7", xb: "male", nl: 60, zd: "K80.100x001", cz1: "", cz2: "51.2300", zfy: "1.00" };
  const said = ["bah=caseId", "xb=sex", "nl=年龄", "zd=主要诊断", "cz1=手术操作编码1", "cz2=手术操作编码2"];

  async function groupedKeys(record: object, maps: readonly string[]) {
    const words = ["group", "--scheme", "zj-drg@1.1", "--in", "-", "--out", "-", "--locale", "zh"];
    const run = await runCli([...words, ...maps.flatMap((map) => ["--map", map])], {
      stdin: `${JSON.stringify(record)}\n`,
    });
    return { ...run, rows: rowsOf(run.stdout) };
  }

  it("parts of a list are put together; an empty first one is refused, as of a table", async () => {
    const run = await groupedKeys({ ...stay, cz1: "51.2300", cz2: "54.5100x005" }, [...said, "zfy=-"]);
    expect(run).toMatchObject({ code: 0, rows: [{ caseId: "7", adrg: "HC3" }] });
    const empty = await groupedKeys(stay, [...said, "zfy=总费用"]);
    expect(empty.rows).toEqual([]);
    expect(empty.stderr).toContain("CELL_FIRST_EMPTY");
  });

  it("values are read as the cells of such a column: codes, ages in texts, times of a day", async () => {
    const record = {
      ...{
        setl_id: "S1",
        gend: "1",
        age: "66",
        diag_code1: "J18.900",
        diag_code2: "J96.000",
        diag_code3: "",
      },
      ...{ medfee_sumamt: "1,000.5", hifp_pay: "800", adm_time: "2024-01-01 08:00:00", dscg_way: "1" },
    };
    const run = await groupedKeys(record, ["settlement-list"]);
    expect(run).toMatchObject({ code: 0, rows: [{ caseId: "S1", status: "grouped" }] });
    const read = caseRows.parse(record, columnNames(["settlement-list"]));
    const cells = caseRows.underHeader(Object.keys(record), columnNames(["settlement-list"]));
    expect(read).toMatchObject({
      ok: true,
      value: { sex: "male", ageYears: 66, admissionDate: "2024-01-01" },
    });
    expect(read).toEqual(cells(Object.values(record).map(String)));
    const broken = caseRows.parse({ ...record, gend: "男生" }, columnNames(["settlement-list"]));
    expect(!broken.ok && broken.problems.map(({ path }) => path)).toEqual(["sex"]);
  });

  it("a name that no record has was mistyped; one that any record has, however it is written, is met", async () => {
    const run = await groupedKeys(stay, [...said, "zfy=总费用", "zdd=其他诊断1"]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(
      "HEADER_MAP_UNMET: 列名对照所说的“zdd”，所读的表没有这一列，所读的记录也没有这个键",
    );
    const words = ["group", "--scheme", "zj-drg@1.1", "--in", "-", "--out", "-", "--map", "病案号=caseId"];
    const rare = [{ 病案号: "1" }, { 病案号: "2", "附加 A": "J96.000" }].map((one) => JSON.stringify(one));
    const escaped = rare.join("\n").replace("附加", "\\u9644\\u52a0");
    for (const stdin of [rare.join("\n"), escaped])
      expect(await runCli([...words, "--map", "附加Ａ=其他诊断1"], { stdin })).not.toMatchObject({
        stderr: expect.stringContaining("HEADER_MAP_UNMET"),
      });
  });

  it("a key that is said to be what there is not stops the run", async () => {
    const run = await groupedKeys(stay, [...said, "zfy=总费"]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("HEADER_MAP_UNKNOWN");
  });
});

describe("a key that looks like a part of a list is as a column that does (codes left out could change the group)", () => {
  const stay = { caseId: "1", sex: "male", diagnoses: ["J18.900"], procedures: [] };
  it.each([
    ["otherDiagnoses", ["J96.000"], "diagnoses"],
    ["secondaryDiagnoses", ["J96.000"], "diagnoses"],
    ["diagnosis2", "J96.000", "diagnoses"],
    ["手术", ["51.2300"], "procedures"],
  ])("%s beside its list refuses the record", (field, codes, list) => {
    const read = caseRows.parse({ ...stay, [field]: codes });
    expect(!read.ok && read.problems.map(({ code, path }) => [code, path])).toEqual([
      ["RECORD_LIST_APART", field],
    ]);
    expect(!read.ok && read.problems[0]?.message.en).toContain(`looks like a part of the list ${list}`);
    expect(caseRows.parse({ ...stay, [field]: codes }, { [field]: "-" }).ok).toBe(true);
  });

  it.each(["diagnosisName", "诊断名称", "手术级别"])("%s does not", (field) => {
    expect(caseRows.parse({ ...stay, [field]: "甲" }).ok).toBe(true);
  });
});

describe("a file of --map is read as other JSON", () => {
  const TABLE = "病案号,性别,年龄,主要诊断ICD\n1,男,60,K80.100x001\n";
  const mapped = async (text: string) => {
    const file = join(temporaryFolder(), "map.json");
    writeFileSync(file, text);
    return await grouped(TABLE, "--map", file);
  };

  it("a key that stands twice is refused, with its place", async () => {
    const run = await mapped('{"主要诊断ICD":"-",\n"主要诊断ICD":"主要诊断"}');
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toMatch(/RULESET_DUPLICATE_KEY.*map\.json:2:1/);
  });

  it("a byte-order mark is let pass", async () => {
    expect((await mapped('\ufeff{"主要诊断ICD":"主要诊断"}')).drgs()).toEqual([["1", "HZ25"]]);
  });
});

describe("match reads both of its files by --map", () => {
  it("a settlement list of the platform and front sheets of HQMS become cases", async () => {
    const folder = temporaryFolder();
    const [cases, sheets, out] = ["set.csv", "sheets.csv", "out"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(
      cases,
      "setl_id,fixmedins_code,gend,age,adm_time,dscg_time,medfee_sumamt\nB1,H1,1,66,2024-01-01,2024-01-09,1000.00\n",
    );
    writeFileSync(
      sheets,
      "A48,医疗机构代码,A12C,A14,B12,B15,C03C,C06x01C,D01\nB1,H1,1,66,2024-01-01,2024-01-09,K80.100x001,J96.000,1000.00\n",
    );
    const words = ["match", "--cases", cases, "--front-sheets", sheets, "--out", out, "--locale", "en"];
    expect(await runCli(words)).toMatchObject({ code: 1 });
    const run = await runCli([...words, "--map", "settlement-list", "--map", "hqms"]);
    expect([run.code, run.stderr]).toEqual([0, ""]);
    expect(rowsOf(readFileSync(join(out, "cases.jsonl"), "utf8"))).toMatchObject([
      { caseId: "B1", hospitalId: "H1", diagnoses: ["K80.100x001", "J96.000"], totalCost: "1000" },
    ]);
    const strange = await runCli([
      ...words,
      "--map",
      "settlement-list",
      "--map",
      "hqms",
      "--map",
      "nix=年龄",
    ]);
    expect(strange.stderr).toContain("HEADER_MAP_UNMET");
  });
});

describe("# in a header is a number only where the name has one too", () => {
  const csv = "病案号,性别,年龄,主要诊断,附加#1\n1,男,66,J18.900,J96.000\n";

  it("a column with the character is named by it", async () => {
    const run = await grouped(csv, "--map", "附加#1=其他诊断1");
    expect([run.code, run.drgs()]).toEqual([0, [["1", "ES21"]]]);
    expect((await grouped(csv, "--map", "附加#1=-")).code).toBe(0);
  });

  it("one that stands in no table is refused", async () => {
    const run = await grouped(csv, "--map", "附加#2=其他诊断1");
    expect([run.code, run.stderr.includes("HEADER_MAP_UNMET")]).toEqual([1, true]);
  });

  it("a column without a name is told by its place", async () => {
    const nameless = csv.replace("附加#1", "");
    expect((await grouped(nameless, "--map", "column 5=其他诊断1")).drgs()).toEqual([["1", "ES21"]]);
    expect((await grouped(nameless, "--map", "第5列=其他诊断1")).drgs()).toEqual([["1", "ES21"]]);
    expect((await grouped(nameless, "--map", "column 6=其他诊断1")).stderr).toContain("HEADER_MAP_UNMET");
  });
});
