import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { write } from "./lay-pages.js";

/** 消息: a code with its sentences; what a sentence is told stands in ‹…›. */
export interface Message {
  readonly code: string;
  readonly file: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

const FOLDERS = ["src", "server/src"];
/** What a table of messages is written with: a function of a room, or the type of the server's table. */
const TABLES = new Set(["messageTable", "Texts"]);

/** Every message of the tables, in the order of the codes. */
export function messagesOf(root: string): readonly Message[] {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(folder, name)),
  );
  const sources = new Map(
    files.map((file) => [
      file,
      ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.ES2022, true),
    ]),
  );
  const shared = sharedTexts(sources.values());
  return files
    .flatMap((file) => messagesIn(file, sources.get(file) as ts.SourceFile, shared))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** 共用的文字: the texts that tables of several rooms take from an object, by the object and the name in it: `THRESHOLD_TEXTS.cross`. */
function sharedTexts(sources: Iterable<ts.SourceFile>): ReadonlyMap<string, ts.Node> {
  const found = new Map<string, ts.Node>();
  for (const source of sources)
    for (const { name, initializer } of source.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => declarationList.declarations))
      if (
        /_TEXTS$/.test(name.getText()) &&
        initializer !== undefined &&
        ts.isObjectLiteralExpression(initializer)
      )
        for (const property of initializer.properties)
          found.set(`${name.getText()}.${property.name?.getText()}`, property);
  return found;
}

function messagesIn(file: string, source: ts.SourceFile, shared: ReadonlyMap<string, ts.Node>): Message[] {
  const found: Message[] = [];
  const visit = (node: ts.Node): void => {
    const table = tableOf(node);
    for (const property of table?.properties ?? []) {
      if (property.name === undefined || !/^[A-Z][A-Z0-9_]+$/.test(property.name.getText())) continue;
      const text = textOf(property, source, shared);
      const [zh, en] = [sentencesOf(text, "zh"), sentencesOf(text, "en")];
      found.push({ code: property.name.getText(), file, zh, en });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Where the text of a code is written: with it, in a function that several of its table share, or among the texts of several tables. */
function textOf(
  property: ts.ObjectLiteralElementLike,
  source: ts.SourceFile,
  shared: ReadonlyMap<string, ts.Node>,
): ts.Node {
  if (!ts.isPropertyAssignment(property)) return property;
  const { initializer } = property;
  if (ts.isArrowFunction(initializer) && ts.isCallExpression(initializer.body))
    return shared.get(initializer.body.expression.getText()) ?? property;
  if (!ts.isIdentifier(initializer)) return property;
  const own = source.statements.find(
    (node) => ts.isFunctionDeclaration(node) && node.name?.text === initializer.text,
  );
  return own ?? property;
}

/** The object of a table of messages. */
function tableOf(node: ts.Node): ts.ObjectLiteralExpression | undefined {
  const held =
    ts.isCallExpression(node) && TABLES.has(node.expression.getText())
      ? node.arguments[0]
      : ts.isVariableDeclaration(node) && TABLES.has(node.type?.getText() ?? "")
        ? node.initializer
        : undefined;
  return held !== undefined && ts.isObjectLiteralExpression(held) ? held : undefined;
}

/** The sentences of one language under a message: one, or those it chooses from. */
function sentencesOf(node: ts.Node, locale: string): string[] {
  const found: string[] = [];
  const visit = (inner: ts.Node): void => {
    if (ts.isPropertyAssignment(inner) && inner.name.getText() === locale)
      found.push(...choicesOf(inner.initializer));
    else ts.forEachChild(inner, visit);
  };
  visit(node);
  return found;
}

function choicesOf(value: ts.Expression): string[] {
  if (ts.isConditionalExpression(value)) return [...choicesOf(value.whenTrue), ...choicesOf(value.whenFalse)];
  if (ts.isParenthesizedExpression(value)) return choicesOf(value.expression);
  if (ts.isStringLiteralLike(value)) return [value.text];
  if (ts.isTemplateExpression(value)) {
    const spans = value.templateSpans.map(
      ({ expression, literal }) => `‹${nameOf(expression)}›${literal.text}`,
    );
    return [value.head.text + spans.join("")];
  }
  return [`‹${nameOf(value)}›`];
}

/** What stands in a sentence, by the innermost name that is put there. */
function nameOf(expression: ts.Expression): string {
  if (ts.isCallExpression(expression) && expression.arguments[0] !== undefined)
    return nameOf(expression.arguments[0]);
  const names = expression.getText().match(/[A-Za-z][A-Za-z0-9]*/g) ?? [];
  return names[0] === "info" ? (names[1] ?? "…") : (names[0] ?? "…");
}

/** 消息页: a page a message, and one that lists them by their beginning. */
export function layMessages(root: string, content: string): void {
  const messages = messagesOf(root);
  for (const { code, file, zh, en } of messages) {
    const text = [
      `# ${code}`,
      "消息说明出了什么问题、在何处、有何影响、如何处理；‹…› 处为具体内容。代码不变，可用于查询与统计。",
      ...zh.map((sentence) => `> ${quoted(sentence)}`),
      "The message says what is wrong, where, why it matters and what to do; ‹…› is what it is told. The code never changes its meaning.",
      ...en.map((sentence) => `> ${quoted(sentence)}`),
      `\`${file}\` · [全部消息 all messages](./index.md)`,
    ].join("\n\n");
    write(join(content, "messages", `${code}.md`), `${text}\n`);
  }
  const rows = messages.map(({ code, zh, en }) => `| [${code}](./${code}.md) | ${cell(zh)} | ${cell(en)} |`);
  const head = `# 消息 Messages\n\n程序给出的每一个代码。Every code that the programs give: ${messages.length}.\n\n| 代码 code | 中文 | English |\n| --- | --- | --- |`;
  write(join(content, "messages", "index.md"), `${[head, ...rows].join("\n")}\n`);
}

function cell([sentence = ""]: readonly string[]): string {
  return quoted(sentence).replaceAll("|", "\\|");
}

/** A sentence as Markdown, nothing of which is taken for markup. */
function quoted(sentence: string): string {
  return sentence.replaceAll("\n", " ").replaceAll(/[\\`*_[\]<>]/g, "\\$&");
}
