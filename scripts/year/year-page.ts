import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable, Writable } from "node:stream";
import { run } from "../../src/cli/run.js";
import type { Locale } from "../../src/primitives/index.js";
import { shaoxingYear } from "./shaoxing-year.js";
import { GIVEN, type WalkStep, writeGiven } from "./walk-step.js";
import { wuxiYear } from "./wuxi-year.js";

/**
 * The pages of the year: every command of the walk is run, and what it said stands below it.
 *
 *     npx tsx scripts/year/year-page.ts   writes docs/year.md, docs/year.zh-CN.md and examples/year
 *
 * What people of the areas write stands in examples/year, so that a reader can run the pages whole.
 */
const PAGES = { en: "year.md", zh: "year.zh-CN.md" } as const satisfies Record<Locale, string>;
const CASES = 900;
/** Lines of an output that the page shows. */
const SHOWN = 26;
/** Lines of a given file that the page shows; of a longer one it shows the first. */
const SHOWN_GIVEN = 12;

const INTRODUCTION = {
  en: [
    "# The year of an area",
    "",
    "Shaoxing's settlement of 2020 as the notice of 2021-02-09 tells it: publish the simulated result, let hospitals correct and apply, fix the total, settle again, pay and clear. The",
    "area is synthetic; the commands are those of an office and of a hospital. Every command below is run by a test, and what it said is what stands here. `npm run year` plays the",
    "same year on a larger sample, `npm run years` lives 500 random ones.",
    "",
    "Run the commands in the clone, one after the other; they write `year/` and `wuxi/`. What a person of the area would write (a final budget, the steps of auditors) no command makes: it stands",
    "in `examples/year/`, made up for this very sample, and below the command that reads it. Of an installed package the folder is `node_modules/chs-drg/examples/year/`.",
    "",
    "One corrected record among 200,000 cases, settled again: 1.8 s of CPU, where settling everything takes 10.3 s (0.18 of the CPU, 0.17 of the time; the best of three of each in one run of",
    "`scripts/year/measure-resettle.ts` on 2 processors).",
  ],
  zh: [
    "# 一个统筹区的一年",
    "",
    "以绍兴 2021 年 2 月 9 日的通知为例：公示模拟结算结果，医疗机构修正病案、提出申请，核定决算总额，重新结算，拨付并清算。统筹区为合成数据，命令即经办机构与医疗机构所用。以下每条",
    "命令均由测试运行，所列即其输出。`npm run year` 以更大的样本演示同一年，`npm run years` 演算 500 个随机年度。",
    "",
    "在克隆的仓库中依次运行各命令，结果写入 `year/` 与 `wuxi/`。须由人填写的文件（决算总额、稽核的步骤等）没有命令生成：为此样本虚构，置于 `examples/year/`，并列于读它的命令之下。由软件包安装的，",
    "该文件夹为 `node_modules/chs-drg/examples/year/`。",
    "",
    "20 万例中修正一份病案后重新结算用处理器时间 1.8 秒，全部结算用 10.3 秒（处理器时间之比 0.18，时间之比 0.17；`scripts/year/measure-resettle.ts` 一次运行中各取三次之最快，2 个处理器）。",
  ],
} as const satisfies Record<Locale, readonly string[]>;

const WUXI = {
  en: [
    "# Wuxi's year",
    "",
    "Wuxi's payment of 2022 as its slides tell it: hospitals in three tiers, each tier's agreed total shared by weight (floating rate), a clearing coefficient of growth and of the",
    "accuracy of settlement lists, retention by bands of actual cost over the amount payable (below 70% the actual cost, from 70% its 110%, from 90% the amount payable), a quality",
    "deposit that the yearly assessment gives back, and deductions that an audit confirmed. The slides leave out the limits of the tiers, how the parts of the coefficient combine, and",
    "the ratio and release of the deposit: here they are made up, in a values file of the office. No text prints how months are prepaid, nor any application: what was paid so far is a file.",
  ],
  zh: [
    "# 无锡的一年",
    "",
    "以无锡 2022 年的汇报幻灯片为例：医院分三个层级，各层级总额按权重分配（浮动费率）；清算系数由增长与清单准确率合成；结余留用按实际费用与应付总额之比分档（未达 70% 按实际，70%–90% 按实际的",
    "110%，90% 以上按应付总额）；质量保证金按年度考核返还；经稽核确认的违规予以扣款。层级的界限、三项如何合成、保证金的比例与返还办法，幻灯片未印：此处由经办机构的取值文件给出，系演示用的虚构取值。",
    "按月预拨的办法与各项申请亦未见于文件：已拨付金额由文件给出。",
  ],
} as const satisfies Record<Locale, readonly string[]>;
const WUXI_CASES = 600;

