import type { Scheme } from "../../src/grouping/index.js";

/** What the lists of a scheme hold, of its chapters and its groups. */
export interface ListedCodes {
  readonly diagnoses: ReadonlySet<string>;
  readonly procedures: ReadonlySet<string>;
}

/** 列表编码: every code that a list of a chapter or of a group holds; a diagnosis begins with a letter, a procedure with a digit. */
export function listedCodes({ mdcs }: Scheme): ListedCodes {
  const codes = mdcs.flatMap(({ lists, adrgs }) =>
    [lists, ...adrgs.map((entry) => entry.lists)].flatMap((own) => Object.values(own ?? {}).flat()),
  );
  const isProcedure = (code: string) => /^\d/.test(code);
  return {
    diagnoses: new Set(codes.filter((code) => !isProcedure(code))),
    procedures: new Set(codes.filter(isProcedure)),
  };
}
