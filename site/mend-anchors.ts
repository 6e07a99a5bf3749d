import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const NUMBERED_LINK = /\]\(([^)#\s]*)#([^)\s]+)-1\)/g;

/**
 * 锚点: TypeDoc numbers a name that reads like a property of another (`CitedValue`, `Cited.value`), of which the page has a heading but for one; a link to
 * the second of one that stands but once is made one to it.
 */
export function mendAnchors(folder: string): void {
  const pages = new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => [join(folder, name), readFileSync(join(folder, name), "utf8")]),
  );
  for (const [page, text] of pages) {
    const mended = text.replaceAll(NUMBERED_LINK, (whole, path: string, name: string) => {
      const target = path === "" ? page : join(dirname(page), path);
      return headings(pages.get(target) ?? "", name) === 1 ? `](${path}#${name})` : whole;
    });
    if (mended !== text) writeFileSync(page, mended);
  }
}

/** How many headings of a page have a name. */
function headings(text: string, name: string): number {
  return text.match(new RegExp(`^#+ (abstract )?${name}(\\(\\))?$`, "gim"))?.length ?? 0;
}
