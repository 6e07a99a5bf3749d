import { explainGrouping, whyNot } from "chs-drg/grouping";
import type { Shelf } from "../../src/shelf/shelf.js";
import { smallArea } from "../../test/small-area.js";
import { type LoadCase, SCHEME } from "./load-cases.js";
import { type Answer, send, sendRaw } from "./wire.js";

/** What a client saw: an answer that was right, or a refusal with its code; anything else is thrown. */
export type Seen = "right" | `refused ${string}` | "left";

/** 客户端: one kind of caller. */
export interface LoadClient {
  readonly name: string;
  /** how many of them call at once */
  readonly count: number;
  readonly call: (base: string) => Promise<Seen>;
}

/** Codes with which a server that is busy or stopping may turn anybody away. */
const PASSING = new Set(["SERVER_BUSY", "SERVER_STOPPING"]);
/** Those who never finish what they send. */
export const ENDLESS = "clients that never finish";
const STREAM_CASES = 2000;
const BATCH_CASES = 200;

/** 混合负载的客户端: callers as they are, and as they should not be. */
export function loadClients(cases: readonly LoadCase[], { schemes }: Shelf): readonly LoadClient[] {
  const scheme = schemes.get(SCHEME)?.compiled as never;
  const some = (): LoadCase => cases[Math.floor(Math.random() * cases.length)] as LoadCase;
  const several = (count: number) => Array.from({ length: count }, some);
  const one = (extra: object = {}) => {
    const chosen = some();
    return { chosen, body: JSON.stringify({ scheme: SCHEME, case: chosen.json, ...extra }) };
  };
  const stream = async (base: string, how: { readPause?: number; leaveAfter?: number }): Promise<Seen> => {
    const chosen = several(STREAM_CASES);
    const path = `/v1/group?scheme=${SCHEME}`;
    const lines = chosen.map(({ line }) => `${line}\n`);
    const answer = await send(base, { path, type: "application/x-ndjson", body: pieces(lines), ...how });
    if (how.leaveAfter !== undefined && answer.status === OK) return "left";
    return judged(answer, (text) => text === chosen.map(({ expected }) => `${expected}\n`).join(""));
  };
  return [
    {
      name: "one case",
      count: 8,
      call: async (base) => {
        const { chosen, body } = one();
        return judged(await send(base, { path: "/v1/group", body }), (text) => text === chosen.expected);
      },
    },
    {
      name: "a list",
      count: 2,
      call: async (base) => {
        const chosen = several(BATCH_CASES);
        const body = JSON.stringify({ scheme: SCHEME, cases: chosen.map(({ json }) => json) });
        const expected = `{"results":[${chosen.map((each) => each.expected).join(",")}]}`;
        return judged(await send(base, { path: "/v1/group", body }), (text) => text === expected);
      },
    },
    { name: "a stream", count: 2, call: (base) => stream(base, {}) },
    { name: "a stream read slowly", count: 1, call: (base) => stream(base, { readPause: 20 }) },
    { name: "a stream that is left", count: 1, call: (base) => stream(base, { leaveAfter: 50_000 }) },
    {
      name: "explain",
      count: 2,
      call: async (base) => {
        const { chosen, body } = one({ codes: "off" });
        const expected = explainGrouping(chosen.record, scheme, "en");
        const answer = await send(base, { path: "/v1/explain", body });
        return judged(answer, (text) => (JSON.parse(text) as { text: string }).text === expected);
      },
    },
    {
      name: "why-not",
      count: 1,
      call: async (base) => {
        const { chosen, body } = one({ group: "BR21" });
        const { reason } = whyNot(chosen.record, "BR21", scheme);
        const answer = await send(base, { path: "/v1/why-not", body });
        return judged(answer, (text) => (JSON.parse(text) as { reason: string }).reason === reason);
      },
    },
    {
      name: "settle",
      count: 1,
      call: async (base) => {
        const answer = await send(base, { path: "/v1/settle", body: JSON.stringify(smallArea()) });
        return judged(answer, (text) => {
          const { statement } = JSON.parse(text) as { statement: { drgTotalCost: string }[] };
          // 28,000 yuan over 268.5 points, as in examples/settle-an-area.ts.
          return statement.map(({ drgTotalCost }) => drgTotalCost).join() === "17206.7,10793.3";
        });
      },
    },
    {
      name: "broken bodies",
      count: 2,
      call: async (base) => {
        const [body, code] = BROKEN[Math.floor(Math.random() * BROKEN.length)] ?? ["", ""];
        return refusedWith(await send(base, { path: "/v1/group", body }), code);
      },
    },
    {
      name: "slow clients",
      count: 3,
      call: async (base) => {
        const { chosen, body } = one();
        const answer = await send(base, { path: "/v1/group", body: pieces([...body], 60), pause: 50 });
        return judged(answer, (text) => text === chosen.expected);
      },
    },
    {
      name: ENDLESS,
      count: 1,
      call: async (base) => {
        const endless = pieces(
          Array.from({ length: 400 }, () => " "),
          1,
        );
        return refusedWith(
          await send(base, { path: "/v1/group", body: endless, pause: 100 }),
          "REQUEST_TOO_SLOW",
        );
      },
    },
    {
      name: "half-closed connections",
      count: 2,
      call: async (base) => {
        const { chosen, body } = one();
        const text = await sendRaw(base, head(body) + body, "half");
        const [status = "", ...rest] = text.split("\r\n\r\n");
        if (status.startsWith("HTTP/1.1 503")) return "refused SERVER_STOPPING";
        if (!text.startsWith("HTTP/1.1 200") || rest.join("") !== chosen.expected)
          throw new Error(text.slice(0, 300));
        return "right";
      },
    },
    {
      name: "connections that break",
      count: 2,
      call: async (base) => {
        const { body } = one();
        await sendRaw(base, head(body) + body.slice(0, body.length / 2), "whole");
        return "left";
      },
    },
  ];
}

