import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { messagesOf } from "../../site/message-pages.js";
import { root } from "../house/source-files.js";

const pages = [
  "README.md",
  "README.zh-CN.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

interface Block {
  readonly place: string;
  readonly language: string;
  readonly text: string;
}

const blocks: readonly Block[] = pages.flatMap((page) => {
  const text = readFileSync(join(root, page), "utf8");
  return [...text.matchAll(/^```(\w*)[^\n]*\n([\s\S]*?)^```/gm)].map(
    ({ 1: language = "", 2: code = "", index }) => ({
      place: `${page}:${text.slice(0, index).split("\n").length}`,
      language,
      text: code,
    }),
  );
});

const of = (...languages: readonly string[]) => blocks.filter(({ language }) => languages.includes(language));

describe("a block of code in the documentation", () => {
  // A decision shows pieces of the source, which are compiled where they stand.
  test("of TypeScript is accepted by the compiler; what the page leaves to its reader may be anything", () => {
    const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile).config;
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    const files = new Map(
      of("ts")
        .filter(({ place }) => !place.startsWith("docs/decisions/"))
        .map(({ place, text }) => [join(root, `${place.replace(/\W/g, "_")}.mts`), `export {};\n${text}`]),
    );
    const host = ts.createCompilerHost(options);
    const { readFile, fileExists, getSourceFile } = host;
    const read = new Map<string, ts.SourceFile | undefined>();
    host.readFile = (name) => files.get(name) ?? readFile(name);
    host.fileExists = (name) => files.has(name) || fileExists(name);
    host.getSourceFile = (name, form, ...rest) => {
      const own = files.get(name);
      if (own !== undefined) return ts.createSourceFile(name, own, form, true);
      if (!read.has(name)) read.set(name, getSourceFile(name, form, ...rest));
      return read.get(name);
    };
    let program: ts.Program | undefined;
    const problems = (names: Iterable<string>) => {
      const checked = ts.createProgram([...files.keys()], { ...options, noEmit: true }, host, program);
      program = checked;
      return [...names].flatMap((name) => [...checked.getSemanticDiagnostics(checked.getSourceFile(name))]);
    };
    const CANNOT_FIND_NAME = [2304, 2552, 18004];
    const found = problems(files.keys());
    const left = new Map<string, Set<string>>();
    for (const { code, file, start = 0, length = 0 } of found) {
      if (!CANNOT_FIND_NAME.includes(code) || file === undefined) continue;
      const names = left.get(file.fileName) ?? new Set<string>();
      left.set(file.fileName, names.add(file.text.slice(start, start + length)));
    }
    for (const [name, names] of left) {
      files.set(
        name,
        `${files.get(name)}\ndeclare const ${[...names].map((one) => `${one}: any`).join(", ")};`,
      );
    }
    const others = found.filter(({ file }) => file === undefined || !left.has(file.fileName));
    const told = [...others, ...(left.size === 0 ? [] : problems(left.keys()))].map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
    expect(told).toEqual([]);
    expect(files.size).toBeGreaterThan(5);
  });

  test("of JSON can be read, but for what is left out with an ellipsis", () => {
    for (const { place, text } of of("json", "jsonl")) {
      if (/\.\.\.|…/.test(text)) continue;
      expect(
        () => (text.trim().includes("\n{") ? text.trim().split("\n") : [text]).map((one) => JSON.parse(one)),
        place,
      ).not.toThrow();
    }
  });
});

test("every message has its sentences in both languages, for its page", () => {
  const messages = messagesOf(root);
  expect(
    messages.filter(({ zh, en }) => zh.length === 0 || zh.length !== en.length).map(({ code }) => code),
  ).toEqual([]);
  expect(messages.length).toBeGreaterThan(400);
  expect(new Set(messages.map(({ code, file }) => `${file} ${code}`)).size).toBe(messages.length);
});

test("the sidebar has each page once", () => {
  const config = readFileSync(join(root, "site/.vitepress/config.ts"), "utf8");
  const sidebar = config.slice(config.indexOf("sidebar:"));
  const links = [...sidebar.matchAll(/link: "([^"]+)"/g)].map(([, link]) => link);
  expect(links.filter((link, at) => links.indexOf(link) !== at)).toEqual([]);
  expect(links.length).toBeGreaterThan(40);
});
