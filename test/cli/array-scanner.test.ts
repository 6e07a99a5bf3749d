import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { ArrayScanner } from "../../src/cli/scan/array-scanner.js";
import { runCli, temporaryFolder } from "./run-cli.js";
import { scan } from "./scan.js";

const elements = (text: string, size?: number) =>
  scan(new ArrayScanner("cases.json"), text, size).records.map(([, element]) => element);

describe("ArrayScanner", () => {
  it("cuts an array into its elements, with the line of each", () => {
    const { records } = scan(new ArrayScanner("f"), '[\n  {"a": "]}"},\n  {"b": [1, {"c": 2}]}\n]\n');
    expect(records).toEqual([
      [2, '{"a": "]}"}'],
      [3, '{"b": [1, {"c": 2}]}'],
    ]);
  });

  it("tells which element of the array the first of a batch is, whatever the line", () => {
    const scanner = new ArrayScanner("f");
    expect(scanner.push('[{"a":1},{"a":2},{"a"')).toMatchObject({ lines: [1, 1], firstElement: 1 });
    expect(scanner.push(":3}]")).toMatchObject({ lines: [1], firstElement: 3 });
    expect(new ArrayScanner("f").push('{"a":1}')).not.toHaveProperty("firstElement");
  });

  it("takes a lone object for one record, and an empty array for none", () => {
    expect(elements('{"a": 1}\n')).toEqual(['{"a": 1}']);
    expect(elements("[ ]")).toEqual([]);
  });

  it.each(["", "[", '[{"a":1}', '{"a":1', "5", '[{"a":1}] x', '[{"a":1} {"b":2}]', "]"])(
    "refuses %j: the file is not whole",
    (text) => {
      expect(() => elements(text)).toThrow(expect.objectContaining({ code: "INPUT_NOT_JSON" }));
    },
  );

  test.prop([fc.array(fc.jsonValue(), { maxLength: 6 }), fc.integer({ min: 1, max: 9 })])(
    "gives the elements JSON.parse gives, whatever the chunks",
    (values, size) => {
      const text = JSON.stringify(values, null, 1);
      expect(elements(text, size).map((element) => JSON.parse(element))).toEqual(JSON.parse(text));
    },
  );
});

describe("an element of an array on one line is told by its number", () => {
  const stay = { caseId: "1", sex: "male", ageYears: 60, diagnoses: ["K80.100x001"] };
  const stays = [stay, { ...stay, sex: "x" }, { ...stay, caseId: "2", remark: "y" }, { ...stay, sex: 1 }];
  const grouped = async (locale: string) => {
    const file = join(temporaryFolder(), "a.json");
    writeFileSync(file, JSON.stringify(stays));
    const args = ["group", "--scheme", "zj-drg@1.1", "--in", file, "--out", "-", "--locale", locale];
    return { file, ...(await runCli(args)) };
  };

  it("where it is rejected, and where something is noticed in it", async () => {
    const { file, stderr } = await grouped("en");
    expect(stderr).toContain(`${file}:1: element 2: sex: `);
    expect(stderr).toContain(`${file}:1: element 4: sex: `);
    expect(stderr).toMatch(/RECORD_FIELD_UNKNOWN: .* \(1 time, element 3\)/);
  });

  it("in Chinese likewise", async () => {
    const { file, stderr } = await grouped("zh");
    expect(stderr).toContain(`${file}:1: 第 2 项: sex: `);
    expect(stderr).toMatch(/RECORD_FIELD_UNKNOWN: .*第 3 项/);
  });
});
