import type { ResultFile } from "../results/result-files.js";

/** 发布规则: what of one file of a result a hospital may have: its own rows, of those only some kinds, or some columns of all rows. */
export type ReleaseRule =
  | {
      readonly rows: "own";
      /** where not every row of its own is of itself alone: the values of a field that are */
      readonly only?: { readonly field: string; readonly values: readonly string[] };
      /** what of a row is worked out from all rows, or from those that are alike in a field: withheld where they are of too few hospitals */
      readonly ofArea?: { readonly fields: readonly string[]; readonly per?: string };
    }
  /** the price list of the area, without what it was computed from */
  | { readonly rows: "all"; readonly columns: readonly string[] }
  /** its own indicators, and those of the whole area */
  | { readonly rows: "own-and-area" };

/** A sum of the area over fewer hospitals, less its own, is another's. */
export const FEWEST_HOSPITALS = 3;

/** Why rows of a hospital's own are not released. */
export const TELLS_OF_OTHERS = "tells-of-other-hospitals";

/** What stands for figures that are withheld for it. */
export const WITHHELD = { withheld: "fewer-than-three-hospitals" } as const;

const OWN: ReleaseRule = { rows: "own" };

/**
 * 可发布的文件: the files of every result, by name, of which a hospital gets a part; a file that is not here is not released: the report, kept cases, rejected
 * rows and what cannot be judged name other hospitals, a table of coefficients lets the others' figures be worked out, and a draw for checks is
 * not told beforehand.
 */
export const RELEASED: Readonly<Partial<Record<ResultFile, ReleaseRule>>> = {
  "cases.jsonl": OWN,
  "statement.csv": OWN,
  "units.csv": OWN,
  "diseases.csv": OWN,
  "bed-day-assessment.csv": OWN,
  "feedback.csv": OWN,
  "unmatched.jsonl": OWN,
  "coefficients.csv": OWN,
  "prepayment.csv": OWN,
  "clearing.csv": OWN,
  "ripple.csv": OWN,
  "changed-cases.jsonl": OWN,
  "decisions.jsonl": OWN,
  "marks.jsonl": OWN,
  // What is expected of it, and how unlikely what it has is, say how often the rule was judged and spoke in all hospitals.
  "signals.jsonl": {
    rows: "own",
    ofArea: { fields: ["expected", "probability", "standsOut"], per: "ruleId" },
  },
  // A readmission or an event elsewhere is of another hospital too, and its evidence names the other's case.
  "findings.jsonl": {
    rows: "own",
    // How many findings of others go before its own.
    ofArea: { fields: ["rank"] },
    only: {
      field: "kind",
      values: ["up-coding", "under-service", "split-stay", "record", "volume", "quota"],
    },
  },
  "groups.csv": {
    rows: "all",
    columns: ["drg", "averageCost", "basePoints", "relativeWeight", "stable"],
  },
  "indicators.csv": { rows: "own-and-area" },
};
