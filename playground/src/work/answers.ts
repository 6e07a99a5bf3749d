import { groupAnswer } from "./group-answer.js";
import { groupedFile } from "./grouped-file.js";
import type { Answer, Ask, OperationName } from "./operations.js";
import { priceAnswer } from "./price-answer.js";
import { namesOf, searchCodes } from "./search-codes.js";
import { settledFile } from "./settled-file.js";
import { tableShape } from "./table-shape.js";

type Answers = {
  readonly [Name in OperationName]: (
    ask: Ask<Name>,
    progress: (part: number) => void,
  ) => Promise<Answer<Name>>;
};

/** 回答: how each operation is done, by its name. */
export const answers: Answers = {
  group: groupAnswer,
  price: priceAnswer,
  search: searchCodes,
  names: namesOf,
  shape: async ({ file }) => await tableShape(file),
  groupFile: groupedFile,
  settleFile: settledFile,
};
