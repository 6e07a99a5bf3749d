/**
 * 方案开关: the ways in which published schemes differ beyond their tables. Every one must be stated by a complete scheme.
 */
export interface SchemeSwitches {
  /**
   * An ADRG matched and none of its DRGs did: `take-adrg-code` the ADRG code is the group (未细分), `try-next-adrg` the ADRG counts as not
   * matched
   */
  readonly adrgWithoutDrg: "take-adrg-code" | "try-next-adrg";
  /** An MDC matched and none of its ADRGs did: the next MDC is tried, or the case is ungroupable. */
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
  /** `drop`: procedures of `invalidProcedures` are taken out of the record before grouping; the next one moves up. */
  readonly invalidProcedure: "drop" | "keep";
}
