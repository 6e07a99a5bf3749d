/** 记录文件: the roles of files of records, in the order in which every command reads them; a run may get them in parts. */
export const RECORD_ROLES = ["history", "previous", "events", "cases"] as const;
/** Those whose rows supervision asks for; of the history there are only averages. */
export const ROW_ROLES = ["previous", "events", "cases"] as const;

export type RecordRole = (typeof RECORD_ROLES)[number];
export type RowRole = (typeof ROW_ROLES)[number];

/** Whether the role of an input is that of a file of records. */
export function isRecordRole(role: string): role is RecordRole {
  return (RECORD_ROLES as readonly string[]).includes(role);
}
