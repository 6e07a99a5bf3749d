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

/** Lays the body of a page out, with the styles that all pages have, and says how wide it is. */
const LAID_OUT_WIDTH = `(text) => {
  document.body.replaceWith(new DOMParser().parseFromString(text, "text/html").body);
  return document.documentElement.scrollWidth;
}`;

test(`no page is wider than a telephone: at ${PHONE_PIXELS} pixels tables and code scroll by themselves`, async () => {
  const [{ url, server }, browser] = [await serve(dist), await launch()];
  const page = await browser.newPage({ viewport: { width: PHONE_PIXELS, height: 800 } });
  // What is laid out is in the pages themselves: one is opened for its styles, the others are put into it, for to open each takes minutes.
  await page.route("**/*.js", (route) => route.abort());
  await page.goto(`${url}index.html`);
  const styles = /<link rel="(?:preload )?stylesheet" href="([^"]+)"/g;
  const stylesOf = (text: string) => [...text.matchAll(styles)].map(([, address]) => address).join(" ");
  const kinds = new Set([...pages.values()].map(stylesOf));
  expect([...kinds]).toEqual([stylesOf(pages.get("index.html") ?? "")]);
  const widthOf = (text: string) => page.evaluate<number>(`(${LAID_OUT_WIDTH})(${JSON.stringify(text)})`);
  const planted = pages.get("cases.html")?.replace("<table", '<p style="width: 500px">wide</p>$&') ?? "";
  expect(await widthOf(planted)).toBeGreaterThan(PHONE_PIXELS);
  const wide: string[] = [];
  for (const [name, text] of pages) {
    const width = await widthOf(text);
    if (width > PHONE_PIXELS) wide.push(`${name}: ${width}`);
  }
  await browser.close();
  server.close();
  expect(wide).toEqual([]);
});
