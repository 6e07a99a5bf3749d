import type { Locale } from "chs-drg";
import type { ShippedRulesetReference, ShippedSchemeReference } from "chs-drg/data";

/** 病例输入: a case as the form holds it, in the field names of the library; what was left empty is absent. */
export type CaseInput = Readonly<Record<string, unknown>> & {
  readonly diagnoses: readonly string[];
  readonly procedures: readonly string[];
};

/** 分组结果与解释, in words of the language asked for. */
export interface GroupAnswer {
  readonly status: string;
  readonly mdc: string;
  readonly adrg: string;
  readonly drg: string;
  /** of the group */
  readonly name: string;
  /** the heading and each step on the way */
  readonly steps: readonly string[];
  /** what was said of codes and fields */
  readonly notes: readonly string[];
  /** what each code does: the parts of the group that change without it */
  readonly decisive: readonly {
    readonly code: string;
    readonly without: string;
    readonly changes: boolean;
  }[];
  readonly changes: readonly { readonly edit: string; readonly drg: string }[];
  readonly whyNot?: string;
}

/** 计价结果: what the group of the case is paid under an edition, or why nobody can say. */
export interface PriceAnswer {
  readonly drg: string;
  readonly name: string;
  readonly weight: string;
  readonly prices: readonly { readonly payer: string; readonly rate: string; readonly standard: string }[];
  readonly reason?: string;
  readonly remarks: readonly string[];
  readonly trial: TrialAnswer;
}

/** 本地取值 of a trial, as typed; an empty text is a value that nobody gave. */
export interface LocalValues {
  /** 病组均次费用, yuan */
  readonly averageCost: string;
  readonly basePoints: string;
  /** 差异系数 of the hospital */
  readonly coefficient: string;
  /** 点值, yuan a point */
  readonly pointValue: string;
}

/** 试算的一项, by the name of its words. */
export interface TrialFigure {
  readonly what: "points" | "weightOfCase" | "multiple" | "pricing" | "payment" | "fundDue" | "difference";
  readonly value: string;
}

/** 试算 of one case, and what it still needs. */
export interface TrialAnswer {
  /** absent where the edition does not say what it pays by */
  readonly unit: "points" | "rate" | undefined;
  /** whether the edition has no table of groups, so that the area's own figures of the group are asked for */
  readonly lacksTable: boolean;
  readonly needs: readonly ("cost" | "grade" | "fund")[];
  readonly figures: readonly TrialFigure[];
  /** what it came to, or why it came to nothing */
  readonly said: readonly string[];
  /** how the points come about, with clauses */
  readonly how: readonly string[];
}

/** 编码检索结果. */
export interface CodeHit {
  readonly code: string;
  readonly name: string;
}

/** 表格形状: what the first rows of a dropped file tell. */
export interface TableShape {
  readonly encoding: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** the field that each column is read as; empty where it is not used, {@link UNDECIDED} where that has to be said */
  readonly fields: readonly string[];
}

/** 未定: of a column that looks like data that is read; nothing is read before somebody says what it is. */
export const UNDECIDED = "?";

/** 列的对应: a field for each column, empty where the column is left out. */
export interface MappedFile {
  readonly file: File;
  readonly encoding: string;
  readonly fields: readonly string[];
}

/** 批量分组结果. */
export interface GroupedFile {
  readonly rows: number;
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
  readonly refusedCount: number;
  /** what was noticed in rows that were read all the same */
  readonly noticed: readonly string[];
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byMdc: readonly { readonly mdc: string; readonly name: string; readonly cases: number }[];
  /** the groups of all cases, as CSV */
  readonly csv: Blob;
}

/** 结算结果: the statement and what stays open. */
export interface SettledFile {
  readonly statement: ShownTable;
  /** whether the statement has rows of money that is set aside */
  readonly hasReserve: boolean;
  /** 差额 by hospital, yuan, for the chart */
  readonly balances: readonly { readonly hospital: string; readonly balance: number }[];
  readonly unsettled: ShownTable;
  readonly refusedCount: number;
  /** what was noticed in rows that were read all the same */
  readonly noticed: readonly string[];
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
  /** 采用的假定: how many values of the edition are assumed */
  readonly assumed: number;
  /** 编码存疑: how many cases rest on codes that are none */
  readonly doubted: number;
  /** 未能适用的规则, and what to supply */
  readonly notEvaluated: readonly string[];
  readonly notes: readonly string[];
  /** the statement as programs read it */
  readonly csv: Blob;
}

/** 表格 as the page shows it: titles in one language, cells as text. */
export interface ShownTable {
  readonly titles: readonly string[];
  readonly numeric: readonly boolean[];
  readonly rows: readonly (readonly string[])[];
}

/** 后台操作: what the page asks of the worker; amounts cross as text, exact. */
export interface Operations {
  readonly group: {
    readonly ask: {
      readonly record: CaseInput;
      readonly scheme: ShippedSchemeReference;
      readonly locale: Locale;
      readonly whyNot?: string;
    };
    readonly answer: GroupAnswer;
  };
  readonly price: {
    readonly ask: {
      readonly record: CaseInput;
      readonly ruleset: ShippedRulesetReference;
      readonly locale: Locale;
      /** class of the hospital; empty where it is not said */
      readonly grade: string;
      readonly local: LocalValues;
    };
    readonly answer: PriceAnswer;
  };
  readonly search: {
    readonly ask: { readonly kind: "diagnosis" | "procedure"; readonly words: string };
    readonly answer: readonly CodeHit[];
  };
  readonly names: {
    readonly ask: { readonly kind: "diagnosis" | "procedure"; readonly codes: readonly string[] };
    readonly answer: readonly string[];
  };
  readonly shape: {
    readonly ask: { readonly file: File; readonly locale: Locale };
    readonly answer: TableShape;
  };
  readonly groupFile: {
    readonly ask: MappedFile & { readonly scheme: ShippedSchemeReference; readonly locale: Locale };
    readonly answer: GroupedFile;
  };
  readonly settleFile: {
    readonly ask: {
      readonly cases: MappedFile;
      readonly hospitals: File;
      readonly budget?: File;
      readonly values?: File;
      readonly history?: File;
      readonly ruleset: ShippedRulesetReference;
      readonly locale: Locale;
    };
    readonly answer: SettledFile;
  };
}

export type OperationName = keyof Operations;
export type Ask<Name extends OperationName> = Operations[Name]["ask"];
export type Answer<Name extends OperationName> = Operations[Name]["answer"];

/** 消息 from the worker. */
export type FromWorker =
  | { readonly id: number; readonly progress: number }
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly problems: readonly string[] };

/** 消息 to the worker. */
export interface ToWorker {
  readonly id: number;
  readonly name: OperationName;
  readonly ask: unknown;
}
