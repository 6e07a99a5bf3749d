import type { Condition } from "../condition.js";
import type { CodeCount } from "../condition-forms.js";
import { foldCondition } from "../fold-condition.js";
import { takeCondition } from "../take-condition.js";
import { allOf, anyOf, sortedCodes } from "./codes-and-conditions.js";
import type { ProblemLog } from "./import-problems.js";
import { type ListRole, listedAt } from "./list-role.js";
import type { LogicExpression } from "./logic-expression.js";
import type { DocumentGroup, DocumentList, RuleItem } from "./scheme-document.js";

/** A condition with the lists that it names. */
export interface GroupCondition {
  readonly condition: Condition;
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/**
 * 入组条件: turns what the document says below a group's name into a condition. Without a logic line: or inside diagnoses, or
 * inside procedures, and between the two; alternatives are or. A group with a line that was not understood is not guessed at:
 * its condition is `notTranscribed`.
 *
 * @param proceduresOf the procedures that another group of the document lists
 * @param validProcedures the procedures that count as 手术, of which `包含除 WB1 手术表以外的手术` leaves some out
 */
export function groupCondition(
  group: DocumentGroup,
  log: ProblemLog,
  proceduresOf: (adrg: string) => readonly string[],
  validProcedures: readonly string[] = [],
): GroupCondition {
  const builder = new ConditionBuilder(group, log, proceduresOf, validProcedures);
  return { condition: builder.condition(), lists: builder.lists };
}

/** A condition with its codes in place of the names of its lists, as a DRG has it. */
export function inlineCondition({ condition, lists }: GroupCondition): Condition {
  const codesOf = (reference: unknown) =>
    typeof reference === "string" ? (lists[reference] ?? reference) : reference;
  return foldCondition<Condition>(condition, {
    all: (all) => ({ all }),
    any: (any) => ({ any }),
    not: (not) => ({ not }),
    leaf: (leaf) => {
      const { name, kind, operand } = takeCondition(leaf);
      if (kind.form === "list") return { [name]: codesOf(operand) } as unknown as Condition;
      if (kind.form !== "count") return leaf;
      const count = operand as CodeCount;
      return { [name]: { ...count, list: codesOf(count.list) } } as unknown as Condition;
    },
  });
}

/** Whether a logic line states the group's condition: it is whole then, and the name adds nothing to it. */
export function hasLogic({ rules }: Pick<DocumentGroup, "rules">): boolean {
  return rules.flat().some(({ item }) => item === "logic");
}

class ConditionBuilder {
  readonly lists: Record<string, readonly string[]> = {};
  private readonly counts = { diagnosis: 0, procedure: 0 };
  private readonly names = new Map<DocumentList, string>();

  constructor(
    private readonly group: DocumentGroup,
    private readonly log: ProblemLog,
    private readonly proceduresOf: (adrg: string) => readonly string[],
    private readonly validProcedures: readonly string[],
  ) {}

  condition(): Condition {
    const unread = this.group.rules.flat().find((item) => item.item === "unreadable");
    if (unread !== undefined) return { notTranscribed: unread.text };
    for (const list of listsOf(this.group)) {
      if (list.codes.length > 0) continue;
      const info = { group: this.group.code, heading: list.heading };
      this.log.at(list.place, "warning", "IMPORT_LIST_EMPTY", info);
    }
    return anyOf(this.group.rules.map((items) => this.alternative(items)));
  }

  private alternative(items: readonly RuleItem[]): Condition {
    const logic = items.filter((item) => item.item === "logic");
    if (logic.length > 0) return this.logicAlternative(items, logic);
    const diagnoses: Condition[] = [];
    const procedures: Condition[] = [];
    const both: Condition[] = [];
    for (const item of items) {
      if (item.item === "list") {
        (item.list.role.kind === "diagnosis" ? diagnoses : procedures).push(this.inList(item.list));
      } else if (item.item === "simultaneous") {
        const kinds = new Set(item.lists.map((list) => list.role.kind));
        const parts = kinds.size > 1 ? both : kinds.has("diagnosis") ? diagnoses : procedures;
        parts.push(allOf(item.lists.map((list) => this.inList(list))));
      } else if (item.item === "every-procedure") {
        procedures.push(operation(item.position));
      } else if (item.item === "no-procedure") {
        both.push({ not: operation(item.position) });
      } else if (item.item === "procedures-of") {
        procedures.push(this.proceduresOfGroups(item));
      } else if (item.item === "procedures-except") {
        procedures.push(this.proceduresExcept(item));
      }
    }
    const parts = [diagnoses, procedures].filter((side) => side.length > 0).map(anyOf);
    return allOf([...parts, ...both]);
  }

