/** 问题: what the service refuses, by its code: status, and a sentence in each language. */
const PROBLEMS = {
  JOB_NOT_JSON: [400, (line) => [`第 ${line} 行不是 JSON。`, `Line ${line} is not JSON.`]],
  JOB_AREA: [
    422,
    () => [
      "第一行应为统筹区：规则集、定点医药机构、总额预算，可另有病组表与地方取值；以下各处不对。",
      "The first line must be the area: ruleset, hospitals, budget, and groups and values where there are; these are wrong.",
    ],
  ],
  JOB_CASES: [
    422,
    () => ["以下病例无法读取，任务未受理。", "These cases cannot be read; the job was not taken."],
  ],
  JOB_EMPTY: [422, () => ["没有病例。", "There are no cases."]],
  JOB_TOO_LARGE: [
    413,
    (limit) => [
      `一个任务最多 ${limit} 例，一行最多 1 MB。`,
      `A job has at most ${limit} cases, a line at most 1 MB.`,
    ],
  ],
  JOB_MEDIA_TYPE: [415, () => ["正文应为 application/x-ndjson。", "The body must be application/x-ndjson."]],
  JOB_TOO_SLOW: [408, () => ["任务未在限时内收全。", "The job did not arrive in time."]],
  JOB_QUEUE_FULL: [503, () => ["排队任务已达上限，请稍后重试。", "Too many jobs wait; try again later."]],
  JOB_NOT_FOUND: [404, () => ["没有这个任务。", "There is no such job."]],
  JOB_NOT_DONE: [409, () => ["任务尚未完成，还没有结果。", "The job is not done; there is no result yet."]],
  SERVER_UNREACHABLE: [
    503,
    () => [
      "chs-drg-server 没有应答，可能还在启动；任务照常受理，请稍后重试。",
      "The server chs-drg-server does not answer; it may still be starting. Jobs are taken all the same; try again later.",
    ],
  ],
  ROUTE_NOT_FOUND: [404, () => ["没有这个地址。", "There is no such address."]],
  SERVICE_FAULT: [500, () => ["服务内部错误。", "The service failed."]],
};

/** A refusal, which the error handler answers. */
export class Refusal extends Error {
  constructor(code, { about, errors = [] } = {}) {
    super(code);
    this.code = code;
    this.about = about;
    this.errors = errors;
  }
}

/** Sends a refusal as a problem document, in the language of the request. */
export function sendProblem(request, reply, error) {
  const code =
    error instanceof Refusal ? error.code : error.statusCode < 500 ? "ROUTE_NOT_FOUND" : "SERVICE_FAULT";
  const [status, words] = PROBLEMS[code];
  const isChinese = /^zh/i.test(request.headers["accept-language"] ?? "");
  const [zh, en] = words(error.about);
  const errors = (error.errors ?? []).map(({ message, ...rest }) => ({
    ...rest,
    detail: message[isChinese ? "zh" : "en"],
  }));
  // What is still being sent is let in and thrown away: the answer would be lost with a connection that is cut.
  request.raw.resume();
  if (!request.raw.complete) reply.header("connection", "close");
  if (status === 503) reply.header("retry-after", "5");
  return reply
    .code(status)
    .type("application/problem+json")
    .send({ type: `urn:chs-drg:problem:${code}`, status, code, detail: isChinese ? zh : en, errors });
}
