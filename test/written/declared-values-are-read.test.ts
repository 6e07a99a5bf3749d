import { basename, join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/** What nobody reads by its name, and why it is declared all the same. */
const UNREAD: Readonly<Record<string, string>> = {
  ...all(
    "growthControl",
    ["base", "lossShare", "rewardShare"],
    "ZJ-043: no command applies it, and a value given for it is refused",
  ),
  ...all("offSite", ["method"], "says which way an edition means; its table of payment units pays it"),
  ...all("bedDay", ["method"], "there is one only; the JSON says which table it is"),
  ...all("table", ["hitPolicy"], "there is one only; the JSON says how its classes are tried"),
  ...all("text", ["zh", "en"], "read as any text in both languages"),
  ...all(
    "moduleRow",
    ["operation", "examination", "laboratory", "drug", "other"],
    "all kinds of codes are read alike",
  ),
  ...all(
    "range",
    ["moreThan", "atLeast", "lessThan", "atMost"],
    "the ends are read by the table of what each asks",
  ),
  ...all("addOns", ["shareLimits"], "read by the shape that limits it"),
  ...all("capitation", ["scoreFrom"], "read by the shape of rows with a score"),
  ...all("deposit", ["scoreFrom"], "read by the shape of rows with a score"),
  ...all("source", ["coefficient", "column"], "the same row stands under two methods, and is read of either"),
  ...all(
    "bedDayStandard",
    ["poolingArea", "drg", "hospitalId", "grade", "careClass"],
    "rows are asked by the names that they carry",
  ),
  ...all(
    "diseaseStandardRow",
    ["poolingArea", "grade", "community"],
    "rows are asked by the names that they carry",
  ),
  ...all("capitationQuota", ["insuranceType"], "rows are asked by the names that they carry"),
};

function all(part: string, names: readonly string[], reason: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [`${part}.${name}`, reason]));
}

const src = join(import.meta.dirname, "../../src");
const DECLARING = /\/src\/(?:weights\/points|(?:weights|settlement|rules)\/parameters)(?:\/[\w-]+)?\.ts$/;
/** Rooms that make values up, or handle all alike. */
const NO_READERS = /\/src\/(?:testing|declare|primitives|grouping|public)\//;
/** Calls whose first argument names the values of a part. */
const PARTS: ReadonlySet<string> = new Set(["fields", "recordOf", "optionalFields", "pointsRule"]);
/** Says that a rule is in force; the binder reads it of every rule alike. */
const OF_THE_BINDER: ReadonlySet<string> = new Set(["applies"]);

type Named = ts.PropertyAssignment | ts.ShorthandPropertyAssignment;

/** Whether a member of an object literal names a declared value, or what a part is made into for its calculators. */
function isDeclared({ parent: literal }: Named): boolean {
  let around = literal.parent;
  while (ts.isParenthesizedExpression(around)) around = around.parent;
  if (ts.isCallExpression(around)) {
    return around.arguments[0] === literal && PARTS.has(around.expression.getText());
  }
  const call = around.parent;
  if (ts.isArrowFunction(around)) return ts.isCallExpression(call) && call.expression.getText() === "made";
  // The values of a method: `variants({ given: { rates: ... } })`.
  const methods = call.parent;
  return (
    ts.isPropertyAssignment(around) &&
    ts.isCallExpression(methods) &&
    methods.expression.getText() === "variants"
  );
}

/** The part that a value is declared in, by the name of its declaration. */
function partOf(node: ts.Node): string {
  for (let around = node; around.parent !== undefined; around = around.parent) {
    if (ts.isVariableDeclaration(around) || ts.isFunctionDeclaration(around))
      return around.name?.getText() ?? "";
  }
  return basename(node.getSourceFile().fileName);
}

function each(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => each(child, see));
}

/** Declared values by name. */
class Declared {
  readonly #byName = new Map<string, Map<ts.Node, string>>();

  add(node: Named): void {
    const name = (node.name as ts.Identifier).text;
    const known = this.#byName.get(name) ?? new Map<ts.Node, string>();
    this.#byName.set(name, known.set(node, `${partOf(node)}.${name}`));
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  read(name: string, symbol: ts.Symbol | undefined): void {
    const known = this.#byName.get(name);
    for (const declaration of symbol?.declarations ?? []) known?.delete(declaration);
    if (known?.size === 0) this.#byName.delete(name);
  }

  left(): readonly string[] {
    return [...this.#byName.values()].flatMap((places) => [...places.values()]).sort();
  }
}

/** Types of which a value may be. */
function membersOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

test("every declared value is read by a calculator, a constraint, a lint or a command", () => {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(src, "../tsconfig.json"), ts.sys.readFile).config,
    ts.sys,
    join(src, ".."),
  );
  const program = ts.createProgram([join(src, "cli/main.ts"), join(src, "index.ts")], {
    ...options,
    noEmit: true,
    incremental: false,
  });
  const checker = program.getTypeChecker();
  const files = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${src}/`));
  const declared = new Declared();
  for (const file of files.filter(({ fileName }) => DECLARING.test(fileName))) {
    each(file, (node) => {
      const isNamed = ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node);
      if (!isNamed || !ts.isIdentifier(node.name) || OF_THE_BINDER.has(node.name.text)) return;
      if (isDeclared(node)) declared.add(node);
    });
  }
  const readOf = (holder: ts.Node, name: string) => {
    for (const type of membersOf(checker.getTypeAtLocation(holder)))
      declared.read(name, checker.getPropertyOfType(checker.getApparentType(type), name));
  };
  for (const file of files.filter(({ fileName }) => !NO_READERS.test(fileName))) {
    each(file, (node) => {
      if (ts.isPropertyAccessExpression(node)) {
        if (declared.has(node.name.text)) readOf(node.expression, node.name.text);
      } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
        const key = node.propertyName ?? node.name;
        if (node.dotDotDotToken === undefined && ts.isIdentifier(key) && declared.has(key.text))
          readOf(node.parent, key.text);
      } else if (ts.isElementAccessExpression(node)) {
        for (const key of membersOf(checker.getTypeAtLocation(node.argumentExpression)))
          if (key.isStringLiteral() && declared.has(key.value)) readOf(node.expression, key.value);
      }
    });
  }
  expect(declared.left()).toEqual(Object.keys(UNREAD).sort());
});
