import { type CaseColumns, CaseColumnsBuilder } from "../weights/index.js";
import { joinDetails } from "./case-details-builder.js";
import type { TakenCases } from "./case-intake.js";

/** 合并已收病例: the columns and details of several takings, one after the other. */
export function joinCases(parts: readonly TakenCases[]): {
  readonly columns: CaseColumns;
  readonly details: ReturnType<typeof joinDetails>;
} {
  const builder = new CaseColumnsBuilder();
  for (const { columns } of parts) builder.append(columns, 0, columns.count);
  const runs = parts.map(({ details, columns }) => ({ details, from: 0, to: columns.count }));
  return { columns: builder.finish(), details: joinDetails(runs) };
}
