import { describe, expect, it } from "vitest";
import { ProblemLog } from "../../src/grouping/import/import-problems.js";
import { readGroups } from "../../src/grouping/import/read-groups.js";
import type { DocumentGroup, RuleItem } from "../../src/grouping/import/scheme-document.js";
import type { SourceLine } from "../../src/grouping/import/text-part.js";

function itemText(item: RuleItem): string {
  if (item.item === "list")
    return `${item.list.role.position} ${item.list.role.kind}: ${item.list.codes.join(" ")}`;
  if (item.item === "simultaneous") return item.lists.map(({ codes }) => codes.join(" ")).join(" & ");
  return item.item === "unreadable" ? `? ${item.text}` : item.item;
}
const groupText = ({ code, name, rules }: DocumentGroup) =>
  `${code} ${name}${rules.map((items) => ` | ${items.map(itemText).join(", ")}`).join("")}`;

/** What is read of lines; `N>` before a line is its page, `part N>` its part and page. */
function read(text: string) {
  const log = new ProblemLog();
  const lines = text.split("\n").map((line, at): SourceLine => {
    const [, part = "a", page, rest = ""] =
      /^(?:(\w+) )?(?:(\d+)>)?(.*)$/.exec(/^(?:\w+ )?\d+>/.test(line) ? line : `0>${line}`) ?? [];
    return { text: rest, place: { part, page: page === "0" ? null : (page ?? null), line: at + 1 } };
  });
  const { mdcs, adrgs, drgs } = readGroups(lines, log);
  const sites = mdcs.flatMap((mdc) =>
    mdc.sites.map(({ heading, codes, role }) => `${heading} ${role.position}: ${codes.join(" ")}`),
  );
  return {
    groups: [...mdcs, ...adrgs].map(groupText),
    drgs: drgs.map(groupText),
    sites,
    places: adrgs.map(({ place }) => place.line),
    problems: log.problems.map(
      ({ severity, code, path }) => `${severity} ${code} ${path.replace(/^a (?:page \d+ )?line /, "")}`,
    ),
  };
}
const HEAD = "MDCB 神经\nBR1 脑病\n包含以下主要诊断：";

describe("a heading in front of its first code", () => {
  it.each([
    ["包含以下主要诊断：I61.900 甲", "MDCB 神经\nBR1 脑病\n", ["BR1 脑病 | principal diagnosis: I61.900"]],
    ["  主要诊断:  I61.900 甲", "MDCB 神经\nBR1 脑病\n", ["BR1 脑病 | principal diagnosis: I61.900"]],
    [
      "和 01.2500 乙",
      "MDCB 神经\nBB1 手术\n同时包含以下手术：\n01.2400 甲\n",
      ["BB1 手术 | 01.2400 & 01.2500"],
    ],
    [
      "或 01.2500 乙",
      "MDCB 神经\nBB1 手术\n包含以下手术：\n01.2400 甲\n",
      ["BB1 手术 | any procedure: 01.2400, any procedure: 01.2500"],
    ],
    ["1 I62.900 乙", `${HEAD}\nI61.900 甲\n`, ["BR1 脑病 | principal diagnosis: I61.900 I62.900"]],
    ["甲和 I62.900 乙", `${HEAD}\nI61.900 甲\n`, ["BR1 脑病 | principal diagnosis: I61.900 I62.900"]],
    ["和甲 I62.900 乙", `${HEAD}\nI61.900 甲\n`, ["BR1 脑病 | principal diagnosis: I61.900 I62.900"]],
    ["甲：乙 I62.900 丙", `${HEAD}\nI61.900 甲\n`, ["BR1 脑病 | principal diagnosis: I61.900 I62.900"]],
  ])("%s", (line, before, groups) => {
    const found = read(`${before}${line}`);
    expect(found.groups.slice(1)).toEqual(groups);
    expect(found.problems).toEqual([]);
  });

  it("of a code that is none it heads what follows; where the two are glued together the line says nothing", () => {
    const apart = read("MDCB 神经\nBR1 脑病\n主要诊断： I61.9 甲\nI62.900 乙");
    expect(apart.groups[1]).toBe("BR1 脑病 | principal diagnosis: I62.900");
    expect(apart.problems).toEqual(["error IMPORT_CODE_UNREADABLE 3"]);
    const glued = read("MDCB 神经\nBR1 脑病\n主要诊断：I61.9 甲\nI62.900 乙");
    expect(glued.problems).toEqual(["error IMPORT_LINE_UNREADABLE 3", "error IMPORT_LIST_OUTSIDE_GROUP 4"]);
  });
});

