import type { LocalizedText } from "../../primitives/index.js";
import { describeCondition } from "../explain/condition-text.js";
import { type AdrgEntry, type Mdc, type Scheme, schemeReference } from "../scheme.js";
import { sortedCodes } from "./codes-and-conditions.js";
import { listsOf } from "./group-condition.js";
import type { ProblemLog } from "./import-problems.js";
import type { DocumentGroup } from "./scheme-document.js";

/** What a scheme may supply as a whole. */
const PARTS = {
  complications: { zh: "合并症与排除表", en: "complications and exclusion tables" },
  bodySites: { zh: "创伤部位表", en: "tables of body sites" },
  validProcedures: { zh: "有效手术操作列表", en: "a list of valid procedures" },
} as const satisfies Readonly<Record<string, LocalizedText>>;

type Rule = Pick<AdrgEntry, "condition" | "lists">;

/**
 * 补充方案: the scheme that supplies what a text does not print. Everything that is taken from it is reported.
 */
export class Supplement {
  constructor(
    private readonly scheme: Scheme | undefined,
    private readonly log: ProblemLog,
  ) {}

  /** A part of the scheme as a whole: `complications`, `bodySites`, `validProcedures`. */
  part<Part extends keyof typeof PARTS>(part: Part): Scheme[Part] | undefined {
    if (this.scheme === undefined) return undefined;
    this.report(part, PARTS[part]);
    return this.scheme[part];
  }

  mdc(code: string): Mdc | undefined {
    const mdc = this.scheme?.mdcs.find((candidate) => candidate.code === code);
    if (mdc !== undefined) this.report(code, { zh: ` ${code} 的条件`, en: `the condition of ${code}` });
    return mdc;
  }

  /** The rule of a group of which the text prints the name only. */
  rule(adrg: DocumentGroup): Rule | undefined {
    const entry = this.onlyEntry(adrg.code);
    if (entry === undefined) return undefined;
    this.report(adrg.code, { zh: ` ${adrg.code} 的条件`, en: `the condition of ${adrg.code}` });
    return { condition: entry.condition, ...(entry.lists === undefined ? {} : { lists: entry.lists }) };
  }

  /**
   * The rule of a group that prints one undivided list without saying where it applies, while this scheme combines several: its
   * condition, with the printed codes in place of its own. A list of a kind that is not printed stays; printed codes of a kind
   * with several lists go where this scheme has them, and those it has nowhere are reported.
   */
  combination(adrg: DocumentGroup): Rule | undefined {
    const printed = listsOf(adrg);
    const entry = this.onlyEntry(adrg.code);
    const names = Object.keys(entry?.lists ?? {});
    if (entry === undefined || names.length < 2 || printed.some((list) => list.positionStated))
      return undefined;
    const lists: Record<string, readonly string[]> = { ...entry.lists };
    for (const kind of ["diagnosis", "procedure"] as const) {
      const codes = printed.flatMap((list) => (list.role.kind === kind ? list.codes : []));
      const own = names.filter((name) => name.startsWith(kind === "diagnosis" ? "diagnoses" : "procedure"));
      if (codes.length === 0) continue;
      if (own.length === 0) return undefined;
      const [only] = own;
      if (own.length === 1 && only !== undefined) {
        lists[only] = sortedCodes(codes);
        continue;
      }
      for (const name of own) lists[name] = sortedCodes(codes.filter((code) => lists[name]?.includes(code)));
      const lost = codes.filter((code) => !own.some((name) => lists[name]?.includes(code)));
      if (lost.length > 0)
        this.log.at(adrg.place, "error", "IMPORT_CODES_NOT_ASSIGNED", {
          group: adrg.code,
          codes: lost.join(" "),
        });
    }
    const { zh, en } = describeCondition(entry.condition, {
      codes: (reference) => (typeof reference === "string" ? (lists[reference] ?? []) : reference),
      title: () => undefined,
    });
    this.report(adrg.code, {
      zh: ` ${adrg.code} 各列表的合用方式（${zh}）`,
      en: `the way in which the lists of ${adrg.code} combine (${en})`,
    });
    return { condition: entry.condition, lists };
  }

  private onlyEntry(code: string): AdrgEntry | undefined {
    const entries = (this.scheme?.mdcs ?? []).flatMap((mdc) =>
      mdc.adrgs.filter((entry) => entry.code === code),
    );
    return entries.length === 1 ? entries[0] : undefined;
  }

  private report(path: string, what: LocalizedText): void {
    if (this.scheme === undefined) return;
    this.log.add(path, "warning", "IMPORT_SUPPLEMENTED", { what, from: schemeReference(this.scheme) });
  }
}