/** 年度页面: the page in one language, and the files that its commands are given, by their paths in the clone. */
export interface YearPage {
  readonly text: string;
  readonly given: ReadonlyMap<string, string>;
}

/** From a run of every step of both years. */
export async function yearPage(locale: Locale): Promise<YearPage> {
  const shaoxing = await walked(shaoxingYear, CASES, locale, { name: "year", area: "shaoxing" });
  const wuxi = await walked(wuxiYear, WUXI_CASES, locale, { name: "wuxi", area: "wuxi" });
  const lines = [...INTRODUCTION[locale], ...shaoxing.lines, "", ...WUXI[locale], ...wuxi.lines];
  return { text: `${lines.join("\n")}\n`, given: new Map([...shaoxing.given, ...wuxi.given]) };
}

/** A walk in a folder of its own, which the page calls by a short name. */
async function walked(
  walk: (root: string, cases: number) => readonly WalkStep[],
  cases: number,
  locale: Locale,
  { name, area }: { readonly name: string; readonly area: string },
) {
  const root = mkdtempSync(join(tmpdir(), "chs-drg-year-"));
  const shipped = `examples/year/${area}`;
  const placed = (text: string) => text.replaceAll(join(root, GIVEN), shipped).replaceAll(root, name);
  const lines: string[] = [];
  const given = new Map<string, string>();
  try {
    for (const step of walk(root, cases)) {
      const files = writeGiven(step, root).map(({ path, about }): PlacedFile => {
        return { place: placed(path), about: about[locale], text: readFileSync(path, "utf8") };
      });
      for (const { place, text } of files) given.set(place, text);
      const shown = files.flatMap((file) => shownFile(file, locale));
      lines.push("", ...(await stepLines(step, placed, locale)), ...shown);
    }
    return { lines, given };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function stepLines(
  { title, words, codes = [0] }: WalkStep,
  placed: (text: string) => string,
  locale: Locale,
) {
  const stdout = new Captured();
  const stderr = new Captured();
  const streams = { stdin: Readable.from([]), stdout, stderr, environment: {} };
  const code = await run([...words, "--locale", locale], streams);
  if (!codes.includes(code)) throw new Error(`${words.join(" ")}: ${code}\n${stderr.text}`);
  const lines = placed(stdout.text)
    .trimEnd()
    .split("\n")
    .map((line) => squeezed(line, words));
  const rest = lines.length - SHOWN;
  return [
    `## ${title[locale]}`,
    "",
    "```",
    `chs-drg ${placed(words.join(" "))}`,
    "```",
    "```",
    ...(rest > 1
      ? [...lines.slice(0, SHOWN - KEPT_END), moreLines(rest, locale), ...lines.slice(-KEPT_END)]
      : lines),
    "```",
  ];
}

/** A file that a step is given, by its place in the clone. */
interface PlacedFile {
  readonly place: string;
  readonly about: string;
  readonly text: string;
}

/** Where the file is, what it says, and its text or how it begins. */
function shownFile({ place, about, text }: PlacedFile, locale: Locale): readonly string[] {
  const lines = text.trimEnd().split("\n");
  const rest = lines.length - SHOWN_GIVEN;
  const shown = rest > 1 ? [...lines.slice(0, SHOWN_GIVEN), moreLines(rest, locale)] : lines;
  return [
    "",
    `[\`${place}\`](../${place})${locale === "zh" ? "：" : ": "}${about}`,
    "",
    "```",
    ...shown,
    "```",
  ];
}

function moreLines(rest: number, locale: Locale): string {
  return locale === "zh" ? `……（另 ${rest} 行）` : `… (${rest} more lines)`;
}

/** Lines at the end of an output that are always shown: they say what came of it. */
const KEPT_END = 4;

/** A table that names paths is as wide as they are: its gaps are closed. */
function squeezed(line: string, words: readonly string[]): string {
  return words.includes("--verify") ? line.replaceAll(/ {2,}/g, "  ").replaceAll(/─+/g, "──") : line;
}

class Captured extends Writable {
  text = "";

  override _write(chunk: Buffer | string, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

if (process.argv[1] === import.meta.filename) {
  const clone = join(import.meta.dirname, "../..");
  for (const [locale, name] of Object.entries(PAGES)) {
    const { text, given } = await yearPage(locale as Locale);
    writeFileSync(join(clone, "docs", name), text);
    for (const [file, content] of given) {
      mkdirSync(join(clone, dirname(file)), { recursive: true });
      writeFileSync(join(clone, file), content);
    }
  }
}
