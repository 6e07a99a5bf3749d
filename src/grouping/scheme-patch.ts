import type { LocalizedText } from "../primitives/index.js";
import type { Condition } from "./condition.js";
import type { AdrgEntry, AdrgKind, AmbiguousGroup, Assumption, Drg, Mdc, Scheme } from "./scheme.js";
import type { SchemeSwitches } from "./scheme-switches.js";

/** 列表改动: codes put in and taken out of one list. */
export interface ListPatch {
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

/** Changes of named lists: a change, a whole list (new or replaced), or null (the list goes). */
export type ListsPatch = Readonly<Record<string, ListPatch | readonly string[] | null>>;

/** Something new in an order of trial, before a named neighbour or, without one, at the end. */
export interface Insertion<Item> {
  readonly before?: string;
  readonly item: Item;
}

/** 顺序表改动: what changes in a list whose order matters; applied as remove, change, add, order. */
export interface OrderedPatch<Item, Change> {
  readonly remove?: readonly string[];
  readonly change?: Readonly<Record<string, Change>>;
  readonly add?: readonly Insertion<Item>[];
  /** every key in the new order, where removing and adding alone do not give it */
  readonly order?: readonly string[];
}

/** 细分组改动: a new name, a new condition. */
export interface DrgChange {
  readonly name?: string;
  readonly condition?: Condition;
  /** the whole list; empty: nothing is assumed */
  readonly assumed?: readonly Assumption[];
}

/** 核心组改动; what is not named stays. */
export interface AdrgChange {
  readonly code?: string;
  readonly name?: string;
  readonly kind?: AdrgKind;
  readonly condition?: Condition;
  readonly lists?: ListsPatch;
  /** the whole list; empty: nothing is assumed */
  readonly assumed?: readonly Assumption[];
  readonly drgs?: OrderedPatch<Drg, DrgChange>;
}

/** 大类改动; what is not named stays. */
export interface MdcChange {
  readonly name?: string;
  readonly kind?: Mdc["kind"];
  readonly condition?: Condition;
  readonly lists?: ListsPatch;
  /** the whole list; empty: nothing is assumed */
  readonly assumed?: readonly Assumption[];
  /** null: the MDC has no ambiguous group */
  readonly ambiguous?: AmbiguousGroup | null;
  readonly adrgs?: OrderedPatch<AdrgEntry, AdrgChange>;
}

/** 方案补丁: how a scheme differs from its base. */
export interface SchemePatch {
  readonly switches?: Partial<SchemeSwitches>;
  readonly validProcedures?: ListPatch;
  readonly invalidPrincipalDiagnoses?: ListPatch;
  readonly invalidProcedures?: ListPatch;
  readonly greyDiagnoses?: ListPatch;
  readonly greyProcedures?: ListPatch;
  /** null: the first edition */
  readonly codeEdition?: string | null;
  readonly bodySites?: ListsPatch;
  readonly lists?: ListsPatch;
  /** names of shared lists, new or in place of the old ones */
  readonly listTitles?: Readonly<Record<string, LocalizedText>>;
  readonly complications?: {
    readonly mcc?: ListsPatch;
    readonly cc?: ListsPatch;
    readonly exclusions?: ListsPatch;
  };
  readonly mdcs?: OrderedPatch<Mdc, MdcChange>;
}

/** 派生方案: a scheme told as its base and what differs. */
export interface PatchedScheme
  extends Pick<Scheme, "format" | "id" | "version" | "revision" | "title" | "region" | "provenance"> {
  /** `id@version` of the base, which may itself be derived */
  readonly extends: string;
  readonly patch: SchemePatch;
}
