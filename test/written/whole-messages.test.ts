import ts from "typescript";
import { describe, expect, it } from "vitest";
import { COMMAND_NAMES } from "../../src/cli/commands/registry.js";
import { UNSETTLED_TREATMENTS } from "../../src/settlement/index.js";
import { type SourceFile, sourceFiles } from "../house/source-files.js";

/** A text in both languages as it stands in the source, each language's literals apart, inserted values as `§`. */
interface Words {
  readonly place: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

/** Codes, units and dates: capitals and digits. */
const CODE = /\b[A-Z][A-Z0-9]*(?:[-_.§][A-Z0-9§]+)*(?:-[a-z]+)?\b/g;
/** Options, files and the command itself. */
const CALLS =
  /--[a-z-]+(?:[ =][\w.=§-]+)?|chs-drg(?: [a-z-]+)*|(?:[\w/-]+\/)?[\w-]*\.(?:jsonl?|csv|gz|xlsx?|md)\b/g;
/** Keys and values as they are to be written: in brackets behind their Chinese name, or in quotation marks. */
const IDS = /（[^（）]*）|“[^“”]*”|"[^"]*"|\{[^{}]*\}/g;
/** Names of programs and forms of data that have no other. */
const NAMES = /\b(?:Excel|gzip|JSON Schema|JSONPath|JSON Schema|kg|g)\b/g;

/** A count in front of a noun of many, which is for `counted` to say. */
const COUNTED =
  /§ (?:more )?(?:applications|cases|codes|contracts|diagnoses|findings|hospitals|ledgers|procedures|records|rows|stays)\b/;

/** What an English sentence asks for, by the name to write it under: `Supply lengthOfStayDays or both dates.` */
const ASKED = /\b(?:Supply|Give) [^.;:]*(?:\.[a-z][^.;:]*)*/g;
const IDENTIFIER = /\b[a-z]+(?:[A-Z][a-z0-9]*)+\b/g;

/** The identifiers of an English sentence that it neither asks for nor puts behind their name, as the Chinese one must. */
function identifiers({ zh, en }: Words): readonly string[] {
  return en
    .flatMap((text) => text.replace(ASKED, " ").match(IDENTIFIER) ?? [])
    .filter((word) => !zh.some((text) => text.includes(word)));
}

/** The Latin words of a Chinese sentence that are neither code nor id nor unit. */
function strangers(zh: string): readonly string[] {
  const left = [IDS, CALLS, NAMES, CODE].reduce((text, known) => text.replace(known, " "), zh);
  return (left.match(/[A-Za-z][\w-]*/g) ?? []).filter((word) => !WRITTEN.has(word));
}

const files = sourceFiles("src").map((file) => ({
  file,
  tree: ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true),
}));

function each(tree: ts.Node, see: (node: ts.Node) => void): void {
  see(tree);
  ts.forEachChild(tree, (node) => each(node, see));
}

/** Words that are written as they stand: commands, and what an option may be. */
const WRITTEN: ReadonlySet<string> = new Set([
  ...COMMAND_NAMES.flatMap((name) => name.split(" ")),
  ...UNSETTLED_TREATMENTS,
  ...files.flatMap(({ tree }) => {
    const words: string[] = [];
    each(tree, (node) => {
      const isChoices =
        ts.isPropertyAssignment(node) && /^(?:choices|placeholder)$/.test(node.name.getText());
      if (isChoices) words.push(...literalsOf(node.initializer));
    });
    return words;
  }),
]);

/** The literals below a node that are words, not comparisons or keys. */
function literalsOf(node: ts.Node): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) {
    const own = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("§");
    return [own, ...node.templateSpans.flatMap(({ expression }) => literalsOf(expression))];
  }
  const isComparison =
    ts.isBinaryExpression(node) &&
    [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(
      node.operatorToken.kind,
    );
  if (isComparison) return [];
  if (ts.isElementAccessExpression(node)) return literalsOf(node.expression);
  const found: string[] = [];
  ts.forEachChild(node, (child) => {
    found.push(...literalsOf(child));
  });
  return found;
}

