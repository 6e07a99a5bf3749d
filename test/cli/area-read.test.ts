import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";

const TABLES = join(import.meta.dirname, "fixtures", "published-tables");

async function read(table: string) {
  const out = join(temporaryFolder(), "2022.json");
  const words = ["--id", "made-up", "--year", "2022", "--region", "370000", "--title", "某地DRG付费"];
  const file = table.includes("/") ? table : join(TABLES, `${table}.csv.gz`);
  return { out, ...(await runCli(["area", "read", file, ...words, "--out", out, "--locale", "zh"])) };
}

describe("chs-drg area read", () => {
  it.each([
    [
      "one-standard",
      "方案 chs-drg@1.0：",
      ["d = c × 11587.4：597 行，不合 1 行"],
      "AB19 的“d”印 440000，算得 447413.8475",
    ],
    [
      "grades-and-funds",
      "方案 chs-drg@1.1：",
      [
        "三级职工支付标准 = 基准权重 × 9865：610 行，不合 0 行",
        "三级居民支付标准 = 基准权重 × 9391：610 行，不合 1 行",
        "二级职工支付标准 = 基准权重 × 9651：610 行，不合 0 行",
        "二级居民支付标准 = 基准权重 × 8501：610 行，不合 0 行",
      ],
      "AE19 的“三级居民支付标准”印 120000，算得 112034.63",
    ],
    [
      "coefficients",
      "方案 suzhou@2023：",
      [
        "一级医院价格 = RW × 一级系数 × 9435.25：648 行，不合 0 行",
        "三级医院价格 = RW × 三级系数 × 9435.25：648 行，不合 1 行",
      ],
      "AB19 的“三级医院价格”印 300000，算得 336272.31",
    ],
    ["short-weights", "方案 beijing@2022：", ["647 行，不合 1 行"], "AE19 的“支付标准（元）”印 128507"],
    [
      "group-coefficients",
      "方案 chs-drg@1.1：",
      ["二级医院标准 = 相对权重 × 二级医院系数 × 7938.236995：557 行，不合 1 行"],
      "BB11 的“二级医院标准”印 50000",
    ],
  ])(
    "%s: columns shuffled, titles renamed: scheme, relation, the one broken row, a draft that `ruleset check` passes",
    async (table, scheme, relations, broken) => {
      const { out, stdout, code } = await read(table);
      expect(stdout).toContain(scheme);
      for (const relation of relations) expect(stdout).toContain(relation);
      expect(stdout.split("\n").filter((line) => line.includes("哪个正确"))).toEqual([
        expect.stringContaining(broken),
      ]);
      expect(code).toBe(1);
      const check = await runCli(["ruleset", "check", out, "--locale", "zh", "--accept-unfit"]);
      expect(check.stderr + check.stdout).toContain("不符 0 个");
      expect(check.code).toBe(0);
    },
  );

  it("a draft that was edited stays as it is, all three files of it, unless it may be replaced", async () => {
    const table = join(TABLES, "one-standard.csv.gz");
    const out = join(temporaryFolder(), "2022.json");
    const identity = ["--id", "made-up", "--year", "2022", "--region", "370000", "--title", "x"];
    const read = async (...more: string[]) =>
      await runCli(["area", "read", table, ...identity, "--out", out, "--locale", "en", ...more]);
    await read();
    const examples = out.replace(".json", ".examples.json");
    const edited = readFileSync(examples, "utf8").replace("{", "{ ");
    writeFileSync(examples, edited);
    const refused = await read();
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("OUTPUT_HOLDS_OTHER")]);
    expect(refused.stderr).toContain("2022.examples.json");
    expect(readFileSync(examples, "utf8")).toBe(edited);
    expect((await read("--replace")).stderr).toBe("");
    expect(readFileSync(examples, "utf8")).not.toBe(edited);
  });

  const written = async (locale: string, lines: readonly string[]) => {
    const table = join(temporaryFolder(), "t.csv");
    writeFileSync(table, `${lines.join("\n")}\n`);
    const out = join(temporaryFolder(), "2022.json");
    const identity = ["--id", "made-up", "--year", "2022", "--region", "370000", "--title", "x"];
    return { out, ...(await runCli(["area", "read", table, ...identity, "--out", out, "--locale", locale])) };
  };
  const CODES = ["AF19", "BL19", "BU15", "BX11", "CC19", "DB39", "DT29", "ER13"];

  it.each([
    ["-1.2", "-1.2"],
    ["0.5%", "0.5%"],
    ["1234567890123456789.123", "1234567890123456789.123"],
    ["1,234.5", "234.5"],
    // a comma for the point: tenfold, where only groups of three digits have commas between
    ['"1,5"', "1,5"],
    ["0，5", "0，5"],
    ["1 5", "1 5"],
  ])("a weight that reads %s is refused by its row, not left out as a blank", async (cell, told) => {
    const rows = CODES.map((code, at) => `${code},某组${code},${at === 3 ? cell : `0.${at + 4}1`}`);
    const zh = await written("zh", ["DRG编码,DRG名称,权重", ...rows]);
    expect([zh.code, zh.stderr]).toEqual([1, expect.stringContaining("TABLE_CELLS_UNREADABLE")]);
    expect(zh.stderr).toMatch(/第 5 行 BX11/);
    expect(zh.stderr).toContain(`“${told}”`);
    expect(existsSync(zh.out)).toBe(false);
    const en = await written("en", ["DRG编码,DRG名称,权重", ...rows]);
    expect(en.stderr).toMatch(/row 5, BX11: (?:"权重" is|one cell too many) "/);
  });

  it("a title that says weights over cells that are none is refused by them; cells that are empty or dashes make a draft that asks", async () => {
    const wrong = await written("en", ["DRG编码,DRG名称,权重", "BR23,a,-1", "BR25,b,abc", "BR21,c,"]);
    expect(wrong.stderr).toContain("1 cell holds no figure that can be read");
    expect(wrong.stderr).toContain('row 2, BR23: "权重" is "-1"');
    for (const [title, cell] of [
      [",权重", ","],
      ["", ""],
    ]) {
      const open = await written("en", [
        `DRG编码,DRG名称${title}`,
        ...CODES.map((code) => `${code},某组${code}${cell}`),
      ]);
      expect([open.code, open.stderr]).toEqual([1, ""]);
      expect(open.stdout).toContain("no group has a price until they are there");
      expect(JSON.parse(readFileSync(open.out.replace(".json", ".groups.json"), "utf8")).rows[0]).toEqual([
        "AF19",
        null,
      ]);
    }
    const dash = await written("en", [
      "DRG编码,DRG名称,权重",
      ...CODES.map((code, at) => `${code},x${at},${at === 2 ? "——" : `0.${at + 1}3`}`),
    ]);
    expect([dash.stderr, dash.stdout.includes("no figure")]).toEqual(["", false]);
  });

  it("a word in the place of a weight is asked about by its groups, and left open", async () => {
    const rows = CODES.map((code, at) => `${code},某组${code},${at > 5 ? "暂无" : `0.${at + 4}1`}`);
    const { stdout } = await written("zh", ["DRG编码,DRG名称,权重", ...rows]);
    expect(stdout).toContain("第 8 行起 2 组（DT29、ER13）的“权重”写“暂无”，不是数值，草稿空着，是否正确？");
    expect((await written("en", ["DRG编码,DRG名称,权重", ...rows])).stdout).toContain(
      '"权重" of 2 groups (DT29, ER13; from row 8) says "暂无" and is no figure',
    );
  });

  it("a weight of 0 is asked about too: the draft leaves it open", async () => {
    const rows = CODES.map((code, at) => `${code},某组${code},${at === 2 ? "0" : `0.${at + 3}1`}`);
    expect((await written("zh", ["DRG编码,DRG名称,权重", ...rows])).stdout).toContain(
      `第 4 行起 1 组（${CODES[2]}）的“权重”写“0”，不付费，草稿空着，是否正确？`,
    );
    expect((await written("en", ["DRG编码,DRG名称,权重", ...rows])).stdout).toContain(
      `"权重" of 1 group (${CODES[2]}; from row 4) says "0" and would pay nothing`,
    );
  });

  it.each(["aa19", "1.00E+05"])(
    "a first row whose code is written %s is no second head: it is asked about",
    async (code) => {
      const rows = CODES.map((other, at) => `${at === 0 ? code : other},某组${other},0.${at + 3}1`);
      const { stdout } = await written("zh", ["DRG编码,DRG名称,权重", ...rows]);
      expect(stdout).toContain(`1 行没有病组编码，未读：${code} 某组${CODES[0]} 0.31`);
      expect(stdout).toContain("3 权重: 权重");
    },
  );

  it.each([
    [
      "支付标准（万元）",
      "other",
      "不以元为单位，草稿不写：请换算为元，改正标题后再读入",
      "is not in yuan and left out",
    ],
    ["例均费用(千元)", "other", "不以元为单位，草稿不写", "is not in yuan and left out of the draft"],
    [
      "支付标准",
      "weight",
      "的标题是支付标准，数值却像权重，草稿作权重：是哪一个？",
      "says payment standard and its figures look like weight",
    ],
  ])(
    "a title that says another quantity than its figures look like is asked about: %s",
    async (title, kind, zh, en) => {
      const rows = CODES.map((code, at) => `${code},某组${code},${at + 1}.${at + 3}21`);
      const lines = [`DRG编码,DRG名称,${title}`, ...rows];
      const read = await written("zh", lines);
      expect([read.code, read.stderr]).toEqual([1, ""]);
      expect(read.stdout).toContain(`“${title}”${zh}`);
      expect((await written("en", lines)).stdout).toContain(`"${title}" ${en}`);
      const weight = JSON.parse(readFileSync(read.out.replace(".json", ".groups.json"), "utf8")).rows[0][1];
      expect(weight).toBe(kind === "weight" ? "1.321" : null);
    },
  );

  it("a title that says another unit than yuan stops it, as with every table", async () => {
    const rows = CODES.map((code, at) => `${code},某组${code},0.${at + 3}1,${at + 3}210`);
    const titled = (title: string) => written("en", [`${title},,,`, "DRG编码,DRG名称,权重,均费", ...rows]);
    expect((await titled("单位：万元")).stderr).toContain('INPUT_UNIT_ABOVE: "单位：万元" stands above');
    expect((await titled("单位：元")).stderr).toBe("");
    const points = CODES.map((code, at) => `${code},某组${code},${at + 3}1`);
    expect((await written("en", ["单位：分,,", "DRG编码,DRG名称,基准点数", ...points])).stderr).toBe("");
  });

  it("a group that stands twice is told as that", async () => {
    const { stdout } = await written("en", ["DRG编码,DRG名称,权重", "BR23,a,1.05", "BR23,b,0.85"]);
    expect(stdout).toContain("BR23 stands more than once; the first row is taken");
  });

  it("asks which scheme where several have the same groups", async () => {
    const { stdout } = await read("group-coefficients");
    expect(stdout).toMatch(/\? 方案 chs-drg@1\.1、.*yancheng@2023.*用哪一个/);
  });

  it("a table of base points makes a draft that `ruleset check` passes: what is shared out by points is assumed, and asked (ZJ-018, DIS-07)", async () => {
    const out = join(temporaryFolder(), "2022.json");
    const table = join(temporaryFolder(), "points.csv");
    const codes = ["AF19", "BL19", "BU15", "BX11", "CC19", "DB39", "DT29", "ER13", "ET21", "FB25", "FL19"];
    const rows = codes.map((code, at) => `${code},某组${code},${60 + at * 17}.5`);
    writeFileSync(table, `病组编码,病组名称,基准点数\n${rows.join("\n")}\n`);
    const words = ["--id", "made-up", "--year", "2022", "--region", "370000", "--title", "x", "--out", out];
    const { stdout } = await runCli(["area", "read", table, ...words, "--locale", "zh"]);
    expect(stdout).toContain("未印点值的口径：按统筹基金支出还是按总费用分配？草稿假定按统筹基金");
    const check = await runCli(["ruleset", "check", out, "--locale", "zh", "--accept-unfit"]);
    expect([check.code, check.stdout]).toEqual([
      0,
      expect.stringContaining("算例 13 个，性质 0 项，不符 0 个\n"),
    ]);
    const broken = JSON.parse(readFileSync(out, "utf8"));
    const { pointValue: _value, ...settlement } = broken.settlement;
    writeFileSync(out, JSON.stringify({ ...broken, settlement }));
    const failed = await runCli(["ruleset", "check", out, "--locale", "en", "--accept-unfit"]);
    expect(failed.code).toBe(1);
    expect(failed.stdout).toContain("13 examples, 1 failed; 1 error of the ruleset itself (ruleset lint)");
  });

  it("a title of a grade and all below it is taken for that grade, and the others are asked", async () => {
    const table = join(temporaryFolder(), "grades.csv");
    const codes = ["AF19", "BL19", "BU15", "BX11", "CC19", "DB39", "DT29", "ER13", "ET21", "FB25", "FL19"];
    const rows = codes.map((code, at) => {
      const weight = 60 + at * 17;
      return `${code},某组${code},${weight / 100},${weight * 120},${weight * 90}`;
    });
    const head = "病组编码,病组名称,权重,三级医院支付标准,二级及以下医院支付标准";
    writeFileSync(table, `${head}\n${rows.join("\n")}\n`);
    const { stdout, code } = await read(table);
    expect(stdout).toContain("? “二级及以下医院支付标准”草稿只写作二级，其余等级是否同此？");
    expect(stdout).not.toContain("“三级医院支付标准”草稿只写作");
    expect(code).toBe(1);
  });

  it("refuses an id or a region that nothing could load, with the rule, and writes nothing", async () => {
    const out = join(temporaryFolder(), "2022.json");
    const table = join(TABLES, "one-standard.csv.gz");
    const words = ["--id", "my-wuhan2", "--year", "2022", "--region", "42010", "--title", "x", "--out", out];
    const { code, stdout, stderr } = await runCli(["area", "read", table, ...words, "--locale", "zh"]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(
      "--id 的值 my-wuhan2 不合要求，应写带引号的文字（小写字母的词以连字符相连，不带数字）",
    );
    expect(stderr).toContain("--region 的值 42010 不合要求");
    expect(existsSync(out)).toBe(false);
  });

  it("refuses a file without group codes, and writes nothing", async () => {
    const file = join(temporaryFolder(), "costs.csv");
    writeFileSync(file, "科室,费用\n外科,100\n内科,200\n");
    const { out, stderr, code } = await read(file);
    expect(code).toBe(1);
    expect(stderr).toContain("没有一栏是病组编码");
    expect(existsSync(out)).toBe(false);
  });
});
