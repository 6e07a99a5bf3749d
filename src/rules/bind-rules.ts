import { type Bound, bindDeclared, type OutOfRange, type Position } from "../declare/index.js";
import type { CitedReader } from "../primitives/index.js";
import { requireMade } from "../primitives/require-made.js";
import { ConditionReader } from "./condition-reader.js";
import { CONDITION } from "./parameters/condition-form.js";
import { modules } from "./parameters/treatment-module.js";
import {
  type AuditRule,
  type RulesParameters,
  type RulesSection,
  rulesDeclaration,
  type TreatmentModule,
} from "./parameters.js";
import { rulesErrors } from "./rules-errors.js";

/** The kinds of rule that look treatment up in the modules. */
const NEED_MODULES: ReadonlySet<string> = new Set(["up-coding", "under-service"]);

/**
 * 绑定监管参数: turns the `rules` section of an edition into what screening and monitoring take. A rule that needs a window,
 * list or unit that nobody has read is left out; the reader lists it with what to supply.
 *
 * @throws `RULES_CONDITION_*`, `RULES_FACT_UNKNOWN`, `RULES_OPERATOR_*`, `RULES_VALUE_TYPE`, `RULES_LIST_UNKNOWN`, `RULES_VALUE_RANGE` with the
 *   path in the section: the first problem, `readRules` tells all; `RULESET_ASSUMED_UNDER_STRICT` under a strict reader
 */
export function bindRules(section: RulesSection, reader: CitedReader): RulesParameters {
  requireMade({ section }, "loadRuleset().rules");
  requireMade({ reader }, "CitedReader", "on", "assumptions");
  const { value, problems } = readRules(section, reader);
  if (problems[0] !== undefined || value === undefined) throw problems[0];
  return value;
}

/** 读取监管一节: as {@link bindRules}, with everything that is wrong in it. */
export function readRules(section: RulesSection, reader: CitedReader): Bound<RulesParameters> {
  const conditions = new ConditionReader(section.lists ?? {}, reader);
  const custom = { [CONDITION]: (raw: unknown, at: Position) => conditions.read(raw, at) };
  const bound = bindDeclared(rulesDeclaration, section, "rules", reader, outOfRange, { custom });
  const { audit = [], review, monitoring } = bound.value ?? {};
  const treatment = new ModuleReader(section.modules ?? NO_MODULES, reader);
  const rules = audit.filter(({ id, kind }) => !NEED_MODULES.has(kind) || treatment.known(id));
  const value: RulesParameters = {
    rules,
    modules: treatment.modules,
    reviewRoles: review?.roles ?? {},
    monitoring: { consumptionIndex: [], ...monitoring, lists: conditions.lists, ...dayCountOf(rules) },
    lists: conditions.lists,
  };
  return { ...bound, value, problems: [...bound.problems, ...treatment.problems] };
}

/** 天数的计法 of the edition's readmissions. */
function dayCountOf(rules: readonly AuditRule[]): Pick<RulesParameters["monitoring"], "dayCount"> {
  const counts = rules.flatMap((rule) => (rule.kind === "readmission" ? [rule.window.dayCount] : []));
  return counts[0] === undefined ? {} : { dayCount: counts[0] };
}

const outOfRange: OutOfRange = (value, path, range) =>
  rulesErrors.error("RULES_VALUE_RANGE", { name: path, value, range }, { path });

/** An edition without treatment modules is like one whose modules nobody has read. */
const NO_MODULES: NonNullable<RulesSection["modules"]> = {
  value: null,
  unit: "treatment modules",
  source: { document: "", clause: "" },
  status: "unknown",
};

/** 治疗模块取值器: reads the modules when a rule needs them, under the rule's name. */
class ModuleReader {
  readonly #json: NonNullable<RulesSection["modules"]>;
  readonly #reader: CitedReader;
  #bound: Bound<readonly TreatmentModule[]> | undefined;

  constructor(json: NonNullable<RulesSection["modules"]>, reader: CitedReader) {
    this.#json = json;
    this.#reader = reader;
  }

  known(rule: string): boolean {
    this.#bound = bindDeclared(modules, this.#json, "rules.modules", this.#reader, outOfRange, { rule });
    return this.#bound.value !== undefined;
  }

  get modules(): readonly TreatmentModule[] {
    return this.#bound?.value ?? [];
  }

  get problems() {
    return this.#bound?.problems ?? [];
  }
}
