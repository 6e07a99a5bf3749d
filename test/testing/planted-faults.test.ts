import { describe, expect, it } from "vitest";
import { findFault } from "../../scripts/faults/find-fault.js";
import { PLANTED_FAULTS } from "../../scripts/faults/planted-faults.js";

/** Areas that the test gives each fault; `npm run faults` gives ten thousand. */
const MOST_RUNS = 200;

describe("faults planted in copies of shipped editions and in what settles them", () => {
  it("are twenty, each with a name of its own", () => {
    expect(new Set(PLANTED_FAULTS.map(({ name }) => name)).size).toBe(20);
  });

  it.each(PLANTED_FAULTS.map((fault) => [fault.name, fault] as const))(
    "%s is found, and shown on few cases",
    (_name, fault) => {
      const found = findFault(fault, MOST_RUNS);
      expect(found).toBeDefined();
      expect(found?.cases).toBeLessThanOrEqual(5);
    },
  );
});
