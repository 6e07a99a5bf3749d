import { openScheme, schemeEntry } from "../../src/cli/shipped/open-scheme.js";
import type { CompiledScheme } from "../../src/grouping/index.js";

/** Whether a scheme is shipped. */
export const isShipped = (reference: string): boolean => schemeEntry(reference) !== undefined;

/** A shipped scheme, compiled once a worker. */
export const shippedScheme: (reference: string) => CompiledScheme = openScheme;
