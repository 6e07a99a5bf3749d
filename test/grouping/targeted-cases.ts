/**
 * Cases made for a purpose: for every DRG of a scheme, records drafted from its own conditions, then disturbed. What they lead to is
 * not known here; the two groupers are asked.
 */
import type { GroupableCase } from "../../src/grouping/case-view.js";
import type { Condition } from "../../src/grouping/condition.js";
import type { NumberTest } from "../../src/grouping/condition-forms.js";
import type { AdrgEntry, Drg, Mdc, Scheme } from "../../src/grouping/index.js";
import type { CodeLists } from "../../src/grouping/scheme.js";
import type { Random } from "../random.js";
import { setOf } from "./set-of.js";

export interface Target {
  readonly mdc: Mdc;
  readonly entry: AdrgEntry | undefined;
  readonly drg: Drg | undefined;
}

/** Every DRG, every unsplit ADRG and every ambiguous group of a scheme. */
export function targetsOf(scheme: Scheme): readonly Target[] {
  return scheme.mdcs.flatMap((mdc) => [
    { mdc, entry: undefined, drg: undefined },
    ...mdc.adrgs.flatMap((entry) => [
      { mdc, entry, drg: undefined },
      ...entry.drgs.map((drg) => ({ mdc, entry, drg })),
    ]),
  ]);
}

type Code = readonly string[];

class Draft {
  readonly principalIn: Code[] = [];
  readonly principalNotIn: Code[] = [];
  readonly mainIn: Code[] = [];
  readonly mainNotIn: Code[] = [];
  readonly otherDiagnoses: string[] = [];
  readonly otherProcedures: string[] = [];
  readonly fields: Record<string, number | string | boolean> = {};
  severity: "mcc" | "cc" | "none" = "none";

