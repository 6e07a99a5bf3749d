import { type HistoryColumns, type PeopleHistory, tellsOfPeople } from "../columns/history-columns.js";
import { weightsErrors } from "../weights-errors.js";

const ASKING = /"method":"(?:hospitalIndex|populationShare)"/;

/** Whether the weights of an edition rest, on any day, on an index of whole hospitals or a share of people, so that history must tell of people. */
export function asksAboutPeople(section: object | undefined): boolean {
  return ASKING.test(JSON.stringify(section ?? {}));
}

/** The history, where it tells of people. @throws `WEIGHTS_HISTORY_ABSENT` */
export function peopleHistory(history: (() => HistoryColumns) | undefined): PeopleHistory {
  const columns = history?.();
  if (columns === undefined || !tellsOfPeople(columns))
    throw weightsErrors.error("WEIGHTS_HISTORY_ABSENT", {});
  return columns;
}
