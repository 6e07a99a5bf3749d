import type { Locale, LocalizedText } from "../../primitives/index.js";
import type { InputDigest } from "../results/workspace.js";
import { type SettledSide, unsettledNotices } from "../statement/settled-sides.js";
import { shownCell } from "../table/shown-cell.js";
import { basisFoundations, basisSection } from "./basis-sections.js";
import { type CliffSource, cliffSections, nameOf } from "./cliff-sections.js";
import { inputSection } from "./foundation-sections.js";
import { reportPage, type Tile } from "./page.js";
import { SYNTHETIC_NOTICE } from "./settlement-report.js";

/** 断点报告内容. */
export interface CliffsReport extends CliffSource {
  readonly title: string;
  readonly side: SettledSide;
  readonly cases: number;
  readonly synthetic: boolean;
  readonly inputs: readonly InputDigest[];
  readonly engineVersion: string;
}

/** 断点报告 (`report.html`): which limits cases stand near, what a step over them pays, and where they crowd. */
export function cliffsReport(report: CliffsReport, locale: Locale): string {
  return reportPage(
    {
      title: { zh: "支付断点", en: "Payment cliffs" },
      subtitle: [report.title],
      ...(report.synthetic && { notice: SYNTHETIC_NOTICE }),
      lacks: unsettledNotices([report.side]),
      tiles: tilesOf(report),
      sections: [
        basisSection([report.side]),
        ...cliffSections(report),
        ...basisFoundations([report.side]),
        inputSection(report.inputs),
      ],
      foot: [`chs-drg ${report.engineVersion}`],
    },
    locale,
  );
}

function tilesOf({ cliffs, cases, names }: CliffsReport): readonly Tile[] {
  const near = cliffs.area.reduce((sum, { before, beyond }) => sum + before + beyond, 0);
  const [steepest] = cliffs.area
    .flatMap(({ step, path, figure }) => (step === null ? [] : [{ step, path, figure }]))
    .sort((a, b) => b.step.abs().cmp(a.step.abs()));
  const crowded = cliffs.area.filter(({ excess }) => excess !== null && (excess.low > 1 || excess.high < 1));
  const none: LocalizedText = { zh: "没有", en: "none" };
  return [
    {
      name: { zh: "临近界限的病例", en: "cases near a limit" },
      value: String(near),
      note: {
        zh: `共 ${cases} 例，${cliffs.area.length} 个界限`,
        en: `of ${cases}; ${cliffs.area.length} limits`,
      },
    },
    {
      name: { zh: "最陡的一步（元/例）", en: "steepest step (yuan a case)" },
      value: steepest === undefined ? "—" : shownCell(steepest.step, "yuan"),
      note: steepest === undefined ? none : nameOf(steepest, names),
    },
    {
      name: { zh: "有聚集的界限", en: "limits with bunching" },
      value: String(crowded.length),
      note: crowded[0] === undefined ? none : nameOf(crowded[0], names),
    },
  ];
}
