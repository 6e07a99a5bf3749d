import type { LocalizedText } from "../primitives/index.js";
import type { CaseView, ComplicationKind, GroupableCase } from "./case-view.js";
import type { CodeSet } from "./code-index.js";
import type { CodePlace, ListReference, OperandForms } from "./condition-forms.js";
import type { CaseEdit } from "./explain/case-edit.js";

/** A compiled condition, asked one way: does it surely hold, or does it surely fail. */
export type Test = (view: CaseView) => boolean;

/** What of the case a condition rests on, as `field=value`, after the operands read before; undefined is none. */
export type OperandReader = (view: CaseView, before: string[] | undefined) => string[] | undefined;

/** What was made of a condition; each is made when it is first asked for. */
export interface Compiled {
  /** true where the condition surely holds; a field that is missing makes it false, and is noted in the view */
  readonly holds: Test;
  /** true where the condition surely fails */
  readonly fails: Test;
  readonly operands: OperandReader;
}

/** The lists that the conditions of one entry may name, as numbers and as sets. */
export interface ListScope {
  /** code of the entry, for messages */
  readonly owner: string;
  numbersOf(place: CodePlace, reference: ListReference): Int32Array;
  setOf(place: CodePlace, reference: ListReference): CodeSet;
}

/** What a condition is compiled with. */
export interface CompileContext<Part> extends ListScope {
  /** a part of the condition, compiled once */
  part(condition: Part): Compiled;
}

/** What a condition is put into words with. */
export interface TextContext<Part> {
  codes(reference: ListReference): readonly string[];
  /** what a list is called; undefined where it has no name of its own */
  title(reference: ListReference): LocalizedText | undefined;
  part(condition: Part): LocalizedText;
  /** a part in words, in brackets where it is itself a combination */
  nested(condition: Part): LocalizedText;
}

/** One way to change the outcome of a condition. */
export type EditOption = readonly CaseEdit[];

/** For a place of the record, the codes that may stand there. */
export type CodesByPlace = { readonly [Place in CodePlace]?: ReadonlySet<string> };

/** What edits of a case are looked for with. */
export interface EditContext<Part> {
  readonly record: GroupableCase;
  /** how many codes of a list are proposed, spread over it */
  readonly samples: number;
  /** codes that other conditions ask for at the same place; the others are not proposed */
  readonly within: CodesByPlace;
  codes(reference: ListReference): readonly string[];
  /** every diagnosis or procedure that the scheme lists */
  codesOf(side: "diagnosis" | "procedure"): readonly string[];
  /** every complication of a kind, or those that the principal diagnosis leaves in force */
  complications(kind: ComplicationKind, which: "all" | "not-excluded"): readonly string[];
  /** those of the codes that a bill may use; all of them where it may use none */
  billable(side: "diagnosis" | "procedure", codes: readonly string[]): readonly string[];
  /** 创伤部位: the diagnoses of each site */
  bodySites(): readonly (readonly string[])[];
  /** the parts that are not yet as wanted */
  open(parts: readonly Part[], wanted: boolean): readonly Part[];
  edits(part: Part, wanted: boolean): readonly EditOption[];
}

/** A list that a condition names. */
export interface NamedList {
  readonly place: CodePlace;
  readonly reference: ListReference;
}

/**
 * 条件种类: all that one kind of condition is and does. `Form` names what its operand looks like; `Part` is a condition.
 */
export interface KindOfCondition<Form extends keyof OperandForms<Part>, Part> {
  /** what stands behind its key; the schema of the scheme format is made from it */
  readonly form: Form;
  /** what it asks for, as an operand of the trace is named */
  readonly title: LocalizedText;
  /** the list that it names, and where it looks for its codes */
  list(operand: OperandForms<Part>[Form]): NamedList | undefined;
  /** a test that is true where the condition surely holds (`wanted` true) or where it surely fails (`wanted` false) */
  compile(operand: OperandForms<Part>[Form], wanted: boolean, context: CompileContext<Part>): Test;
  /** reads the codes and fields by which it holds (of alternatives, the first that does) or fails */
  operands(operand: OperandForms<Part>[Form], context: CompileContext<Part>): OperandReader;
  text(operand: OperandForms<Part>[Form], context: TextContext<Part>): LocalizedText;
  /** the edits by which it would hold (`wanted` true), or would not */
  edits(
    operand: OperandForms<Part>[Form],
    wanted: boolean,
    context: EditContext<Part>,
  ): readonly EditOption[];
}

/** The list of a condition that names none. */
export const NO_LIST = (): undefined => undefined;

/** The reader of a condition that rests on nothing of the case. */
export const NO_OPERANDS: OperandReader = (_view, before) => before;

/** Most conditions have one operand: a literal list is smaller than one that grows. */
export function andOperand(before: string[] | undefined, operand: string): string[] {
  if (before === undefined) return [operand];
  before.push(operand);
  return before;
}

/** At most `count` items, spread evenly. */
export function spread<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, at) => items[Math.floor((at * items.length) / count)] as Item);
}
