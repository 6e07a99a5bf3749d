import type { ListRole } from "./list-role.js";
import type { DocumentGroup, DocumentList, RuleItem } from "./scheme-document.js";
import type { TextPlace } from "./text-part.js";

/** A list that is still being read. */
export interface ListDraft extends DocumentList {
  readonly codes: string[];
}

/** 病组草稿: a group of the document while its lines are read. */
export class GroupDraft {
  name: string;
  private readonly alternatives: RuleItem[][] = [[]];
  /** the list that takes the codes of the next lines */
  list: ListDraft | undefined;
  /** the list of the other kind that was opened together with it */
  private beside: ListDraft | undefined;

  constructor(
    readonly code: string,
    name: string,
    /** the last heading, so that a group of which only the name is printed is found among the details */
    public place: TextPlace,
  ) {
    this.name = name;
  }

  get hasRules(): boolean {
    return this.alternatives.some((items) => items.length > 0);
  }

  /** `入组条件二：` begins the next alternative. */
  beginAlternative(): void {
    if (this.items.length > 0) this.alternatives.push([]);
    this.list = undefined;
  }

  add(item: RuleItem): void {
    this.items.push(item);
    this.list = undefined;
    this.beside = undefined;
  }

  /** A list under its own heading. Behind `和` it takes the place of the list that `和` opened. */
  addList(heading: string, role: ListRole, place: TextPlace, positionStated = true): ListDraft {
    const list: ListDraft = { heading, role, positionStated, place, codes: [] };
    const last = this.items.at(-1);
    // The heading is printed again at the head of a page.
    if (
      last?.item === "list" &&
      last.list.heading === heading &&
      this.list === last.list &&
      this.list !== this.beside
    )
      return this.list;
    const opened = this.openedTogether(role.kind);
    if (opened !== undefined) {
      // `同时包含以下主要诊断和手术操作：` and then a heading of its own over each list.
      const beside = this.beside === opened.list ? this.list : this.beside;
      this.items[opened.at] = { item: "list", list };
      this.list = list;
      this.beside = beside?.codes.length === 0 ? beside : undefined;
      return list;
    }
    if (last?.item === "simultaneous" && this.list?.heading === "和" && this.list.codes.length === 0) {
      this.items[this.items.length - 1] = { item: "simultaneous", lists: [...last.lists.slice(0, -1), list] };
    } else {
      this.add({ item: "list", list });
    }
    this.list = list;
    return list;
  }

  /** `同时包含以下主要诊断和手术操作：` opens a list of either kind, both needed; the codes go where their kind is. */
  addBoth(heading: string, roles: readonly [ListRole, ListRole], place: TextPlace): void {
    const lists = roles.map((role): ListDraft => ({ heading, role, positionStated: true, place, codes: [] }));
    for (const list of lists) this.add({ item: "list", list });
    this.list = lists[0];
    this.beside = lists[1];
  }

  /** The list that takes a code of a kind: the open one, or the one that was opened with it. */
  listFor(kind: ListRole["kind"]): ListDraft | undefined {
    return [this.list, this.beside].find((list) => list?.role.kind === kind);
  }

  /** `同时包含以下手术：` opens the first of several lists that are all needed. */
  addSimultaneous(heading: string, role: ListRole, place: TextPlace): void {
    const list: ListDraft = { heading, role, positionStated: true, place, codes: [] };
    this.add({ item: "simultaneous", lists: [list] });
    this.list = list;
  }

  /** `和` opens the next of them. */
  addAnd(place: TextPlace): boolean {
    const last = this.items.at(-1);
    const lists = last?.item === "simultaneous" ? last.lists : last?.item === "list" ? [last.list] : [];
    const role = lists.at(-1)?.role;
    if (role === undefined) return false;
    const list: ListDraft = { heading: "和", role, positionStated: true, place, codes: [] };
    this.items[this.items.length - 1] = { item: "simultaneous", lists: [...lists, list] };
    this.list = list;
    return true;
  }

  finish(): DocumentGroup {
    const rules = this.alternatives.filter((items) => items.length > 0);
    return { code: this.code, name: this.name, place: this.place, rules };
  }

  /** An empty list of this kind that a heading over both kinds opened. */
  private openedTogether(kind: ListRole["kind"]): { at: number; list: ListDraft } | undefined {
    const pending = [this.list, this.beside].filter((list) => list !== undefined);
    if (this.beside === undefined) return undefined;
    const list = pending.find((each) => each.role.kind === kind && each.codes.length === 0);
    const at = this.items.findIndex((item) => item.item === "list" && item.list === list);
    return list === undefined || at < 0 ? undefined : { at, list };
  }

  private get items(): RuleItem[] {
    return this.alternatives.at(-1) as RuleItem[];
  }
}
