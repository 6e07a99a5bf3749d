// Made by scripts/data/shipped-files.ts; do not edit.

/** 方案文件: the files of each scheme below `rulesets/`: its own and those of the schemes that it is based on. */
export const SCHEME_FILES = {
  "anyang@2021": ["schemes/anyang@2021.json","schemes/chs-drg@1.1.json"],
  "beijing@2022": ["schemes/beijing@2022.json","schemes/chs-drg@1.1.json"],
  "changchun@2022": ["schemes/changchun@2022.json","schemes/chs-drg@1.1.json"],
  "changsha@2023": ["schemes/changsha@2023.json","schemes/chs-drg@1.1.json"],
  "changzhou@2022": ["schemes/changzhou@2022.json","schemes/chs-drg@1.0-revised.json"],
  "chongqing@2022": ["schemes/chongqing@2022.json","schemes/chs-drg@1.0-revised.json"],
  "chs-drg@1.0": ["schemes/chs-drg@1.0.json","schemes/chs-drg@1.0-revised.json"],
  "chs-drg@1.0-revised": ["schemes/chs-drg@1.0-revised.json"],
  "chs-drg@1.1": ["schemes/chs-drg@1.1.json"],
  "chs-drg@2.0": ["schemes/chs-drg@2.0.json"],
  "chs-drg@3.0": ["schemes/chs-drg@3.0.json"],
  "foshan@2022": ["schemes/foshan@2022.json","schemes/chs-drg@1.1.json"],
  "fuzhou@2022": ["schemes/fuzhou@2022.json","schemes/chs-drg@1.1.json"],
  "guangxi@2022": ["schemes/guangxi@2022.json","schemes/chs-drg@1.1.json"],
  "haerbin@2022": ["schemes/haerbin@2022.json","schemes/chs-drg@1.1.json"],
  "handan@2022": ["schemes/handan@2022.json","schemes/chs-drg@1.1.json"],
  "hefei@2023": ["schemes/hefei@2023.json","schemes/chs-drg@1.1.json"],
  "lanzhou@2023": ["schemes/lanzhou@2023.json","schemes/chs-drg@1.1.json"],
  "liaocheng@2022": ["schemes/liaocheng@2022.json","schemes/chs-drg@1.1.json"],
  "linfen@2022": ["schemes/linfen@2022.json","schemes/chs-drg@1.1.json"],
  "nanping@2023": ["schemes/nanping@2023.json","schemes/chs-drg@1.1.json"],
  "qingdao@2023": ["schemes/qingdao@2023.json","schemes/chs-drg@1.1.json"],
  "qingyang@2023": ["schemes/qingyang@2023.json","schemes/chs-drg@1.1.json"],
  "quanzhou@2023": ["schemes/quanzhou@2023.json","schemes/chs-drg@1.1.json"],
  "shanghai@2.0": ["schemes/shanghai@2.0.json","schemes/chs-drg@2.0.json"],
  "suzhou@2023": ["schemes/suzhou@2023.json","schemes/chs-drg@1.1.json"],
  "taizhou@2022": ["schemes/taizhou@2022.json","schemes/chs-drg@1.1.json"],
  "wlmq@2022": ["schemes/wlmq@2022.json","schemes/chs-drg@1.1.json"],
  "wuhan@2022": ["schemes/wuhan@2022.json","schemes/chs-drg@1.0-revised.json"],
  "wuxi@2022": ["schemes/wuxi@2022.json","schemes/chs-drg@1.1.json"],
  "xjbt@2022": ["schemes/xjbt@2022.json","schemes/chs-drg@1.1.json"],
  "yancheng@2023": ["schemes/yancheng@2023.json","schemes/chs-drg@1.1.json"],
  "yantai@2023": ["schemes/yantai@2023.json","schemes/chs-drg@1.1.json"],
  "yinchuan@2023": ["schemes/yinchuan@2023.json","schemes/chs-drg@1.1.json"],
  "yunnan@2022": ["schemes/yunnan@2022.json","schemes/chs-drg@1.1.json"],
  "yunnan@2023": ["schemes/yunnan@2023.json","schemes/chs-drg@1.1.json"],
  "zhoukou@2023": ["schemes/zhoukou@2023.json","schemes/chs-drg@1.1.json"],
  "zj-drg@1.0": ["schemes/zj-drg@1.0.json","schemes/zj-drg@1.1.json"],
  "zj-drg@1.1": ["schemes/zj-drg@1.1.json"],
} as const;

