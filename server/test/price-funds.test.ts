import { expect, it } from "vitest";
import { price } from "../src/operations/price.js";
import { openShelf } from "../src/shelf/open-shelf.js";

it("a case that states its fund is priced by it, unless another one is asked for; one that does not by each", () => {
  const shelf = openShelf({ schemes: ["wuhan@2022"], rulesets: ["hubei-wuhan@2022"] });
  const record = { caseId: "1", drg: "BR25", dischargeDate: "2022-06-01", diagnoses: [], procedures: [] };
  const payers = (insuranceType: object, asked: object = {}) => {
    const body = { ruleset: "hubei-wuhan@2022", case: { ...record, ...insuranceType }, ...asked };
    const { results } = price.run(body, { shelf, locale: "en" }).answer as {
      readonly results: readonly { readonly prices: readonly { readonly payer: string }[] }[];
    };
    return new Set(
      results.flatMap(({ prices }) => prices.map(({ payer }) => payer.match(/employee|resident/)?.[0])),
    );
  };
  expect(payers({})).toEqual(new Set(["employee", "resident"]));
  expect(payers({ insuranceType: "resident" })).toEqual(new Set(["resident"]));
  expect(payers({ insuranceType: "resident" }, { fund: "employee" })).toEqual(new Set(["employee"]));
});
