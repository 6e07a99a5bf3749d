import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { expect, test } from "vitest";
import { launch, serve } from "../../playground/test/served.js";

const dist = join(import.meta.dirname, "../dist");
/** Pages that the site lays out itself, with their text. */
const pages = new Map(
  readdirSync(dist, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html") && !name.startsWith("playground"))
    .map((name) => [name, readFileSync(join(dist, name), "utf8")]),
);
const PHONE_PIXELS = 380;

/** The file that a link of a page is to; undefined where it leaves the site. */
function targetOf(page: string, link: string): string | undefined {
  if (/^([a-z]+:|\/\/)/.test(link)) return undefined;
  const path = decodeURIComponent(link.split("#")[0] ?? "");
  if (path === "") return page;
  const file = path.startsWith("/") ? path.slice(1) : posix.join(posix.dirname(page), path);
  if (file === "" || file.endsWith("/")) return `${file}index.html`;
  return existsSync(join(dist, file)) ? file : `${file}.html`;
}

test("every link of a page leads to a file, and its anchor to a place there", () => {
  const places = new Map(
    [...pages].map(([name, text]) => [
      name,
      new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)),
    ]),
  );
  const dead = new Set<string>();
  for (const [page, text] of pages)
    for (const [, link = ""] of text.matchAll(/ href="([^"]+)"/g)) {
      const target = targetOf(page, link);
      if (target === undefined) continue;
      const anchor = decodeURIComponent(link.split("#")[1] ?? "");
      const isThere = anchor === "" ? existsSync(join(dist, target)) : places.get(target)?.has(anchor);
      if (!isThere) dead.add(`${page}: ${link}`);
    }
  expect([...dead]).toEqual([]);
});

test("a page names the language that it is written in", () => {
  const languageOf = (page: string) => /<html lang="([^"]+)"/.exec(pages.get(page) ?? "")?.[1];
  for (const page of ["index", "guides/insurer.zh-CN", "year.zh-CN", "choices", "messages/ROW_NOT_JSON"])
    expect(languageOf(`${page}.html`), page).toBe("zh-CN");
  for (const page of ["en/index", "guides/insurer", "year", "cases", "api/chs-drg/cases", "decisions/site"])
    expect(languageOf(`${page}.html`), page).toBe("en");
});

test("the API has a page for each path that is imported, under its name", () => {
  const { exports } = JSON.parse(readFileSync(join(dist, "../../package.json"), "utf8"));
  for (const path of Object.keys(exports).filter((one) => !/\*|\.json$/.test(one)))
    expect([...pages.keys()]).toContain(`api/${posix.join("chs-drg", path)}.html`);
});

test(`no page is wider than a telephone: at ${PHONE_PIXELS} pixels tables and code scroll by themselves`, async () => {
  const [{ url, server }, browser] = [await serve(dist), await launch()];
  const wide: string[] = [];
  const left = [...pages.keys()];
  const look = async () => {
    const page = await browser.newPage({ viewport: { width: PHONE_PIXELS, height: 800 } });
    // What is laid out is in the page itself.
    await page.route("**/*.js", (route) => route.abort());
    for (let name = left.pop(); name !== undefined; name = left.pop()) {
      await page.goto(url + encodeURI(name));
      const width = await page.evaluate<number>("document.documentElement.scrollWidth");
      if (width > PHONE_PIXELS) wide.push(`${name}: ${width}`);
    }
  };
  await Promise.all([look(), look()]);
  await browser.close();
  server.close();
  expect(wide).toEqual([]);
});
