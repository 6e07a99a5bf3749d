import { DrgError, type LocalizedText } from "chs-drg";

/** 分批: what a caller with more than one request takes can do: send it in parts or as a stream, in parts only, or neither, as a whole area would come out otherwise. */
export type Parts = "streamed" | "split" | "none";

/** What a message is told, by its code. */
interface ServerErrorInfo {
  REQUEST_NOT_JSON: { place: string };
  REQUEST_NOT_OBJECT: { got: string };
  REQUEST_TOO_DEEP: { limit: number };
  REQUEST_KEY_TWICE: { key: string };
  REQUEST_FIELD_UNKNOWN: { field: string; known: string };
  REQUEST_FIELD_MISSING: { field: string };
  REQUEST_QUERY_UNUSED: { field: string };
  REQUEST_FIELD_INVALID: { field: string; expected: string };
  REQUEST_ONE_OF: { one: string; other: string };
  REQUEST_TOO_MANY: { field: string; count: number; limit: number; parts: Parts };
  REQUEST_TOO_MANY_CODES: { codes: number; limit: number };
  REQUEST_BODY_TOO_LARGE: { limit: number; parts: Parts };
  REQUEST_LINE_TOO_LONG: { limit: number };
  REQUEST_MEDIA_TYPE: { got: string; expected: string };
  REQUEST_TOO_SLOW: { seconds: number };
  REQUEST_HEADERS_TOO_LARGE: { limit: number };
  REQUEST_MALFORMED: object;
  REQUEST_EXPECTATION: object;
  REQUEST_UNAUTHORIZED: object;
  REQUEST_RATE: { limit: number };
  ROUTE_NOT_FOUND: object;
  SCHEME_NOT_LOADED: { reference: string; loaded: string };
  CLAUSE_NOT_FOUND: { id: string };
  SERVER_BUSY: { seconds: number };
  SERVER_WORK_TOO_LONG: { seconds: number };
  SERVER_STOPPING: object;
  SERVER_FAULT: { requestId: string };
  OPTION_WRONG: { option: string; expected: string };
  OPTION_UNKNOWN: { option: string };
  OPTION_OF_SERVE: { option: string };
  OPTION_HOST_OPEN: { host: string };
  OPTION_TOKEN_FILE: { file: string };
  OPTION_ADDRESS: { host: string; port: number; cause: string };
  OPTION_FILE_UNREADABLE: { file: string };
  SCHEME_NOT_SHIPPED: { reference: string; shipped: string };
  SCHEME_UNFIT: { reference: string };
  RULESET_SCHEME_ABSENT: { ruleset: string; scheme: string };
}

/** The codes of the server, as they stand in problem documents. */
export type ServerErrorCode = keyof ServerErrorInfo;

/** Longest piece of a caller's text that a message repeats. */
const EXCERPT = 60;

const shown = (text: string): string => (text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text);

const IN_PARTS: Readonly<Record<Parts, LocalizedText>> = {
  streamed: {
    zh: "请分批提交，或改用“application/x-ndjson”流式提交。",
    en: "Split it, or send a stream of application/x-ndjson.",
  },
  split: { zh: "请分批提交。", en: "Split it." },
  none: {
    zh: "这些数据须合在一起计算：分批提交，均费与点值都会不同。请改用命令行（chs-drg）、程序库，或经办机构服务（examples/insurer-service）。",
    en: "It is calculated as a whole: in parts, averages and point values would be others. Use the command line (chs-drg), the library or the insurer service (examples/insurer-service).",
  },
};

type Texts = { readonly [Code in ServerErrorCode]: (info: ServerErrorInfo[Code]) => LocalizedText };

