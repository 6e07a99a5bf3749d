import { describe, expect, it } from "vitest";
import type { RuleExposure } from "../../src/rules/audit/rule-recorder.js";
import { type Finding, rankFindings } from "../../src/rules/index.js";
import { upperTail } from "../../src/rules/ranking/upper-tail.js";
import { integer, randomFrom } from "../random.js";
import { findingOf } from "./rules.js";

function choose(n: number, k: number): bigint {
  let [top, bottom] = [1n, 1n];
  for (let i = 0; i < k; i += 1) {
    top *= BigInt(n - i);
    bottom *= BigInt(i + 1);
  }
  return top / bottom;
}

/** The same chance in exact fractions. */
function exactTail(population: number, findings: number, judged: number, observed: number): number {
  let sum = 0n;
  for (let k = observed; k <= Math.min(findings, judged); k += 1) {
    if (judged - k <= population - findings)
      sum += choose(findings, k) * choose(population - findings, judged - k);
  }
  return Number((sum * 10n ** 18n) / choose(population, judged)) / 1e18;
}

describe("upperTail", () => {
  it("is the example", () => {
    expect(upperTail({ population: 10, findings: 2, judged: 5, observed: 2 })).toBeCloseTo(2 / 9, 12);
  });
  it("agrees with exact fractions on every small table and on larger ones", () => {
    const random = randomFrom(1);
    for (let run = 0; run < 2000; run += 1) {
      const population = integer(random, 1, run < 1500 ? 12 : 200);
      const findings = integer(random, 0, population);
      const judged = integer(random, 0, population);
      const observed = integer(random, 0, Math.min(findings, judged));
      const expected = exactTail(population, findings, judged, observed);
      expect(Math.abs(upperTail({ population, findings, judged, observed }) - expected)).toBeLessThan(1e-9);
    }
  });
  it("stays a probability for a million judgements", () => {
    const chance = upperTail({ population: 1_000_000, findings: 20_000, judged: 50_000, observed: 1_100 });
    expect(chance).toBeGreaterThan(0);
    expect(chance).toBeLessThan(0.01);
    expect(upperTail({ population: 1_000_000, findings: 20_000, judged: 50_000, observed: 0 })).toBe(1);
  });
});

const finding = (ruleId: string, hospitalId: string, n: number, severity: Finding["severity"] = "high") =>
  findingOf({ findingId: `${ruleId}:${hospitalId}-${n}`, ruleId, hospitalId, severity });

describe("rankFindings", () => {
  it("observed against expected; a hospital far above the area stands out and comes first", () => {
    const exposures: RuleExposure[] = Array.from({ length: 10 }, (_, i) => ({
      ruleId: "r",
      hospitalId: `H${i}`,
      evaluated: 1000,
      findings: i === 3 ? 40 : 10,
    }));
    const findings = exposures.flatMap(({ hospitalId = "", findings: n }) =>
      Array.from({ length: n }, (_, k) => finding("r", hospitalId, k, hospitalId === "H3" ? "low" : "high")),
    );
    const ranked = rankFindings({ findings, exposures }, { limit: 50 });
    expect(ranked.signals[0]).toMatchObject({
      hospitalId: "H3",
      observed: 40,
      expected: 13,
      standsOut: true,
    });
    expect(ranked.signals.filter(({ standsOut }) => standsOut)).toHaveLength(1);
    expect(ranked.findings.slice(0, 40).every(({ finding: f }) => f.hospitalId === "H3")).toBe(true);
    expect([ranked.findings.length, ranked.omitted, ranked.findings[49]?.rank]).toEqual([50, 80, 50]);
  });

  it("where findings fall at random, a hospital seldom stands out: at most the rate of the areas", () => {
    const random = randomFrom(77);
    let falseAlarms = 0;
    const areas = 300;
    for (let area = 0; area < areas; area += 1) {
      const exposures: RuleExposure[] = Array.from({ length: 40 }, (_, i) => {
        let found = 0;
        for (let k = 0; k < 200; k += 1) if (random() < 0.05) found += 1;
        return { ruleId: "r", hospitalId: `H${i}`, evaluated: 200, findings: found };
      });
      if (rankFindings({ findings: [], exposures }).signals.some(({ standsOut }) => standsOut))
        falseAlarms += 1;
    }
    expect(falseAlarms / areas).toBeLessThanOrEqual(0.05);
  });

  it("findings about no hospital come without a signal; ties go by severity, then id", () => {
    const { hospitalId: _none, ...area } = finding("q", "H", 1, "low");
    const exposures = [
      { ruleId: "q", evaluated: 1, findings: 1 },
      { ruleId: "r", hospitalId: "H1", evaluated: 1, findings: 2 },
    ];
    const ranked = rankFindings({
      findings: [area, finding("r", "H1", 2, "medium"), finding("r", "H1", 1, "medium")],
      exposures,
    });
    expect(ranked.findings.map(({ finding: f }) => f.findingId)).toEqual(["r:H1-1", "r:H1-2", "q:H-1"]);
    expect(ranked.findings[2]?.signal).toBeUndefined();
  });
});
