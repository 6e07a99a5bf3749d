/** What the system says of a failure: `ENOSPC`, `EACCES`; undefined where it is no failure of the system. */
export function systemCode(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

/** The file that a failure of the system speaks of, where it names one. */
export function systemPath(error: unknown): string | undefined {
  return error instanceof Error && "path" in error && typeof error.path === "string" ? error.path : undefined;
}
