import type { Scheme } from "../../src/grouping/scheme.js";

/**
 * 误读: what the transcriptions of local documents, read from images, made of words, and the words, which the national editions print in the
 * names of the same groups.
 */
const MISREAD: readonly (readonly [misread: string, word: string])[] = [
  ["N96小时或ECM0", "≥96小时或ECMO"],
  ["支持，96小时", "支持≥96小时"],
  ["支持96小时", "支持≥96小时"],
  ["〈17岁", "＜17岁"],
  ["HTV", "HIV"],
  ["骨髒炎", "骨髓炎"],
  ["脱髒鞘", "脱髓鞘"],
  ["脊伤病", "脊髓伤病"],
  ["除胆切除术", "除胆囊切除术"],
  ["肝硕化", "肝硬化"],
  ["月十便化", "肝硬化"],
  ["肝胆腹系统", "肝胆胰系统"],
  ["肺水牌", "肺水肿"],
  ["溶栓治疔", "溶栓治疗"],
  ["其他治庁", "其他治疗"],
  ["＜29大", "＜29天"],
  ["〈29天", "＜29天"],
  ["V29天", "＜29天"],
  ["29天W出生", "29天≤出生"],
  ["29天出生年龄", "29天≤出生年龄"],
  ["＜I周岁", "＜1周岁"],
  ["2000-2499）", "2000-2499g）"],
  ["髓、肩、膝", "髋、肩、膝"],
  ["骯、肩、膝", "髋、肩、膝"],
  ["院、肩、膝", "髋、肩、膝"],
  ["龍、肩、膝", "髋、肩、膝"],
  ["髄、肩、膝", "髋、肩、膝"],
  ["甑、肩、膝", "髋、肩、膝"],
  ["散、肩、膝", "髋、肩、膝"],
  ["髓、股或肢体", "髋、股或肢体"],
  ["髄、股或肢体", "髋、股或肢体"],
  ["骨盆髓臼", "骨盆髋臼"],
  ["骨盆髄臼", "骨盆髋臼"],
  ["骨髄", "骨髓"],
  ["前骨、腕、手", "前臂、腕、手"],
  ["食管、肖、十二指肠", "食管、胃、十二指肠"],
  ["头、汝、耳、鼻、咽、曰", "头、颈、耳、鼻、咽、口"],
  ["结石、咀塞", "结石、阻塞"],
  ["良性肿癖", "良性肿瘤"],
  ["増生性", "增生性"],
  ["疾息", "疾患"],
  ["检査", "检查"],
  ["明茎", "阴茎"],
  ["睪丸", "睾丸"],
  ["颅内岀血", "颅内出血"],
  ["品状体", "晶状体"],
  ["外周血首", "外周血管"],
  ["其他的于术", "其他的手术"],
  ["翻修手，", "翻修手术，"],
  ["多处二度烧伤", "多处三度烧伤"],
  ["件有严里开友症或含开征", "伴有严重并发症或合并症"],
  ["件有并发症", "伴有并发症"],
  ["佯有严重开发症", "伴有严重并发症"],
  ["小件开发症攻台开症", "不伴并发症或合并症"],
  ["不伴开发症或台弁症", "不伴并发症或合并症"],
  ["小伴并发症", "不伴并发症"],
  ["并发症或台并症", "并发症或合并症"],
  ["并发症或台弁症", "并发症或合并症"],
  ["合并并症", "合并症"],
  ['"', ""],
];

/** How the note begins that names the groups. */
export const NAMES_READ = "names that the transcription misread stand as the national editions print them:";

/** A local scheme with the names of its groups as they were meant to be read; its notes name those groups. */
export function withReadNames(scheme: Scheme): Scheme {
  const misread = new Set<string>();
  const read = <Group extends { readonly code: string; readonly name: string }>(group: Group): Group => {
    const name = MISREAD.reduce((text, [wrong, word]) => text.replaceAll(wrong, word), group.name);
    if (name === group.name) return group;
    misread.add(group.code);
    return { ...group, name };
  };
  const mdcs = scheme.mdcs.map((mdc) => ({
    ...mdc,
    adrgs: mdc.adrgs.map((entry) => ({ ...read(entry), drgs: entry.drgs.map(read) })),
  }));
  if (misread.size === 0) return scheme;
  const note = `${NAMES_READ} ${[...misread].sort().join(", ")}`;
  const { provenance } = scheme;
  return { ...scheme, provenance: { ...provenance, notes: [...(provenance.notes ?? []), note] }, mdcs };
}