function placeOf({ path }: SourceFile, tree: ts.SourceFile, node: ts.Node): string {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

function property(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const found = node.properties.find((one) => one.name?.getText() === name);
  return found !== undefined && ts.isPropertyAssignment(found) ? found.initializer : undefined;
}

/** Operands of messages that are any text, by code: `CODE.operand`. */
const TEXTS: ReadonlySet<string> = new Set(
  files.flatMap(({ tree }) => {
    const found: string[] = [];
    each(tree, (node) => {
      if (!ts.isPropertySignature(node) || node.type === undefined) return;
      each(node.type, (member) => {
        if (ts.isPropertySignature(member) && member.type?.kind === ts.SyntaxKind.StringKeyword) {
          found.push(`${node.name.getText()}.${member.name.getText()}`);
        }
      });
    });
    return found;
  }),
);

/** The operands of a message that are texts and are written where it is made. */
function operandsOf(call: ts.CallExpression): readonly ts.PropertyAssignment[] {
  const code = call.arguments
    .filter(ts.isStringLiteral)
    .find(({ text }) => /^[A-Z]+_[A-Z_]+$/.test(text))?.text;
  if (code === undefined) return [];
  // The place of an error stands in an object of its own.
  const operands = call.arguments.filter(ts.isObjectLiteralExpression).find((one) => !property(one, "path"));
  return [...(operands?.properties ?? [])]
    .filter(ts.isPropertyAssignment)
    .filter((one) => TEXTS.has(`${code}.${one.name.getText()}`) && !isBoth(one.initializer));
}

/** Whether an expression holds its words in both languages. */
function isBoth(node: ts.Expression): boolean {
  return ts.isObjectLiteralExpression(node) && property(node, "zh") !== undefined;
}

const texts = files.flatMap(({ file, tree }) => {
  const found: Words[] = [];
  each(tree, (node) => {
    if (!ts.isObjectLiteralExpression(node)) return;
    const [zh, en] = [property(node, "zh"), property(node, "en")];
    if (zh === undefined || en === undefined) return;
    found.push({ place: placeOf(file, tree, node), zh: literalsOf(zh), en: literalsOf(en) });
  });
  return found;
});

describe("a message is whole in each language", () => {
  it("no Latin word stands in a Chinese sentence but codes, ids and units", () => {
    expect(texts.length).toBeGreaterThan(500);
    const found = texts.flatMap(({ place, zh }) => {
      const words = zh.flatMap(strangers);
      return words.length === 0 ? [] : [`${place}: ${words.join(" ")}`];
    });
    expect(found.join(" | ")).toBe("");
  });

  it("no Chinese word stands in an English sentence", () => {
    const isChinese = (text: string) =>
      /[\u3000-\u9fff\uff00-\uffef]/.test(text.replace(/"[^"]*"|\([^()]*\)/g, ""));
    expect(texts.filter(({ en }) => en.some(isChinese)).map(({ place }) => place)).toEqual([]);
  });

  it("quotation marks of English are straight, those of Chinese “so”", () => {
    const found = files.flatMap(({ file, tree }) => {
      const places: string[] = [];
      each(tree, (node) => {
        const isNamed =
          ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node);
        if (!isNamed || !/^en$|En$/.test(node.name?.getText() ?? "")) return;
        if (literalsOf(node).some((text) => /[“”‘’]/.test(text))) places.push(placeOf(file, tree, node));
      });
      return places;
    });
    expect(found.join(" | ")).toBe("");
  });

  it("no identifier stands in an English sentence but as the name to write something under", () => {
    const found = texts.flatMap((words) => {
      const said = identifiers(words);
      return said.length === 0 ? [] : [`${words.place}: ${said.join(" ")}`];
    });
    expect(found.join(" | ")).toBe("");
  });

  it("a count and its noun agree: “1 cases are” is said nowhere", () => {
    const found = texts.filter(({ en }) => en.some((text) => COUNTED.test(text))).map(({ place }) => place);
    expect(found).toEqual([]);
  });

  it("what is inserted into both languages is no English word", () => {
    const found = files.flatMap(({ file, tree }) => {
      const words: string[] = [];
      each(tree, (node) => {
        for (const one of ts.isCallExpression(node) ? operandsOf(node) : []) {
          const said = literalsOf(one.initializer).filter((text) => /^[a-z]+(?: [a-z]+)*$/.test(text));
          if (said.every((word) => WRITTEN.has(word))) continue;
          words.push(`${placeOf(file, tree, one)}: ${one.getText().slice(0, 100)}`);
        }
      });
      return words;
    });
    expect(found.join(" | ")).toBe("");
  });
});
