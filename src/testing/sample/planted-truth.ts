/** 植入类型: what a planted truth is about: the kinds of finding of the audit rules. */
export type PlantedKind = "up-coding" | "split-stay" | "under-service" | "cost-shifting" | "readmission";

/** 植入的事实: what the maker of the sample knows about a case and a rule; the yardstick of precision and recall. */
export interface PlantedTruth {
  /** of a pair, the later stay */
  readonly caseId: string;
  /** of a pair, the earlier stay */
  readonly relatedCaseIds: readonly string[];
  readonly ruleKind: PlantedKind;
  /** false: a look-alike that a rule must let pass */
  readonly truth: boolean;
  /** what was planted, in words */
  readonly why: string;
}

/**
 * 植入所依的参数: windows and lists under which the truths hold. No document prints them, so the rules ask for them; a patch
 * with these values makes the rules and the truths comparable. Synthetic.
 */
export const PLANTED_WINDOWS = {
  /** days from discharge to the next admission, the day of discharge counting as 0 */
  dayCount: "dischargeDayIsZero",
  /** planted pairs lie 6 to 14 days apart, look-alikes 20 or more */
  readmissionDays: 15,
  /** planted pairs lie 0 to 2 days apart, other pairs of one group 6 or more */
  splitStayDays: 3,
  /** planted events lie 1 to 3 days before or after the stay, look-alikes 15 or more */
  costShiftingDaysBefore: 3,
  costShiftingDaysAfter: 3,
} as const;

/** 治疗模块（合成）: the items that stand for the treatment of a category of principal diagnoses; the shape of the `rules` section. */
export interface SampleTreatmentModule {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly diagnoses: readonly { readonly from: string; readonly to: string }[];
  readonly diagnosis: "principal";
  readonly necessary: {
    readonly operation: readonly string[];
    readonly examination: readonly string[];
    readonly laboratory: readonly string[];
    readonly drug: readonly string[];
  };
  readonly core: readonly {
    readonly title: { readonly zh: string; readonly en: string };
    readonly anyOf: readonly string[];
  }[];
}

/** Items that every stay has and no module asks for. */
export const COMMON_ITEMS = ["SYN-BED", "SYN-NURSING", "SYN-MEALS"] as const;

/** The items of the module of a category of diagnoses (`I10`). */
export function moduleItems(category: string) {
  return {
    operation: `SYN-${category}-OPERATION`,
    examination: `SYN-${category}-EXAMINATION`,
    laboratory: `SYN-${category}-LABORATORY`,
    drug: `SYN-${category}-DRUG`,
  };
}

/** The category of a diagnosis, by which modules go. */
export function categoryOf(diagnosis: string): string {
  return diagnosis.slice(0, 3);
}

/** The module of a category. */
export function treatmentModule(category: string): SampleTreatmentModule {
  const items = moduleItems(category);
  return {
    id: `SYN-${category}`,
    title: { zh: `合成模块 ${category}`, en: `Synthetic module ${category}` },
    diagnoses: [{ from: category, to: category }],
    diagnosis: "principal",
    necessary: {
      operation: [items.operation],
      examination: [items.examination],
      laboratory: [items.laboratory],
      drug: [items.drug],
    },
    core: [{ title: { zh: "必要检查", en: "necessary examination" }, anyOf: [items.examination] }],
  };
}
