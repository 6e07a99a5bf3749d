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
  }

  /** A list under its own heading. Behind `和` it takes the place of the list that `和` opened. */
  addList(heading: string, role: ListRole, place: TextPlace, positionStated = true): ListDraft {
    const list: ListDraft = { heading, role, positionStated, place, codes: [] };
    const last = this.items.at(-1);
    if (last?.item === "simultaneous" && this.list?.heading === "和" && this.list.codes.length === 0) {
      this.items[this.items.length - 1] = { item: "simultaneous", lists: [...last.lists.slice(0, -1), list] };
    } else {
      this.add({ item: "list", list });
    }
    this.list = list;
    return list;
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

  private get items(): RuleItem[] {
    return this.alternatives.at(-1) as RuleItem[];
  }
}
