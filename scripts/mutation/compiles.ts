import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";
import type { Mutant } from "./mutators.js";

/** The text of a mutant's file with the mutant in it. */
function mutated({ file, start, end, replacement }: Mutant): string {
  const text = readFileSync(file, "utf8");
  const lines = text.split("\n");
  const offset = ({ line, column }: Mutant["start"]) =>
    lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, column);
  return text.slice(0, offset(start)) + replacement + text.slice(offset(end));
}

/** Which mutants the compiler lets through: the others are noticed before any test. */
export function compiler(): (mutant: Mutant) => boolean {
  const { config } = ts.readConfigFile("tsconfig.json", (name) => readFileSync(name, "utf8"));
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    { ...config, include: ["src"] },
    ts.sys,
    process.cwd(),
  );
  let changed = { path: "", text: "", version: 0 };
  const service = ts.createLanguageService({
    ...{ getCompilationSettings: () => options, getScriptFileNames: () => fileNames },
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    getScriptVersion: (path) => (path === changed.path ? String(changed.version) : "0"),
    getScriptSnapshot: (path) => {
      const text = path === changed.path ? changed.text : ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    ...{ fileExists: ts.sys.fileExists, readFile: ts.sys.readFile, directoryExists: ts.sys.directoryExists },
  });
  return (mutant) => {
    const path = resolve(mutant.file);
    changed = { path, text: mutated(mutant), version: changed.version + 1 };
    return (
      service.getSyntacticDiagnostics(path).length === 0 && service.getSemanticDiagnostics(path).length === 0
    );
  };
}
