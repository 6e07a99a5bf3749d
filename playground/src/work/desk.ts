import type { Answer, Ask, FromWorker, OperationName, ToWorker } from "./operations.js";

/** 后台: one worker of the page; what it is asked is answered later, and the page stays free. */
export class Desk {
  readonly #worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  readonly #waiting = new Map<number, (message: FromWorker) => void>();
  #next = 0;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#waiting.get(data.id)?.(data);
  }

  /**
   * @param onProgress is told the part that is done, 0 to 1
   * @throws `Refused` with all problems, in the language asked for
   */
  ask<Name extends OperationName>(
    name: Name,
    ask: Ask<Name>,
    onProgress: (part: number) => void = () => {},
  ): Promise<Answer<Name>> {
    const id = this.#next++;
    const answer = new Promise<Answer<Name>>((resolve, reject) => {
      this.#waiting.set(id, (message) => {
        if ("progress" in message) return onProgress(message.progress);
        this.#waiting.delete(id);
        if ("problems" in message) reject(new Refused(message.problems));
        else resolve(message.answer as Answer<Name>);
      });
    });
    this.#worker.postMessage({ id, name, ask } satisfies ToWorker);
    return answer;
  }

  /** Ends what runs; nothing that was asked is answered any more. */
  close(): void {
    this.#worker.terminate();
  }
}

/** 拒绝: what the library said is wrong with an input. */
export class Refused extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems[0]);
    this.problems = problems;
  }
}
