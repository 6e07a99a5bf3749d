import { PUBLISHED_GROUP_TABLE } from "../../cases/fields/published-group-fields.js";
import { type PublishedGroup, type RowKind, rowKindOf } from "../../cases/index.js";
import { besideFields } from "../columns/beside-fields.js";
import { GROUP_COLUMNS } from "../columns/group-columns.js";

const { fields } = PUBLISHED_GROUP_TABLE;

/** What `groups.csv` has beside what a published table is read for. */
const BESIDE = GROUP_COLUMNS.map(({ field }) => field).filter((field) => !(field in fields));

/** 病组表行类型: rows of a published group table, or of `groups.csv` as `weigh` and `settle` write it, whose history behind the values is known and not read. */
export const groupTableRows: RowKind<PublishedGroup> = rowKindOf<PublishedGroup>({
  ...PUBLISHED_GROUP_TABLE,
  fields: { ...fields, ...besideFields(BESIDE, GROUP_COLUMNS) },
});

/** The row without what stands beside. */
export function publishedGroup(row: PublishedGroup): PublishedGroup {
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => name in fields),
  ) as unknown as PublishedGroup;
}
