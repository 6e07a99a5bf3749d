/** A record's own member: a key that came from a file (`__proto__`, `constructor`) never reaches the prototype. */
export function ownMember<Value>(
  record: Readonly<Record<string, Value>> | undefined,
  key: string,
): Value | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
