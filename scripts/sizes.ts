/**
 * How large the library is, and how much of it a reader or a user meets:
 *
 *     npx tsx scripts/sizes.ts [folder of a clone]
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";

/** Names that `declaration` statements and lists of exports give away, by file. */
function exportedNames(text: string): readonly string[] {
  const file = ts.createSourceFile("file.ts", text, ts.ScriptTarget.ES2022);
  return file.statements.flatMap((statement): readonly string[] => {
    if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      return clause !== undefined && ts.isNamedExports(clause)
        ? clause.elements.map(({ name }) => name.text)
        : [];
    }
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
    if (!exported) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => name.getText(file));
    }
    const { name } = statement as ts.Statement & { readonly name?: ts.Identifier };
    return name === undefined ? [] : [name.text];
  });
}

/** The entry points of the package: `src/public` and the main one, before it the index of each room. */
function entryPoints(root: string): readonly string[] {
  const folder = join(root, "src/public");
  const rooms = existsSync(folder)
    ? readdirSync(folder).map((name) => join(folder, name))
    : ["cases", "grouping", "weights", "settlement", "rules", "rulesets", "testing"].map((room) =>
        join(root, "src", room, "index.ts"),
      );
  return [join(root, "src/index.ts"), join(root, "src/rules/adapter.ts"), ...rooms];
}

/** Lines, files, names that files export of their own, and names that the package gives to its users. */
export function sizes(root: string): Readonly<Record<"lines" | "files" | "exported" | "public", number>> {
  const src = join(root, "src");
  const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  const texts = files.map((name) => readFileSync(join(src, name), "utf8"));
  const entries = entryPoints(root).map((path) => readFileSync(path, "utf8"));
  const own = texts.flatMap((text) =>
    exportedNames(text.replaceAll(/^export (type )?\{[^}]*\} from [^\n]*$/gm, "")),
  );
  return {
    lines: texts.reduce((sum, text) => sum + text.split("\n").length - 1, 0),
    files: files.length,
    exported: own.length,
    public: entries.flatMap(exportedNames).length,
  };
}

if (process.argv[1] === import.meta.filename) {
  console.log(JSON.stringify(sizes(resolve(process.argv[2] ?? "."))));
}
