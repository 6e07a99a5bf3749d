const LONGEST_QUOTE = 60;

/** A value as a message may quote it: short, on one line, whatever was sent. */
export function excerpt(value: string): string {
  const clipped = value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value;
  // Control characters in a hostile value would move a terminal's cursor.
  return clipped.replace(/[\p{Cc}\p{Cf}]/gu, "\u00b7");
}
