import { describe, expect, it } from "vitest";
import { comparePrices } from "../../scripts/areas/compare-prices.js";
import { printedPrices } from "../../scripts/areas/printed-prices.js";
import { caseToJson, parseCase } from "../../src/cases/index.js";
import { CaseRow } from "../../src/cases/row/case-row.js";
import { completeScheme, openScheme } from "../../src/cli/shipped/open-scheme.js";
import {
  createEngine,
  describePricing,
  priceCase,
  pricedEdition,
  priceGroup,
} from "../../src/engine/index.js";
import { compileScheme } from "../../src/grouping/compile-scheme.js";
import { decimal } from "../../src/primitives/index.js";
import { edition } from "./shipped.js";

const tables = printedPrices();
const priced = tables.filter(({ prices }) => prices.length > 0);

describe("every printed price of the areas' tables is weight × rate × coefficient, rounded as the table rounds", () => {
  it.each(priced.map((table) => [table.edition, table] as const))("%s", (reference, table) => {
    const { figures, differences, weights } = comparePrices(table, pricedEdition(edition(reference)));
    expect(figures).toBeGreaterThan(300);
    expect(differences).toEqual([]);
    if (weights !== undefined) expect(weights.differences).toEqual([]);
  });

  it("compares more than fifteen thousand figures of thirteen tables", () => {
    const figures = priced.map(
      (table) => comparePrices(table, pricedEdition(edition(table.edition))).figures,
    );
    expect(priced).toHaveLength(13);
    expect(figures.reduce((sum, count) => sum + count, 0)).toBe(17_022);
  });

  it("a figure that is one unit off in its last digit is found", () => {
    const [table] = priced.filter(({ edition: reference }) => reference === "jiangsu-yancheng@2022");
    if (table === undefined) throw new Error("no table");
    const [drg, , tertiary] = table.rows.find(([, secondary]) => secondary !== null) ?? [];
    const wrong = { ...table, rows: [[drg ?? null, "38309.91429", tertiary ?? null]] };
    const { differences } = comparePrices(wrong, pricedEdition(edition(table.edition)));
    expect(differences.map(({ column, ours }) => [column, ours.slice(0, 13)])).toEqual([
      ["standard_secondary", "38309.9142765"],
    ]);
  });
});

