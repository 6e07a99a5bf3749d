import { compareText } from "../../primitives/index.js";
import { GrowingColumn } from "../../weights/columns/growing-column.js";
import { branch } from "../branch.js";
import { type Finding, flag, type Observation } from "../finding.js";
import type { AuditRule } from "../parameters.js";

/** 未能判定: cases that a rule could not judge because these fields are missing. */
export interface Undetermined {
  readonly ruleId: string;
  /** sorted */
  readonly missing: readonly string[];
  /** sorted */
  readonly caseIds: readonly string[];
}

/** 规则覆盖: how often a rule could be judged at a hospital; what expected findings are reckoned from. */
export interface RuleExposure {
  readonly ruleId: string;
  /** absent = cases without a hospital */
  readonly hospitalId?: string;
  /** what the rule judged: cases, pairs or cells, found or not */
  readonly evaluated: number;
  readonly findings: number;
}

const NO_HOSPITAL = "";

/** 一项疑点 with what tells its stay from others under one case id. */
interface Found {
  readonly finding: Finding;
  readonly days: string;
}

/** 所记: what a rule found, passed and could not judge so far; plain data. */
export interface Recorded {
  readonly found: readonly Found[];
  /** by row */
  readonly outcomes: Uint8Array;
  /** by missing fields, the cases */
  readonly unknown: ReadonlyMap<string, readonly string[]>;
}

/** What is known of the stays of rows when all have come. */
interface StaysOfRows {
  readonly hospitals: { readonly texts: readonly string[] };
  /** -1 where it names none */
  readonly hospitalOf: (row: number) => number;
  /** the rows of each stay that came more than once */
  readonly rowsOfOneStay: readonly (readonly number[])[];
}

/** What a rule made of a row. */
const [PASSED, FOUND] = [1, 2];

/** 规则记录: what one rule found, passed and could not judge. */
export class RuleRecorder {
  readonly rule: AuditRule;
  readonly #stays: StaysOfRows;
  readonly #found: Found[] = [];
  /** 0 where the rule neither passed the row nor found anything */
  readonly #outcomes = new GrowingColumn((length) => new Uint8Array(length));
  /** by hospital, how many of its cells were passed */
  readonly #passedCells = new Map<string, number>();
  readonly #unknown = new Map<string, string[]>();

  constructor(rule: AuditRule, stays: StaysOfRows) {
    this.rule = rule;
    this.#stays = stays;
  }

  /** The rule judged the stay of a row and found nothing. */
  pass(row: number): void {
    this.#note(row, PASSED);
  }

  /** The same of many stays of a hospital together, or of the area. */
  passCell(hospitalId = NO_HOSPITAL): void {
    this.#passedCells.set(hospitalId, (this.#passedCells.get(hospitalId) ?? 0) + 1);
  }

  /** @param row of the stay that it is about, where it is about one */
  flag(observation: Observation, row?: number): void {
    this.#found.push({ finding: flag(this.rule, observation), days: observation.days ?? "" });
    if (row !== undefined) this.#note(row, FOUND);
  }

