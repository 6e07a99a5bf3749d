import type { LocalizedText } from "../../primitives/index.js";
import type { Condition } from "../condition.js";
import { leavesOf } from "../fold-condition.js";
import {
  type AdrgEntry,
  type CodeLists,
  type Mdc,
  SCHEME_FORMAT,
  type Scheme,
  type SchemeProvenance,
} from "../scheme.js";
import { takeCondition } from "../take-condition.js";
import { allOf, conditionClause, sortedCodes } from "./codes-and-conditions.js";
import { complicationsOf } from "./complications-of.js";
import { drgsByName, type PrintedDrg } from "./drgs-by-name.js";
import { groupCondition, hasLogic, inlineCondition, listsOf } from "./group-condition.js";
import { PART_NAMES, type ProblemLog } from "./import-problems.js";
import type { LineGrammar } from "./line-grammar.js";
import { listedAt, PRINCIPAL_DIAGNOSIS } from "./list-role.js";
import { readNameClauses } from "./name-clauses.js";
import { kindByCode, NATIONAL_CONVENTIONS, type SchemeConventions } from "./national-conventions.js";
import type { DocumentGroup, DocumentMdc, SchemeDocument } from "./scheme-document.js";
import { Supplement } from "./supplement.js";

/** 导入选项: what a scheme needs to be told about itself, and what may complete its text. */
export interface ImportOptions {
  readonly id: string;
  readonly version: string;
  readonly title: LocalizedText;
  /** GB/T 2260 code; absent for a national scheme */
  readonly region?: string;
  readonly provenance: SchemeProvenance;
  /** what the text takes for granted (default: the national conventions) */
  readonly conventions?: SchemeConventions;
  /** how the document is laid out (default: as the national ones are) */
  readonly grammar?: LineGrammar;
  /** parts that the text does not print are taken from this scheme, and each is reported (default: none) */
  readonly supplement?: Scheme;
}

/** 方案抬头: what a scheme says of itself before its groups. */
export function schemeHead(
  { id, version, title, region, provenance }: ImportOptions,
  { switches }: SchemeConventions,
) {
  const place = region === undefined ? {} : { region };
  return { format: SCHEME_FORMAT, id, version, title, ...place, provenance, switches } as const;
}

/** Makes a scheme of a document; what the document does not say is supplemented, read by convention, or left open, and reported. */
export function buildScheme(document: SchemeDocument, options: ImportOptions, log: ProblemLog): Scheme {
  return new SchemeBuilder(document, options, log).build();
}

class SchemeBuilder {
  private readonly conventions: SchemeConventions;
  private readonly supplement: Supplement;
  private readonly adrgs: ReadonlyMap<string, DocumentGroup>;
  private readonly validProcedures: readonly string[];
  /** a heading without a position is reported where it first occurs */
  private readonly reportedHeadings = new Set<string>();

  constructor(
    private readonly document: SchemeDocument,
    private readonly options: ImportOptions,
    private readonly log: ProblemLog,
  ) {
    this.conventions = options.conventions ?? NATIONAL_CONVENTIONS;
    this.supplement = new Supplement(options.supplement, log);
    this.adrgs = new Map(document.adrgs.map((adrg) => [adrg.code, adrg]));
    this.validProcedures = this.supplement.part("validProcedures") ?? this.printedProcedures();
  }

  build(): Scheme {
    const mdcs = this.mdcsInOrder().map((mdc) => this.mdc(mdc));
    for (const drg of this.document.drgs) {
      if (!this.adrgs.has(drg.code.slice(0, 3)))
        this.log.at(drg.place, "error", "IMPORT_DRG_WITHOUT_GROUP", { drg: drg.code });
    }
    return {
      ...schemeHead(this.options, this.conventions),
      validProcedures: this.validProcedures,
      bodySites: this.bodySites(),
      complications: this.complications(),
      mdcs,
    };
  }

  private mdcsInOrder(): readonly DocumentMdc[] {
    const { mdcOrder } = this.conventions;
    const rank = (mdc: DocumentMdc) => {
      const position = mdcOrder.indexOf(mdc.code);
      return position < 0 ? mdcOrder.length : position;
    };
    const ordered = [...this.document.mdcs].sort((a, b) => rank(a) - rank(b));
    const letters = ordered.map((mdc) => mdc.code.slice(3)).join(" ");
    if (ordered.length === 0) return ordered;
    this.log.add("mdcs", "info", "IMPORT_CONVENTION_USED", {
      what: { zh: `大类依次试 ${letters}`, en: `the MDCs are tried in the order ${letters}` },
    });
    return ordered;
  }

