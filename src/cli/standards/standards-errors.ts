import { excerpt, messageTable } from "../../primitives/index.js";

interface StandardsErrorInfo {
  STANDARDS_KEPT_APART_OTHERWISE: {
    file: string;
    by: string;
    /** what the edition's own table is kept apart by */
    otherBy: string;
    values: number;
    /** of the first value */
    path: string;
  };
}

/** The codes of deriving standards. */
export const standardsErrors = messageTable<StandardsErrorInfo>({
  STANDARDS_KEPT_APART_OTHERWISE: ({ file, by, otherBy, values, path }) => ({
    zh: `${file} 按 --by ${excerpt(by)} 分开，而 values.json 中有 ${values} 项（${path} 等）只能按 --by ${otherBy} 分开，因为规则集在那里是一张这样的表：这些取值不是 ${file} 各行的平均。要看它们所据的例数与变异系数，请另以 --by ${otherBy} 运行。`,
    en: `${file} is kept apart by --by ${excerpt(by)}, and of values.json ${values} (${path} and on) can only be kept apart by --by ${otherBy}, for the edition has such a table there: these values are not the averages of the rows of ${file}. To see the stays and the spread that they rest on, run it with --by ${otherBy} as well.`,
  }),
});