describe("names and what is none", () => {
  it("a code alone in its cell has its name in the next, of groups and of diagnoses", () => {
    expect(
      read("MDCB\n神经\nBR1\n脑病\n包含以下主要诊断：\nI61.900\n脑出血包含昏迷\nI62.900\n包含乙\nBR19\n脑病")
        .groups,
    ).toEqual(["MDCB 神经", "BR1 脑病 | principal diagnosis: I61.900 I62.900"]);
    // Behind a code with a name the rest of a name is no rule either, but a rule is one.
    expect(read(`${HEAD}\nI61.900 甲\n的后遗症\n包含以下内容`).groups[1]).toBe(
      "BR1 脑病 | principal diagnosis: I61.900, ? 包含以下内容",
    );
    expect(read(`${HEAD}\nI61.900 甲\n，包括乙`).problems).toEqual([]);
    expect(read(`${HEAD}\n，包括乙`).problems).toEqual(["error IMPORT_LINE_UNREADABLE 4"]);
    expect(read(`${HEAD}\n甲`).problems).toEqual(["error IMPORT_LINE_UNREADABLE 4"]);
    // A code of a group above a row of codes is no head.
    expect(read(`${HEAD}\nBR2\nI61.900 甲`).groups).toHaveLength(2);
  });

  it("the rest of a name goes on with it, unless a bracket closed it", () => {
    expect(read("MDCB 神经系统\n疾病\nBR1 颅内\n出血 性\n包含以下主要诊断：\nI61.900 甲").groups).toEqual([
      "MDCB 神经系统疾病",
      "BR1 颅内出血性 | principal diagnosis: I61.900",
    ]);
    expect(read("MDCB 神经\n【BR1 脑病】\n说明").groups[1]).toBe("BR1 脑病");
    expect(read("MDCB 神经\n[BR1 脑病]\n说明").groups[1]).toBe("BR1 脑病");
    expect(read("MDCB 神经\nBR1 脑病[轻]甲\n乙").groups[1]).toBe("BR1 脑病[轻]甲乙");
    expect(read(`${HEAD}\nI61.900 甲\nBR11 脑病，\n重`).drgs).toEqual(["BR11 脑病，重"]);
  });

  it("prose is counted and told once, where nothing is read; codes of no list as well", () => {
    expect(read("说明一\n说明二\nMDCB 神经").problems).toEqual(["info IMPORT_PROSE_SKIPPED 1"]);
    expect(read("I61.900 甲\nI62.900 乙\nMDCB 神经\nI63.900 丙").problems).toEqual([
      "error IMPORT_LIST_OUTSIDE_GROUP 1",
    ]);
    expect(read("一、总则\n说明\n二、又\n说明").problems).toEqual([
      "info IMPORT_PROSE_SKIPPED 2",
      "info IMPORT_PROSE_SKIPPED 4",
    ]);
    expect(read(`${HEAD}\nI61.900 甲\n一、另\nI62.900 乙`).problems).toEqual([
      "error IMPORT_LIST_OUTSIDE_GROUP 6",
    ]);
  });

  it("a group that is named again keeps its name and rule; where only its name was there, the place is the last one", () => {
    const found = read("MDCB 神经\nBR1 脑病\nBR2 另\nBR1 脑病，全\n包含以下主要诊断：\nI61.900 甲");
    expect([found.groups[1], found.places]).toEqual(["BR1 脑病 | principal diagnosis: I61.900", [4, 3]]);
    const twice = read(`${HEAD}\nI61.900 甲\nBR2 另\nBR1 脑病\n包含以下主要诊断：\nI62.900 乙`);
    expect([twice.groups[1], twice.problems]).toEqual([
      "BR1 脑病 | principal diagnosis: I61.900",
      ["error IMPORT_GROUP_TWICE 6"],
    ]);
    // Its own DRGs, and its name overleaf, are no second time.
    expect(read(`${HEAD}\nI61.900 甲\nBR1 脑病\nI62.900 乙`).problems).toEqual([
      "error IMPORT_LIST_OUTSIDE_GROUP 6",
    ]);
    expect(read(`BR11 脑病，重\nBR1 脑病`).groups).toEqual(["BR1 脑病"]);
  });

  it("a group of another chapter within a list is the rest of a name; of its own chapter it is a group", () => {
    expect(read(`${HEAD}\nI61.900 甲\nCD4 细胞`).groups).toHaveLength(2);
    expect(read(`${HEAD}\nI61.900 甲\nBD4 细胞`).groups).toHaveLength(3);
    expect(read(`${HEAD}\nCD4 细胞`).groups).toHaveLength(3);
    expect(read("BR1 脑病\n包含以下主要诊断：\nI61.900 甲\nCD4 细胞").groups).toHaveLength(2);
  });

  it("a row names its chapter and its ADRG", () => {
    expect(read("MDCB 神经\tBR1\t脑病\tBR11\t脑病，重\n说明")).toMatchObject({
      groups: ["MDCB 神经", "BR1 脑病"],
      drgs: ["BR11 脑病，重说明"],
    });
    expect(read("BR1 脑病 BR11 脑病，重")).toMatchObject({ groups: ["BR1 脑病"], drgs: ["BR11 脑病，重"] });
    expect(read("BR11 脑病，重\n包含以下手术：\n01.2400 甲")).toMatchObject({
      groups: ["BR1  | any procedure: 01.2400"],
      drgs: ["BR11 脑病，重"],
    });
  });
});

