import type { InsuranceType, Sex } from "../../cases/index.js";
import type { Random } from "../../primitives/random.js";
import type { SampleHospital } from "./sample-hospitals.js";
import { type ModelGroup, pairRecipes, type SampleModel } from "./sample-model.js";
import { ADULTS, type SampleRecipe } from "./sample-scheme.js";
import type { SamplePerson, StayPlan } from "./stay-plan.js";

const LONGEST_ACUTE_STAY = 120;
const DEAR_SHARE = 0.012;
const CHEAP_SHARE = 0.018;

/** 抽取: draws persons, groups and stays of a model. */
export class StayDrawer {
  readonly #model: SampleModel;
  readonly #random: Random;

  constructor(model: SampleModel, random: Random) {
    this.#model = model;
    this.#random = random;
  }

  get random(): Random {
    return this.#random;
  }

  get model(): SampleModel {
    return this.#model;
  }

  hospital(): SampleHospital {
    return this.#model.hospitals.draw(this.#random);
  }

  /** A hospital of the same pooling area that is not this one. */
  otherHospital(than: SampleHospital): SampleHospital {
    for (let tries = 0; tries < 50; tries += 1) {
      const other = this.hospital();
      const sameArea = other.hospital.poolingArea === than.hospital.poolingArea;
      if (sameArea && other !== than) return other;
    }
    return than;
  }

  /** A group of any kind that a hospital of this grade takes. */
  group(hospital: SampleHospital): ModelGroup {
    return this.#model.byGrade[hospital.grade].draw(this.#random);
  }

  /** A recipe for an adult of this sex, and its group in another MDC than those given; undefined where none turns up. */
  elsewhere(mdcs: readonly string[], sex: Sex): { group: ModelGroup; recipe: SampleRecipe } | undefined {
    for (let tries = 0; tries < 50; tries += 1) {
      const group = this.#model.forPairs.draw(this.#random);
      const recipe = this.#random.pick(pairRecipes(group));
      if (!mdcs.includes(group.mdc) && recipe.sexes.includes(sex)) return { group, recipe };
    }
    return undefined;
  }

  person(patientId: string, recipe: SampleRecipe): SamplePerson {
    const random = this.#random;
    const { from, to } = recipe.ages ?? ADULTS;
    const ageYears = recipe.ageYears ?? random.integer(from, to);
    const insuranceType: InsuranceType = ageYears >= 18 && random.chance(0.42) ? "employee" : "resident";
    return {
      patientId,
      sex: random.pick(recipe.sexes),
      ageYears,
      ...(recipe.ageDays !== undefined && { ageDays: recipe.ageDays }),
      insuranceType,
    };
  }

  /** An ordinary stay, now and then dear or cheap beyond the usual. */
  stay(hospital: SampleHospital, group: ModelGroup, recipe: SampleRecipe): StayPlan {
    const random = this.#random;
    const { drg, weight, mdc } = group;
    const usual = (2.5 + 5 * Math.sqrt(weight)) * random.lognormal(0.4);
    const fate = random.unit();
    const costFactor =
      fate < DEAR_SHARE
        ? 3 + 5 * random.unit()
        : fate < DEAR_SHARE + CHEAP_SHARE
          ? 0.06 + 0.3 * random.unit()
          : 1;
    return {
      hospital,
      recipe,
      drg,
      mdc,
      weight,
      days: recipe.lengthOfStayDays ?? Math.min(LONGEST_ACUTE_STAY, Math.max(1, Math.round(usual))),
      gap: 0,
      treatment: "usual",
      costFactor: costFactor * random.lognormal(0.3),
      events: [],
      truths: [],
    };
  }
}
