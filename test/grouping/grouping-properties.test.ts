import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import { type CompiledScheme, type GroupingResult, groupCase } from "../../src/grouping/index.js";
import { randomFrom } from "../random.js";
import { shippedScheme } from "./shipped-schemes.js";
import { allDiagnoses, type Target, targetedCase, targetsOf } from "./targeted-cases.js";

const RUNS = Number(process.env.GROUPING_RUNS ?? 250);
const SCHEMES = ["chs-drg@2.0", "wuxi@2022", "zj-drg@1.1"].map(shippedScheme);
const SEVERITY = ["none", "cc", "mcc"];

interface Draw {
  readonly compiled: CompiledScheme;
  readonly record: GroupableCase;
  readonly pick: <Item>(items: readonly Item[]) => Item;
}

const targets = new Map<CompiledScheme, readonly Target[]>();

/** A case drafted for some group of some scheme, and a source of further choices; all of it follows from the seed. */
function drawOf(seed: number): Draw {
  const random = randomFrom(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const compiled = pick(SCHEMES);
  const known = targets.get(compiled) ?? targetsOf(compiled.scheme);
  targets.set(compiled, known);
  return { compiled, record: targetedCase(pick(known), compiled.scheme, random, "1"), pick };
}

function group({ status, mdc, adrg, drg }: GroupingResult) {
  return { status, mdc, adrg, drg };
}

function check(property: (draw: Draw) => void): void {
  const seeds = fc.nat(0xffffffff);
  fc.assert(
    fc.property(seeds, (seed) => property(drawOf(seed))),
    { numRuns: RUNS },
  );
}

describe("properties of grouping", () => {
  it("every case has exactly one result, the same each time, with a reason where there is no group", () => {
    check(({ compiled, record }) => {
      const result = groupCase(record, compiled);
      expect(JSON.stringify(groupCase(record, compiled))).toBe(JSON.stringify(result));
      expect(result.drg === "0000").toBe(result.status === "ungroupable" || result.status === "invalid");
      if (result.drg === "0000")
        expect(result.diagnostics.some(({ severity }) => severity === "error")).toBe(true);
      expect(result.caseId).toBe("1");
    });
  });

  it("the order of other diagnoses never matters", () => {
    check(({ compiled, record }) => {
      const [first = "", ...others] = record.diagnoses;
      const turned = { ...record, diagnoses: [first, ...others.reverse()] };
      expect(group(groupCase(turned, compiled))).toEqual(group(groupCase(record, compiled)));
    });
  });

  it("the order of other procedures never matters, unless the scheme tries them one by one", () => {
    check(({ compiled, record }) => {
      const [main, ...others] = record.procedures;
      if (main === undefined || compiled.scheme.switches.retry !== "none") return;
      // Where the main procedure is dropped, the next one moves up: the order then decides which.
      if (compiled.scheme.invalidProcedures?.includes(main)) return;
      const turned = { ...record, procedures: [main, ...others.reverse()] };
      expect(group(groupCase(turned, compiled))).toEqual(group(groupCase(record, compiled)));
    });
  });

  it("a repeated other diagnosis or procedure changes nothing", () => {
    check(({ compiled, record }) => {
      const twice = {
        ...record,
        diagnoses: [...record.diagnoses, ...record.diagnoses.slice(1)],
        procedures: [...record.procedures, ...record.procedures.slice(1)],
      };
      expect(group(groupCase(twice, compiled))).toEqual(group(groupCase(record, compiled)));
    });
  });

  it("another MCC never lowers the severity, nor the group within its ADRG", () => {
    check(({ compiled, record, pick }) => {
      const mcc = pick(Object.values(compiled.scheme.complications.mcc).filter((codes) => codes.length > 0));
      const before = groupCase(record, compiled);
      const after = groupCase({ ...record, diagnoses: [...record.diagnoses, pick(mcc)] }, compiled);
      if (before.status === "invalid") return;
      expect(SEVERITY.indexOf(after.complication ?? "")).toBeGreaterThanOrEqual(
        SEVERITY.indexOf(before.complication ?? ""),
      );
      if (after.adrg !== before.adrg || before.status !== "grouped") return;
      const entries = compiled.scheme.mdcs.flatMap((mdc) =>
        mdc.adrgs.filter(({ code }) => code === before.adrg),
      );
      const drgs = entries.flatMap((entry) => entry.drgs.map(({ code }) => code));
      // The unsplit ADRG stands after its DRGs.
      const rank = (drg: string) => (drgs.includes(drg) ? drgs.indexOf(drg) : drgs.length);
      expect(rank(after.drg)).toBeLessThanOrEqual(rank(before.drg));
    });
  });

  it("an unknown code more changes nothing but a diagnostic", () => {
    check(({ compiled, record, pick }) => {
      if (record.diagnoses.length === 0 || record.procedures.length === 0) return;
      const unknown = pick(["Q99.999x999", "x", " ", allDiagnoses(compiled.scheme)[0]?.toLowerCase() ?? ""]);
      // A scheme that tries each other procedure alone tries the unknown one too: alone it is like no procedure.
      const triesAll = compiled.scheme.switches.retry !== "none";
      const more = {
        ...record,
        diagnoses: [...record.diagnoses, unknown],
        procedures: triesAll ? record.procedures : [...record.procedures, unknown],
      };
      const { diagnostics: _before, ...before } = groupCase(record, compiled);
      const { diagnostics: _after, ...after } = groupCase(more, compiled);
      expect(after).toEqual(before);
    });
  });

  it("the ambiguous switch only decides between an ambiguous group and another answer", () => {
    check(({ compiled, record }) => {
      const off = groupCase(record, compiled, { ambiguous: "off" });
      const on = groupCase(record, compiled, { ambiguous: "on" });
      expect(off.status).not.toBe("ambiguous");
      if (on.status !== "ambiguous") expect(group(on)).toEqual(group(off));
    });
  });
});
