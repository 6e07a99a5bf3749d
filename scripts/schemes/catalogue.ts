/** What a shipped scheme is called, and which transcription it is made from. */
export interface CatalogueEntry {
  /** folder of the transcription */
  readonly folder: string;
  readonly id: string;
  readonly version: string;
  readonly zh: string;
  readonly en: string;
  /** GB/T 2260 code; absent for a national scheme */
  readonly region?: string;
  /** edition of the code dictionaries, where it is not the first; such a scheme refuses grey codes */
  readonly codeEdition?: string;
}

/** The national editions that local schemes are made from; of two that are as near the first counts. */
export const NATIONAL = ["chs-drg@1.1", "chs-drg@1.0-revised", "chs-drg@2.0"] as const;

/** The local schemes; ids are the transcription's. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  { folder: "chs_drg_11", id: "chs-drg", version: "1.1", zh: "CHS-DRG 1.1 版", en: "CHS-DRG 1.1" },
  {
    folder: "chs_drg_10",
    id: "chs-drg",
    version: "1.0-revised",
    zh: "CHS-DRG 1.0 修订版",
    en: "CHS-DRG 1.0, revised (2021-05)",
  },
  {
    folder: "chs_drg_20",
    id: "chs-drg",
    version: "2.0",
    zh: "CHS-DRG 2.0 版",
    en: "CHS-DRG 2.0",
    codeEdition: "2.0",
  },
  {
    folder: "chs_drg_30",
    id: "chs-drg",
    version: "3.0",
    zh: "CHS-DRG 3.0 版",
    en: "CHS-DRG 3.0",
    codeEdition: "3.0",
  },
  {
    folder: "shanghai_20",
    id: "shanghai",
    version: "2.0",
    zh: "上海 2.0 版",
    en: "Shanghai 2.0",
    region: "310000",
    codeEdition: "2.0",
  },
  {
    folder: "zhejiang_2022",
    id: "zj-drg",
    version: "1.1",
    zh: "浙江省 ZJ-DRG 1.1 版",
    en: "Zhejiang, ZJ-DRG 1.1",
    region: "330000",
  },
  local("anyang_2021", "410500", "安阳", "Anyang"),
  local("beijing_2022", "110000", "北京", "Beijing"),
  local("changchun_2022", "220100", "长春", "Changchun"),
  local(
    "changsha_2023",
    "430100",
    "长株潭衡（长沙、株洲、湘潭、衡阳）",
    "Changsha, Zhuzhou, Xiangtan and Hengyang",
  ),
  local("changzhou_2022", "320400", "常州", "Changzhou"),
  local("chongqing_2022", "500000", "重庆", "Chongqing"),
  local("foshan_2022", "440600", "佛山", "Foshan"),
  local("fuzhou_2022", "350100", "福州", "Fuzhou"),
  local("guangxi_2022", "450000", "广西", "Guangxi"),
  local("haerbin_2022", "230100", "哈尔滨", "Harbin"),
  local("handan_2022", "130400", "邯郸", "Handan"),
  local("hefei_2023", "340100", "合肥", "Hefei"),
  local("lanzhou_2023", "620100", "兰州", "Lanzhou"),
  local("liaocheng_2022", "371500", "聊城", "Liaocheng"),
  local("linfen_2022", "141000", "临汾", "Linfen"),
  local("nanping_2023", "350700", "南平", "Nanping"),
  local("qingdao_2023", "370200", "青岛", "Qingdao"),
  local("qingyang_2023", "621000", "庆阳", "Qingyang"),
  local("quanzhou_2023", "350500", "泉州", "Quanzhou"),
  local("suzhou_2023", "320500", "苏州", "Suzhou"),
  local("taizhou_2022", "321200", "泰州", "Taizhou (Jiangsu)"),
  local("wlmq_2022", "650100", "乌鲁木齐", "Urumqi"),
  local("wuhan_2022", "420100", "武汉", "Wuhan"),
  local("wuxi_2022", "320200", "无锡", "Wuxi"),
  local("xjbt_2022", "659000", "新疆生产建设兵团", "Xinjiang Production and Construction Corps"),
  local("yancheng_2023", "320900", "盐城", "Yancheng"),
  local("yantai_2023", "370600", "烟台", "Yantai"),
  local("yinchuan_2023", "640100", "银川", "Yinchuan"),
  local("yunnan_2022", "530000", "云南", "Yunnan"),
  local("yunnan_2023", "530000", "云南", "Yunnan"),
  local("zhoukou_2023", "411600", "周口", "Zhoukou"),
];

function local(folder: string, region: string, zh: string, en: string): CatalogueEntry {
  const [id = "", version = ""] = folder.split("_");
  return { folder, id, version, zh: `${zh} ${version} 版`, en: `${en} ${version}`, region };
}

/** Schemes that were first released with tables that needed no correction since. */
const FIRST_REVISION: readonly string[] = ["chs-drg@3.0", "qingyang@2023", "shanghai@2.0"];

/** Day from which the national schemes of one name are paid by, where it may lie ahead; README of the facts, sections chs_drg_20 and chs_drg_30. */
export const IN_FORCE_FROM: Readonly<Record<string, string>> = {
  "chs-drg@2.0": "2025-01-01",
  "chs-drg@3.0": "2027-01-01",
};

/** The revision of a shipped scheme: 2 since the repairs of 2026-11-28, which changed every scheme released before. */
export function revisionOf(reference: string): { readonly revision?: number } {
  return FIRST_REVISION.includes(reference) ? {} : { revision: 2 };
}