  private mdc(mdc: DocumentMdc): Mdc {
    const pre = this.conventions.preMdcs.includes(mdc.code);
    const letter = mdc.code.slice(3);
    const adrgs = this.document.adrgs
      .filter((adrg) => adrg.code.startsWith(letter))
      .map((adrg) => this.adrg(adrg, pre, mdc.code));
    const entry = this.mdcEntry(mdc, adrgs);
    return { code: mdc.code, name: mdc.name, kind: pre ? "pre" : "normal", ...entry, adrgs: byKind(adrgs) };
  }

  /** The condition and list of an MDC. */
  private mdcEntry(mdc: DocumentMdc, adrgs: readonly AdrgEntry[]): Pick<Mdc, "condition" | "lists"> {
    const convention = this.conventions.mdcConditions[mdc.code];
    const besides = convention === undefined ? [] : [convention];
    if (convention !== undefined)
      this.log.at(mdc.place, "info", "IMPORT_CONVENTION_USED", {
        what: conditionClause(mdc.code, convention),
      });
    const [site] = mdc.sites;
    if (site !== undefined) {
      const role = site.positionStated ? site.role : PRINCIPAL_DIAGNOSIS;
      return { condition: allOf([listedAt(role, "@bodySites"), ...besides]) };
    }
    if (mdc.rules.length > 0) {
      const { condition, lists } = groupCondition(mdc, this.log, () => []);
      const unstated = besides.filter((part) => !states(condition, part));
      return { condition: allOf([condition, ...unstated]), lists };
    }
    const supplied = mdc.code === FIRST_MDC ? undefined : this.supplement.mdc(mdc.code);
    if (supplied !== undefined) {
      const diagnoses = supplied.lists?.diagnoses;
      if (diagnoses === undefined) return { condition: supplied.condition };
      const own = adrgs.flatMap((adrg) => (adrg.kind === "medical" ? (adrg.lists?.diagnoses ?? []) : []));
      return { condition: supplied.condition, lists: { diagnoses: sortedCodes([...diagnoses, ...own]) } };
    }
    const what = conditionClause(mdc.code, "always");
    this.log.at(mdc.place, "info", "IMPORT_CONVENTION_USED", { what });
    return { condition: "always" };
  }

  private adrg(adrg: DocumentGroup, pre: boolean, mdc: string): AdrgEntry {
    const kind = kindByCode(adrg.code, pre);
    const clauses = readNameClauses(adrg.name, this.options.grammar);
    const drgs = this.document.drgs.filter((drg) => drg.code.startsWith(adrg.code));
    if (drgs.length === 0) this.log.at(adrg.place, "error", "IMPORT_GROUP_WITHOUT_DRG", { group: adrg.code });
    const robots = this.conventions.robotAssistance;
    const read = { id: adrg.code, code: adrg.code, name: adrg.name, kind };
    const printed = drgs.map((drg) => ({ ...drg, ...this.drgRule(drg) }));
    const named = drgsByName({ name: adrg.name, clauses }, printed, robots, this.log, this.options.grammar);
    if (adrg.rules.length === 0)
      return { ...read, ...(this.supplement.rule(adrg) ?? this.openRule(adrg)), drgs: named };
    this.reportUnstatedPositions(adrg);
    const combination = this.supplement.combination(adrg);
    if (combination !== undefined) return { ...read, ...combination, drgs: named };
    const { condition, lists } = groupCondition(
      adrg,
      this.log,
      (code) => this.proceduresOf(code),
      this.validProcedures,
    );
    const besides = [
      ...this.surgeryWithoutProcedures(adrg, kind),
      ...clauses.tests.filter((test) => !states(condition, test)),
    ];
    const { newbornCondition } = this.conventions;
    if (
      mdc === this.conventions.newbornMdc &&
      ![condition, ...clauses.tests].some((test) => states(test, newbornCondition))
    ) {
      besides.push(newbornCondition);
      const what = conditionClause(adrg.code, newbornCondition);
      this.log.at(adrg.place, "info", "IMPORT_CONVENTION_USED", { what });
    }
    return {
      ...read,
      condition: allOf([condition, ...besides]),
      ...(Object.keys(lists).length === 0 ? {} : { lists }),
      drgs: named,
    };
  }

  /** What stands below the name of a DRG. */
  private drgRule(drg: DocumentGroup): Pick<PrintedDrg, "rule"> {
    if (drg.rules.length === 0) return {};
    const read = groupCondition(drg, this.log, (code) => this.proceduresOf(code), this.validProcedures);
    return { rule: { condition: inlineCondition(read), whole: hasLogic(drg) } };
  }

