import { type Diagnostic, isDrgError, type Locale } from "chs-drg";
import { Refusal } from "./refusal.js";

/** Every problem that an error names, in one language. */
export function problemsOf(error: unknown, locale: Locale): readonly string[] {
  if (error instanceof Refusal) return [error.text[locale]];
  // A chunk that does not come, as each browser words it.
  if (error instanceof TypeError && /fetch|import/i.test(error.message))
    return [new Refusal("notFetched").text[locale]];
  if (!isDrgError(error)) return [error instanceof Error ? error.message : String(error)];
  const { problems } = error.info;
  if (!Array.isArray(problems)) return [`${error.text[locale]} (${error.code})`];
  return (problems as readonly Diagnostic[]).map(({ code, message }) => `${message[locale]} (${code})`);
}
