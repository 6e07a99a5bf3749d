import { groupedBy } from "../../primitives/grouped-by.js";
import { Decimal, decimalText, fenOf, round, WORKING } from "../../primitives/index.js";
import { repetitionOf } from "../../weights/history/repeated-history.js";
import type { AuditCase } from "../audit-case.js";
import { branch } from "../branch.js";
import { factNamed, isOfType } from "../conditions/facts.js";
import type { CostStructureRule } from "../parameters.js";
import type { Detector } from "./detector.js";
import { isOutsideGroups } from "./group-identity.js";
import type { RuleRecorder } from "./rule-recorder.js";
import type { StayStore } from "./stay-store.js";

/** The rows of a hospital in one group, as columns: which of them are a stay that came twice is known only when all have come. */
interface Rows {
  readonly rows: number[];
  /** fen of the category, or of the whole cost */
  readonly parts: number[];
  /** fen of the whole cost; of an average 1 */
  readonly wholes: number[];
}

/** A hospital's cases of one group: part over whole is what is compared. */
interface Cell {
  readonly hospitalId: string;
  readonly caseIds: readonly string[];
  readonly part: bigint;
  readonly whole: bigint;
}

/**
 * 费用结构异常 (LS-011, WX-041): flags a hospital whose share of a cost category, or whose average cost, in a group is at
 * least so many times that of the other hospitals together. Cases without the cost do not enter; a missing category is not zero. A stay that came twice counts once, and not at all where its rows differ.
 */
export function costStructureDetector(
  rule: CostStructureRule,
  recorder: RuleRecorder,
  store: StayStore,
): Detector<Groups> {
  const groups: Groups = new Map();
  const { measure } = rule;
  const category = measure.method === "category-share" ? measure.category : undefined;
  const partName = category === undefined ? "totalCost" : `cost.${category}`;

  const add = (subject: AuditCase, row: number) => {
    if (isOutsideGroups(subject)) return;
    const { drg, hospitalId, totalCost } = subject;
    const part = costNamed(partName, subject);
    if (drg === undefined || hospitalId === undefined || totalCost === undefined || part === undefined) {
      return recorder.unknown(subject.caseId, missingOf(subject, partName));
    }
    const { rows, parts, wholes } = rowsAt(groups, drg, hospitalId);
    rows.push(row);
    parts.push(fenOf(part));
    wholes.push(category === undefined ? 1 : fenOf(totalCost));
  };

  const finish = () => {
    for (const [drg, hospitals] of groups) {
      const cells = [...hospitals].map(([hospitalId, rows]) => cellOf(hospitalId, rows, store));
      const all = totalOf(cells);
      for (const cell of cells) judge(rule, recorder, drg, cell, all);
    }
  };
  const join = (others: Groups, rowsHere: readonly number[]) => {
    for (const [drg, hospitals] of others) {
      for (const [hospitalId, theirs] of hospitals) {
        const { rows, parts, wholes } = rowsAt(groups, drg, hospitalId);
        for (const [at, row] of theirs.rows.entries()) {
          rows.push(rowsHere[row] as number);
          parts.push(theirs.parts[at] as number);
          wholes.push(theirs.wholes[at] as number);
        }
      }
    }
  };
  return { add, finish, kept: () => groups, join };
}

/** By group, then hospital. */
type Groups = Map<string, Map<string, Rows>>;

/** A stay that came twice is one where its rows agree, and none where they differ. */
function cellOf(hospitalId: string, { rows, parts, wholes }: Rows, store: StayStore): Cell {
  const surplus = new Set<number>();
  if (store.stays(rows).length < rows.length) {
    for (const places of groupedBy(rows.keys(), (at) => store.stayOf(rows[at] as number)).values())
      for (const at of repetitionOf(places, (place) => `${parts[place]} ${wholes[place]}`).rows)
        surplus.add(at);
  }
  const counts = (_: unknown, at: number) => !surplus.has(at);
  const sum = (fen: readonly number[]) => BigInt(fen.filter(counts).reduce((total, one) => total + one, 0));
  const caseIds = rows.filter(counts).map((row) => store.caseIds[row] as string);
  return { hospitalId, caseIds, part: sum(parts), whole: sum(wholes) };
}

interface Total {
  readonly part: bigint;
  readonly whole: bigint;
  readonly cases: number;
}

function totalOf(cells: Iterable<Cell>): Total {
  let [part, whole, cases] = [0n, 0n, 0];
  for (const cell of cells) {
    part += cell.part;
    whole += cell.whole;
    cases += cell.caseIds.length;
  }
  return { part, whole, cases };
}

function judge(rule: CostStructureRule, recorder: RuleRecorder, drg: string, cell: Cell, all: Total): void {
  const others = {
    part: all.part - cell.part,
    whole: all.whole - cell.whole,
    cases: all.cases - cell.caseIds.length,
  };
  if (Math.min(cell.caseIds.length, others.cases) < rule.minimumCases) return;
  if (cell.whole <= 0n || others.whole <= 0n || others.part <= 0n) return;
  const own = new Decimal(cell.part).times(new Decimal(others.whole));
  const theirs = new Decimal(others.part).times(new Decimal(cell.whole));
  if (own.lt(rule.atLeast.times(theirs))) {
    recorder.passCell(cell.hospitalId);
    return;
  }
  const ratio = decimalText(round(own.div(theirs), WORKING).toDecimalPlaces(4));
  const what = rule.measure.method === "category-share" ? rule.measure.category : "average-cost";
  recorder.flag({
    key: `${cell.hospitalId}/${drg}`,
    caseIds: cell.caseIds,
    hospitalId: cell.hospitalId,
    operands: {
      group: drg,
      measure: what,
      own: quotient(cell, rule),
      others: quotient(others, rule),
      ratio,
      atLeast: decimalText(rule.atLeast),
      cases: String(cell.caseIds.length),
      otherCases: String(others.cases),
    },
    message: {
      zh: `医疗机构 ${cell.hospitalId} 病组 ${drg} 的${what === "average-cost" ? "例均费用" : `费用类别 ${what} 占比`}为其他医疗机构的 ${ratio} 倍，达到 ${decimalText(rule.atLeast)} 倍。`,
      en: `Hospital ${cell.hospitalId}, group ${drg}: its ${what === "average-cost" ? "average cost" : `share of ${what}`} is ${ratio} times that of the other hospitals, at or above ${decimalText(rule.atLeast)}.`,
    },
  });
}

/** Average cost in yuan, or a share, to 4 decimals; for reading, the comparison itself is exact. */
function quotient(cell: { readonly part: bigint; readonly whole: bigint }, rule: CostStructureRule): string {
  const scale = rule.measure.method === "average-cost" ? 100 : 1;
  return decimalText(new Decimal(cell.part).div(new Decimal(cell.whole)).div(scale).toDecimalPlaces(4));
}

function rowsAt(groups: Groups, drg: string, hospitalId: string): Rows {
  const hospitals = branch(groups, drg, () => new Map<string, Rows>());
  return branch(hospitals, hospitalId, () => ({ rows: [], parts: [], wholes: [] }));
}

function costNamed(name: string, subject: AuditCase): Decimal | undefined {
  const value = factNamed(name)?.read(subject);
  return isOfType("decimal", value) ? (value as Decimal) : undefined;
}

function missingOf(subject: AuditCase, partName: string): readonly string[] {
  const fields = ["drg", "hospitalId", "totalCost"] as const;
  const missing: string[] = fields.filter((field) => subject[field] === undefined);
  return costNamed(partName, subject) === undefined ? [...missing, partName] : missing;
}
