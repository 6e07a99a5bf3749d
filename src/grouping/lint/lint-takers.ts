import type { GroupableCase } from "../case-view.js";
import { spread } from "../condition-kind.js";
import { visitLists } from "../condition-lists.js";
import { type GroupWay, isInGroup } from "../explain/scheme-probe.js";
import { satisfyWay } from "../explain/steer-case.js";
import type { GroupingResult } from "../grouping-result.js";
import type { AdrgEntry } from "../scheme.js";
import { isOfCodes, subjectsOf } from "./condition-subjects.js";
import { askedDiagnoses, type LintContext } from "./lint-context.js";
import { lintMessages } from "./scheme-lint-messages.js";

/** Cases that are made for an entry, and the fewest from which a share is taken. */
const CASES = 48;
const FEWEST_CASES = 8;
/** More than this share with an earlier group is reported; less, where that group asks for less and so stands too early. */
const MOST = 0.5;
const MOST_OF_NARROWER = 0.15;

/**
 * 截留检查: an entry most of whose cases an earlier group takes. Cases are made from the entry's own lists; those that meet its
 * conditions and end elsewhere are counted by where they end.
 */
export function lintTaken(context: LintContext, way: GroupWay, entry: AdrgEntry, path: string): void {
  const takers = new Map<string, { count: number; record: GroupableCase }>();
  let made = 0;
  for (const record of generatedCases(context, way)) {
    made += 1;
    const result = context.probe.attempt(record);
    if (isInGroup(result, entry.code)) continue;
    const by = takerOf(result);
    takers.set(by, { record, ...takers.get(by), count: (takers.get(by)?.count ?? 0) + 1 });
  }
  const [first] = [...takers].sort(([, a], [, b]) => b.count - a.count);
  if (first === undefined || made < FEWEST_CASES) return;
  const [by, { count, record }] = first;
  const most = isWider(context, by, entry) ? MOST_OF_NARROWER : MOST;
  if (count <= most * made || count === made) return;
  const info = { entry: entry.id, by, percent: Math.round((100 * count) / made), tried: made };
  context.add(
    lintMessages.diagnostic(count > MOST * made ? "warning" : "info", "LINT_ADRG_TAKEN", path, info, {
      related: [by],
    }),
    record,
  );
}

/** The group that a case went to: its ADRG, or what stands in the place of one. */
export function takerOf({ status, adrg, drg }: GroupingResult): string {
  return status === "grouped" ? adrg : drg;
}

/** Whether the taker asks for no diagnosis while the entry asks for one: of the same operations the entry means the fewer. */
function isWider(context: LintContext, taker: string, entry: AdrgEntry): boolean {
  const asks = ({ condition }: AdrgEntry) =>
    [...subjectsOf(condition)].some((subject) => isOfCodes(subject, "diagnosis"));
  const takers = context.compiled.scheme.mdcs.flatMap(({ adrgs }) =>
    adrgs.filter(({ code }) => code === taker),
  );
  return asks(entry) && takers.length > 0 && !takers.some(asks);
}

/** Cases that meet every condition on the way, spread over the codes that the entry asks for. */
function* generatedCases(context: LintContext, way: GroupWay): Generator<GroupableCase> {
  const { probe, budget } = context;
  let base: GroupableCase | undefined;
  for (const start of context.startingCases) {
    base = satisfyWay(probe, start, way, { budget: Math.min(budget, 200) })?.record;
    if (base !== undefined) break;
  }
  if (base === undefined) return;
  const principals = codesFor(context, way, "principalDiagnosis");
  const main = codesFor(context, way, "principalProcedure");
  const principal = spread(principals, CASES);
  const procedures = spread(main, CASES);
  const count = Math.min(CASES, Math.max(principal.length, procedures.length));
  for (let at = 0; at < count; at += 1) {
    const diagnosis = principal[at % principal.length];
    const procedure = procedures[at % procedures.length];
    const record = {
      ...base,
      ...(diagnosis !== undefined && { diagnoses: [diagnosis, ...base.diagnoses.slice(1)] }),
      ...(procedure !== undefined && { procedures: [procedure, ...base.procedures.slice(1)] }),
    };
    if (way.conditions.every((owned) => probe.state(record, owned.condition, owned) === "holds"))
      yield record;
  }
}

/** The codes at a main place: of the entry where it asks for some, else of the chapter. */
function codesFor(
  context: LintContext,
  way: GroupWay,
  place: "principalDiagnosis" | "principalProcedure",
): readonly string[] {
  const chapter = way.conditions[0];
  const own = way.conditions[1];
  if (own === undefined) return [];
  const asked: string[] = [];
  visitLists(own.condition, (at, reference) => {
    if (at === place) asked.push(...context.probe.codes(reference, own));
  });
  if (asked.length > 0 || place === "principalProcedure" || chapter === undefined) return asked;
  return askedDiagnoses(context, chapter) ?? [];
}