  private openRule(adrg: DocumentGroup): Pick<AdrgEntry, "condition" | "lists"> {
    this.log.at(adrg.place, "error", "IMPORT_GROUP_WITHOUT_CONDITION", { group: adrg.code });
    return { condition: { notTranscribed: `${adrg.code} ${adrg.name}` } };
  }

  private surgeryWithoutProcedures(adrg: DocumentGroup, kind: AdrgEntry["kind"]): Condition[] {
    const diagnosesOnly = adrg.rules
      .flat()
      .every((item) => item.item === "list" && item.list.role.kind === "diagnosis");
    if (kind !== "surgical" || !diagnosesOnly) return [];
    this.log.at(adrg.place, "warning", "IMPORT_SURGERY_WITHOUT_PROCEDURES", { group: adrg.code });
    return [{ anyProcedure: "@validProcedures" }];
  }

  private reportUnstatedPositions(adrg: DocumentGroup): void {
    const list = listsOf(adrg).find(({ positionStated }) => !positionStated);
    if (list === undefined || this.reportedHeadings.has(list.heading)) return;
    this.reportedHeadings.add(list.heading);
    const info = { heading: list.heading, reading: "principal" };
    this.log.at(list.place, "info", "IMPORT_POSITION_NOT_STATED", info);
  }

  private proceduresOf(code: string): readonly string[] {
    const adrg = this.adrgs.get(code);
    if (adrg === undefined) return [];
    return listsOf(adrg).flatMap((list) => (list.role.kind === "procedure" ? list.codes : []));
  }

  private bodySites(): CodeLists {
    const sites = this.document.mdcs.flatMap((mdc) => mdc.sites);
    const supplied = sites.length === 0 ? this.supplement.part("bodySites") : undefined;
    if (supplied !== undefined) return supplied;
    const siteOf = new Map<string, string>();
    for (const { heading, codes, place } of sites) {
      for (const code of codes) {
        const before = siteOf.get(code);
        if (before !== undefined && before !== heading)
          this.log.at(place, "warning", "IMPORT_SITE_TWICE", { code, sites: `${before}, ${heading}` });
        siteOf.set(code, heading);
      }
    }
    return Object.fromEntries(
      sites.map(({ heading, codes }) => [
        heading,
        sortedCodes(codes.filter((code) => siteOf.get(code) === heading)),
      ]),
    );
  }

  private complications(): Scheme["complications"] {
    const { mcc, cc, exclusions } = this.document;
    if (mcc.length > 0 && cc.length > 0 && exclusions.length > 0)
      return complicationsOf(this.document, this.log);
    const none = mcc.length + cc.length + exclusions.length === 0;
    const supplied = none ? this.supplement.part("complications") : undefined;
    if (supplied !== undefined) return supplied;
    for (const part of ["mcc", "cc", "exclusions"] as const) {
      if (this.document[part].length > 0) continue;
      this.log.add(part, "error", "IMPORT_PART_MISSING", { part: PART_NAMES[part] });
    }
    return complicationsOf(this.document, this.log);
  }

  /** Without any statement, a procedure is valid if a group lists it. */
  private printedProcedures(): readonly string[] {
    this.log.add("validProcedures", "warning", "IMPORT_CONVENTION_USED", {
      what: {
        zh: "各组列出的手术操作即有效手术操作",
        en: "the procedures that groups list are the valid ones",
      },
    });
    const lists = this.document.adrgs.flatMap(listsOf).filter(({ role }) => role.kind === "procedure");
    return sortedCodes(lists.flatMap(({ codes }) => codes));
  }
}

/** Its groups say everything themselves: a transplant needs no diagnosis. */
const FIRST_MDC = "MDCA";

const KIND_ORDER = ["pre", "surgical", "procedure", "medical"] as const;

/** Order of trial: surgical groups before procedures before medical ones, else as the document has them. */
function byKind(adrgs: readonly AdrgEntry[]): readonly AdrgEntry[] {
  return [...adrgs].sort((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind));
}

const WEIGHTS = /^(?:birth|admission|newborn)Weight/;

/** Whether a condition asks for the field of a test itself, whatever it asks for; the weights are one field of the words 体重. */
function states(condition: Condition, test: Condition): boolean {
  const field = (leaf: Condition) => takeCondition(leaf).name.replace(WEIGHTS, "weight");
  return leavesOf(condition).some((leaf) => leaf !== "always" && field(leaf) === field(test));
}
