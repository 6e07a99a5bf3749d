import { expect, it } from "vitest";
import { ApplicationMaker } from "../../src/testing/sample/index.js";

const KIND = { kind: "record-correction", quota: "none", reselection: "none" } as const;

it("a stay whose record lacks its diagnoses may ask for a correction like any other", () => {
  const applying = new ApplicationMaker([KIND], "2020-12-31");
  const record = { caseId: "C1", hospitalId: "H1", totalCost: "1.00" };
  for (let stay = 0; stay < 60; stay += 1) applying.take(record);
  expect(applying.finish().applications).toMatchObject([{ kind: "record-correction", caseId: "C1", record }]);
});