const OK = 200;

const BROKEN: readonly (readonly [string, string])[] = [
  ["{", "REQUEST_NOT_JSON"],
  ["\u0000", "REQUEST_NOT_JSON"],
  ["[]", "REQUEST_NOT_OBJECT"],
  [`{"a":${"[".repeat(50)}${"]".repeat(50)}}`, "REQUEST_TOO_DEEP"],
  ['{"scheme":"x@1","case":{"caseId":"1"}}', "SCHEME_NOT_LOADED"],
  [`{"scheme":"${SCHEME}","case":{"caseId":"1","totalCost":1.5}}`, "RECORD_DECIMAL_IS_NUMBER"],
  [`{"scheme":"${SCHEME}","case":{"caseId":"1","__proto__":{}}}`, "RECORD_KEY_FORBIDDEN"],
  [`{"scheme":"${SCHEME}","scheme":"${SCHEME}","case":{"caseId":"1"}}`, "REQUEST_KEY_TWICE"],
  [`{"scheme":"${"x".repeat(11_000_000)}"}`, "REQUEST_BODY_TOO_LARGE"],
];

function judged(answer: Answer, isRight: (text: string) => boolean): Seen {
  if (answer.status !== OK) return refusedWith(answer, "");
  if (!isRight(answer.text)) throw new Error(`a wrong answer: ${answer.text.slice(0, 300)}`);
  return "right";
}

/** @throws where the answer is no refusal with that code, or of a server that is busy or stops */
function refusedWith({ status, text }: Answer, wanted: string): Seen {
  const code = status === OK ? "none" : (JSON.parse(text) as { code: string }).code;
  if (code !== wanted && !PASSING.has(code))
    throw new Error(`${status} ${code} where ${wanted || "an answer"} was due`);
  return `refused ${code}`;
}

function head(body: string): string {
  return `POST /v1/group HTTP/1.1\r\nhost: load\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n`;
}

/** Texts in pieces of some of them. */
function* pieces(texts: readonly string[], size = 100): Generator<string> {
  for (let at = 0; at < texts.length; at += size) yield texts.slice(at, at + size).join("");
}
