import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rowsOf } from "../../test/cli/cases.js";
import { root } from "../../test/house/source-files.js";
import { launch, serve } from "./served.js";

/** Rows of the large file; `npm run playground:large` takes 100,000 and measures how long the page is held up. */
const ROWS = Number(process.env.PLAYGROUND_ROWS ?? 4000);
const LONGEST_TASK_MS = 100;
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

type Case = Readonly<Record<string, unknown>> & {
  readonly diagnoses?: readonly string[];
  readonly procedures?: readonly string[];
};

let browser: Browser;
let server: Server;
let url: string;
let area: string;
let page: Page;
/** what the console said, what failed, and every address that was asked for */
let said: string[];
let asked: string[];

beforeAll(async () => {
  browser = await launch();
  ({ url, server } = await serve(join(import.meta.dirname, "../dist")));
  area = mkdtempSync(join(tmpdir(), "playground-"));
  const words = ["src/cli/main.ts", "sample", "--ruleset", "zhejiang-shaoxing@2020", "--cases", String(ROWS)];
  execFileSync("npx", ["tsx", ...words, "--seed", "5", "--out", area], { cwd: root, stdio: "ignore" });
  writeFileSync(
    join(area, "cases.csv"),
    csvOf(rowsOf(readFileSync(join(area, "cases.jsonl"), "utf8")) as Case[]),
  );
}, 300_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  if (area !== undefined) rmSync(area, { recursive: true });
});

/** Cases as a hospital would export them: Chinese headers, one code a column, and a column that nobody knows. */
function csvOf(cases: readonly Case[]): string {
  const header =
    "病案号,医院,病人,性别,年龄,入院日期,出院日期,统筹区,险种,住院类型,总费用,统筹支付,主要诊断编码,其他诊断编码1,主要手术操作编码,备考";
  const rows = cases.map((row) =>
    [
      ...[row.caseId, row.hospitalId, row.patientId, row.sex === "male" ? "男" : "女", row.ageYears],
      ...[row.admissionDate, row.dischargeDate, row.poolingArea, row.insuranceType, row.careType],
      ...[row.totalCost, row.fundPayment, row.diagnoses?.[0], row.diagnoses?.[1], row.procedures?.[0], "甲"],
    ]
      .map((cell) => String(cell ?? ""))
      .join(","),
  );
  return `${[header, ...rows].join("\r\n")}\r\n`;
}