/** 规则集文件: the files of each edition: its own, its group table, and those of the editions that it extends. */
export const RULESET_FILES = {
  "beijing@2022": ["regions/beijing/2022.json","regions/beijing/2022.groups.json"],
  "fujian-fuzhou@2022": ["regions/fujian-fuzhou/2022.json","regions/fujian-fuzhou/2022.groups.json"],
  "fujian-nanping@2023": ["regions/fujian-nanping/2023.json","regions/fujian-nanping/2023.groups.json"],
  "gansu-lanzhou@2022": ["regions/gansu-lanzhou/2022.json","regions/gansu-lanzhou/2022.groups.json"],
  "gansu-lanzhou@2023": ["regions/gansu-lanzhou/2023.json","regions/gansu-lanzhou/2023.groups.json"],
  "guangxi-yulin@2022": ["regions/guangxi-yulin/2022.json","regions/guangxi-yulin/2022.groups.json"],
  "guangxi@2022": ["regions/guangxi/2022.json","regions/guangxi/2022.groups.json"],
  "heilongjiang-harbin@2023": ["regions/heilongjiang-harbin/2023.json","regions/heilongjiang-harbin/2023.groups.json"],
  "henan-sanmenxia@2022": ["regions/henan-sanmenxia/2022.json","regions/national-chs/2020.json"],
  "henan-sanmenxia@2023": ["regions/henan-sanmenxia/2023.json","regions/henan-sanmenxia/2022.json","regions/national-chs/2020.json"],
  "hubei-wuhan@2022": ["regions/hubei-wuhan/2022.json","regions/hubei-wuhan/2022.groups.json"],
  "hunan-changsha@2023": ["regions/hunan-changsha/2023.json","regions/hunan-changsha/2023.groups.json"],
  "jiangsu-changzhou@2022": ["regions/jiangsu-changzhou/2022.json","regions/jiangsu-changzhou/2022.groups.json"],
  "jiangsu-suzhou@2022": ["regions/jiangsu-suzhou/2022.json","regions/jiangsu-suzhou/2022.groups.json"],
  "jiangsu-suzhou@2023": ["regions/jiangsu-suzhou/2023.json","regions/jiangsu-suzhou/2023.groups.json"],
  "jiangsu-suzhou@2023.1": ["regions/jiangsu-suzhou/2023.1.json","regions/jiangsu-suzhou/2023.1.groups.json"],
  "jiangsu-taizhou@2022": ["regions/jiangsu-taizhou/2022.json","regions/jiangsu-taizhou/2022.groups.json"],
  "jiangsu-wuxi@2022": ["regions/jiangsu-wuxi/2022.json","regions/jiangsu-wuxi/2022.groups.json"],
  "jiangsu-yancheng@2022": ["regions/jiangsu-yancheng/2022.json","regions/jiangsu-yancheng/2022.groups.json"],
  "jilin-jilin@2022": ["regions/jilin-jilin/2022.json","regions/jilin-jilin/2022.groups.json"],
  "national-chs@2020": ["regions/national-chs/2020.json"],
  "national-chs@2027": ["regions/national-chs/2027.json","regions/national-chs/2020.json"],
  "shaanxi-tongchuan@2022": ["regions/shaanxi-tongchuan/2022.json","regions/shaanxi-tongchuan/2022.groups.json"],
  "shaanxi-xian@2020": ["regions/shaanxi-xian/2020.json","regions/shaanxi-xian/2020.groups.json"],
  "shandong-liaocheng@2022": ["regions/shandong-liaocheng/2022.json","regions/shandong-liaocheng/2022.groups.json"],
  "shandong-linyi@2022": ["regions/shandong-linyi/2022.json","regions/shandong-linyi/2022.groups.json"],
  "shandong-yantai@2023": ["regions/shandong-yantai/2023.json","regions/shandong-yantai/2023.groups.json"],
  "shanxi-linfen@2022": ["regions/shanxi-linfen/2022.json","regions/shanxi-linfen/2022.groups.json"],
  "xinjiang-corps@2022": ["regions/xinjiang-corps/2022.json","regions/xinjiang-corps/2022.groups.json"],
  "xinjiang-urumqi@2022": ["regions/xinjiang-urumqi/2022.json","regions/xinjiang-urumqi/2022.groups.json"],
  "yunnan@2022": ["regions/yunnan/2022.json","regions/yunnan/2022.groups.json"],
  "zhejiang-lishui@2020": ["regions/zhejiang-lishui/2020.json","regions/zhejiang/2020.json"],
  "zhejiang-lishui@2025": ["regions/zhejiang-lishui/2025.json","regions/zhejiang/2025.json","regions/zhejiang/2020.json"],
  "zhejiang-shaoxing@2018": ["regions/zhejiang-shaoxing/2018.json"],
  "zhejiang-shaoxing@2020": ["regions/zhejiang-shaoxing/2020.json","regions/zhejiang/2020.json"],
  "zhejiang-shaoxing@2025": ["regions/zhejiang-shaoxing/2025.json","regions/zhejiang/2025.json","regions/zhejiang/2020.json"],
  "zhejiang@2020": ["regions/zhejiang/2020.json"],
  "zhejiang@2025": ["regions/zhejiang/2025.json","regions/zhejiang/2020.json"],
} as const;

/** 方案引用: `id@version` of a shipped scheme. */
export type ShippedSchemeReference = keyof typeof SCHEME_FILES;

/** 规则集引用: `id@version` of a shipped edition. */
export type ShippedRulesetReference = keyof typeof RULESET_FILES;

/** 随附分组方案: every reference, in order. */
export const SHIPPED_SCHEMES = Object.keys(SCHEME_FILES) as readonly ShippedSchemeReference[];

/** 随附规则集: every reference, in order. */
export const SHIPPED_RULESETS = Object.keys(RULESET_FILES) as readonly ShippedRulesetReference[];
