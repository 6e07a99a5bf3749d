import { describe, expect, it } from "vitest";
import { parseCase, parseHospital } from "../../src/cases/index.js";
import { schemeOf } from "../../src/cli/shipped/engine-of.js";
import { openRuleset } from "../../src/cli/shipped/open-ruleset.js";
import { openScheme } from "../../src/cli/shipped/open-scheme.js";
import { type AuditKnowledge, createEngine } from "../../src/engine/index.js";
import { patchRuleset } from "../../src/rulesets/index.js";

const RULESET = "zhejiang@2020";
const ON = "2020-03-12";

function stay(caseId: string, drg: string, patientId = caseId, from = "2020-03-01", to = "2020-03-05") {
  return parseCase({
    ...{ caseId, drg, patientId, hospitalId: "H1", admissionDate: from, dischargeDate: to },
    ...{ careType: "acute", totalCost: "10000", diagnoses: ["K40.900"], procedures: [] },
  });
}

function engineOf(reference: string, scheme?: string) {
  const ruleset = openRuleset(reference);
  return createEngine(ruleset, { scheme: openScheme(scheme ?? schemeOf(ruleset, ON)), on: ON });
}

/** The city's indicators over a year. */
function indicators(engine: ReturnType<typeof engineOf>, drgs: readonly string[], known?: AuditKnowledge) {
  const monitoring = engine.monitor(known, { period: "all" });
  for (const [at, drg] of drgs.entries()) monitoring.add(stay(String(at), drg));
  const city = monitoring.finish().rows.filter(({ dimension }) => dimension === "city");
  return Object.fromEntries(city.map(({ indicator, value }) => [indicator, value?.toFixed()]));
}

describe("a group that nobody knows is no group", () => {
  const drgs = ["GE13", "GE13", "GE13", "0", "XX99"];

  it("NAT-042, NAT-043: it is in neither the grouping rate nor the number of groups", () => {
    const { "grouping-rate": rate, "drg-groups": groups } = indicators(engineOf(RULESET), drgs);
    expect([rate, groups]).toEqual(["0.6", "1"]);
  });

  it("ZJ-015: two stays in it are no readmission", () => {
    const screening = engineOf(RULESET).screen();
    for (const drg of ["GE13", "XX99"]) {
      screening.add(stay(`${drg}-1`, drg, drg));
      screening.add(stay(`${drg}-2`, drg, drg, "2020-03-08", ON));
    }
    expect(screening.finish().findings.map(({ caseIds }) => caseIds)).toEqual([["GE13-1", "GE13-2"]]);
  });

  it("is told by name, by screening and monitoring, through every part, for no rule that goes by the group looked at the case", () => {
    const told = (of: {
      readonly diagnostics: readonly {
        readonly code: string;
        readonly message: { readonly en: string; readonly zh: string };
      }[];
    }) =>
      of.diagnostics
        .filter(({ code }) => code === "ENGINE_CASE_GROUPS_UNKNOWN")
        .map(({ message }) => message);
    const engine = engineOf(RULESET);
    const [whole, part, none] = [engine.screen(), engine.screen(), engine.screen()];
    for (const [at, drg] of ["XX99", "ge13", "XX99", "GE13"].entries()) part.add(stay(String(at), drg));
    whole.parts.joinStays(0, part.parts.takeStays());
    whole.parts.joinFound(0, part.parts.found());
    const [message] = told(whole.finish());
    expect(message?.en).toMatch(
      /^3 cases carry a group that the grouping scheme lacks \("XX99", "ge13" \(GE13\?\)\):/,
    );
    expect(message?.zh).toMatch(
      /^3 例所带的病组在分组方案中没有（“XX99”、“ge13”（是否应为 GE13？））：按未入组计/,
    );
    none.add(stay("1", "GE13"));
    expect(told(none.finish())).toEqual([]);
    const monitoring = engine.monitor({}, { period: "all", previous: [stay("9", "XX98")] });
    monitoring.add(stay("1", "XX99"));
    const paths = monitoring.finish().diagnostics.map(({ code, path }) => [code, path]);
    expect(paths).toEqual(
      expect.arrayContaining([
        ["ENGINE_CASE_GROUPS_UNKNOWN", "cases"],
        ["ENGINE_CASE_GROUPS_UNKNOWN", "previous"],
      ]),
    );
  });

  it("NAT-042: where a scheme only stands in, a group that the area's table has is one, and any without a table", () => {
    const standIn = engineOf(RULESET, "chs-drg@1.0");
    const rows = new Map([["XX99", {}]]);
    expect(indicators(standIn, ["XX99", "XX98"], { weights: { groups: { rows } } })["grouping-rate"]).toBe(
      "0.5",
    );
    expect(indicators(standIn, ["XX99", "XX98"])["grouping-rate"]).toBe("1");
  });
});

describe("tiers of monitoring", () => {
  it("WX-044, WX-011, jiangsu-wuxi@2022: are those that hospitals are paid by", () => {
    const rows = [
      { tier: "1", grades: ["tertiary"], costFrom: "9000" },
      { tier: "2", grades: ["tertiary", "secondary"], costBelow: "9000" },
    ];
    const ruleset = patchRuleset(openRuleset("jiangsu-wuxi@2022"), { "settlement.tiers.rows": rows });
    const costs = { dear: "12000", cheap: "5000", unknown: undefined };
    const hospitals = Object.entries(costs).map(([hospitalId, historicCostPerStay]) =>
      parseHospital({
        ...{ hospitalId, name: hospitalId, grade: "tertiary", poolingArea: "X" },
        ...(historicCostPerStay && { inputs: { historicCostPerStay } }),
      }),
    );
    const monitoring = createEngine(ruleset).monitor({}, { hospitals, period: "all" });
    for (const { hospitalId } of hospitals) monitoring.add({ ...stay(hospitalId, "GD25"), hospitalId });
    const tiers = monitoring
      .finish()
      .rows.filter(({ dimension, indicator }) => dimension === "tier" && indicator === "cases");
    expect(tiers.map(({ id, value }) => [id, value?.toFixed()])).toEqual([
      ["1", "1"],
      ["2", "1"],
      ["tertiary", "1"],
    ]);
  });
});

describe("the readmission rate", () => {
  it.each([
    ["dischargeDayIsZero", "0.5"],
    ["dischargeDayIsOne", "0"],
  ])("ZJ-071, OQ-18: under %s, a return on the 15th day after the day of discharge: %s", (dayCount, rate) => {
    const ruleset = patchRuleset(openRuleset(RULESET), {
      "rules.audit.readmission-15-days.window.dayCount": dayCount,
    });
    const monitoring = createEngine(ruleset, { on: "2021-10-31" }).monitor({}, { period: "all" });
    monitoring.add(stay("1", "GE13", "P", "2021-10-01", "2021-10-05"));
    monitoring.add(stay("2", "GE13", "P", "2021-10-20", "2021-10-25"));
    const row = monitoring
      .finish()
      .rows.find(({ indicator, dimension }) => indicator === "readmission-rate" && dimension === "city");
    expect(row?.value?.toFixed()).toBe(rate);
  });
});
