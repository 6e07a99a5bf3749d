import { visibleText } from "./table/visible-text.js";
import type { Terminal } from "./terminal.js";

/** 进度: a line on stderr that counts what was done. */
export interface Progress {
  /** `done` units so far, and `share` of the whole (0 to 1) where the whole is known */
  report(done: number, share?: number): void;
  /** takes the line away again */
  finish(): void;
}

const SILENT: Progress = { report: () => {}, finish: () => {} };
const LEAST_MILLISECONDS = 100;

/** 进度行: shown only where stderr is a terminal, at most ten times a second. */
export function progressLine(terminal: Terminal, label: string): Progress {
  if (terminal.progress.isTTY !== true) return SILENT;
  let last = 0;
  return {
    report: (done, share) => {
      const now = Date.now();
      if (now - last < LEAST_MILLISECONDS) return;
      last = now;
      const percent = share === undefined ? "" : ` ${Math.floor(share * 100)}%`;
      terminal.progress.write(`\r\u001b[K${visibleText(label)} ${done.toLocaleString("en-US")}${percent}`);
    },
    finish: () => {
      terminal.progress.write("\r\u001b[K");
    },
  };
}
