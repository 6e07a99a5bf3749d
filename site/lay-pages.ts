import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, extname, join, posix, relative } from "node:path";

/** Where a page of the repository stands on the site, by its path in the repository. */
const NAMES: Readonly<Record<string, string>> = {
  "README.zh-CN.md": "index.md",
  "README.md": "en/index.md",
  "CHANGELOG.md": "changelog.md",
  "CONTRIBUTING.md": "contributing.md",
  "SECURITY.md": "security.md",
  "rulesets/CHANGELOG.md": "rulesets-changelog.md",
  "docs/README.md": "docs.md",
};

/** 页面: lays every page of the repository, and every file that one of them links to, into the folder of the site. */
export function layPages(root: string, content: string): void {
  const docs = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).map(
    (name) => `docs/${name}`,
  );
  const examples = readdirSync(join(root, "examples")).map((name) => `examples/${name}/README.md`);
  const pages = [...Object.keys(NAMES), ...docs, ...examples].filter(
    (path) => path.endsWith(".md") && existsSync(join(root, path)),
  );
  const places = new Map([...new Set(pages)].map((path) => [path, placeOf(path)]));
  for (const [path, place] of places) {
    const text = readFileSync(join(root, path), "utf8");
    const linked = text.replace(LINK, (whole, words: string, target: string) => {
      const found = targetOf(path, target, places, root, content);
      return found === undefined ? whole : `${words}(${found === "" ? "#" : found})`;
    });
    // Comments are marks for the programs that write parts of a page.
    write(join(content, place), linked.replaceAll(COMMENT, ""));
  }
}

/** Files that keep their name. A link to any other name would be taken for one to a page, and a browser would save the file instead of showing it: it is laid as text. */
const SHOWN: ReadonlySet<string> = new Set([".json", ".svg"]);

const LINK = /(!?\[[^\]]*\])\(([^)\s]+)\)/g;
const COMMENT = /<!--[\s\S]*?-->\n?/g;

function placeOf(path: string): string {
  return NAMES[path] ?? path.replace(/^docs\//, "").replace(/\/README\.md$/, ".md");
}

/** A link as the site has it; undefined where it leaves the repository or stays on its page. @throws for one that leads nowhere */
function targetOf(
  from: string,
  link: string,
  places: ReadonlyMap<string, string>,
  root: string,
  content: string,
): string | undefined {
  if (/^([a-z]+:|#)/.test(link)) return undefined;
  const [path = "", anchor] = link.split("#");
  const target = posix.join(dirname(from), path).replace(/\/$/, "");
  if (!existsSync(join(root, target))) throw new Error(`${from} links to ${link}, which is not there`);
  const page = places.get(target);
  if (page !== undefined) {
    const own = posix.dirname(placeOf(from));
    return `./${posix.relative(own, page)}${anchor === undefined ? "" : `#${anchor}`}`;
  }
  if (statSync(join(root, target)).isDirectory()) throw new Error(`${from} links to the folder ${link}`);
  const laid = join(content, "public", "files", SHOWN.has(extname(target)) ? target : `${target}.txt`);
  mkdirSync(dirname(laid), { recursive: true });
  cpSync(join(root, target), laid);
  return `/${relative(join(content, "public"), laid)}`;
}

/** Writes a file, with its folder. */
export function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