const TEXTS: Texts = {
  REQUEST_NOT_JSON: ({ place }) => ({
    zh: `请求正文（流式提交时为该行）不是 JSON（${place}），未予处理。请以 UTF-8 编码的 JSON 重新提交。`,
    en: `The body, of a stream this line, is not JSON (${place}) and was not read. Send JSON in UTF-8.`,
  }),
  REQUEST_NOT_OBJECT: ({ got }) => ({
    zh: `请求正文应为 JSON 对象，实为 ${got}。请按接口文档书写。`,
    en: `The body must be a JSON object, not ${got}. Write it as the OpenAPI document says.`,
  }),
  REQUEST_TOO_DEEP: ({ limit }) => ({
    zh: `请求正文嵌套超过 ${limit} 层，未予读取。请展平后再提交。`,
    en: `The body is nested deeper than ${limit} levels and was not read. Flatten it.`,
  }),
  REQUEST_KEY_TWICE: ({ key }) => ({
    zh: `键 ${shown(key)} 在同一对象中出现两次，无法判断以哪个为准。请只保留一个。`,
    en: `The key ${shown(key)} stands twice in one object, and nobody can say which counts. Keep one.`,
  }),
  REQUEST_FIELD_UNKNOWN: ({ field, known }) => ({
    zh: `请求中没有名为 ${shown(field)} 的字段，其值不会被使用。可用字段：${known}。`,
    en: `A request has no field ${shown(field)}; its value would not be used. Fields: ${known}.`,
  }),
  REQUEST_FIELD_MISSING: ({ field }) => ({
    zh: `请求缺少必填字段 ${field}。请补充后重新提交。`,
    en: `The request lacks the field ${field}. Supply it.`,
  }),
  REQUEST_QUERY_UNUSED: ({ field }) => ({
    zh: `地址中的参数 ${shown(field)} 不会被使用，结果会与所问不同：字段请写在 JSON 正文中，流式计点与计价时写在第一行。`,
    en: `The parameter ${shown(field)} of the address would not be used, and the answer would be another than was asked for. Write it in the JSON body, or in the first line of a stream that is weighed or priced.`,
  }),
  REQUEST_FIELD_INVALID: ({ field, expected }) => ({
    zh: `字段 ${field} 的值不对，应为：${expected}。`,
    en: `The value of ${field} is wrong; it must be: ${expected}.`,
  }),
  REQUEST_ONE_OF: ({ one, other }) => ({
    zh: `${one} 与 ${other} 须给出其一，且只能给出其一。`,
    en: `Give either ${one} or ${other}, and not both.`,
  }),
  REQUEST_TOO_MANY: ({ field, count, limit, parts }) => ({
    zh: `${field} 有 ${count} 项，一次请求最多 ${limit} 项。${IN_PARTS[parts].zh}`,
    en: `${field} has ${count} entries; one request takes ${limit}. ${IN_PARTS[parts].en}`,
  }),
  REQUEST_TOO_MANY_CODES: ({ codes, limit }) => ({
    zh: `病例有 ${codes} 个编码，逐个编码的说明最多 ${limit} 个。请去掉“decisive”与“changes”。`,
    en: `The case has ${codes} codes; what each code does is told for at most ${limit}. Leave out decisive and changes.`,
  }),
  REQUEST_BODY_TOO_LARGE: ({ limit, parts }) => ({
    zh: `请求正文超过 ${limit} 字节。${IN_PARTS[parts].zh}`,
    en: `The body is larger than ${limit} bytes. ${IN_PARTS[parts].en}`,
  }),
  REQUEST_LINE_TOO_LONG: ({ limit }) => ({
    zh: `该行超过 ${limit} 字节，未予读取。请核对换行。`,
    en: `The line is longer than ${limit} bytes and was not read. Check the line ends.`,
  }),
  REQUEST_MEDIA_TYPE: ({ got, expected }) => ({
    zh: `不接受类型 ${shown(got) || "（未写 Content-Type）"} 的正文。请使用：${expected}。`,
    en: `A body of type ${shown(got) || "(no Content-Type)"} is not taken. Use: ${expected}.`,
  }),
  REQUEST_TOO_SLOW: ({ seconds }) => ({
    zh: `${seconds} 秒内没有收全请求，连接已关闭。请检查网络后重试。`,
    en: `The request did not arrive within ${seconds} seconds; the connection is closed. Check the network and try again.`,
  }),
  REQUEST_HEADERS_TOO_LARGE: ({ limit }) => ({
    zh: `请求头超过 ${limit} 字节。请减少请求头。`,
    en: `The headers are larger than ${limit} bytes. Send fewer.`,
  }),
  REQUEST_MALFORMED: () => ({
    zh: "不是有效的 HTTP 请求，连接已关闭。",
    en: "This is no valid HTTP request; the connection is closed.",
  }),
  REQUEST_EXPECTATION: () => ({
    zh: "请求头“Expect”只可为“100-continue”。请去掉后重试。",
    en: "The header Expect may only be 100-continue. Leave it out.",
  }),
  REQUEST_UNAUTHORIZED: () => ({
    zh: "缺少令牌或令牌不对。请在“Authorization”请求头中给出令牌（Bearer）。",
    en: "The token is missing or wrong. Send it as a Bearer token in the Authorization header.",
  }),
  REQUEST_RATE: ({ limit }) => ({
    zh: `每分钟最多 ${limit} 次请求，已超过。请稍后重试。`,
    en: `More than ${limit} requests came within a minute. Try again later.`,
  }),
  ROUTE_NOT_FOUND: () => ({
    zh: "没有这个地址或方法。可用接口见 /openapi.json。",
    en: "There is no such address or method. See /openapi.json for those there are.",
  }),
  SCHEME_NOT_LOADED: ({ reference, loaded }) => ({
    zh: `没有载入分组方案 ${shown(reference)}。已载入：${loaded}。其他方案须在启动时以 --schemes 指明。`,
    en: `The scheme ${shown(reference)} is not loaded. Loaded are: ${loaded}. Others are named by --schemes at the start.`,
  }),
  CLAUSE_NOT_FOUND: ({ id }) => ({
    zh: `已载入的规则集没有引用条款 ${shown(id)}。`,
    en: `No loaded ruleset cites a clause ${shown(id)}.`,
  }),
  SERVER_BUSY: ({ seconds }) => ({
    zh: `正在处理的请求已达上限，未受理本请求。请 ${seconds} 秒后重试。`,
    en: `As many requests are under way as the server takes; this one was not begun. Try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`,
  }),
  SERVER_WORK_TOO_LONG: ({ seconds }) => ({
    zh: `计算超过 ${seconds} 秒，已中止，没有结果。请减少病例数后重试。`,
    en: `The work took more than ${seconds} seconds and was stopped without a result. Send fewer cases.`,
  }),
  SERVER_STOPPING: () => ({
    zh: "服务正在停止，不再受理新请求。请稍后重试。",
    en: "The server is stopping and takes no new requests. Try again later.",
  }),
  SERVER_FAULT: ({ requestId }) => ({
    zh: `服务内部错误，没有结果。请将请求号 ${requestId} 告知运维人员。`,
    en: `The server failed and has no result. Tell its operator the request id ${requestId}.`,
  }),
  OPTION_WRONG: ({ option, expected }) => ({
    zh: `选项 ${option} 不对，应为：${expected}。`,
    en: `The option ${option} is wrong; it must be: ${expected}.`,
  }),
  OPTION_UNKNOWN: ({ option }) => ({
    zh: `没有选项 ${shown(option)}，程序没有启动。可用选项见 --help。`,
    en: `There is no option ${shown(option)}; nothing was started. See --help for those there are.`,
  }),
  OPTION_OF_SERVE: ({ option }) => ({
    zh: `选项 ${option} 只用于“serve”；“mcp”使用标准输入输出，不会用到它。请去掉。`,
    en: `The option ${option} is one of serve; mcp speaks over standard input and output and would not use it. Leave it out.`,
  }),
  OPTION_HOST_OPEN: ({ host }) => ({
    zh: `在 ${host} 上监听会使其他机器可以访问。请以 --token-file 指定令牌文件，或写明 --no-token。`,
    en: `Listening on ${host} lets other machines in. Give a token file with --token-file, or say --no-token.`,
  }),
  OPTION_ADDRESS: ({ host, port, cause }) => ({
    zh: `无法在 ${host} 的 ${port} 端口监听（${cause}）：端口已被占用、地址不属于本机或权限不足。请换一个 --port 或 --host，或先停止占用它的程序。`,
    en: `Cannot listen on port ${port} of ${host} (${cause}): it is taken, not an address of this machine, or not allowed. Choose another --port or --host, or stop what holds it.`,
  }),
  OPTION_TOKEN_FILE: ({ file }) => ({
    zh: `令牌文件 ${file} 无法读取，或其中的令牌少于 16 个字符。`,
    en: `The token file ${file} cannot be read, or its token has fewer than 16 characters.`,
  }),
  SCHEME_NOT_SHIPPED: ({ reference, shipped }) => ({
    zh: `没有随附分组方案 ${shown(reference)}。随附的有：${shipped}。自己的方案请给出 .json 文件。`,
    en: `No scheme ${shown(reference)} is shipped. Shipped are: ${shipped}. Give a .json file for one of your own.`,
  }),
  OPTION_FILE_UNREADABLE: ({ file }) => ({
    zh: `文件 ${file} 无法读取，或不是 JSON。`,
    en: `The file ${file} cannot be read, or is not JSON.`,
  }),
  SCHEME_UNFIT: ({ reference }) => ({
    zh: `分组方案 ${reference} 不宜使用（见 docs/conformance.md）。确需使用，请写明 --accept-unfit。`,
    en: `The scheme ${reference} is unfit for use (see docs/conformance.md). Say --accept-unfit to use it all the same.`,
  }),
  RULESET_SCHEME_ABSENT: ({ ruleset, scheme }) => ({
    zh: `规则集 ${ruleset} 使用的分组方案 ${scheme || "（未指明）"} 没有随附，无法载入。`,
    en: `The ruleset ${ruleset} groups with the scheme ${scheme || "(none named)"}, which is not shipped; it cannot be loaded.`,
  }),
};

/** An error of the server by its code; `path` says where in the request. */
export function serverError<Code extends ServerErrorCode>(
  code: Code,
  info: ServerErrorInfo[Code],
  path?: string,
): DrgError<Code> {
  return new DrgError(code, TEXTS[code](info), info, path === undefined ? {} : { path });
}
