import { useEffect, useState } from "preact/hooks";
import { Refused } from "../work/desk.js";
import type { Answer, Ask, OperationName } from "../work/operations.js";
import { desk } from "./desk.js";

/** 当前回答: what the worker last said to what is asked now; an answer to what was asked before is let go. */
export function useAnswer<Name extends OperationName>(
  name: Name,
  ask: Ask<Name> | undefined,
): { readonly answer: Answer<Name> | undefined; readonly problems: readonly string[] } {
  const [answer, setAnswer] = useState<Answer<Name>>();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const key = JSON.stringify(ask);
  useEffect(() => {
    if (ask === undefined) return;
    let stale = false;
    desk
      .ask(name, ask)
      .then((found) => {
        if (stale) return;
        setAnswer(() => found);
        setProblems([]);
      })
      .catch((error: unknown) => {
        if (!stale) setProblems(error instanceof Refused ? error.problems : [String(error)]);
      });
    return () => {
      stale = true;
    };
  }, [name, key]);
  return { answer, problems };
}