  constructor(
    readonly scheme: Scheme,
    readonly random: Random,
  ) {}

  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(this.random() * items.length)];
  }

  satisfy(condition: Condition, lists: CodeLists): void {
    if (condition === "mcc" || condition === "cc") this.severity = condition;
    else if (condition === "secondBodySite") this.addSite();
    else if (condition === "newTechnology") this.fields.newTechnology = true;
    else if (typeof condition !== "string") this.satisfyParts(condition, lists);
  }

  private satisfyParts(condition: Exclude<Condition, string>, lists: CodeLists): void {
    if ("all" in condition) for (const part of condition.all) this.satisfy(part, lists);
    else if ("any" in condition) this.satisfy(this.pick(condition.any) ?? "never", lists);
    else if ("not" in condition) this.avoid(condition.not, lists);
    else if ("principalDiagnosis" in condition)
      this.principalIn.push(this.codes(condition.principalDiagnosis, lists));
    else if ("otherDiagnosis" in condition) this.addDiagnosis(this.codes(condition.otherDiagnosis, lists));
    else if ("anyDiagnosis" in condition) {
      const codes = this.codes(condition.anyDiagnosis, lists);
      if (this.random() < 0.5) this.principalIn.push(codes);
      else this.addDiagnosis(codes);
    } else if ("principalProcedure" in condition)
      this.mainIn.push(this.codes(condition.principalProcedure, lists));
    else if ("otherProcedure" in condition) this.addProcedure(this.codes(condition.otherProcedure, lists));
    else if ("anyProcedure" in condition) {
      const codes = this.codes(condition.anyProcedure, lists);
      if (this.mainIn.length === 0 && this.random() < 0.5) this.mainIn.push(codes);
      else this.addProcedure(codes);
    } else if ("anyDiagnosisStartsWith" in condition) {
      const prefix = condition.anyDiagnosisStartsWith;
      this.addDiagnosis(allDiagnoses(this.scheme).filter((code) => code.startsWith(prefix)));
    } else if ("principalDiagnosisStartsWith" in condition) {
      const prefix = condition.principalDiagnosisStartsWith;
      this.principalIn.push(allDiagnoses(this.scheme).filter((code) => code.startsWith(prefix)));
    } else if ("principalProcedureStartsWith" in condition) {
      const prefix = condition.principalProcedureStartsWith;
      this.mainIn.push(this.scheme.validProcedures.filter((code) => code.startsWith(prefix)));
    } else if ("procedureCountIn" in condition) {
      const codes = this.codes(condition.procedureCountIn.list, lists);
      for (let count = 0; count < 2; count += 1) this.addProcedure(codes);
    } else if ("sex" in condition) this.fields.sex = condition.sex;
    else if ("dischargeDisposition" in condition) {
      this.fields.dischargeDisposition = this.pick(condition.dischargeDisposition) ?? 9;
    } else if ("department" in condition) this.fields.department = this.pick(condition.department) ?? "";
    else if (!("notTranscribed" in condition)) {
      for (const [field, test] of Object.entries(condition)) this.satisfyNumber(field, test);
    }
  }

  private satisfyNumber(field: string, test: NumberTest): void {
    if (field === "bodySites") {
      this.addSite();
      this.addSite();
      return;
    }
    const name = field === "newbornWeightGrams" ? "birthWeightGrams" : field;
    const low = test[">="] ?? test["=="] ?? (test[">"] === undefined ? undefined : test[">"] + 1);
    const high = test["<="] ?? test["=="] ?? (test["<"] === undefined ? undefined : test["<"] - 1);
    const floor = low ?? Math.max(0, (high ?? 0) - 20);
    const ceiling = high ?? floor + 40;
    this.fields[name] = this.pick([floor, ceiling, Math.floor((floor + ceiling) / 2)]) ?? floor;
  }

  /** Makes one negated part of a condition fail. */
  fail(condition: Condition, lists: CodeLists): void {
    if (typeof condition === "string" || !("all" in condition)) return;
    for (const part of condition.all) {
      if (typeof part === "object" && "not" in part) this.satisfy(part.not, lists);
    }
  }

  private avoid(condition: Condition, lists: CodeLists): void {
    if (typeof condition === "string") return;
    if ("principalDiagnosis" in condition)
      this.principalNotIn.push(this.codes(condition.principalDiagnosis, lists));
    if ("principalProcedure" in condition)
      this.mainNotIn.push(this.codes(condition.principalProcedure, lists));
  }

  private codes(reference: string | readonly string[], lists: CodeLists): Code {
    if (typeof reference !== "string") return reference;
    if (reference === "@validProcedures") return this.scheme.validProcedures;
    if (reference === "@bodySites") return Object.values(this.scheme.bodySites).flat();
    return (reference.startsWith("@") ? this.scheme.lists?.[reference.slice(1)] : lists[reference]) ?? [];
  }

  private addDiagnosis(codes: Code): void {
    const code = this.pick(codes);
    if (code !== undefined) this.otherDiagnoses.push(code);
  }

  private addProcedure(codes: Code): void {
    const code = this.pick(codes);
    if (code !== undefined) this.otherProcedures.push(code);
  }

  private addSite(): void {
    this.addDiagnosis(this.pick(Object.values(this.scheme.bodySites)) ?? []);
  }

  private chosen(wanted: readonly Code[], unwanted: readonly Code[]): string | undefined {
    const [first = [], ...rest] = [...wanted].sort((a, b) => a.length - b.length);
    // A few tries find a code of all lists where they overlap at all well; the full search is for the rest.
    const inAll = (code: string) => rest.every((list) => setOf(list).has(code));
    const fits = (code: string) => inAll(code) && !unwanted.some((list) => setOf(list).has(code));
    for (let tries = 0; tries < 4; tries += 1) {
      const code = this.pick(first);
      if (code !== undefined && fits(code)) return code;
    }
    return this.pick(first.filter(fits)) ?? this.pick(first.filter(inAll)) ?? this.pick(first);
  }

  private complication(principal: string): string | undefined {
    if (this.severity === "none") return undefined;
    const { exclusions, ...kinds } = this.scheme.complications;
    const excluded = Object.entries(exclusions).find(([, codes]) => setOf(codes).has(principal))?.[0];
    const tables = Object.keys(kinds[this.severity]).filter((table) => table !== excluded);
    return this.pick(kinds[this.severity][this.pick(tables) ?? ""] ?? []);
  }

  record(caseId: string): GroupableCase {
    const principal =
      this.chosen(this.principalIn, this.principalNotIn) ?? this.pick(allDiagnoses(this.scheme)) ?? "";
    const complication = this.complication(principal);
    const main = this.chosen(this.mainIn, this.mainNotIn);
    const others = complication === undefined ? this.otherDiagnoses : [...this.otherDiagnoses, complication];
    const ageYears = Number(this.fields.ageYears ?? ("ageDays" in this.fields ? 0 : 40));
    return {
      caseId,
      sex: "male",
      lengthOfStayDays: 9,
      dischargeDisposition: 1,
      ...(ageYears === 0 ? { ageDays: 100, birthWeightGrams: 3200 } : {}),
      ...this.fields,
      ageYears,
      diagnoses: [principal, ...others],
      procedures: main === undefined ? this.otherProcedures : [main, ...this.otherProcedures],
    } as GroupableCase;
  }
}

