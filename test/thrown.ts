import { isDrgError } from "../src/primitives/index.js";

/** What work throws of the library's own errors: code and path; nothing where it throws none. Any other error is a fault, and goes on. */
export function thrown(
  work: () => unknown,
): { readonly code: string; readonly path: string | undefined } | undefined {
  try {
    work();
  } catch (error) {
    if (isDrgError(error)) return { code: error.code, path: error.path };
    throw error;
  }
  return undefined;
}
