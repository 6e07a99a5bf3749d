import { Agent, request } from "node:http";
import { connect } from "node:net";

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** A failure of the connection itself: the server was not there, or went away. */
export class ConnectionLost extends Error {}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** How a request is sent. */
export interface Sending {
  readonly path: string;
  readonly type?: string;
  readonly body: string | Iterable<string>;
  /** milliseconds between the pieces of a body */
  readonly pause?: number;
  /** milliseconds between the pieces of the answer that are read */
  readonly readPause?: number;
  /** bytes of the answer after which the client goes away */
  readonly leaveAfter?: number;
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Sends a request and reads its whole answer. @throws ConnectionLost */
export function send(base: string, sending: Sending): Promise<Answer> {
  const { path, type = "application/json", body, pause = 0, readPause = 0, leaveAfter } = sending;
  return new Promise((resolve, reject) => {
    const lost = () => reject(new ConnectionLost());
    const call = request(base + path, { method: "POST", agent, headers: { "content-type": type } });
    call.on("error", lost);
    call.on("response", (answer) => {
      answer.setEncoding("utf8");
      // What has begun to be answered is answered to its end, also by a server that stops.
      const brokenOff = () => reject(new Error("an answer broke off"));
      answer.on("error", brokenOff);
      let text = "";
      answer.on("data", (part: string) => {
        text += part;
        if (leaveAfter !== undefined && text.length >= leaveAfter) {
          call.destroy();
          resolve({ status: answer.statusCode ?? 0, text });
        } else if (readPause > 0) {
          answer.pause();
          setTimeout(() => answer.resume(), readPause);
        }
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
      answer.on("aborted", brokenOff);
    });
    const gone = new Promise((resolve) => call.once("close", resolve));
    void (async () => {
      for (const piece of typeof body === "string" ? [body] : body) {
        if (call.destroyed) return;
        if (!call.write(piece))
          await Promise.race([new Promise((resolve) => call.once("drain", resolve)), gone]);
        if (pause > 0) await wait(pause);
      }
      call.end();
    })();
  });
}

/** Sends bytes over a connection of their own; closes the sending half, or the whole, behind them. */
export function sendRaw(base: string, bytes: string, close: "half" | "whole"): Promise<string> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let text = "";
    socket.setEncoding("utf8");
    socket.on("data", (part: string) => {
      text += part;
    });
    socket.on("error", () => reject(new ConnectionLost()));
    socket.on("close", () => resolve(text));
    socket.on("connect", () => {
      if (close === "half") socket.end(bytes);
      else socket.write(bytes, () => socket.destroy());
    });
  });
}
