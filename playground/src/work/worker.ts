import { answers } from "./answers.js";
import type { FromWorker, ToWorker } from "./operations.js";
import { problemsOf } from "./problems-of.js";

self.onmessage = async ({ data: { id, name, ask } }: MessageEvent<ToWorker>) => {
  const post = (message: FromWorker) => self.postMessage(message);
  try {
    const answer = await answers[name](ask as never, (progress) => post({ id, progress }));
    post({ id, answer });
  } catch (error) {
    post({ id, problems: problemsOf(error, (ask as { locale?: "zh" | "en" }).locale ?? "zh") });
  }
};
