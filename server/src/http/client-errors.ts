import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { DrgError } from "chs-drg";
import { serverError } from "../messages/server-errors.js";
import { problemOfError } from "../work/problem.js";
import type { Limits } from "./limits.js";
import type { Log } from "./log.js";
import { problemDocument } from "./problem-document.js";

const PROBLEM_TYPE = "application/problem+json; charset=utf-8";

/** 连接错误: answers what never became a request (headers too large or too slow, no HTTP at all); its language is not known. */
export function answerClientError(limits: Limits, log: Log) {
  return (error: Error & { code?: string }, socket: Socket): void => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const document = refused(refusalOf(error.code, limits), log);
    const body = JSON.stringify(document);
    socket.end(
      [
        `HTTP/1.1 ${document.status} ${STATUS_CODES[document.status] ?? ""}`,
        `content-type: ${PROBLEM_TYPE}`,
        `content-length: ${Buffer.byteLength(body)}`,
        "connection: close",
        "",
        body,
      ].join("\r\n"),
    );
  };
}

/** 不支持的 Expect: answers a request that expects what nobody does; node would send an empty body. */
export function answerExpectation(log: Log) {
  return (_request: IncomingMessage, response: ServerResponse): void => {
    const document = refused(serverError("REQUEST_EXPECTATION", {}), log);
    response
      .writeHead(document.status, {
        "content-type": PROBLEM_TYPE,
        connection: "close",
      })
      .end(JSON.stringify(document));
  };
}

/** The problem document of a refusal, which is logged. */
function refused(error: DrgError, log: Log) {
  const problem = problemOfError(error, "en");
  log.event("refused", { code: problem.code });
  return problemDocument(problem, "none");
}

function refusalOf(code: string | undefined, { headerBytes, headerSeconds }: Limits): DrgError {
  if (code === "HPE_HEADER_OVERFLOW") return serverError("REQUEST_HEADERS_TOO_LARGE", { limit: headerBytes });
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return serverError("REQUEST_TOO_SLOW", { seconds: headerSeconds });
  return serverError("REQUEST_MALFORMED", {});
}
