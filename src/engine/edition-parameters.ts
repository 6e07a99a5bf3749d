import {
  type Assumption,
  CitedReader,
  type CivilDate,
  deepFreeze,
  type NotEvaluated,
  type Supplied,
} from "../primitives/index.js";
import { bindRules, type RulesParameters } from "../rules/index.js";
import { dayOfLife, type Ruleset } from "../rulesets/index.js";
import { inertNotEvaluated } from "../rulesets/inert-rules.js";
import {
  bindSettlement,
  type SettlementParameters,
  type SettlementSection,
  treatmentOf,
  type UnsettledTreatment,
} from "../settlement/index.js";
import { bindWeights, type HalvingRule, halvingRule, type WeightParameters } from "../weights/index.js";
import type { Listings } from "./case-details-builder.js";
import { engineErrors } from "./engine-errors.js";

/** How an edition is read. */
export interface EditionReading {
  /** the day whose values count */
  readonly on: CivilDate;
  /** refuse assumed values; default false */
  readonly strict?: boolean;
  /** 未结算病例的处理 by name, whatever the edition says */
  readonly unsettled?: UnsettledTreatment;
  /** `false`: what would be refused by cause is reserved; default true */
  readonly refuseByCause?: boolean;
}

/**
 * 规则集参数: the sections of an edition as the calculators take them. A section is read when it is first needed, so that strict mode
 * refuses only assumptions that the work at hand rests on, and the lists tell just those. What was read is frozen: results carry it to whoever reads them.
 */
export class EditionParameters {
  /** the day whose values count, within the edition's life */
  readonly on: CivilDate;
  readonly #ruleset: Ruleset;
  readonly #reader: CitedReader;
  readonly #unsettled: UnsettledTreatment | undefined;
  readonly #refuseByCause: boolean;
  #weights: WeightParameters | undefined;
  #settlement: SettlementParameters | undefined;
  #rules: RulesParameters | undefined;
  #unnotedSettlement: SettlementParameters | undefined;
  #halving: HalvingRule | undefined;
  #scheme: string | undefined;

  constructor(ruleset: Ruleset, { on, strict = false, unsettled, refuseByCause = true }: EditionReading) {
    this.#unsettled = unsettled;
    this.#refuseByCause = refuseByCause;
    this.on = dayOfLife(ruleset, on);
    this.#ruleset = ruleset;
    this.#reader = new CitedReader({ on: this.on, strict, rulesetId: ruleset.reference });
  }

  /** 采用的假定 so far. */
  get assumptions(): readonly Assumption[] {
    return this.#reader.assumptions;
  }

  /** 采用的地方参数 so far. */
  get supplied(): readonly Supplied[] {
    return this.#reader.supplied;
  }

  /** 未执行的规则 so far. */
  get notEvaluated(): readonly NotEvaluated[] {
    const inert = inertNotEvaluated(this.#ruleset, {
      weights: this.#weights,
      settlement: this.#settlement,
    });
    return [...this.#reader.notEvaluated, ...inert];
  }