describe("what stands below a DRG", () => {
  it("is the DRG's where its ADRG has a rule, and the ADRG's where not", () => {
    expect(read(`${HEAD}\nI61.900 甲\nBR11 脑病，重\n包含以下手术：\n01.2400 甲\nBR19 脑病`)).toMatchObject({
      groups: ["MDCB 神经", "BR1 脑病 | principal diagnosis: I61.900"],
      drgs: ["BR11 脑病，重 | any procedure: 01.2400", "BR19 脑病"],
      problems: [],
    });
  });
});

describe("the name of a chapter at the head of a page", () => {
  const page = (next: string, head = "MDCB 神经") =>
    read(`1>MDCB 神经\n1>BR1 脑病\n1>包含以下主要诊断：\n1>I61.900 甲\n2>${head}\n2>${next}`);
  it("begins nothing: the group above goes on, whatever comes", () => {
    expect(page("I62.900 乙").groups).toEqual([
      "MDCB 神经",
      "BR1 脑病 | principal diagnosis: I61.900 I62.900",
    ]);
    expect(page("包含以下手术：\n2>01.2400 丙").groups[1]).toBe(
      "BR1 脑病 | principal diagnosis: I61.900, any procedure: 01.2400",
    );
    expect(page("I62.900 乙", "MDCC 另").groups).toEqual([
      "MDCB 神经",
      "MDCC 另 | principal diagnosis: I62.900",
      "BR1 脑病 | principal diagnosis: I61.900",
    ]);
  });

  it("in the middle of a page it does too where its list goes on; else it is the chapter again", () => {
    const within = (next: string) =>
      read(`1>MDCB 神经\n1>BR1 脑病\n1>包含以下主要诊断：\n1>I61.900 甲\n1>MDCB 神经\n1>${next}`).groups;
    expect(within("I62.900 乙")[1]).toBe("BR1 脑病 | principal diagnosis: I61.900 I62.900");
    expect(within("包含以下主要诊断：\n1>I62.900 乙")).toEqual([
      "MDCB 神经 | principal diagnosis: I62.900",
      "BR1 脑病 | principal diagnosis: I61.900",
    ]);
    const unlisted = read("1>MDCB 神经\n1>BR1 脑病\n1>MDCB 神经\n1>I62.900 乙").groups;
    expect(unlisted).toEqual(["MDCB 神经 | principal diagnosis: I62.900", "BR1 脑病"]);
    // Without a group above there is nothing to go on with.
    expect(read("1>MDCB 神经\n2>MDCB 神经\n2>I62.900 乙").groups).toEqual([
      "MDCB 神经 | principal diagnosis: I62.900",
    ]);
  });
});

describe("codes under the heading of a chapter", () => {
  it("are its principal diagnoses where they stand first in their rows and name no table", () => {
    const under = (line: string) => read(`MDCB 神经\n${line}`).groups[0];
    expect(under("I61.900 甲")).toBe("MDCB 神经 | principal diagnosis: I61.900");
    expect(under("12345 I61.900 甲")).toBe("MDCB 神经 | principal diagnosis: I61.900");
    expect(under("123456 I61.900 甲")).toBe("MDCB 神经");
    expect(under("01.2400 甲")).toBe("MDCB 神经");
    expect(under("I61.900 甲 表 7-1")).toBe("MDCB 神经");
    expect(read("MDCB 神经\nBR1 脑病\nI61.900 甲").groups[0]).toBe("MDCB 神经");
    expect(read("MDCB 神经\n包含以下主要诊断：\nI61.900 甲\n一、另\nI62.900 乙").groups[0]).toBe(
      "MDCB 神经 | principal diagnosis: I61.900",
    );
  });

  it("a heading that leaves the position out means the principal one, unless it says otherwise", () => {
    const list = (heading: string) => read(`MDCB 神经\n${heading}\nI61.900 甲`).groups[0];
    expect(list("包含以下诊断：")).toBe("MDCB 神经 | any diagnosis: I61.900");
    expect(list("其他诊断：")).toBe("MDCB 神经 | other diagnosis: I61.900");
    expect(list("主要诊断或其他诊断：")).toBe("MDCB 神经 | any diagnosis: I61.900");
  });

  it("a code of the other kind than its list is named", () => {
    expect(read(`${HEAD}\nI61.900 甲 01.2400 乙`)).toMatchObject({
      groups: ["MDCB 神经", "BR1 脑病 | principal diagnosis: I61.900"],
      problems: ["error IMPORT_KIND_MISMATCH 4"],
    });
  });
});

