import { tableKey } from "./edition-of.js";
import { figureOf, type TableFacts, type TableRow } from "./table-facts.js";

/** 病组表 of an edition: weight, stability and figures of every group, as printed. */
export function groupTableOf(area: TableFacts, rows: readonly TableRow[]): object {
  const figures = Object.entries(area.figures ?? {});
  const { unstable } = area;
  const misprints = rows.filter(({ printedAs }) => printedAs !== undefined);
  const notes = [
    ...misprints.map(({ drg, printedAs, cells }) => `表中 ${printedAs}（${cells.name}）为 ${drg} 之误`),
    ...(rows.some(({ weight }) => weight === null)
      ? [`空格为表中无${area.points ? "点数" : "权重"}的病组`]
      : []),
  ];
  return {
    $schema: "../../schema/groups.schema.json",
    edition: `${area.id}@${area.version}`,
    source: {
      document: tableKey(area),
      clause: `病组、${area.points ? "点数" : "权重"}（${rows.length}行）`,
    },
    status: "reported",
    ...(notes.length > 0 && { note: `${notes.join("；")}。` }),
    columns: [
      "drg",
      area.points ? "basePoints" : "relativeWeight",
      ...(unstable ? ["stable"] : []),
      ...figures.map(([name]) => name),
    ],
    rows: rows.map(({ drg, weight, cells }) => [
      drg,
      weight,
      ...(unstable ? [cells[unstable[0]] !== unstable[1]] : []),
      ...figures.map(([, column]) => figureOf(cells[column])),
    ]),
  };
}