async function open(query: string, width = 1200): Promise<void> {
  page = await browser.newPage({ viewport: { width, height: 900 } });
  said = [];
  asked = [];
  page.on("console", (message) => said.push(`${message.type()} ${message.text()}`));
  page.on("pageerror", (error) => said.push(error.message));
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${url}${query}`);
}

/** Nothing was said on the console, and nothing was asked of any other origin. */
function expectQuiet(): void {
  expect(said).toEqual([]);
  expect(asked.filter((address) => !address.startsWith(url) && !address.startsWith("blob:"))).toEqual([]);
}

async function expectAccessible(): Promise<void> {
  // Injected past the page's security policy, as an assistant's own tool would be.
  await page.evaluate(readFileSync(AXE, "utf8"));
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  });
  expect(found).toEqual([]);
}

const answer = () => page.locator(".answer .drg").first();

describe.each([
  [
    "zh",
    {
      diagnoses: "添加诊断",
      why: "为何不入这一组",
      ask: "询问",
      beside: "并列对比",
      edition: "规则集",
      cost: "住院总费用（元）",
      averageCost: "病组均次费用（元）",
      basePoints: "病组基准点数",
      pointValue: "点值（元）",
      payment: "病例支付（元）",
      trial: "本例试算",
      needs: "住院总费用（元）",
      room: "整份文件",
      group: "分组",
    },
  ],
  [
    "en",
    {
      diagnoses: "Add a diagnosis",
      why: "Why not this group",
      ask: "Ask",
      beside: "Side by side with",
      edition: "Edition",
      cost: "Total cost, yuan",
      averageCost: "Average cost of the group, yuan",
      basePoints: "Base points of the group",
      pointValue: "Value of a point, yuan",
      payment: "Payment of the case, yuan",
      trial: "Trial of this case",
      needs: "Total cost, yuan",
      room: "A file",
      group: "Group",
    },
  ],
])("the page in %s", (locale, words) => {
  beforeEach(async () => await open(`?lang=${locale}`));

  test("a case is grouped and explained; a code taken away and one found by its pinyin initials change the group", async () => {
    await expect.poll(() => answer().textContent(), { timeout: 60_000 }).toBe("OB19");
    expect(await page.locator(".steps li").count()).toBeGreaterThan(1);
    // Suzhou 2023, OB19 at a tertiary hospital: 0.835181 × 11,322.30.
    await expect
      .poll(() => page.locator(".price").first().textContent(), { timeout: 60_000 })
      .toContain("9456.17");
    await page.getByRole("button", { name: /74\.1x01/ }).click();
    await expect.poll(() => answer().textContent()).toBe("OR19");
    const search = page.getByRole("combobox", { name: words.diagnoses });
    await search.fill("hxsj");
    await expect.poll(() => page.getByRole("option").allTextContents()).toContain("J96.900x001 呼吸衰竭");
    await search.fill("J96.900x001");
    await expect.poll(() => page.getByRole("option").count()).toBeGreaterThan(0);
    await search.press("Enter");
    await expect.poll(() => page.locator(".codes code").allTextContents()).toContain("J96.900x001");
    await page.getByLabel(words.why).fill("OB19");
    await page.getByRole("button", { name: words.ask }).click();
    await expect.poll(() => page.locator("pre").first().textContent()).toMatch(/OB19/);
    await expectAccessible();
    expectQuiet();
  });

  test("points and payment of one case stand side by side under two editions, by the keyboard alone", async () => {
    const trials = page.getByRole("region", { name: words.trial });
    const figures = (place: number) => trials.nth(place).locator("dd").allTextContents();
    // Suzhou 2023 pays OB19 at a tertiary hospital 0.835181 × 11,322.30; the case cost 9,000.00.
    await expect
      .poll(() => figures(0), { timeout: 60_000 })
      .toEqual(["0.8352", "0.9518", expect.any(String), "9456.17", "456.17"]);
    // Shaoxing 2020 pays by points, and prints neither the group's figures nor a point's value.
    await page.getByLabel(words.averageCost).focus();
    for (const text of ["10000", "100", "1.1", "95.5"]) {
      await page.keyboard.type(text);
      await page.keyboard.press("Tab");
    }
    // 100 × 1.1 = 110 points; × 95.50 yuan; less 9,000.00.
    await expect.poll(() => figures(1)).toEqual(["110", "10505.00", "1505.00"]);
    // A point below zero would make a payment below zero; the command refuses it too.
    const refused = page.locator(".price").nth(1).locator("[role=alert]");
    const pointValue = page.getByLabel(words.pointValue);
    await pointValue.fill("-5");
    await expect.poll(() => refused.count()).toBe(1);
    await pointValue.fill("95.5");
    await expect.poll(() => refused.count()).toBe(0);
    // 0.3 of the group's average is a low multiple: min(100, 100 × 1.1 × 0.3) = 33 points (ZJ-010).
    await page.getByLabel(words.cost).focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("3000.00");
    await expect.poll(() => figures(1)).toEqual(["33", "3151.50", "151.50"]);
    await page.getByLabel(words.cost).focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    await expect.poll(() => trials.first().textContent()).toContain(words.needs);
    await page.getByLabel(words.edition).nth(1).focus();
    await page.keyboard.type("jiangsu-wuxi");
    await expect.poll(() => page.getByLabel(words.edition).nth(1).inputValue()).toBe("jiangsu-wuxi@2022");
    await expect.poll(() => page.getByLabel(words.averageCost).count()).toBe(0);
    await expectAccessible();
    expectQuiet();
  });

  test("two schemes stand side by side", async () => {
    await page.getByLabel(words.beside).selectOption("chs-drg@3.0");
    await expect.poll(() => page.locator(".answer .drg").count(), { timeout: 60_000 }).toBe(2);
    expect(await page.locator(".answer .scheme").allTextContents()).toEqual(["chs-drg@2.0", "chs-drg@3.0"]);
    expectQuiet();
  });

  test("a file saved by Excel in GB18030 is grouped: a column that nobody knows is left out, and said", async () => {
    await page.getByRole("button", { name: words.room }).click();
    const text = "病案号,性别,年龄,主要诊断编码,备考\r\n1,男,60,J18.900,甲\r\n2,女,不详,I63.900,乙\r\n";
    const gb = execFileSync("iconv", ["-f", "UTF-8", "-t", "GB18030"], { input: text });
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: "病例.csv", mimeType: "text/csv", buffer: gb });
    await expect.poll(() => page.locator("details.card summary").textContent()).toMatch(/GB18030/);
    const columns = page.locator("details.card tbody tr");
    expect(await columns.last().locator("select").inputValue()).toBe("");
    await page.getByRole("button", { name: words.group, exact: true }).click();
    await expect.poll(() => page.locator("[role=alert]").count(), { timeout: 60_000 }).toBe(1);
    expect(await page.locator("[role=alert] tbody td").first().textContent()).toBe("3");
    await expectAccessible();
    expectQuiet();
  });
});

test(`a file of ${ROWS} rows is grouped and settled with progress, and the page stays free`, {
  timeout: 600_000,
}, async () => {
  await open("?lang=zh");
  await expect.poll(() => answer().count(), { timeout: 60_000 }).toBe(1);
  await page.getByRole("button", { name: "整份文件" }).click();
  await page.evaluate(() => {
    const seen = { longest: 0, steps: new Set<number>() };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ type: "longtask" });
    new MutationObserver(() => {
      const bar = document.querySelector("progress");
      if (bar !== null) seen.steps.add(bar.value);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  const files = page.locator("input[type=file]");
  await files.nth(0).setInputFiles(join(area, "cases.csv"));
  for (const [column, field] of [
    ["医院", "hospitalId"],
    ["病人", "patientId"],
  ] as const)
    await page.getByRole("row", { name: column }).getByRole("combobox").selectOption(field);
  await page.getByRole("button", { name: "分组", exact: true }).click();
  await expect
    .poll(() => page.locator("h2", { hasText: "行" }).textContent(), { timeout: 300_000 })
    .toMatch(`${ROWS} 行`);
  for (const [place, name] of ["hospitals.csv", "budget.json", "history.jsonl", "values.json"].entries())
    await files.nth(place + 1).setInputFiles(join(area, name));
  await page.getByRole("button", { name: "结算", exact: true }).click();
  await expect.poll(() => page.locator("canvas").count(), { timeout: 300_000 }).toBe(1);
  const seen = await page.evaluate(() => {
    const { longest, steps } = (globalThis as unknown as { seen: { longest: number; steps: Set<number> } })
      .seen;
    return { longest, steps: steps.size };
  });
  console.log(`${ROWS} rows: longest task ${Math.round(seen.longest)} ms, ${seen.steps} steps of progress`);
  expect(seen.steps).toBeGreaterThan(1);
  if (process.env.PLAYGROUND_ROWS !== undefined) expect(seen.longest).toBeLessThan(LONGEST_TASK_MS);
  const statement = page.locator("section[aria-label=结算清单] tbody tr");
  expect(await statement.count()).toBeGreaterThan(10);
  // What the ledgers set aside stands under their hospitals, so that the statement is all of the total.
  const table = page.locator("section[aria-label=结算清单] table").first();
  expect(await table.locator("th").last().textContent()).toBe("暂留金额");
  // Rules that lack a value are told by what they are called, and what happens without it.
  const lacking = await page.locator("section[aria-label=结算清单] details li").allTextContents();
  expect(lacking.length).toBeGreaterThan(0);
  expect(lacking.filter((text) => /^[a-z]+\./.test(text))).toEqual([]);
  const reserve = table.locator("tbody tr").last().locator("td");
  expect(await reserve.last().textContent()).toMatch(/\d\.\d{2}$/);
  expect(await reserve.nth(2).textContent()).toBe("暂留");
  expect(await page.locator("section[aria-label=结算清单] > p.help").textContent()).toContain("暂留");
  // What scrolls the table sideways is on the screen with it.
  const frame = await table.locator("..").boundingBox();
  expect(frame?.height).toBeLessThanOrEqual(900);
  // People read separators; the file to download has none, and its numbers are numbers, those below zero too.
  expect(await statement.first().textContent()).toMatch(/\d,\d{3}\.\d{2}/);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("a[download='statement.csv']").click(),
  ]);
  const csv = readFileSync(await download.path(), "utf8");
  expect(csv).toMatch(/,-\d+\.\d\d(,|\n)/);
  expect(csv).not.toContain("'");
  await expectAccessible();
  expectQuiet();
});

test("a result stays only under what it was asked with; a column that looks like data that is read has to be said", async () => {
  await open("?lang=zh");
  await page.locator("nav button").nth(1).click();
  const table = (header: string) => ({
    name: "cases.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`${header}\n1,男,60,I63.900,100.00\n`),
  });
  const files = page.locator("input[type=file]");
  const group = page.getByRole("button", { name: "分组", exact: true });
  await files.nth(0).setInputFiles(table("病例号,性别,年龄,主要诊断编码,费用"));
  const cost = page.getByRole("row", { name: "费用" }).getByRole("combobox");
  await expect.poll(() => cost.inputValue()).toBe("?");
  expect(await group.isDisabled()).toBe(true);
  await cost.selectOption("totalCost");
  await group.click();
  const result = page.locator("h2", { hasText: "行" });
  await expect.poll(() => result.count(), { timeout: 60_000 }).toBe(1);
  await cost.selectOption("");
  expect(await result.count()).toBe(0);
  expectQuiet();
});

test("a pasted case keeps what the form has no place for, and says what it does not know or cannot read", async () => {
  await open("?lang=zh");
  await page.locator("summary", { hasText: "粘贴病例" }).click();
  const paste = async (text: string) => {
    await page.locator("textarea").first().fill(text);
    await page.getByRole("button", { name: "填入" }).click();
  };
  const refused = page.locator(".problem[role=alert]");
  for (const [text, code] of [
    ['{"diagnoses": ["J18.900"], "totalCost": 5}', "RECORD_DECIMAL_IS_NUMBER"],
    ['{"diagnoses": "J18.900"}', "RECORD_WRONG_TYPE"],
    ['{"diagnoses": ["J18.900"], "diagnoses": ["I63.900"]}', "ROW_KEY_TWICE"],
    ['[{"diagnoses": ["J18.900"]}]', "RECORD_NOT_OBJECT"],
    ['{"diagnoses": ["J18.900"]', "ROW_NOT_JSON"],
  ] as const) {
    await paste(text);
    await expect.poll(() => refused.textContent()).toContain(code);
    expect(await page.locator(".codes code").first().textContent()).toBe("O82.000");
  }
  const stay = { admissionDate: "2022-03-01", dischargeDate: "2022-03-16", insuranceType: "employee" };
  const case_ = { sex: "male", ageYears: 60, diagnoses: ["Z51.102"], procedures: ["99.2500x036"] };
  await paste(JSON.stringify({ ...case_, ...stay, totalcost: "9000.00", gestationWeeks: 30 }));
  await expect.poll(() => refused.count()).toBe(0);
  const status = page.locator("details [role=status]");
  expect(await status.textContent()).toContain("RECORD_FIELD_NEARLY_KNOWN");
  expect(await status.textContent()).toContain("gestationWeeks");
  const also = page.getByRole("region", { name: "粘贴的病例另有以下字段" });
  expect(await also.locator("li").allTextContents()).toEqual([
    "admissionDate: 2022-03-01",
    "dischargeDate: 2022-03-16",
  ]);
  await page.getByLabel("规则集").first().selectOption("jiangsu-wuxi@2022");
  // Fifteen days of stay come from the dates: without them the group of Wuxi would be RE16.
  const group = page.locator(".price h3").first();
  await expect.poll(() => group.textContent(), { timeout: 60_000 }).toMatch(/^RE12/);
  // A psychiatric stay is paid by the day there, and not by its group.
  await paste(
    JSON.stringify({
      ...case_,
      ...stay,
      diagnoses: ["F20.000"],
      procedures: [],
      careType: "psychiatric",
      totalCost: "9000.00",
    }),
  );
  await page.getByLabel("医疗机构等级").selectOption("tertiary");
  await expect
    .poll(() => page.locator(".price").first().textContent(), { timeout: 60_000 })
    .toContain("bed-day");
  expectQuiet();
});

test("a group that is paid by item is paid what its items cost", async () => {
  await open("?lang=zh");
  await page.locator("summary", { hasText: "粘贴病例" }).click();
  const stay = { admissionDate: "2022-03-01", dischargeDate: "2022-03-16", insuranceType: "employee" };
  const record = { sex: "male", ageYears: 50, diagnoses: ["I42.000"], procedures: ["37.5100"] };
  await page
    .locator("textarea")
    .first()
    .fill(JSON.stringify({ ...record, ...stay, totalCost: "500000.00" }));
  await page.getByRole("button", { name: "填入" }).click();
  await page.getByLabel("医疗机构等级").selectOption("tertiary");
  await page.getByLabel("规则集").first().selectOption("beijing@2022");
  const price = page.locator(".price").first();
  await expect.poll(() => price.textContent(), { timeout: 60_000 }).toContain("该组按项目付费");
  await expect
    .poll(() => price.locator("dd").allTextContents())
    .toEqual(["无权重，按项目", "500000.00", "0.00"]);
  expectQuiet();
});

test("a table without ids is refused with the header that was read", async () => {
  await open("?lang=zh");
  await page.locator("nav button").nth(1).click();
  const buffer = Buffer.from("性别,年龄,主要诊断编码,备考\n男,60,I63.900,甲\n");
  const [name, mimeType] = ["cases.csv", "text/csv"];
  await page.locator("input[type=file]").nth(0).setInputFiles({ name, mimeType, buffer });
  await page.getByRole("button", { name: "分组", exact: true }).click();
  const refused = page.locator("[role=alert]");
  await expect.poll(() => refused.textContent(), { timeout: 60_000 }).toContain("HEADER_FIELD_MISSING");
  expect(await refused.textContent()).toContain("“性别, 年龄, 主要诊断编码, 备考”");
  expectQuiet();
});

test.each([
  ["病例.json", '[\n  { "caseId": "1", "diagnoses": ["J18.900"] }\n]\n', /JSONL/],
  ["病例.jsonl", '[{ "caseId": "1", "diagnoses": ["J18.900"] }]\n', /JSONL/],
  ["病例.csv", "病案号|性别|年龄|主要诊断\n1|男|60|J18.900\n", /竖线/],
])(
  "%s that is another form than its name says is told as what it is, and in what form cases are read",
  async (name, content, told) => {
    await open("?lang=zh");
    await expect.poll(() => answer().count(), { timeout: 60_000 }).toBe(1);
    await page.getByRole("button", { name: "整份文件" }).click();
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
    await expect.poll(() => page.locator("[role=alert]").textContent()).toMatch(told);
  },
);

test("a history with a column that looks like data that is read stops the settlement, and the column is told", async () => {
  await open("?lang=zh");
  await page.locator("nav button").nth(1).click();
  const table = (name: string, header: string, row: string) => ({
    name,
    mimeType: "text/csv",
    buffer: Buffer.from(`${header}\n${row}\n`),
  });
  const files = page.locator("input[type=file]");
  await files.nth(0).setInputFiles(table("cases.csv", "病例号,性别,年龄,主要诊断编码", "1,男,60,I63.900"));
  for (const [place, name] of ["hospitals.csv", "budget.json"].entries())
    await files.nth(place + 1).setInputFiles(join(area, name));
  await files
    .nth(3)
    .setInputFiles(table("history.csv", "病例号,性别,年龄,主要诊断编码,费用", "0,男,60,I63.900,100.00"));
  await page.getByRole("button", { name: "结算", exact: true }).click();
  const refused = page.locator("[role=alert]");
  await expect.poll(() => refused.textContent(), { timeout: 60_000 }).toContain("HEADER_NEARLY_KNOWN");
  expect(await refused.textContent()).toContain("“费用”");
  expect(await page.locator("canvas").count()).toBe(0);
  expectQuiet();
});

test("what is noticed in the lines of a JSONL file is told: fields that are none, or nearly known, and ids that come twice", async () => {
  await open("?lang=zh");
  await page.locator("nav button").nth(1).click();
  const row = { caseId: "1", sex: "male", ageYears: 60, diagnoses: ["I63.900"] };
  const lines = [{ ...row, totalcost: "100.00", foo: 1 }, row].map((line) => JSON.stringify(line));
  await page
    .locator("input[type=file]")
    .nth(0)
    .setInputFiles({ name: "cases.jsonl", mimeType: "text/plain", buffer: Buffer.from(lines.join("\n")) });
  await page.getByRole("button", { name: "分组", exact: true }).click();
  const told = page.locator("section[aria-label=分组] [role=status] li");
  await expect.poll(() => told.count(), { timeout: 60_000 }).toBe(3);
  const texts = (await told.allTextContents()).map((text) => text.replace(/:.*/, ""));
  expect(texts).toEqual(["RECORD_FIELD_NEARLY_KNOWN", "RECORD_FIELD_UNKNOWN", "CASES_OF_ONE_ID"]);
  expectQuiet();
});

test.each(["zh", "en"])(
  "at 390 pixels, in %s, nothing is cut off and the page does not scroll sideways",
  async (locale) => {
    await open(`?lang=${locale}`, 390);
    await expect.poll(() => page.locator(".trial dd").count(), { timeout: 60_000 }).toBeGreaterThan(3);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible();
    await page.locator("nav button").nth(1).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expectQuiet();
  },
);
