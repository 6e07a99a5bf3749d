/** Made-up editions for tests of the machinery, so that they do not break when real law changes. Synthetic. */

/** A cited value as JSON. */
export function cited(value: unknown, unit: string, status = "assumed", document = "none") {
  return { value, unit, source: { document, clause: "clause" }, status };
}

/** The least that an edition must say. */
export function madeUp<Changes extends object>(changes?: Changes) {
  return {
    id: "utopia",
    version: "2020",
    title: { zh: "乌有", en: "Utopia" },
    region: "990000",
    effective: { from: "2020-01-01", to: "2020-12-31" },
    selectBy: "discharge",
    lastVerifiedOn: "2026-01-01",
    scheme: { prescribed: cited("made-up@1.0", "scheme") },
    codeEditions: { diagnoses: "ICD-10", procedures: "ICD-9-CM-3" },
    documents: [{ key: "none", title: "none", seen: "none" }],
    ...changes,
  };
}

/** A `settlement` section of the points method. */
export const pointsSettlement = {
  unit: cited("points", "method"),
  pointValue: { method: "fund", applies: cited(true, "yes/no") },
  prepayment: { method: "item-ratio", applies: cited(true, "yes/no"), ratio: cited("0.9", "share") },
};
