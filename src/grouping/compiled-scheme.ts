import type { GroupingTables } from "./grouping-tables.js";
import type { Scheme } from "./scheme.js";

/** 编译后的方案: a scheme ready to group; made by `loadScheme`. */
export interface CompiledScheme {
  /** `id@version` */
  readonly reference: string;
  /** the complete scheme it was made from */
  readonly scheme: Scheme;
  /** internal */
  readonly tables: GroupingTables;
}
