import { type Application, caseKey } from "./application.js";

/**
 * 申报例数: how many cases are applied for, each once however often; an application on a case that is not there is of none.
 *
 * @source ZJ-056
 */
export function appliedCases(
  applications: readonly Application[],
  isOnCase: (application: Application) => boolean,
): number {
  return new Set(applications.filter(isOnCase).map(caseKey)).size;
}
