import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { importsOf, resolveImport, root, type SourceFile, sourceFiles } from "./source-files.js";

/** The rooms from the ground up: a file may import from its own room and from rooms before it. */
const ROOMS = [
  "primitives",
  "declare",
  "cases",
  "grouping",
  "weights",
  "settlement",
  "rules",
  "rulesets",
  "engine",
  "testing",
  "public",
  "cli",
];
const UPSTAIRS_NEIGHBOURS = new Set(["testing -> cli"]);
const RUNTIME_DEPENDENCIES = new Set(["zod", "json-rules-engine", "date-fns"]);

const files = sourceFiles("src");
/** The rooms of the command line from the ground up, as `docs/architecture.md` lists them. */
const CLI_ROOMS = Array.from(
  readFileSync(join(root, "docs/architecture.md"), "utf8")
    .split(/^## /m)
    .find((section) => section.startsWith("The rooms of the command line"))
    ?.matchAll(/^\| `([a-z-]+)` \|/gm) ?? [],
  ([, name]) => name ?? "",
);
const room = (path: string) => path.split("/")[1] ?? "";
/** Nothing for the files that stand in no room of the command line. */
const cliRoom = (path: string) => /^src\/cli\/([^/]+)\//.exec(path)?.[1];
const packageOf = (specifier: string) => specifier.split("/")[0] ?? "";

const sourceOf = (file: SourceFile, specifier: string) =>
  specifier.startsWith(".") ? [resolveImport(file, specifier).replace(/\.js$/, ".ts")] : [];

function forbiddenImports(file: SourceFile): string[] {
  const own = ROOMS.indexOf(room(file.path));
  return importsOf(file)
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => resolveImport(file, specifier))
    .filter((target) => {
      const other = ROOMS.indexOf(room(target));
      return other > own || UPSTAIRS_NEIGHBOURS.has(`${room(file.path)} -> ${room(target)}`) || other === -1;
    })
    .map((target) => `${file.path} -> ${target}`);
}

describe("the house", () => {
  test("imports point one way: primitives <- declare <- cases <- grouping <- weights <- settlement <- rules <- rulesets <- engine <- {testing, cli}", () => {
    const inRooms = files.filter((file) => file.path !== "src/index.ts");
    expect(inRooms.length).toBeGreaterThan(20);
    expect(inRooms.flatMap(forbiddenImports)).toEqual([]);
  });

  test("the rooms of the command line are listed from the ground up, and imports point one way", () => {
    const inRooms = files.flatMap((file) => {
      const name = cliRoom(file.path);
      return name === undefined ? [] : [{ file, name }];
    });
    expect([...new Set(inRooms.map(({ name }) => name))].sort()).toEqual([...CLI_ROOMS].sort());
    const floor = (name: string) => CLI_ROOMS.indexOf(name);
    const upwards = inRooms.flatMap(({ file, name }) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => resolveImport(file, specifier))
        .filter((target) => floor(cliRoom(target) ?? name) > floor(name))
        .map((target) => `${file.path} -> ${target}`),
    );
    expect(upwards).toEqual([]);
  });

  test("no files import each other in a circle, types included", () => {
    const open = new Map(
      files.map((file) => [file.path, importsOf(file).flatMap((name) => sourceOf(file, name))] as const),
    );
    for (let before = Number.POSITIVE_INFINITY; open.size < before; ) {
      before = open.size;
      for (const [path, imported] of open) {
        if (!imported.some((other) => open.has(other))) open.delete(path);
      }
    }
    expect([...open.keys()]).toEqual([]);
  });

  test("a file name stands for one thing; a command is named as it is called", () => {
    const COMMON = new Set(["index.ts", "parameters.ts"]);
    const names = files
      .filter(({ path }) => !path.startsWith("src/cli/commands/"))
      .map(({ path }) => basename(path))
      .filter((name) => !COMMON.has(name));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test("there is no room the design does not know", () => {
    const rooms = new Set(
      files.filter((file) => file.path !== "src/index.ts").map((file) => room(file.path)),
    );
    expect([...rooms].filter((name) => !ROOMS.includes(name))).toEqual([]);
  });

  test("the library imports no package but its four, and fast-check only under testing", () => {
    const outside = files
      .filter((file) => !file.path.startsWith("src/cli/"))
      .flatMap((file) => importsOf(file).map((specifier) => ({ file: file.path, specifier })))
      .filter(({ specifier }) => !specifier.startsWith("."))
      .filter(({ file, specifier }) => {
        if (packageOf(specifier) === "fast-check") return !file.startsWith("src/testing/");
        return !RUNTIME_DEPENDENCIES.has(packageOf(specifier));
      });
    expect(outside).toEqual([]);
  });

  test("zod is imported as a namespace, which keeps bundles small", () => {
    const named = files.filter((file) => /import\s*\{[^}]*\}\s*from\s*"zod"/.test(file.text));
    expect(named.map((file) => file.path)).toEqual([]);
  });

  test("index files only re-export, by name", () => {
    const offenders = files
      .filter((file) => file.path.endsWith("/index.ts"))
      .filter((file) => {
        const statements = file.text
          .replace(/\/\*[\s\S]*?\*\//g, "")
          .replace(/\/\/.*$/gm, "")
          .trim();
        return statements.replace(/export\s+(type\s+)?\{[^}]*\}\s*from\s*"[^"]+";/g, "").trim() !== "";
      });
    expect(offenders.map((file) => file.path)).toEqual([]);
  });

  test("no file under src is longer than 400 lines", () => {
    const long = files.filter((file) => file.text.split("\n").length > 401);
    expect(long.map((file) => file.path)).toEqual([]);
  });
});
