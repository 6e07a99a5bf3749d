/**
 * 方案开关: the ways in which published schemes differ beyond their tables. A complete scheme states every one; the last two, which
 * older files do not know, may be left out.
 */
export interface SchemeSwitches {
  /**
   * An ADRG matched and none of its DRGs did: `take-adrg-code` the ADRG code is the group (未细分), `try-next-adrg` the ADRG counts as not
   * matched
   */
  readonly adrgWithoutDrg: "take-adrg-code" | "try-next-adrg";
  /**
   * An ordinary MDC matched and none of its ADRGs did: the next MDC is tried, or the case is ungroupable (the MDC is final). A
   * pre-MDC (先期分组, `kind: "pre"`) is never final.
   */
  readonly mdcWithoutAdrg: "try-next-mdc" | "ungroupable";
  /**
   * Nothing matched: `each-other-procedure` groups again with the second procedure alone, then with the third alone, until one
   * matches
   */
  readonly retry: "none" | "each-other-procedure";
  /** 信息校验: a newborn (age 0, at most 28 days) must have a weight. */
  readonly newbornWeight: "required" | "not-checked";
  /** `refuse`: a principal diagnosis of `invalidPrincipalDiagnoses` gives 0000. */
  readonly invalidPrincipalDiagnosis: "refuse" | "accept";
  /**
   * Procedures of `invalidProcedures`: `drop` they are taken out of the record before grouping, and the next one moves up;
   * `keep-place` an invalid main procedure counts as none and all keep their places, so that no later one becomes main (further
   * down one may still be asked for by name, as robot assistance is); `keep` they are procedures like others
   */
  readonly invalidProcedure: "drop" | "keep-place" | "keep";
  /**
   * 无主要手术: a case without a main procedure is tried in the medical entries only, or in all (default), where some ask for a
   * procedure at any place
   */
  readonly withoutMainProcedure?: "every-group" | "medical-only";
  /** 灰码: `refuse`: a principal diagnosis of `greyDiagnoses` or a main procedure of `greyProcedures` gives 0000; default `accept` */
  readonly greyPrincipalCode?: "refuse" | "accept";
}

/** The switches with the defaults of those that older files leave out. */
export function everySwitch(switches: SchemeSwitches): Required<SchemeSwitches> {
  return { withoutMainProcedure: "every-group", greyPrincipalCode: "accept", ...switches };
}
