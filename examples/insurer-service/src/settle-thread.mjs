import { parentPort, workerData } from "node:worker_threads";
import { caseOutcomes, createEngine, hospitalYears, isDrgError } from "chs-drg";
import { parseBudget, parseCase, parseHospital, parsePublishedGroup } from "chs-drg/cases";
import { loadShippedRuleset, loadShippedScheme, SHIPPED_SCHEMES } from "chs-drg/data";
import { applyValues } from "chs-drg/rulesets";

try {
  parentPort.postMessage(await settle(workerData));
} catch (error) {
  if (!isDrgError(error)) throw error;
  const errors = [{ code: error.code, path: error.path ?? "", zh: error.text.zh, en: error.text.en }];
  parentPort.postMessage({ problem: { code: error.code, errors } });
}

/** Settles an area whose cases carry their groups; everything is the library's. */
async function settle({ area, cases }) {
  const shipped = await loadShippedRuleset(area.ruleset);
  const ruleset = area.values === undefined ? shipped : applyValues(shipped, area.values);
  const budget = parseBudget(area.budget);
  const dated = { on: budget.period.to };
  const scheme = createEngine(ruleset, dated).parameters.scheme((held) => SHIPPED_SCHEMES.includes(held));
  const engine = createEngine(ruleset, { ...dated, scheme: await loadShippedScheme(scheme) });
  const hospitals = area.hospitals.map((hospital) => parseHospital(hospital));
  const groups = area.groups?.map((group) => parsePublishedGroup(group));
  const history = area.history && engine.take(area.history.map(parseCase), hospitals);
  const weights = engine.weigh({ hospitals, ...(groups && { groups }), ...(history && { history }) });
  const records = cases.map(({ record, grouping }) =>
    caseWithGroup(JSON.parse(record), JSON.parse(grouping)),
  );
  const settled = engine.settle({
    cases: engine.take(records, hospitals),
    weights,
    budget,
    years: hospitalYears(hospitals),
  });
  const { statement, counts, unit } = settled.settled.result;
  const result = {
    ...{ ruleset: ruleset.reference, scheme, unit, counts, statement, units: settled.units },
    ...{ unsettled: settled.unsettled, assumptions: engine.assumptions, notEvaluated: engine.notEvaluated },
  };
  return {
    result: JSON.stringify(result),
    outcomes: [...caseOutcomes(settled)].map((outcome) => JSON.stringify(outcome)),
  };
}

/** A case with the group that the server gave it; one without a group is judged by the library itself. */
function caseWithGroup(record, { status, drg }) {
  return parseCase(status === "grouped" && record.drg === undefined ? { ...record, drg } : record);
}
