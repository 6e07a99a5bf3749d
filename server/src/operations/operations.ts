import { explain } from "./explain.js";
import { group } from "./group.js";
import type { Operation } from "./operation.js";
import { price } from "./price.js";
import { settle } from "./settle.js";
import { weigh } from "./weigh.js";
import { whyNot } from "./why-not.js";

/** The operations over cases, by name; a worker thread is sent the name. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  [group.name]: group,
  [explain.name]: explain,
  [whyNot.name]: whyNot,
  [weigh.name]: weigh,
  [price.name]: price,
  [settle.name]: settle,
};
