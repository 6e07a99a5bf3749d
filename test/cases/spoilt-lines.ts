import * as fc from "fast-check";
import { CASE_TABLE } from "../../src/cases/fields/case-fields.js";
import type { JsonRecord } from "../../src/cases/index.js";
import { inpatientCaseJson } from "../../src/testing/arbitrary-case.js";

export const FIELDS = [...Object.keys(CASE_TABLE.fields), "other", "__proto__"];

/** Values that are right for some field and wrong for most, as JSON. */
export const STRAYS = [
  ...["null", '""', '"x"', '"male"', '"employee"', '"acute"', '"病"', '"a\\"b"', '"\\u0041"', '"A\\n"'],
  ...['"2020-02-30"', '"2020-02-29"', '"20200229"', '"2020-2-29"', '"0000-01-01"', '"2020-02-29T00"'],
  ...[
    '"-1"',
    '"1.005"',
    '"1.0500"',
    '"00012.5"',
    '"999999999999.99"',
    '"1000000000000"',
    '"1."',
    '".5"',
    '"1e3"',
  ],
  ...['"3.30602E+17"', '"1e17"', '"330602199001011000"', '"330602199001041000"', '"3306021990010110000"'],
  ...[
    '"33060219900101123x"',
    '" 33060219900101123X"',
    '"３３０６０２１９９００１０１１２３Ｘ"',
    '"P1 "',
    '"p1x"',
  ],
  ...[
    '"330602199001011264.0"',
    '"330602199001011264.000"',
    '"330,602,199,001,011,264"',
    '"12345.0"',
    '"12345.00"',
  ],
  ...['"0.000000000000000000000000"', `"${"1".repeat(39)}"`, `"${"x".repeat(150)}"`, `"${"病".repeat(150)}"`],
  ...[
    "0",
    "-0",
    "-1",
    "1",
    "6",
    "9",
    "1.5",
    "12.25",
    "0.1",
    "151",
    "1e2",
    "1E2",
    "007",
    "1234567890",
    "1e999",
  ],
  ...[
    "true",
    "false",
    "[]",
    '[""]',
    '["a"]',
    '["a",1]',
    '["a","a"]',
    '["", "a"]',
    '["病"]',
    "[null]",
    "[[]]",
  ],
  ...["{}", '{"a":"1"}', '{"a":"1","a":"2"}', '{"a":1}', '{"a":null}', '{"":"1"}', '{"__proto__":"1"}'],
  ...['{"offSite":"maybe"}', '{"offSite":"YES"}', '{"otherPayer":2}', '{"careClass":"maybe"}'],
  ...['{"constructor":"1"}', '{"a":{"b":[1,{"c":true}]}}', '{"a":"\\u0041"}', '{"a":[}', '{"a":tru}', "nul"],
] as const;

/** Texts that are put between the tokens of a record, or into them. */
const GAPS = [" ", "  ", "\t", "\r", "\u00a0", ",", "}", '"'] as const;

interface Spoilt {
  readonly json: JsonRecord;
  readonly strays: readonly (readonly [string, string])[];
  readonly gap: string;
  readonly at: number;
}

/** A record of numbers at random without those that contradict one another: such a one is left to the plain path. */
function plausible({
  lengthOfStayDays,
  ageDays,
  ventilatorHours,
  icuHours,
  ...json
}: JsonRecord): JsonRecord {
  const { ageYears, totalCost } = json;
  return {
    ...json,
    ...(ageYears === 0 && { ageYears: 1 }),
    ...(totalCost !== undefined && { totalCost: "999999999999.99" }),
  };
}

/** A line of a cases file: a record, some of its fields replaced or repeated, a text put in somewhere. */
export const spoiltLines = fc
  .record<Spoilt>({
    json: fc.oneof({ weight: 4, arbitrary: inpatientCaseJson().map(plausible) }, inpatientCaseJson()),
    strays: fc.array(fc.tuple(fc.constantFrom(...FIELDS), fc.constantFrom(...STRAYS)), { maxLength: 1 }),
    gap: fc.oneof({ weight: 3, arbitrary: fc.constant("") }, fc.constantFrom(...GAPS)),
    at: fc.nat(),
  })
  .map(({ json, strays, gap, at }) => {
    const members = Object.entries(json).map(([name, value]) => `"${name}":${JSON.stringify(value)}`);
    const text = `{${[...members, ...strays.map(([name, value]) => `"${name}":${value}`)].join(",")}}`;
    const place = at % (text.length + 1);
    return text.slice(0, place) + gap + text.slice(place);
  });
