import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import ts from "typescript";

/** 接口名称: a name that the package gives, where it is imported from, and its Chinese term. */
export interface PublicTerm {
  readonly name: string;
  readonly entry: string;
  readonly zh: string;
}

/** The names of every entry with the Chinese term that the first line of their comment begins with. */
export function publicTerms(root: string): readonly PublicTerm[] {
  const folder = join(root, "src/public");
  const files = [
    join(root, "src/index.ts"),
    ...readdirSync(folder)
      .sort()
      .map((name) => join(folder, name)),
  ];
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  // Comments are all that is read: the types of the language and of Node say nothing of them.
  const program = ts.createProgram(files, { ...options, noEmit: true, noLib: true, types: [] });
  const checker = program.getTypeChecker();
  return files.flatMap((file) => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (module === undefined) return [];
    const entry = file.endsWith("src/index.ts") ? "chs-drg" : `chs-drg/${basename(file, ".ts")}`;
    return checker
      .getExportsOfModule(module)
      .map((symbol) => ({ name: symbol.name, entry, zh: chineseOf(symbol, checker) }))
      .sort((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1));
  });
}

/** What stands before the colon, the full stop or the first word of another language; nothing where that is no Chinese. */
function chineseOf(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const meant = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const comment = ts.displayPartsToString(meant.getDocumentationComment(checker));
  const begin =
    /^(?:[\p{Script=Han}（）、·]|[A-Z]+|\s(?=[A-Z]{2}|\p{Script=Han}))+/u.exec(comment)?.[0] ?? "";
  return /\p{Script=Han}/u.test(begin) ? begin : "";
}
