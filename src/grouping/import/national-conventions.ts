import { deepFreeze } from "../../primitives/index.js";
import type { Condition } from "../condition.js";
import type { AdrgKind } from "../scheme.js";
import type { SchemeSwitches } from "../scheme-switches.js";

/** 通行规则: what the national documents take for granted and their tables do not print. */
export interface SchemeConventions {
  /** MDCs in order of trial; MDCs that are not named follow in the order of the document */
  readonly mdcOrder: readonly string[];
  /** 先期分组 */
  readonly preMdcs: readonly string[];
  /** what an MDC asks for besides its list */
  readonly mdcConditions: Readonly<Record<string, Condition>>;
  /** the MDC whose groups are for newborns unless their names state another age */
  readonly newbornMdc: string;
  readonly newbornCondition: Condition;
  /** codes that mean robot assistance in groups so named */
  readonly robotAssistance: readonly string[];
  readonly switches: SchemeSwitches;
}

/** 国家版体例: the conventions of the CHS-DRG documents. */
export const NATIONAL_CONVENTIONS: SchemeConventions = /* @__PURE__ */ deepFreeze({
  mdcOrder: ["MDCA", "MDCP", "MDCY", "MDCZ", "MDCM", "MDCN"],
  preMdcs: ["MDCA", "MDCP", "MDCY", "MDCZ"],
  mdcConditions: {
    MDCM: { sex: "male" },
    MDCN: { sex: "female" },
    MDCP: { ageYears: { "==": 0 } },
    MDCZ: { bodySites: { ">=": 2 } },
  },
  newbornMdc: "MDCP",
  newbornCondition: { ageDays: { "<=": 28 } },
  robotAssistance: ["17.4100", "17.4200", "17.4300", "17.4400", "17.4500"],
  switches: {
    adrgWithoutDrg: "take-adrg-code",
    mdcWithoutAdrg: "try-next-mdc",
    retry: "none",
    newbornWeight: "required",
    invalidPrincipalDiagnosis: "accept",
    invalidProcedure: "keep",
  },
});

/** ADRG 编码第二位: A to J surgery, K to Q procedures outside the operating room, R to Z medical. */
export function kindByCode(adrg: string, pre: boolean): AdrgKind {
  if (pre && adrg.startsWith("A")) return "pre";
  const letter = adrg.charAt(1);
  if (letter <= "J") return "surgical";
  return letter <= "Q" ? "procedure" : "medical";
}
