import { type CitedValue, type Decimal, decimal } from "../primitives/index.js";
import type { Condition } from "./conditions/condition.js";
import { factNamed } from "./conditions/facts.js";
import type { AuditRule } from "./parameters.js";
import { rulesErrors } from "./rules-errors.js";
import type { AuditRuleSection } from "./section.js";
import type { SectionReader } from "./section-reader.js";

/** Reads the values of one rule by their paths in it; undefined = nobody has read it, and that is noted. */
interface RuleReader {
  readonly value: <T>(cited: CitedValue<T>, path: string) => T | undefined;
  readonly decimal: (cited: CitedValue<string>, path: string) => Decimal | undefined;
  readonly condition: (value: unknown, path: string) => Condition | undefined;
  /** refuses a name that is no fact */
  readonly requireFact: (name: string, path: string) => void;
}

type Kind = AuditRule["kind"];
type SectionOf<K extends Kind> = Extract<AuditRuleSection, { kind: K }>;

/** A record of values some of which may not have been read. */
type Draft = Readonly<Record<string, unknown>>;

/**
 * 绑定审核规则: one audit rule with its values; undefined when one of them is without value. All are read before the rule is
 * given up, so that one patch can supply everything that it misses.
 */
export function bindAuditRule(
  id: string,
  section: AuditRuleSection,
  source: SectionReader,
): AuditRule | undefined {
  const reader: RuleReader = {
    value: (cited, path) => source.value(cited, `audit.${id}.${path}`, id),
    decimal: (cited, path) => {
      const text = source.value(cited, `audit.${id}.${path}`, id);
      return text === undefined ? undefined : decimal(text);
    },
    condition: (value, path) => source.condition(value, `audit.${id}.${path}`, id),
    requireFact: (fact, path) => {
      if (factNamed(fact) !== undefined) return;
      throw rulesErrors.error("RULES_FACT_UNKNOWN", { fact }, { path: `rules.audit.${id}.${path}` });
    },
  };
  const { title, severity, evidence, remedy, kind } = section;
  return whole<AuditRule>({
    id,
    kind,
    title,
    severity,
    evidence,
    remedy,
    clause: `${section.source.document} ${section.source.clause}`,
    ...(section.scope && { scope: reader.condition(section.scope, "scope") }),
    ...bindBody(section, reader),
  });
}

function bindBody(section: AuditRuleSection, reader: RuleReader): Draft {
  switch (section.kind) {
    case "up-coding":
    case "under-service":
      return {};
    case "split-stay":
    case "readmission":
      return bindPair(section, reader);
    case "cost-shifting":
      return bindCostShifting(section, reader);
    case "quota":
      return bindQuota(section, reader);
    case "record":
      return { aspect: section.aspect, condition: reader.condition(section.condition, "condition") };
    case "cost-structure":
      if (section.measure.method === "category-share") {
        reader.requireFact(`cost.${section.measure.category}`, "measure.category");
      }
      return { measure: section.measure, ...bindThreshold(section, reader) };
    case "volume":
      return { period: section.period, direction: section.direction, ...bindThreshold(section, reader) };
  }
}

function bindPair(section: SectionOf<"split-stay" | "readmission">, reader: RuleReader): Draft {
  const { window } = section;
  return {
    window: whole({
      days: reader.value(window.days, "window.days"),
      dayCount: reader.value(window.dayCount, "window.dayCount"),
    }),
    sameBy: section.sameBy,
    ...(section.kind === "readmission" && { sameHospital: section.sameHospital }),
    ...(section.exempt && { exempt: reader.condition(section.exempt, "exempt") }),
  };
}

function bindCostShifting(section: SectionOf<"cost-shifting">, reader: RuleReader): Draft {
  return {
    eventKinds: section.eventKinds,
    daysBefore: reader.value(section.daysBefore, "daysBefore"),
    daysAfter: reader.value(section.daysAfter, "daysAfter"),
    ...(section.minimumAmount && { minimumAmount: reader.decimal(section.minimumAmount, "minimumAmount") }),
  };
}

function bindQuota(section: SectionOf<"quota">, reader: RuleReader): Draft {
  if (section.byMark !== undefined) reader.requireFact(`mark.${section.byMark}`, "byMark");
  return {
    counted: reader.condition(section.counted, "counted"),
    ...(section.base && { base: reader.condition(section.base, "base") }),
    by: section.by,
    ...(section.byMark !== undefined && { byMark: section.byMark }),
    period: section.period,
    limit: whole({
      number: reader.decimal(section.limit.number, "limit.number"),
      unit: reader.value(section.limit.unit, "limit.unit"),
    }),
    rounding: reader.value(section.rounding, "rounding"),
  };
}

function bindThreshold(section: SectionOf<"cost-structure" | "volume">, reader: RuleReader): Draft {
  return {
    atLeast: reader.decimal(section.atLeast, "atLeast"),
    minimumCases: reader.value(section.minimumCases, "minimumCases"),
  };
}

/** The draft itself when every value in it was read. */
function whole<T extends object>(draft: Draft): T | undefined {
  return Object.values(draft).includes(undefined) ? undefined : (draft as T);
}
