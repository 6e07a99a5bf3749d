import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const BROWSERS = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".svg": "image/svg+xml" };
const folder = fileURLToPath(new URL("../public/", import.meta.url));

let server;
let browser;
let page;
const said = [];
before(async () => {
  server = createServer((request, response) => {
    const file = join(folder, request.url === "/" ? "index.html" : request.url);
    if (!existsSync(file)) return response.writeHead(404).end();
    return response
      .writeHead(200, { "content-type": TYPES[extname(file)] ?? "text/plain" })
      .end(readFileSync(file));
  }).listen(0, "127.0.0.1");
  const executablePath = BROWSERS.find((path) => path !== undefined && existsSync(path));
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  page = await browser.newPage();
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
});
after(async () => {
  await browser.close();
  server.close();
});

const bill = () => page.locator("#bill").textContent();
const missing = () => page.locator("#missing li").allTextContents();

async function until(read, wanted) {
  const end = Date.now() + 30_000;
  let last;
  while (Date.now() < end) {
    last = await read();
    if (wanted(last)) return;
    await page.waitForTimeout(50);
  }
  assert.fail(`it still says ${JSON.stringify(last)}`);
}

test("while the doctor codes, the page says what is missing, then the group, its payment and the difference to the cost", async () => {
  await until(missing, (list) => list.includes("缺少主要诊断编码") && list.includes("缺少住院总费用"));
  await page.fill("[name=diagnoses]", "I63.900");
  await page.selectOption("[name=sex]", "male");
  await page.fill("[name=ageYears]", "60");
  // The published table's weight at the rate of a tertiary hospital: 0.8393 × 13,060 yuan (WX-051).
  await until(bill, (text) => text.includes("BR25") && text.includes("10961.26"));
  await until(missing, (list) => list.join() === "缺少住院总费用");
  await page.fill("[name=totalCost]", "12000.00");
  await until(bill, (text) => text.includes("-1038.74"));
  await until(missing, (list) => list.length === 0);
});

test("an amount that is none, and a code that is none, are named", async () => {
  await page.fill("[name=totalCost]", "一万二");
  await until(missing, (list) => list.some((words) => words.includes("一万二")));
  await page.fill("[name=totalCost]", "12000");
  await page.fill("[name=diagnoses]", "I63.900 X99");
  await until(missing, (list) => list.some((words) => words.includes("X99")));
});

test("the console is quiet: nothing failed, and the page's policy was never broken", () => {
  assert.deepEqual(said, []);
});