/** Keeps a draft out of the entries that would take its case first: other MDCs, and earlier entries of the MDC. */
function avoidEarlier(draft: Draft, { mdc, entry }: Target): void {
  for (const other of draft.scheme.mdcs) {
    if (other !== mdc && other.kind === "normal") draft.principalNotIn.push(other.lists?.diagnoses ?? []);
  }
  for (const earlier of mdc.adrgs) {
    if (earlier === entry) return;
    draft.mainNotIn.push(earlier.lists?.procedures ?? []);
    if (draft.random() < 0.2) draft.fail(earlier.condition, earlier.lists ?? {});
  }
}

const diagnosesOf = new WeakMap<Scheme, Code>();

/** Every diagnosis that the MDCs of a scheme list. */
export function allDiagnoses(scheme: Scheme): Code {
  const known = diagnosesOf.get(scheme);
  if (known !== undefined) return known;
  const codes = scheme.mdcs.flatMap((mdc) => Object.values(mdc.lists ?? {}).flat());
  diagnosesOf.set(scheme, codes);
  return codes;
}

/** A record drafted for a target; two of five are then disturbed. */
export function targetedCase(target: Target, scheme: Scheme, random: Random, caseId: string): GroupableCase {
  const draft = new Draft(scheme, random);
  const { mdc, entry, drg } = target;
  draft.satisfy(mdc.condition, mdc.lists ?? {});
  if (entry !== undefined) draft.satisfy(entry.condition, entry.lists ?? {});
  else if (mdc.ambiguous !== undefined) draft.satisfy(mdc.ambiguous.condition, mdc.lists ?? {});
  if (entry !== undefined && drg !== undefined) draft.satisfy(drg.condition, entry.lists ?? {});
  if (random() < 0.3) avoidEarlier(draft, target);
  const record = draft.record(caseId);
  return random() < 0.4 ? disturbed(record, scheme, random) : record;
}

function disturbed(record: GroupableCase, scheme: Scheme, random: Random): GroupableCase {
  const pick = <Item>(items: readonly Item[], otherwise: Item): Item =>
    items[Math.floor(random() * items.length)] ?? otherwise;
  const diagnosis = () => pick(allDiagnoses(scheme), "Z00.000");
  const procedure = () => pick(scheme.validProcedures, "00.0000");
  const { ageYears: _years, ageDays: _days, birthWeightGrams: _grams, ...ageless } = record;
  const [first = "", ...others] = record.diagnoses;
  switch (Math.floor(random() * 12)) {
    case 0:
      return { ...record, diagnoses: [...record.diagnoses, diagnosis(), diagnosis()] };
    case 1:
      return { ...record, procedures: [procedure(), ...record.procedures] };
    case 2:
      return { ...record, procedures: [...record.procedures, procedure(), "99.9999x999"] };
    case 3:
      return { ...record, diagnoses: [diagnosis(), ...record.diagnoses] };
    case 4:
      return { ...record, sex: pick(["male", "female", "unknown"] as const, "male") };
    case 5:
      return { ...record, ageYears: pick([0, 6, 13, 14, 16, 17, 18, 60, 69, 70, 95], 0) };
    case 6:
      return {
        ...ageless,
        ageYears: 0,
        ageDays: pick([0, 1, 28, 29, 364], 0),
        birthWeightGrams: pick([0, 999, 1499, 1500, 1999, 2499, 2500], 0),
      };
    case 7:
      return ageless;
    case 8:
      return { ...record, procedures: [] };
    case 9:
      return {
        ...record,
        diagnoses: [first, ...others.reverse()],
        lengthOfStayDays: pick([1, 4, 5, 14, 61], 1),
      };
    case 10:
      return { ...record, department: "ICU", dischargeDisposition: pick([1, 2, 3, 4, 5, 9] as const, 1) };
    default:
      return { ...record, diagnoses: [first, ...others, `${first} `, diagnosis().toLowerCase()] };
  }
}