describe("parts of the body", () => {
  it("stand above the heading of a list or above their codes", () => {
    const found = read(
      "MDCZ 创伤\nMDCZ 主诊表\n头部创伤\n包含以下主要诊断：\nS01.000 甲\n上肢创伤\n包含以下诊断：\nS41.000 乙",
    );
    expect(found.sites).toEqual(["头部创伤 principal: S01.000", "上肢创伤 any: S41.000"]);
    expect(read("MDCZ 创伤\nMDCZ 主诊表\n头部创伤\nS01.000 甲\n上肢创伤\nS41.000 乙").sites).toEqual([
      "头部创伤 principal: S01.000",
      "上肢创伤 principal: S41.000",
    ]);
  });

  it("are none within the list of a group, behind a code alone, or where nothing follows", () => {
    expect(read(`${HEAD}\nI61.900 甲\n头部创伤\nI62.900 乙`).sites).toEqual([]);
    expect(read("MDCZ 创伤\nMDCZ 主诊表\nS01.000\n头部创伤\nS02.000 乙").sites).toEqual([]);
    expect(read("MDCZ 创伤\nMDCZ 主诊表\n头部创伤").sites).toEqual([]);
    expect(read("MDCZ 创伤\n包含以下主要诊断：\nS01.000 甲\n上肢创伤\nS41.000 乙").sites).toEqual([]);
    expect(read("MDCZ 创伤\nMDCZ 主诊表\n某处\nS02.000 乙").sites).toEqual([]);
  });
});

describe("rules that cannot be read", () => {
  it("are named, and the codes that follow still belong to the list above", () => {
    const found = read(`${HEAD}\nI61.900 甲\n符合下列之一\nI62.900 乙`);
    expect(found).toMatchObject({
      groups: ["MDCB 神经", "BR1 脑病 | principal diagnosis: I61.900 I62.900, ? 符合下列之一"],
      problems: ["error IMPORT_LINE_UNREADABLE 5"],
    });
    expect(read("MDCB 神经\nBR1 脑病\n或\nI61.900 甲").problems).toEqual([
      "error IMPORT_LINE_UNREADABLE 3",
      "error IMPORT_LIST_OUTSIDE_GROUP 4",
    ]);
    expect(read("全部手术").problems).toEqual(["error IMPORT_LINE_UNREADABLE 1"]);
    expect(read("入组条件：主要诊断").problems).toEqual(["error IMPORT_LINE_UNREADABLE 1"]);
    expect(read("MDCB 神经\nBR1 脑病\n表 7-1 排除诊断\nMCC列表").problems).toEqual([
      "error IMPORT_LINE_UNREADABLE 3",
      "error IMPORT_LINE_UNREADABLE 4",
    ]);
  });

  it("a logic line takes the lines after it that make it readable, and no more", () => {
    const logic = (lines: string) => read(`MDCB 神经\nBR1 脑病\n${lines}`);
    expect(logic("入组条件1：主要诊断+手术或\n操作 4\n主要诊断：\nI61.900 甲").groups[1]).toBe(
      "BR1 脑病 | logic, principal diagnosis: I61.900",
    );
    expect(logic("入组条件1：主要诊断\n+手术表\n2\n+手术表\n3").groups[1]).toBe("BR1 脑病 | logic");
    expect(logic("入组条件1：主要诊断+甲\n乙\n丙\n丁\nBR19 脑病")).toMatchObject({
      groups: ["MDCB 神经", "BR1 脑病 | ? 入组条件1：主要诊断+甲"],
    });
    expect(read("MDCB 神经\n入组条件：主要诊断以 I61.900 开头").groups[0]).toBe("MDCB 神经 | logic");
  });

  it("a new part begins with no group", () => {
    const text = (second: string) =>
      read(`a 1>MDCB 神经\na 1>BR1 脑病\na 1>包含以下主要诊断：\na 1>I61.900 甲\nb 1>${second}`);
    expect(text("I62.900 乙").problems).toEqual(["error IMPORT_LIST_OUTSIDE_GROUP b page 1 line 5"]);
    expect(text("CD4 病").groups).toHaveLength(3);
    expect(text("说明").problems).toEqual(["info IMPORT_PROSE_SKIPPED b page 1 line 5"]);
  });
});
