import type { CitedReader } from "../primitives/index.js";
import { bindAuditRule } from "./bind-audit-rule.js";
import { bindMonitoring } from "./monitoring/bind-monitoring.js";
import type { AuditRule, ReviewRoles, ReviewStep, RulesParameters, TreatmentModule } from "./parameters.js";
import type { RulesSection, TreatmentModuleSection } from "./section.js";
import { SectionReader } from "./section-reader.js";

/** The kinds of rule that look treatment up in the modules. */
const NEED_MODULES: ReadonlySet<string> = new Set(["up-coding", "under-service"]);

/**
 * 绑定监管参数: turns the `rules` section of an edition into what screening and monitoring take. A rule that needs a window,
 * list or unit that nobody has read is left out; the reader lists it with what to supply.
 *
 * @throws `RULES_CONDITION_*`, `RULES_FACT_UNKNOWN`, `RULES_OPERATOR_*`, `RULES_VALUE_TYPE`, `RULES_LIST_UNKNOWN` with the
 *   path in the section; `RULESET_ASSUMED_UNDER_STRICT` under a strict reader
 */
export function bindRules(section: RulesSection, reader: CitedReader): RulesParameters {
  const source = new SectionReader(section, reader);
  let modules: readonly TreatmentModuleSection[] = [];
  const rules: AuditRule[] = [];
  for (const [id, rule] of Object.entries(section.audit ?? {})) {
    const bound = bindAuditRule(id, rule, source);
    const read = NEED_MODULES.has(rule.kind) ? readModules(section, source, id) : modules;
    if (bound === undefined || read === undefined) continue;
    modules = read;
    rules.push(bound);
  }
  return {
    rules: rules.sort((a, b) => (a.id < b.id ? -1 : 1)),
    modules: modules.map(bindModule),
    reviewRoles: bindReview(section, source),
    monitoring: bindMonitoring(section.monitoring ?? {}, source),
    lists: source.lists,
  };
}

/** The treatment modules for `rule`; an edition without any is like one whose modules nobody has read. */
function readModules(section: RulesSection, source: SectionReader, rule: string) {
  return source.value(section.modules ?? NO_MODULES, "modules", rule);
}

const NO_MODULES: NonNullable<RulesSection["modules"]> = {
  value: null,
  unit: "treatment modules",
  source: { document: "", clause: "" },
  status: "unknown",
};

function bindModule({ necessary, core, ...head }: TreatmentModuleSection): TreatmentModule {
  return {
    ...head,
    ...(necessary && { necessary: Object.values(necessary).flatMap((codes) => codes ?? []) }),
    ...(core && { core }),
  };
}

function bindReview(section: RulesSection, source: SectionReader): ReviewRoles {
  const roles: Partial<Record<ReviewStep, readonly string[]>> = {};
  for (const [step, cited] of Object.entries(section.review?.roles ?? {})) {
    const named = source.value(cited, `review.roles.${step}`, "review");
    if (named !== undefined) roles[step as ReviewStep] = named;
  }
  return roles;
}
