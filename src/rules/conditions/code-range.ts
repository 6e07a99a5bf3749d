/** Whether a code lies in a range whose ends are categories with all that is under them: C00-C97 takes C97.x00. */
export function isInRange(code: string, from: string, to: string): boolean {
  return code >= from && (code <= to || code.startsWith(to));
}
