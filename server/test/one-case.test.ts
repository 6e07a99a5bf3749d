import { describe, expect, it, test } from "vitest";
import { loadCases } from "../scripts/load/load-cases.js";
import { group } from "../src/operations/group.js";
import { parseJson } from "../src/requests/parse-json.js";
import { renewed } from "../src/work/case-groupers.js";
import { JobRunner } from "../src/work/job.js";
import { oneCaseOf } from "../src/work/one-case.js";
import { attempt } from "../src/work/problem.js";
import { testShelf } from "./service.js";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const CASE = '{"caseId":"1","sex":"male","ageYears":60,"diagnoses":["I63.900"]}';
const SCHEME = '"scheme":"chs-drg@2.0"';

describe("a body of one case is taken apart", () => {
  it.each([
    ["in the usual order", `{${SCHEME},"case":${CASE}}`],
    ["the case first", `{"case":${CASE},${SCHEME}}`],
    ["with blanks", ` {\n ${SCHEME} ,\t"case" : ${CASE} } `],
  ])("%s", (_, body) => {
    const { asked, line } = oneCaseOf(bytesOf(body)) ?? {};
    expect(asked).toEqual({ scheme: "chs-drg@2.0" });
    expect(new TextDecoder().decode(line)).toBe(`${CASE}\n`);
  });

  it.each([
    ["no case", `{${SCHEME}}`],
    ["a case that is none", `{${SCHEME},"case":[${CASE}]}`],
    ["a list of cases", `{${SCHEME},"cases":[{"case":${CASE}}]}`],
    ["a case within another field", `{${SCHEME},"other":{"case":${CASE}}}`],
    ["a text that looks like the key", `{"scheme":"case",${CASE}}`],
    ["a case that does not end", `{${SCHEME},"case":{"caseId":"1"`],
    ["nothing", ""],
  ])("%s is left to the plain way", (_, body) => {
    let left: unknown;
    try {
      left = oneCaseOf(bytesOf(body));
    } catch (error) {
      left = (error as { code: string }).code;
    }
    expect([undefined, "REQUEST_NOT_JSON"]).toContain(left);
  });
});

describe("a case is answered from its bytes as it is by way of a record", () => {
  const runner = new JobRunner(testShelf());
  const both = (body: string) => {
    const bytes = bytesOf(body);
    const quick = attempt(
      () => runner.answer({ kind: "body", operation: "group", bytes, locale: "zh" }),
      "zh",
    );
    const plain = attempt(() => {
      const { answer, cases } = group.run(parseJson(bytes), { shelf: testShelf(), locale: "zh" });
      return { text: JSON.stringify(answer), cases };
    }, "zh");
    return { quick, plain };
  };

  it.each([
    ["a case", `{${SCHEME},"case":${CASE}}`],
    ["with a trace", `{${SCHEME},"case":${CASE},"trace":"full"}`],
    ["with an escaped text", `{${SCHEME},"case":{"caseId":"\\u0031","diagnoses":["I63.900"]}}`],
    ["with an unknown field", `{${SCHEME},"case":{"caseId":"1","sexx":"m"}}`],
    ["the key of the case twice", `{${SCHEME},"case":${CASE},"case":${CASE}}`],
    ["the key of the case twice, once escaped", `{${SCHEME},"c\\u0061se":${CASE},"case":${CASE}}`],
    ["a key of the case twice", `{${SCHEME},"case":{"caseId":"1","caseId":"2"}}`],
    ["case and cases", `{${SCHEME},"case":${CASE},"cases":[]}`],
    ["an unknown field beside", `{${SCHEME},"case":${CASE},"x":1}`],
    ["no scheme", `{"case":${CASE}}`],
    ["a scheme that is not loaded", `{"scheme":"x@1","case":${CASE}}`],
    ["no JSON behind", `{${SCHEME},"case":${CASE}}}`],
    ["too deep beside", `{"scheme":${"[".repeat(40)}${"]".repeat(40)},"case":${CASE}}`],
  ])("%s", (_, body) => {
    const { quick, plain } = both(body);
    expect(quick).toEqual(plain);
  });

  it("cases of a synthetic area", () => {
    for (const { json } of loadCases(testShelf())) {
      const { quick, plain } = both(JSON.stringify({ scheme: "zj-drg@1.1", case: json }));
      expect(quick).toEqual(plain);
      expect(quick.ok).toBe(true);
    }
  });
});

test("a grouper is made anew after some cases, so that it does not keep the texts of all that it has read", () => {
  let made = 0;
  const grouper = renewed(() => {
    made += 1;
    return () => undefined;
  }, 3);
  for (let at = 0; at < 3; at += 1) grouper(bytesOf("\n"), 0);
  expect(made).toBe(1);
  grouper(bytesOf("\n"), 0);
  expect(made).toBe(2);
});
