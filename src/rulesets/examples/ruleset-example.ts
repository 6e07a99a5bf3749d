import type { CivilDate, LocalizedText, Source, ValueStatus } from "../../primitives/index.js";
import type { JsonObject, JsonValue } from "../read-json.js";

/**
 * 算例: a worked case of an edition: what is given, what must come out, and the clause that says so. Examples are data, so that a policy
 * analyst writes them beside the edition and anybody runs them.
 */
export interface RulesetExample {
  readonly id: string;
  readonly title: LocalizedText;
  readonly source: Source;
  /** the day whose values count; default: the first day of the edition */
  readonly on?: CivilDate;
  readonly given?: ExampleInputs;
  readonly expect: ExampleExpectations;
}

/** 已知: records in the form of the files that the command line reads. */
export interface ExampleInputs {
  /** values that the edition lacks, as a patch, so that the rule can be shown */
  readonly patch?: JsonObject;
  readonly hospitals?: readonly JsonObject[];
  /** a published group table; else the edition's own, or averages of `history` */
  readonly groups?: readonly JsonObject[];
  /** cases of prior years; `repeat` writes one several times */
  readonly history?: readonly JsonObject[];
  readonly cases?: readonly JsonObject[];
  readonly budget?: JsonObject;
  /** yearly figures of hospitals */
  readonly years?: readonly JsonObject[];
}

/** Figures by name: decimals and names as text; null = there must be none. */
export type ExpectedFigures = Readonly<Record<string, string | boolean | null>>;

/** 读数: what a path of the edition holds; what is left out is not compared. A member without source has only a `value`. */
export interface ExpectedReading {
  readonly value?: JsonValue;
  readonly unit?: string;
  readonly status?: ValueStatus;
  readonly document?: string;
}

/** 应得. */
export interface ExampleExpectations {
  /** 读数: values of the edition by path, read a second time from the document */
  readonly values?: Readonly<Record<string, ExpectedReading>>;
  /** by case id: group, class, multiple, coefficient, points, payment, ... */
  readonly cases?: Readonly<Record<string, ExpectedFigures>>;
  /** by group: average cost, base points or weight, stable */
  readonly groups?: Readonly<Record<string, ExpectedFigures>>;
  /** by `hospital/fund`: the columns of the statement */
  readonly statement?: Readonly<Record<string, ExpectedFigures>>;
  /** paths that must be listed as not evaluated */
  readonly notEvaluated?: readonly string[];
}

/** 算例文件. */
export interface ExampleFile {
  /** `id@version` */
  readonly edition: string;
  readonly examples: readonly RulesetExample[];
}

/** 算得: what a run of an example came to, figures as text. */
export interface ExampleOutcome {
  readonly cases: Readonly<Record<string, ExpectedFigures>>;
  readonly groups: Readonly<Record<string, ExpectedFigures>>;
  readonly statement: Readonly<Record<string, ExpectedFigures>>;
  readonly notEvaluated: readonly string[];
}