  /**
   * 分组方案 to group with, as `id@version`: what the edition prescribes, or what stands in for it where the text is not held.
   *
   * @param held whether a scheme is at hand
   */
  scheme(held: (reference: string) => boolean): string {
    if (this.#scheme !== undefined) return this.#scheme;
    const { prescribed, standIn } = this.#ruleset.scheme;
    const wanted = this.#reader.read(prescribed, "scheme.prescribed", "grouping");
    const chosen =
      wanted !== undefined && held(wanted)
        ? wanted
        : standIn && this.#reader.read(standIn, "scheme.standIn", "grouping");
    this.#scheme = chosen ?? wanted ?? "";
    return this.#scheme;
  }

  /** @throws `ENGINE_SECTION_ABSENT`, `RULESET_ASSUMED_UNDER_STRICT` and the codes of `bindWeights` */
  get weights(): WeightParameters {
    this.#weights ??= deepFreeze(bindWeights(this.#section("weights"), this.#reader));
    return this.#weights;
  }

  /** @throws `ENGINE_SECTION_ABSENT`, `RULESET_ASSUMED_UNDER_STRICT` and the codes of `bindSettlement` */
  get settlement(): SettlementParameters {
    this.#settlement ??= deepFreeze(this.#treated(bindSettlement(this.#section("settlement"), this.#reader)));
    return this.#settlement;
  }

  /**
   * 编码名单 as settlement will take them: diseases paid by disease, lists of what is reviewed singly. Cases are looked up in them as they are taken,
   * before it is known whether they are settled: no assumption is noted.
   */
  get listings(): Listings {
    const section = this.#ruleset.settlement;
    if (section?.byDisease === undefined && section?.groupReview === undefined)
      return { diseases: [], lists: {} };
    const { byDisease, groupReview } = this.#unnoted(section);
    return { diseases: byDisease?.diseases ?? [], lists: groupReview?.lists ?? {} };
  }

  /** 按病种付费 as settlement takes it, for those who only ask of which disease a case is: no assumption is noted. */
  get byDisease(): SettlementParameters["byDisease"] {
    const section = this.#ruleset.settlement;
    return section?.byDisease && this.#unnoted(section).byDisease;
  }

  /** 层级的划分 as settlement takes it, for those who only look at hospitals: no assumption is noted. */
  get tiers(): SettlementParameters["tiers"] {
    const section = this.#ruleset.settlement;
    return section?.tiers && this.#unnoted(section).tiers;
  }

  /** 支付单元 as settlement takes them, and what they are told by, for those who only ask which unit takes a case: no assumption is noted. */
  get paymentUnits(): SettlementParameters | undefined {
    const section = this.#ruleset.settlement;
    return section?.paymentUnits && this.#unnoted(section);
  }

  /** 再入院减半的口径 as settlement takes it, for those who only look for the pairs: no assumption is noted. */
  get halving(): HalvingRule | undefined {
    const section = this.#ruleset.weights;
    if (section?.readmission !== undefined)
      this.#halving ??= halvingRule(bindWeights(section, this.#unnotedReader()));
    return this.#halving;
  }

  /** @throws `ENGINE_SECTION_ABSENT`, `RULESET_ASSUMED_UNDER_STRICT` and the codes of `bindRules` */
  get rules(): RulesParameters {
    this.#rules ??= deepFreeze(bindRules(this.#section("rules"), this.#reader));
    return this.#rules;
  }

  #unnoted(section: NonNullable<Ruleset["settlement"]>): SettlementParameters {
    this.#unnotedSettlement ??= deepFreeze(
      bindSettlement(section as SettlementSection, this.#unnotedReader()),
    );
    return this.#unnotedSettlement;
  }

  /** A reader whose lists nobody reads. */
  #unnotedReader(): CitedReader {
    return new CitedReader({ on: this.on, strict: false, rulesetId: this.#ruleset.reference });
  }

  /** The assumptions and rules of the edition on the treatment that was asked for by name go with it. */
  #treated(parameters: SettlementParameters): SettlementParameters {
    const said = treatmentOf(parameters);
    const isMild = !this.#refuseByCause && said.treatment === "by-cause";
    const treatment = this.#unsettled ?? (isMild ? "reserve" : undefined);
    return treatment === undefined ? parameters : { ...parameters, unsettled: { ...said, treatment } };
  }

  #section<Name extends "weights" | "settlement" | "rules">(name: Name): NonNullable<Ruleset[Name]> {
    const section = this.#ruleset[name];
    if (section === undefined) {
      const ruleset = this.#ruleset.reference;
      throw engineErrors.error(
        "ENGINE_SECTION_ABSENT",
        { section: name, ruleset },
        { path: name, rulesetId: ruleset },
      );
    }
    return section as NonNullable<Ruleset[Name]>;
  }
}