describe("what the tables print beside weights and rates", () => {
  const price = (reference: string, drg: string, asked = {}) =>
    priceGroup(pricedEdition(edition(reference)), drg, asked);

  it("a group is priced at every class of hospital and fund that its table has", () => {
    const { prices } = price("jiangsu-changzhou@2022", "ES25");
    expect(prices.map(({ payer, standard }) => [payer, standard.toFixed()])).toEqual([
      [{ grade: "tertiary", insuranceType: "employee" }, "8268.418833"],
      [{ grade: "tertiary", insuranceType: "resident" }, "7069.681143"],
      [{ grade: "secondary", insuranceType: "employee" }, "7449.763503"],
      [{ grade: "secondary", insuranceType: "resident" }, "6369.712713"],
    ]);
  });

  it("classes of tertiary hospitals have coefficients of their own; the fund whose rate is not printed has no price", () => {
    const tertiary = price("gansu-lanzhou@2023", "GD25", { grade: "tertiary", insuranceType: "employee" });
    expect(tertiary.prices.map(({ payer, coefficient }) => [payer.tier, coefficient?.toFixed()])).toEqual([
      ["省级三甲", "1.1476"],
      ["三甲", "1.003"],
      ["三级", "0.8308"],
    ]);
    expect(price("gansu-lanzhou@2023", "GD25", { insuranceType: "resident" })).toMatchObject({
      reason: "no-rate-for-class",
      prices: [],
    });
  });

  it("a group at one price is priced as its grade everywhere", () => {
    const { prices, remarks } = price("jiangsu-suzhou@2022", "ET25", { grade: "tertiary" });
    expect(prices.map(({ payer, coefficient }) => [payer, coefficient?.toFixed()])).toEqual([
      [{ grade: "tertiary" }, "1.02"],
    ]);
    expect(remarks).toEqual([{ kind: "uniform", pricedAs: "secondary" }]);
  });

  it("a group without a coefficient for a class of hospital has no price there", () => {
    expect(price("jiangsu-taizhou@2022", "AA19", { grade: "secondary" })).toMatchObject({
      reason: "no-standard-for-class",
      remarks: [{ kind: "unstable" }],
    });
    expect(price("jiangsu-taizhou@2022", "BB11", { grade: "tertiary" }).reason).toBe("no-rate-for-class");
  });

  it("groups paid by item, reviewed singly, above a volume: said with the group", () => {
    expect(price("beijing@2022", "AA19").reason).toBe("paid-by-item");
    expect(price("beijing@2022", "ZZ99").reason).toBe("group-not-in-table");
    expect(price("jiangsu-yancheng@2022", "AA19").reason).toBe("reviewed-singly");
    expect(price("shandong-yantai@2023", "BR23").remarks).toContainEqual({ kind: "volume", cases: 19015 });
    expect(price("shandong-yantai@2023", "DT19").remarks.map(({ kind }) => kind)).toEqual([
      "uniform-unknown",
    ]);
    expect(price("shandong-yantai@2023", "BR23").reason).toBe("no-rate");
  });

  it("a case that no group of its ADRG takes has no price for that, as grouping says; the scheme has groups there", () => {
    const whole = completeScheme("wlmq@2022");
    const complicated = ({ code }: { readonly code: string }) => !code.startsWith("FV2") || code === "FV23";
    const mdcs = whole.mdcs.map((mdc) => ({
      ...mdc,
      adrgs: mdc.adrgs.map((adrg) => ({ ...adrg, drgs: adrg.drgs.filter(complicated) })),
    }));
    const engine = createEngine(edition("xinjiang-urumqi@2022"), {
      scheme: compileScheme({ ...whole, mdcs }),
    });
    const hypertension = parseCase({
      caseId: "hypertension without complication",
      ...{ sex: "male", ageYears: 55, lengthOfStayDays: 6, diagnoses: ["I10.x00x002"], procedures: [] },
    });
    expect(engine.group(hypertension)).toMatchObject({ status: "without-drg", adrg: "FV2" });
    const pricing = priceCase(engine, hypertension);
    expect([pricing.reason, pricing.prices]).toEqual(["no-drg-matched", []]);
    expect(describePricing(pricing, "en").reason).toBe("no group of this ADRG takes the case");
    expect(describePricing(pricing, "zh").reason).toBe("核心组的细分组都不收该病例");
  });

  it("printed limits are multiples of the standard (0.35 and 2)", () => {
    const [one] = price("jilin-jilin@2022", "AF19", { grade: "tertiary" }).prices;
    expect([one?.low?.toFixed(), one?.standard.toFixed(), one?.high?.toFixed()]).toEqual([
      "2949.365888",
      "8426.75968",
      "16853.51936",
    ]);
  });

  it("what is unknown of cases below a printed limit is said with the limit, not that nothing is printed", () => {
    const clause = (text: string) => ({ source: { clause: text } });
    expect(edition("jilin-jilin@2022").settlement?.rate?.abnormal?.extremeLow).toMatchObject({
      applies: clause("费用极低病例（表印下限为支付标准的 0.35 倍，如何付费未印）"),
      multiple: clause("费用极低倍数（表印下限为支付标准的 0.35 倍，是否即极低界限未印）"),
    });
  });

  it("ungrouped cases have a weight where the table has one", () => {
    expect(
      price("shandong-linyi@2022", "0000", { grade: "secondary", insuranceType: "resident" }).prices[0]
        ?.standard,
    ).toEqual(decimal("1700.2"));
    expect(price("fujian-fuzhou@2022", "0000").reason).toBe("ungroupable");
    expect(price("shandong-yantai@2023", "000P").weight).toEqual(decimal("0.6397"));
  });
});

describe("the row of an ungrouped case", () => {
  it("a newborn in no group is weighed by the row of its chapter that the table prints, in settling as in pricing", () => {
    const ruleset = edition("shandong-yantai@2023");
    const engine = createEngine(ruleset, { scheme: openScheme("yantai@2023") });
    const newborn = parseCase({
      caseId: "newborn",
      ...{ hospitalId: "H", poolingArea: "A", insuranceType: "employee", careType: "acute" },
      ...{ sex: "male", ageYears: 0, ageDays: 3, birthWeightGrams: 3000, admissionWeightGrams: 3000 },
      ...{ admissionDate: "2023-02-01", dischargeDate: "2023-02-05", totalCost: "5000.00" },
      diagnoses: ["P07.001"],
    });
    const adult = parseCase({
      ...caseToJson(newborn),
      ...{ caseId: "adult", ageYears: 40, ageDays: null, diagnoses: ["Z00.000x"] },
      ...{ birthWeightGrams: null, admissionWeightGrams: null },
    });
    const priced = [newborn, adult].map((record) => priceCase(engine, record));
    expect(priced.map(({ drg, status }) => [drg, status])).toEqual([
      ["000P", "ungroupable"],
      ["0000", "ungroupable"],
    ]);
    const row = new CaseRow();
    for (const intake of ["record", "row"] as const) {
      const taking = engine.intake([{ hospitalId: "H", grade: "tertiary" }]);
      for (const record of [newborn, adult]) {
        row.fill(record);
        if (intake === "row") taking.addRow(row);
        else taking.add(record);
      }
      const { groups, group } = taking.finish().columns;
      expect(Array.from(group, (at) => groups[at])).toEqual(priced.map(({ drg }) => drg));
    }
  });
});
