import type { InpatientCase } from "../../cases/index.js";
import { type GroupingResult, type GroupingStatus, groupName } from "../../grouping/index.js";
import { chapterRowOf, chapterRows } from "../chapter-row.js";
import { requireEngine, requireGroups } from "../check-given.js";
import type { Engine } from "../engine.js";
import { requireCase } from "../require-read.js";
import { statedGroup } from "../stated-group.js";
import { type DayRemark, dayRemarks } from "./day-remarks.js";
import { type GroupPricing, type NotPriced, type PriceAsked, priceGroup } from "./price-group.js";
import { type PriceSources, priceSources } from "./price-sources.js";
import { pricedEdition } from "./priced-edition.js";

/** 病例计价: the group of a case under an edition, and what the group is paid. Not a settlement. */
export interface CasePricing extends Omit<GroupPricing, "remarks"> {
  readonly caseId: string;
  /** what has to be known with the price: of its group, and of the day whose values it takes */
  readonly remarks: readonly (GroupPricing["remarks"][number] | DayRemark)[];
  /** `id@version` of the edition */
  readonly ruleset: string;
  readonly status: GroupingStatus;
  /** 病组名称 in the edition's scheme, where it has the group */
  readonly name?: string;
  /** where the figures come from */
  readonly sources: PriceSources;
  /** the group may rest on a code that is none */
  readonly codesInDoubt: boolean;
}

/** Why a case has no group to be priced. */
function groupless({ status, diagnostics }: GroupingResult): NotPriced | undefined {
  if (status === "invalid") return "invalid";
  if (status !== "without-drg") return undefined;
  const hasDrgs = diagnostics.some(({ code }) => code === "GROUPING_NO_DRG_MATCHED");
  return hasDrgs ? "no-drg-matched" : "without-drg";
}

/**
 * 病例计价 under an engine's edition: the group it carries, or that of the scheme, and the price of it for each class of hospital and fund asked.
 * An ungrouped case takes the row of its chapter (`000P`) where the table has one, else `0000`. The values are those of the engine's day; a case that was
 * discharged under others says so among its remarks.
 *
 * @throws `ENGINE_NOT_LOADED`, `ENGINE_NOT_PARSED`, and `ENGINE_SCHEME_ABSENT` where the case carries no group and the engine has no scheme
 */
export function priceCase(engine: Engine, record: InpatientCase, asked: PriceAsked = {}): CasePricing {
  requireEngine(engine);
  requireCase(record);
  requireGroups(asked.groups);
  const edition = pricedEdition(engine.ruleset, engine.on, asked.groups);
  const grouped = record.drg === undefined ? engine.group(record) : undefined;
  const { status, drg } = grouped ?? statedGroup(record.drg ?? "");
  const code =
    grouped?.status === "ungroupable"
      ? chapterRowOf(record, chapterRows(edition.groups.keys()), engine.group)
      : drg;
  const priced = priceGroup(edition, code, asked);
  const reason = grouped && groupless(grouped);
  const name = engine.scheme && groupName(engine.scheme.scheme, code);
  return {
    ...priced,
    remarks: [...dayRemarks(engine, record), ...priced.remarks],
    ...(reason && { reason, prices: [] }),
    caseId: record.caseId,
    ruleset: engine.ruleset.reference,
    status,
    ...(name !== undefined && { name }),
    sources: priceSources(edition),
    codesInDoubt: grouped?.codesInDoubt !== undefined,
  };
}
