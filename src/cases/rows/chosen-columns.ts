import { groupedBy } from "../../primitives/grouped-by.js";
import type { TableColumns } from "./column.js";
import { brokenLists, doubledField, takeAsFirst } from "./doubled-columns.js";
import type { Candidate } from "./header-reader.js";
import type { DoubledField, FirstColumn, NearColumn, ShadowedColumn } from "./row-errors.js";

/** 列的取舍: which of the columns, or keys, that may be read are, and what is said of the others. */
export interface ChosenColumns {
  /** list parts in the order of their numbers */
  readonly columns: readonly Candidate[];
  readonly shadowed: readonly ShadowedColumn[];
  readonly asFirst: readonly FirstColumn[];
  /** fields that several claim with the same right */
  readonly twice: readonly DoubledField[];
  /** those of another edition of the codes in whose place none is read */
  readonly otherEditions: readonly NearColumn[];
}

/** 列的取舍: of those that stand for one field the one whose name stands first is read. */
export function chooseColumns(candidates: readonly Candidate[], table: TableColumns): ChosenColumns {
  const shadowed: ShadowedColumn[] = [];
  const slots = new Map<string, Candidate>();
  const doubled: (readonly Candidate[])[] = [];
  const others = candidates.filter(({ edition }) => edition === "other");
  const usual = candidates.filter(({ edition }) => edition !== "other");
  for (const rivals of groupedBy(usual, ({ slot }) => slot).values()) {
    const rank = Math.min(...rivals.map((rival) => rival.rank));
    const best = rivals.filter((rival) => rival.rank === rank);
    const [kept] = best;
    if (kept === undefined) continue;
    slots.set(kept.slot, kept);
    if (best.length > 1) doubled.push(best);
    for (const rival of rivals) if (rival.rank !== rank) shadowed.push(shadowedBy(kept, rival));
  }
  const otherEditions = preferInsurance(slots, others, shadowed).map(
    ({ header, column }): NearColumn => ({
      header,
      names: [column.names[0] ?? column.field],
      but: "edition",
    }),
  );
  const asFirst = takeAsFirst(slots, table);
  const columns = [...slots.values()].sort((a, b) => a.number - b.number || a.index - b.index);
  const twice = [...doubled, ...brokenLists(columns)].map((each) => doubledField(each, table));
  return { columns, shadowed: shadowed.sort((a, b) => a.place - b.place), asFirst, twice, otherEditions };
}

function shadowedBy(kept: Candidate, { header, index, column }: Candidate): ShadowedColumn {
  return { header, place: index + 1, field: column.field, by: kept.header };
}

/**
 * 医保版为准: where columns name the edition of the insurance, the others of the list, or of its part, hold the same in another edition and are not read. A column for
 * the whole list (医保诊断编码) may hold the main code alone: it stands for that of the main one, and for the list where no further codes have a column.
 *
 * @param others columns that name another edition
 * @returns those of `others` for which no column is read
 */
function preferInsurance(
  slots: Map<string, Candidate>,
  others: readonly Candidate[],
  shadowed: ShadowedColumn[],
): readonly Candidate[] {
  const all = [...slots.values(), ...others];
  const insurance = all.filter(({ edition }) => edition === "insurance");
  const withFurther = new Set(all.flatMap(({ column: { field, part } }) => (part === "other" ? field : [])));
  const preferredTo = ({ column }: Candidate) =>
    insurance.find(
      ({ column: { field, part = "whole" } }) =>
        field === column.field && (part === "whole" ? !withFurther.has(field) : part === column.part),
    );
  for (const [slot, candidate] of slots) {
    const by = preferredTo(candidate);
    if (by === undefined || candidate.edition === "insurance") continue;
    slots.delete(slot);
    shadowed.push(shadowedBy(by, candidate));
  }
  return others.filter((candidate) => {
    const by = slots.get(candidate.slot) ?? preferredTo(candidate);
    if (by !== undefined) shadowed.push(shadowedBy(by, candidate));
    return by === undefined;
  });
}
