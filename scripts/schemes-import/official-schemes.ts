import { join } from "node:path";
import type { Condition } from "../../src/grouping/condition.js";
import type { ImportOptions } from "../../src/grouping/import/build-scheme.js";
import { type ImportedScheme, importSchemeText } from "../../src/grouping/import/import-scheme-text.js";
import { NATIONAL_CONVENTIONS } from "../../src/grouping/import/national-conventions.js";
import type { TextPart } from "../../src/grouping/import/text-part.js";
import type { AdrgEntry, Assumption, Drg, Scheme } from "../../src/grouping/scheme.js";
import { CATALOGUE } from "../schemes/catalogue.js";
import { completedScheme } from "../schemes/completed-scheme.js";
import { type Namesakes, namesakesOf } from "../schemes/printed-names.js";
import { schemeFromFacts } from "../schemes/scheme-from-facts.js";
import { officialParts } from "./official-texts.js";

const PUBLISHER = "国家医疗保障局";

/**
 * `chs-drg@1.0`, read from the words of the published document. What they leave out is taken from the revised edition: the
 * rules of SB1, TB1, VC1, WJ1, XJ1 and ZZ1, which the text names without a list, and the procedures that count as 手术.
 */
export function importChsDrg10(root: string): ImportedScheme {
  return importSchemeText(
    officialParts(join(root, "official/CHS_DRG_10"), () => true),
    {
      id: "chs-drg",
      version: "1.0",
      title: { zh: "CHS-DRG 1.0 版", en: "CHS-DRG 1.0" },
      provenance: {
        publisher: PUBLISHER,
        transcribedBy: "OpenDRG (Apache-2.0)",
        repository: "OpenDRG/DRG_Rules",
        path: "CHS_DRG_10",
        notes: [
          "read from the published text by importSchemeText",
          "assumed from chs-drg@1.0-revised, because the text prints the names only: the rules of SB1, TB1, VC1, WJ1, XJ1, ZZ1; validProcedures",
          "exclusion table 18 is referred to and not printed",
        ],
      },
      supplement: fromFacts(root, "chs_drg_10"),
    },
  );
}

/**
 * `zj-drg@1.0`, read from the raw text of the PDF. The document holds groups and lists only: no lists of the MDCs, no body sites,
 * no complications, no exclusions. These are assumed to be those of the national 1.0, on which it is built.
 */
export function importZjDrg10(root: string, national: Scheme): ImportedScheme {
  return importSchemeText(partsOfZjDrg10(root), {
    id: "zj-drg",
    version: "1.0",
    title: { zh: "浙江省 ZJ-DRG 1.0 版", en: "Zhejiang, ZJ-DRG 1.0" },
    region: "330000",
    provenance: {
      publisher: "浙江省医疗保障局",
      transcribedBy: "OpenDRG (Apache-2.0)",
      repository: "OpenDRG/DRG_Rules",
      path: "ZJ_DRG_10",
      notes: [
        "read from the raw text of the published PDF by importSchemeText",
        "assumed from chs-drg@1.0, because the document does not print them: lists of the MDCs (joined with the medical groups' own), body sites, MCC, CC, exclusion tables, validProcedures, the rules of SB1, TB1, WJ1, XJ1, YC1",
        "conditions that the names do not tell (intensive care, one or both eyes or sides, painless delivery, drug resistance) are notTranscribed; a case of such a group keeps its ADRG",
      ],
    },
    supplement: national,
  });
}

/**
 * The schemes that are shipped as their official texts say, completed from the later edition that was built on each: the revised national
 * 1.0 (2021-05), and ZJ-DRG 1.1, whose groups are those of 1.0.
 *
 * @param later `chs-drg@1.0-revised` and `zj-drg@1.1`, with what they assume
 */
export function officialSchemes(root: string, later: LaterEdition): readonly Scheme[] {
  const national = importChsDrg10(root).scheme;
  const zhejiang = importZjDrg10(root, national).scheme;
  return completedTexts(national, zhejiang, namesakesOf(partsOfZjDrg10(root)), later);
}

