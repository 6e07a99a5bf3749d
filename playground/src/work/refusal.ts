import type { LocalizedText } from "chs-drg";

/** 页面自己的拒绝: what the page, not the library, says is wrong with an input. */
const REASONS = {
  table: {
    zh: "这不是表格：第一行应是表头，至少两列。请另存为 CSV（逗号分隔）后再放入",
    en: "This is no table: the first line must be a header of at least two columns. Save it as CSV (comma separated) and drop it again",
  },
  bars: {
    zh: "各栏以竖线（|）分隔，而竖线在这里分隔一格之内的多项，两者无法分清：请改以逗号、制表符或分号分隔各栏后再放入",
    en: "Vertical bars (|) stand between the cells, but here they part the entries of one cell, and the two cannot be told apart: export it with commas, tabs or semicolons and drop it again",
  },
  jsonArray: {
    zh: "这是 JSON，不是表格：请改为一行一例的 JSONL（文件名以 .jsonl 结尾）再放入",
    en: "This is JSON and no table: write one case a line (JSONL, a name that ends in .jsonl) and drop it again",
  },
  json: {
    zh: "这不是 JSON 文件。预算文件的写法见 docs/cases.md",
    en: "This is no JSON file. How a budget file is written stands in docs/cases.md",
  },
  positive: {
    zh: "当地取值应为大于零的数，如 95.50",
    en: "A value of the area must be a number above zero, such as 95.50",
  },
  notFetched: {
    zh: "所需的方案或规则集没有取到：请检查网络，然后重新载入本页",
    en: "A scheme or edition could not be fetched: check the network, then load the page again",
  },
} as const satisfies Readonly<Record<string, LocalizedText>>;

export class Refusal extends Error {
  readonly text: LocalizedText;

  /** @param file name of the file, where there are several */
  constructor(reason: keyof typeof REASONS, file?: string) {
    super(REASONS[reason].en);
    const { zh, en } = REASONS[reason];
    this.text = file === undefined ? { zh, en } : { zh: `${file}：${zh}`, en: `${file}: ${en}` };
  }
}