  /** The rule could not judge the case for want of these fields. */
  unknown(caseId: string, missing: readonly string[]): void {
    const key = [...new Set(missing)].sort().join("\n");
    branch(this.#unknown, key, () => []).push(caseId);
  }

  get recorded(): Recorded {
    return { found: this.#found, outcomes: this.#outcomes.values, unknown: this.#unknown };
  }

  /** Takes over what another one of the rule recorded. @param rows by row there, the row here */
  join({ found, outcomes, unknown }: Recorded, rows: readonly number[]): void {
    for (const one of found) this.#found.push(one);
    for (const [there, row] of rows.entries()) this.#note(row, outcomes[there] ?? 0);
    for (const [missing, caseIds] of unknown) {
      const cases = branch(this.#unknown, missing, (): string[] => []);
      for (const id of caseIds) cases.push(id);
    }
  }

  /**
   * Sorted by id. Two findings of one id, hospital and stay (a case given twice) are one. Where case ids of two hospitals are the same, the
   * hospital tells the findings apart, and where a hospital has several stays under one id, their days.
   */
  get findings(): readonly Finding[] {
    const byStay = new Map<string, Found>();
    const hospitals = new Map<string, Set<string>>();
    const stays = new Map<string, Set<string>>();
    for (const found of [...this.#found].sort(inOrder)) {
      const { finding, days } = found;
      byStay.set(`${placeOf(finding)}#${days}`, found);
      branch(hospitals, finding.findingId, () => new Set<string>()).add(finding.hospitalId ?? NO_HOSPITAL);
      branch(stays, placeOf(finding), () => new Set<string>()).add(days);
    }
    return [...byStay.values()].sort(inOrder).map(({ finding, days }) => {
      const isShared = (hospitals.get(finding.findingId)?.size ?? 0) > 1;
      const isOneOfSeveral = (stays.get(placeOf(finding))?.size ?? 0) > 1;
      const findingId = isShared ? placeOf(finding) : finding.findingId;
      return { ...finding, findingId: isOneOfSeveral ? `${findingId}#${days}` : findingId };
    });
  }

  get undetermined(): readonly Undetermined[] {
    return [...this.#unknown]
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, caseIds]) => ({
        ruleId: this.rule.id,
        missing: key.split("\n"),
        caseIds: [...new Set(caseIds)].sort(),
      }));
  }

  get exposures(): readonly RuleExposure[] {
    const passed = this.#passed;
    const found = new Map<string, number>();
    for (const { hospitalId = NO_HOSPITAL } of this.findings) {
      found.set(hospitalId, (found.get(hospitalId) ?? 0) + 1);
    }
    const hospitals = [...new Set([...passed.keys(), ...found.keys()])].sort();
    return hospitals.map((hospitalId) => {
      const findings = found.get(hospitalId) ?? 0;
      const evaluated = (passed.get(hospitalId) ?? 0) + findings;
      return { ruleId: this.rule.id, ...(hospitalId !== NO_HOSPITAL && { hospitalId }), evaluated, findings };
    });
  }

  /** How many stays and cells of each hospital were passed. A stay that came more than once is one, and none where a row of it was found. */
  get #passed(): ReadonlyMap<string, number> {
    const { hospitals, rowsOfOneStay } = this.#stays;
    /** by number of the hospital, behind the stays of none */
    const times = new Int32Array(1 + hospitals.texts.length);
    const count = (row: number, by: number) => {
      const place = 1 + this.#stays.hospitalOf(row);
      times[place] = (times[place] as number) + by;
    };
    const outcomes = this.#outcomes.values;
    const outcome = (row: number) => outcomes[row] ?? 0;
    for (let row = 0; row < outcomes.length; row += 1) if (outcome(row) & PASSED) count(row, 1);
    for (const rows of rowsOfOneStay) {
      const all = rows.filter((row) => outcome(row) & PASSED);
      const counts = all.length > 0 && !rows.some((row) => outcome(row) & FOUND) ? 1 : 0;
      count(rows[0] as number, counts - all.length);
    }
    const passed = new Map(this.#passedCells);
    times.forEach((stays, place) => {
      const hospitalId = hospitals.texts[place - 1] ?? NO_HOSPITAL;
      if (stays > 0) passed.set(hospitalId, (passed.get(hospitalId) ?? 0) + stays);
    });
    return passed;
  }

  #note(row: number, outcome: number): void {
    this.#outcomes.reserve(row + 1);
    const { values } = this.#outcomes;
    values[row] = (values[row] as number) | outcome;
  }
}

function placeOf({ findingId, hospitalId = NO_HOSPITAL }: Finding): string {
  return `${findingId}@${hospitalId}`;
}

function inOrder(a: Found, b: Found): number {
  return (
    compareText(placeOf(a.finding), placeOf(b.finding)) ||
    compareText(a.days, b.days) ||
    compareText(JSON.stringify(a.finding.evidence.operands), JSON.stringify(b.finding.evidence.operands))
  );
}
