import { Decimal } from "../primitives/index.js";

/** 未结算病例的处理: the three that can be asked for by name. */
export const UNSETTLED_TREATMENTS = ["reserve", "exclude", "refuse"] as const;
export type UnsettledTreatment = (typeof UNSETTLED_TREATMENTS)[number];

/** 未结算病例的处理 of an edition that says nothing: see docs/decisions/settlement-unsettled-cases.md. */
export const UNSETTLED_BY_CAUSE = { treatment: "by-cause", refuseAbove: new Decimal("0.01") } as const;
