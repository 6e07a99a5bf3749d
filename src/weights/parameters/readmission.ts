import { choice, count, fields, list, made, optional, rule, type TypeOf } from "../../declare/index.js";

const prefixes = (zh: string, en: string) => list(zh, en, ["code prefixes", "group prefixes", "codes"]);

/** Nobody is exempt. */
const NOBODY = {
  diagnosisPrefixes: [] as readonly string[],
  procedurePrefixes: [] as readonly string[],
  groupPrefixes: [] as readonly string[],
};

/** 再住院: when the earlier of two stays counts as followed by a readmission. DIS-01 is `windowDays`. */
export const readmission = rule(
  made(
    fields({
      windowDays: count("再住院天数", "days within which a stay is a readmission", "days"),
      /** OQ-18: the discharge day counts 0 (back on day n when admitted n days later) or 1 */
      dayCount: choice("天数的计法", "how the days are counted", ["dischargeDayIsZero", "dischargeDayIsOne"]),
      sameGroup: choice("同组的口径", "what counts as the same group", ["drg", "adrg"]),
      hospitals: choice("机构范围", "hospitals that count", ["any", "same", "other"]),
      /** a return for one of these is no readmission; diagnoses and procedures by prefix, groups by prefix */
      exempt: optional(
        fields({
          diagnosisPrefixes: optional(prefixes("豁免的诊断前缀", "exempt prefixes of diagnoses")),
          procedurePrefixes: optional(prefixes("豁免的手术操作前缀", "exempt prefixes of procedures")),
          groupPrefixes: optional(prefixes("豁免的病组前缀", "exempt prefixes of groups")),
        }),
      ),
    }),
    ({ exempt = {}, ...rest }) => ({
      ...rest,
      exempt: { ...NOBODY, ...exempt },
    }),
  ),
  {
    title: { zh: "再住院", en: "readmission" },
    without: { zh: "不判断再住院", en: "readmissions are not told apart" },
  },
);
export type ReadmissionParameters = TypeOf<typeof readmission>;
