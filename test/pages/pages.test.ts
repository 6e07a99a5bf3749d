import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AREA_FILES, filesOf, RULESET, sampleArea, settleWords } from "../cli/area.js";
import { runCli } from "../cli/run-cli.js";

const BROWSERS = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
const PHONE = { width: 390, height: 844 };
/** What lies between the margins of a page of A4, turned, in pixels of 1/96 inch: 297 − 2 × 12 mm. */
const A4 = { width: 1032, height: 700 };
const DESK = { width: 1280, height: 900 };

let browser: Browser;
let folder: string;

beforeAll(async () => {
  const executablePath = BROWSERS.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined)
    throw new Error("no Chromium: install the package `chromium`, or name one in CHROMIUM");
  folder = mkdtempSync(join(tmpdir(), "pages-"));
  const area = join(folder, "area");
  await sampleArea(area);
  // The faulty records of the sample are named.
  expect(await runCli(settleWords(area, join(folder, "settle")))).toMatchObject({ code: 1 });
  const files = filesOf(area, ...AREA_FILES);
  const sides = ["--baseline", RULESET, "--candidate", RULESET];
  const change = ["--candidate-set", "weights.caseClasses.thresholds.low.multiple=0.6"];
  const compared = await runCli(["compare", ...sides, ...change, ...files, "--out", join(folder, "compare")]);
  expect(compared).toMatchObject({ code: 1 });
  const under = ["--ruleset", RULESET, "--values", join(area, "values.json")];
  const switched = ["scheme", "switch", "zj-drg@1.0", "chs-drg@3.0", ...under, ...files];
  expect(await runCli([...switched, "--out", join(folder, "switch")])).toMatchObject({ code: 1 });
  const [cases, hospitals, past] = ["cases.jsonl", "hospitals.csv", "history.jsonl"].map((name) =>
    join(area, name),
  );
  const supervised = [...under, "--cases", cases as string, "--hospitals", hospitals as string];
  expect(await runCli(["screen", ...supervised, "--out", join(folder, "screen")])).toMatchObject({ code: 0 });
  const monitored = ["monitor", ...supervised, "--history", past as string];
  expect(await runCli([...monitored, "--out", join(folder, "monitor")])).toMatchObject({ code: 0 });
  expect(await runCli(["cliffs", ...under, ...files, "--out", join(folder, "cliffs")])).toMatchObject({
    code: 1,
  });
  const early = ["--through", "2020-06-30", "--runs", "50", "--out", join(folder, "forecast")];
  expect(await runCli(["forecast", ...under, ...files, ...early])).toMatchObject({ code: 1 });
  const weights = await runCli(["weights", "compare", "--out", join(folder, "weights")]);
  expect(weights).toMatchObject({ code: 0 });
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
});

afterAll(async () => await browser?.close());

/** A page opened from its file, what it said on the console, and the addresses it asked for beside its own. */
async function open(name: string) {
  const page = await browser.newPage({ viewport: DESK });
  const said: string[] = [];
  const asked: string[] = [];
  const url = pathToFileURL(join(folder, name, "report.html")).href;
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  page.on("request", (request) => request.url() === url || asked.push(request.url()));
  await page.goto(url);
  return { page, said, asked };
}

describe.each([
  ["settle", 6],
  ["compare", 4],
  ["weights", 1],
  ["cliffs", 2],
  ["forecast", 3],
  ["switch", 4],
  ["screen", 2],
  ["monitor", 2],
])("the page of %s", (name, charts) => {
  let opened: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    opened = await open(name);
  });
  afterAll(async () => await opened?.page.close());

  /** The page in one language, on a screen or on paper. */
  async function shown(locale: "zh" | "en", viewport = DESK, media: "screen" | "print" = "screen") {
    const { page } = opened;
    // The switch of the languages stands on the screen alone.
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize(viewport);
    await page.click(`label[for=show-${locale}]`);
    await page.emulateMedia({ media });
    return page;
  }

  it.each(["zh", "en"] as const)(
    "shows its charts in %s, says nothing on the console, and asks for nothing",
    async (locale) => {
      const page = await shown(locale);
      const drawn = await page
        .locator(".chart:visible")
        .evaluateAll((found) =>
          found.map((chart) => [
            chart.getAttribute("lang"),
            chart.querySelectorAll("svg path").length > 0,
            (chart.getAttribute("aria-label") ?? "").length > 0,
          ]),
        );
      expect(drawn.length).toBeGreaterThanOrEqual(charts);
      expect(drawn).toEqual(drawn.map(() => [locale, true, true]));
      const { said, asked } = opened;
      expect({ said, asked }).toEqual({ said: [], asked: [] });
    },
  );

  it("fits a screen of 390 pixels: nothing but tables and charts scrolls sideways", async () => {
    const page = await shown("en", PHONE);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(PHONE.width);
  });

  it.each(["zh", "en"] as const)("prints on A4 in %s: no table and no chart is cut", async (locale) => {
    const page = await shown(locale, A4, "print");
    const cut = await page.evaluate(
      `[...document.querySelectorAll(".table, .chart")].filter((part) => part.scrollWidth > part.clientWidth)
        .map((part) => part.closest("section").querySelector("h2").innerText)`,
    );
    expect(cut).toEqual([]);
  });

  it("sorts a table by the head that is clicked, down and then up, and keeps the sum last", async () => {
    const page = await shown("zh");
    const table = page.locator("table").first();
    const numbers = async () => {
      const cells = await table.locator("tbody tr:not(.total) td:nth-child(2)").allInnerTexts();
      return cells.map((text) => Number(text.replaceAll(",", ""))).filter((number) => !Number.isNaN(number));
    };
    const head = table.locator("thead th").nth(1);
    await head.click();
    const down = await numbers();
    expect(down).toEqual([...down].sort((a, b) => b - a));
    await head.press("Enter");
    expect(await numbers()).toEqual([...down].sort((a, b) => a - b));
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    const totals = await table.locator("tbody tr.total").count();
    if (totals > 0) expect(await table.locator("tbody tr").last().getAttribute("class")).toBe("total");
  });
});
