import { safeParseBudget, safeParseCase, safeParseHospital, safeParsePublishedGroup } from "chs-drg/cases";
import { SHIPPED_RULESETS } from "chs-drg/data";
import { PIECE } from "./job-store.mjs";
import { Refusal } from "./problems.mjs";

const MOST_CASES = 200_000;
const LONGEST_LINE = 1 << 20;
/** The first line, which may hold a history. */
const LONGEST_AREA = 1 << 24;
/** Cases of history that an area may hold, as many as chs-drg-server takes. */
const MOST_HISTORY = 10_000;
const LINE_FEED = 0x0a;
/** Problems that are told of a job. */
const MOST_TOLD = 100;
/** Milliseconds in which a job has to arrive. */
const PATIENCE = 300_000;
const AREA_FIELDS = new Set(["ruleset", "hospitals", "budget", "groups", "history", "values"]);

/**
 * 读取任务: takes a job from its lines, the first the area, then a case each. Everything is read at the door, so that a job that is taken can be done;
 * of one that is refused nothing is kept.
 *
 * @returns {Promise<{ id: string, cases: number }>}
 */
export async function readJob(body, store) {
  let id;
  try {
    const problems = [];
    let cases = 0;
    let waiting = [];
    let line = 0;
    for await (const text of linesOf(body)) {
      line += 1;
      if (text.trim() === "") continue;
      const value = parsed(text, line);
      if (id === undefined) {
        id = await store.begin(areaOf(value));
        continue;
      }
      const read = safeParseCase(value);
      if (read.ok) waiting.push(text);
      else problems.push(...read.problems.map((problem) => told(problem, `${line}`)));
      cases += 1;
      if (cases > MOST_CASES) throw new Refusal("JOB_TOO_LARGE", { about: MOST_CASES });
      if (problems.length > MOST_TOLD) break;
      if (waiting.length === PIECE) {
        await store.add(id, cases - waiting.length, waiting);
        waiting = [];
      }
    }
    if (id === undefined) throw new Refusal("JOB_NOT_JSON", { about: 1 });
    if (problems.length > 0) throw new Refusal("JOB_CASES", { errors: problems.slice(0, MOST_TOLD) });
    if (cases === 0) throw new Refusal("JOB_EMPTY");
    await store.add(id, cases - waiting.length, waiting);
    await store.confirm(id, cases);
    return { id, cases };
  } catch (error) {
    if (id !== undefined) await store.drop(id);
    throw error;
  }
}

/** The lines of a body; one that is too long is refused before it is held. */
async function* linesOf(body) {
  const end = Date.now() + PATIENCE;
  /** of the line that has not ended yet */
  let parts = [];
  let length = 0;
  let longest = LONGEST_AREA;
  // A body that is refused half-way is not destroyed, for the answer goes over the same connection.
  for await (const bytes of body.iterator({ destroyOnReturn: false })) {
    if (Date.now() > end) throw new Refusal("JOB_TOO_SLOW");
    let start = 0;
    for (let feed = bytes.indexOf(LINE_FEED); feed >= 0; feed = bytes.indexOf(LINE_FEED, start)) {
      yield Buffer.concat([...parts, bytes.subarray(start, feed)]).toString("utf8");
      [parts, length] = [[], 0];
      start = feed + 1;
      longest = LONGEST_LINE;
    }
    const rest = bytes.subarray(start);
    parts.push(rest);
    length += rest.length;
    if (length > longest) throw new Refusal("JOB_TOO_LARGE", { about: MOST_CASES });
  }
  yield Buffer.concat(parts).toString("utf8");
}

function parsed(text, line) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("JOB_NOT_JSON", { about: line });
  }
}

function areaOf(value) {
  const area = typeof value === "object" && value !== null ? value : {};
  const { ruleset, hospitals = [], budget, groups = [], history = [] } = area;
  const errors = [
    ...Object.keys(area).flatMap((name) =>
      AREA_FIELDS.has(name) ? [] : [wrong(name, "没有这个字段", "no such field")],
    ),
    ...(SHIPPED_RULESETS.includes(ruleset) ? [] : [wrong("ruleset", "没有这个规则集", "no such ruleset")]),
    ...listProblems("hospitals", hospitals, safeParseHospital),
    ...listProblems("groups", groups, safeParsePublishedGroup),
    ...listProblems("history", history, safeParseCase, MOST_HISTORY),
    ...problemsOf("budget", safeParseBudget(budget)),
  ];
  if (errors.length > 0) throw new Refusal("JOB_AREA", { errors: errors.slice(0, MOST_TOLD) });
  return area;
}

function listProblems(name, list, parse, most = Number.POSITIVE_INFINITY) {
  if (!Array.isArray(list)) return [wrong(name, "应为列表", "must be a list")];
  if (list.length > most) return [wrong(name, `最多 ${most} 例`, `at most ${most} cases`)];
  return list.flatMap((item, at) => problemsOf(`${name}.${at}`, parse(item)));
}

function problemsOf(place, read) {
  return read.ok ? [] : read.problems.map((problem) => told(problem, place));
}

function told({ code, path, message }, place) {
  return { code, path: path === "" ? place : `${place}.${path}`, message };
}

function wrong(path, zh, en) {
  return { code: "JOB_FIELD", path, message: { zh, en } };
}
