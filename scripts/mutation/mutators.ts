import { readFileSync } from "node:fs";
import { createInjector } from "typed-inject";
import { manyAtOnce } from "./switches.js";

/** 变异体: one change of the source, and whether a test is to notice it. */
export interface Mutant {
  /** file, place, mutator and which of its replacements: the same in every run over the same text */
  readonly key: string;
  readonly file: string;
  readonly mutator: string;
  readonly start: Position;
  readonly end: Position;
  readonly replacement: string;
}

/** A place in a file, both from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What is used of a node of the syntax tree and of its place. */
interface NodePath {
  readonly node: SyntaxNode;
  readonly key: string | number | null;
  readonly parentPath: NodePath | null;
  readonly hub: { readonly file: { readonly opts: { readonly filename: string } } };
}

interface SyntaxNode {
  readonly type: string;
  readonly loc?: { readonly start: Position; readonly end: Position };
  readonly value?: unknown;
  readonly name?: string;
  readonly key?: SyntaxNode;
  readonly callee?: SyntaxNode;
  readonly arguments?: readonly SyntaxNode[];
}

interface Mutator {
  readonly name: string;
  mutate(path: NodePath): Iterable<object>;
}

/** One more: limits, quotas, places after the point, positions. The instrumenter knows no such mutator. */
const number: Mutator = {
  name: "Number",
  *mutate({ node, key }) {
    if (key === "key") return;
    if (node.type === "NumericLiteral") yield { ...bare(node), value: Number(node.value) + 1 };
    if (node.type === "BigIntLiteral") yield { ...bare(node), value: `${BigInt(String(node.value)) + 1n}` };
  },
};

const OTHER_MODE = new Map([
  ["halfUp", "down"],
  ["halfEven", "halfUp"],
  ["down", "halfUp"],
  ["up", "halfUp"],
]);

/** A rounding that goes the other way on the tie, or past it. */
const rounding: Mutator = {
  name: "Rounding",
  *mutate({ node, key }) {
    const mode = OTHER_MODE.get(String(node.value));
    if (node.type === "StringLiteral" && key !== "key" && mode !== undefined)
      yield { ...bare(node), value: mode };
    const [left, right] = node.arguments ?? [];
    if (node.type === "CallExpression" && node.callee?.name === "divideHalfUp")
      yield { type: "BinaryExpression", operator: "/", left, right };
  },
};

const bare = ({ type }: SyntaxNode) => ({ type });

/** Sentences for people: tests ask for codes, not for prose. */
function isProse(path: NodePath | null): boolean {
  if (path === null) return false;
  const { node } = path;
  return (
    (node.type === "ObjectProperty" && /^(zh|en)$/.test(String(node.key?.name))) || isProse(path.parentPath)
  );
}

/** The instrumenter's own list, which every later run of this process reads. It offers no other way to choose mutants. */
const { allMutators } = (await import(
  new URL("./mutators/mutate.js", import.meta.resolve("@stryker-mutator/instrumenter")).href
)) as { readonly allMutators: Mutator[] };

/** Asked of every mutant that could be: is it made? */
let isMade: (key: string, path: NodePath) => boolean = () => true;

const every = [...allMutators, number, rounding];
allMutators.splice(
  0,
  allMutators.length,
  ...every.map(({ name, mutate }) => ({
    name,
    *mutate(path: NodePath) {
      const place = `${path.hub.file.opts.filename.replace(/^.*\/(?=src\/)/, "")} ${JSON.stringify(path.node.loc)} ${name}`;
      let nth = 0;
      for (const replacement of mutate(path)) {
        if (isMade(`${place} ${nth}`, path)) yield replacement;
        nth += 1;
      }
    },
  })),
);

/** Every mutant of some files but those of prose. */
export async function mutantsOf(files: readonly string[]): Promise<readonly Mutant[]> {
  const keys: string[] = [];
  isMade = (key, path) => {
    if (isProse(path)) return false;
    keys.push(key);
    return true;
  };
  const { mutants } = await instrument(files);
  return mutants.map(({ fileName: file, mutatorName: mutator, location, replacement }, index) => ({
    ...{ key: keys[index] ?? "", file, mutator, replacement },
    ...location,
  }));
}

/** The text of the files of some mutants, each of them behind a switch that has its place in the list as its id. */
export async function switchable(mutants: readonly Mutant[]): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map(mutants.map(({ key }, index) => [key, index]));
  const order: number[] = [];
  isMade = (key) => {
    const index = wanted.get(key);
    if (index !== undefined) order.push(index);
    return index !== undefined;
  };
  const { files } = await instrument([...new Set(mutants.map(({ file }) => file))]);
  if (order.length !== mutants.length) throw new Error("a mutant is not made again: the source has changed");
  return new Map(files.map(({ name, content }) => [name, manyAtOnce(renumbered(content, order))]));
}

/** The instrumenter counts the mutants in the order in which it makes them. */
function renumbered(content: string, order: readonly number[]): string {
  return content.replaceAll(
    /(stry(?:MutAct|Cov)_9fa48\()((?:"\d+"(?:, )?)+)\)/g,
    (_all, call, ids) => `${call}${ids.replaceAll(/\d+/g, (id: string) => String(order[Number(id)]))})`,
  );
}

async function instrument(files: readonly string[]) {
  const { createInstrumenter } = await import("@stryker-mutator/instrumenter");
  const silent = { debug() {}, info() {}, isDebugEnabled: () => false } as never;
  const instrumenter = createInjector()
    .provideValue("logger", silent)
    .provideValue("getLogger", silent)
    .provideValue("options", {} as never)
    .injectFunction(createInstrumenter);
  return instrumenter.instrument(
    files.map((name) => ({ name, mutate: true, content: readFileSync(name, "utf8") })),
    { ignorers: [], excludedMutations: [], plugins: null },
  );
}