/** The raw text of the PDF of ZJ-DRG 1.0. */
export function partsOfZjDrg10(root: string): TextPart[] {
  return officialParts(join(root, "official/ZJ_DRG_10"), (file) => file.startsWith("0_"));
}

/** A later edition by its reference. */
export type LaterEdition = (reference: "chs-drg@1.0-revised" | "zj-drg@1.1") => Scheme;

/**
 * `chs-drg@1.0` and `zj-drg@1.0` as read from their texts, completed.
 *
 * @param namesakes of the text of ZJ-DRG 1.0
 */
export function completedTexts(
  national: Scheme,
  zhejiang: Scheme,
  namesakes: Namesakes,
  later: LaterEdition,
): readonly Scheme[] {
  return [
    completedScheme(national, later("chs-drg@1.0-revised"), {
      laterName: { zh: " CHS-DRG 1.0 修订版", en: "CHS-DRG 1.0 (revised)" },
      keepEntries: [],
      conditions: ["FE1", "LL1"],
      keepMdcs: ["MDCA", "MDCY"],
      movePrinted: true,
      oneDocument: false,
      namesakes: new Map(),
    }),
    completedScheme(zhejiang, later("zj-drg@1.1"), {
      laterName: { zh: " ZJ-DRG 1.1", en: "ZJ-DRG 1.1" },
      keepEntries: ["AH1"],
      conditions: "any",
      keepMdcs: ["MDCA"],
      movePrinted: false,
      oneDocument: true,
      namesakes,
    }),
  ].map(withEcmoAlone);
}

/**
 * AH1 "tracheostomy with ventilation, or ECMO": the documents print the operations of both in one or two lists; the revised national text
 * says that ECMO alone is enough. ZJ-DRG 1.0 divides the group in the same two.
 */
function withEcmoAlone(scheme: Scheme): Scheme {
  const ecmo: Condition = { anyProcedure: ["39.6500"] };
  const assumed: readonly Assumption[] = [
    {
      text: {
        zh: "单有 ECMO 即可入组，同 CHS-DRG 1.0 修订版 AH1",
        en: "ECMO alone is enough, as in CHS-DRG 1.0 (revised) AH1",
      },
      from: { scheme: "chs-drg@1.0-revised", group: "AH1" },
    },
  ];
  const completed = (entry: AdrgEntry): AdrgEntry => {
    const condition: Condition = { any: [entry.condition, ecmo] };
    const drgs = entry.drgs.map((drg): Drg => {
      const open = typeof drg.condition === "object" && "notTranscribed" in drg.condition;
      return open ? { ...drg, condition: drg.code === "AH11" ? ecmo : "always" } : drg;
    });
    return { ...entry, condition, assumed, drgs };
  };
  const mdcs = scheme.mdcs.map((mdc) => ({
    ...mdc,
    adrgs: mdc.adrgs.map((entry) => (entry.id === "AH1" ? completed(entry) : entry)),
  }));
  return { ...scheme, mdcs };
}

/** The other official texts, read in the same way and compared with what is shipped. */
export function importChsDrg(
  root: string,
  folder: "CHS_DRG_10P" | "CHS_DRG_11",
  options: Pick<ImportOptions, "version" | "title">,
): ImportedScheme {
  return importSchemeText(
    officialParts(join(root, "official", folder), () => true),
    {
      ...options,
      id: "chs-drg",
      provenance: { publisher: PUBLISHER },
      conventions: NATIONAL_CONVENTIONS,
    },
  );
}

/** The scheme of a transcription. */
function fromFacts(root: string, folder: string): Scheme {
  const entry = CATALOGUE.find((candidate) => candidate.folder === folder);
  if (entry === undefined) throw new Error(`no transcription ${folder}`);
  return schemeFromFacts(root, entry);
}