  private logicAlternative(
    items: readonly RuleItem[],
    logic: readonly Extract<RuleItem, { item: "logic" }>[],
  ): Condition {
    const lists = items.flatMap((item) =>
      item.item === "list" ? [item.list] : item.item === "simultaneous" ? item.lists : [],
    );
    const used = new Set<DocumentList>();
    const condition = anyOf(logic.map(({ expression }) => this.expression(expression, lists, used)));
    for (const list of lists) {
      if (used.has(list)) continue;
      const info = { group: this.group.code, heading: list.heading };
      this.log.at(list.place, "error", "IMPORT_LIST_NOT_USED", info);
    }
    return condition;
  }

  private expression(
    expression: LogicExpression,
    lists: readonly DocumentList[],
    used: Set<DocumentList>,
  ): Condition {
    if ("all" in expression) return allOf(expression.all.map((part) => this.expression(part, lists, used)));
    if ("any" in expression) return anyOf(expression.any.map((part) => this.expression(part, lists, used)));
    if ("not" in expression) return { not: this.expression(expression.not, lists, used) };
    if ("condition" in expression) return expression.condition;
    const list = listOfRole(expression.list, lists);
    if (list === undefined) {
      const text = roleText(expression.list);
      this.log.at(this.group.place, "error", "IMPORT_LOGIC_UNREADABLE", {
        text: this.group.code,
        reason: text,
      });
      return { notTranscribed: `${this.group.code}: ${text}` };
    }
    used.add(list);
    if (expression.count !== undefined)
      return { procedureCountIn: { list: this.nameOf(list), ...expression.count } };
    // `手术表 1` in the line and `主要手术 1` over the list: whichever states a position does.
    const position = expression.list.position === "any" ? list.role.position : expression.list.position;
    return this.inList(list, { ...list.role, position });
  }

  private proceduresOfGroups(item: Extract<RuleItem, { item: "procedures-of" }>): Condition {
    const lists = item.groups.map((group) => this.proceduresOf(group));
    for (const [index, codes] of lists.entries()) {
      if (codes.length > 0) continue;
      const info = { group: this.group.code, heading: item.groups[index] ?? "" };
      this.log.at(item.place, "error", "IMPORT_LIST_EMPTY", info);
    }
    const tests = (item.simultaneous ? lists : [lists.flat()]).map((codes) =>
      procedureAt(item.position, this.nameList("procedure", codes)),
    );
    return allOf(tests);
  }

  private proceduresExcept(item: Extract<RuleItem, { item: "procedures-except" }>): Condition {
    const left = new Set(item.groups.flatMap((group) => this.proceduresOf(group)));
    const codes = this.validProcedures.filter((code) => !left.has(code));
    return procedureAt(item.position, this.nameList("procedure", codes));
  }

  private inList(list: DocumentList, role = list.role): Condition {
    const position = list.positionStated ? role.position : "principal";
    return listedAt({ ...role, position }, this.nameOf(list));
  }

  private nameOf(list: DocumentList): string {
    const name = this.names.get(list) ?? this.nameList(list.role.kind, list.codes);
    this.names.set(list, name);
    return name;
  }

  private nameList(kind: ListRole["kind"], codes: readonly string[]): string {
    const count = ++this.counts[kind];
    const name = `${kind === "diagnosis" ? "diagnoses" : "procedures"}${count === 1 ? "" : count}`;
    this.lists[name] = sortedCodes(codes);
    return name;
  }
}

function procedureAt(position: ListRole["position"], list: string): Condition {
  return listedAt({ kind: "procedure", position }, list);
}

/** 全部手术: there is an operation. */
function operation(position: ListRole["position"]): Condition {
  return procedureAt(position, "@validProcedures");
}

/** The list that a role of a logic line means: same kind and number; the position decides between several. */
function listOfRole(role: ListRole, lists: readonly DocumentList[]): DocumentList | undefined {
  const alike = lists.filter((list) => list.role.kind === role.kind && list.role.number === role.number);
  const exact = alike.filter((list) => list.role.position === role.position);
  if (exact.length === 1) return exact[0];
  const compatible = alike.filter((list) => list.role.position === "any" || role.position === "any");
  return exact.length === 0 && compatible.length === 1 ? compatible[0] : undefined;
}

function roleText(role: ListRole): string {
  const position = { principal: "主要", other: "其他", any: "" }[role.position];
  return `${position}${role.kind === "diagnosis" ? "诊断" : "手术或操作"}${role.number || ""}`;
}

/** Every list that a group prints. */
export function listsOf(group: DocumentGroup): readonly DocumentList[] {
  return group.rules
    .flat()
    .flatMap((item) => (item.item === "list" ? [item.list] : item.item === "simultaneous" ? item.lists : []));
}
