import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** A source file as the tests of the house see it. */
export interface SourceFile {
  /** path below the repository root, with forward slashes */
  readonly path: string;
  readonly text: string;
}

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** All TypeScript files below a folder of the repository. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  return walk(join(root, folder))
    .filter((path) => path.endsWith(".ts"))
    .map((path) => ({ path: relative(root, path).replaceAll("\\", "/"), text: readFileSync(path, "utf8") }));
}

/** The module specifiers a file imports or re-exports from, types included. */
export function importsOf(file: SourceFile): readonly string[] {
  return ts.preProcessFile(file.text).importedFiles.map((imported) => imported.fileName);
}

/** The repository path a relative import of a file points to. */
export function resolveImport(file: SourceFile, specifier: string): string {
  return join(dirname(file.path), specifier).replaceAll("\\", "/");
}

/** The text of a file without its comments. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`])\/\/.*$/gm, "$1");
}

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}
