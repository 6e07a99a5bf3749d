import { describe, expect, it } from "vitest";
import { parseCase } from "../../src/cases/index.js";
import { caseFeedback, feedbackTools } from "../../src/cli/feedback/case-feedback.js";
import type { Engine } from "../../src/engine/index.js";
import { edition, engineFor } from "../engine/sample-engine.js";

/** The engine, and how often the scheme was asked for a group. */
function countingEngine(regroup: boolean) {
  const engine = engineFor(edition("zhejiang-lishui/2020"), { regroup });
  const asked = { times: 0 };
  const counting: Engine = Object.create(engine, {
    group: {
      value: (...[record, options]: Parameters<Engine["group"]>) => {
        asked.times += 1;
        return engine.group(record, options);
      },
    },
    groupAudited: {
      value: (...[record, tally, known]: Parameters<Engine["groupAudited"]>) => {
        if (known === undefined) asked.times += 1;
        return engine.groupAudited(record, tally, known);
      },
    },
  });
  return { engine: counting, asked };
}

describe("feedback asks the scheme once a case, whatever group the record carries (LS-010)", () => {
  const record = (more: object) =>
    parseCase({
      ...{ caseId: "1", hospitalId: "H1", sex: "female", ageYears: 40, diagnoses: ["A49.103", "M60.007"] },
      ...{ admissionDate: "2020-03-01", dischargeDate: "2020-03-09", dischargeDisposition: 1, ...more },
    });

  it.each([
    ["none", {}, false, ["SV11", undefined]],
    ["the scheme's own", { drg: "SV11" }, false, ["SV11", undefined]],
    ["another", { drg: "GE13" }, false, ["GE13", "SV11"]],
    ["another, and the case is grouped again", { drg: "GE13" }, true, ["SV11", "SV11"]],
  ])("%s", (_name, carried, regroup, expected) => {
    const { engine, asked } = countingEngine(regroup);
    const { drg, schemeDrg } = caseFeedback(record(carried), feedbackTools(engine));
    expect([asked.times, [drg, schemeDrg]]).toEqual([1, expected]);
  });

  it("what was said of a case already is taken, unless it carries a group", () => {
    const { engine } = countingEngine(false);
    const { codes } = feedbackTools(engine);
    const known = { ...engine.group(record({})), drg: "SV13" };
    expect(engine.groupAudited(record({}), codes, known).drg).toBe("SV13");
    expect(engine.groupAudited(record({ drg: "GE13" }), codes, known).drg).toBe("GE13");
  });
});
