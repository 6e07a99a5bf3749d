import type { AdrgEntry, Condition, Scheme } from "../../src/grouping/index.js";
import { importChsDrg } from "../schemes-import/official-schemes.js";

/**
 * Groups of the revised 1.0 whose lists the transcription lost, so that they took every case of their MDC: newborn, burns, HIV. The
 * published text has them.
 */
export const LOST_IN_TRANSCRIPTION: readonly string[] = [
  "PB1",
  "PC1",
  "PJ1",
  "PT1",
  "PV1",
  "WB1",
  "WR1",
  "YC1",
  "YR1",
  "YR2",
];

/** `chs-drg@1.0-revised` with the lost groups as the published text has them. */
export function withLostGroups(root: string, scheme: Scheme): Scheme {
  const { scheme: text } = importChsDrg(root, "CHS_DRG_10P", {
    version: scheme.version,
    title: scheme.title,
  });
  const printed = new Map(text.mdcs.flatMap((mdc) => mdc.adrgs).map((entry) => [entry.id, entry]));
  const corrected = (entry: AdrgEntry): AdrgEntry => {
    const found = LOST_IN_TRANSCRIPTION.includes(entry.id) ? printed.get(entry.id) : undefined;
    if (found?.lists === undefined) return entry;
    return { ...entry, condition: conditionOf(entry, found), lists: found.lists };
  };
  return {
    ...scheme,
    provenance: {
      ...scheme.provenance,
      notes: [
        ...(scheme.provenance.notes ?? []),
        `The transcription has no lists for ${LOST_IN_TRANSCRIPTION.join(", ")}; they are those of the published text (CHS_DRG_10P).`,
      ],
    },
    mdcs: scheme.mdcs.map((mdc) => ({ ...mdc, adrgs: mdc.adrgs.map(corrected) })),
  };
}

/** PT1 kept its weights and lost its list only; the other groups are read in full. */
function conditionOf(transcribed: AdrgEntry, printed: AdrgEntry): Condition {
  const kept = transcribed.condition;
  if (transcribed.id !== "PT1" || typeof kept === "string" || !("all" in kept)) return printed.condition;
  return { all: [{ principalDiagnosis: "diagnoses" }, ...kept.all] };
}
