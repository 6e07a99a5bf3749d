import { readingErrors } from "./reading-errors.js";
import { clipped, textUpTo, type ValueReader } from "./value-reader.js";

/** What is written where a hospital belongs to none. */
const NONE =
  /^(?:(?:无|暂无|没有|否|不是|非|不属于|未加入|未参加|不在)(?:任何)?(?:医共体|医联体|层级)?|[-—－_]+|[/／\\]|no|none|null|n\/a)$/i;
/** What says that there is one, and not which, and what says that it is not known. */
export const UNNAMED = /^(?:是|有|属于|已加入|yes|true|false|不详|未知|不明|未提供|nan)$/i;

/** 名称或无: the name of what a hospital belongs to; absent where it is said that there is none, refused where it is not said which. */
export function nameOrNone(limit: number): ValueReader<string> {
  const read = textUpTo(limit);
  return (value, path, context) => {
    const name = read(value, path, context);
    if (name === undefined || NONE.test(name)) return undefined;
    if (!UNNAMED.test(name)) return name;
    const info = { field: path, value: clipped(name) };
    context.problems.push(readingErrors.diagnostic("error", "NAME_NOT_SAID", path, info));
    return undefined;
  };
}
