import { FEMALE_ONLY, MALE_ONLY } from "./case-view.js";

/** A code of either sex. */
const EITHER = 0;

const MENS_OPERATIONS = /^6[0-4]\./;
const WOMENS_OPERATIONS = /^(?:6[5-9]|7[0-5])\./;

/**
 * 按章定的手术性别: the sex of an operation by its chapter, as a mark; 0 where the chapter is of either.
 *
 * @source ICD-9-CM-3, chapters: 男性生殖器官手术 (60 to 64), 女性生殖器官手术 (65 to 71), 产科操作 (72 to 75)
 */
export function sexOfChapter(procedure: string): number {
  if (MENS_OPERATIONS.test(procedure)) return MALE_ONLY;
  return WOMENS_OPERATIONS.test(procedure) ? FEMALE_ONLY : EITHER;
}

/**
 * 按名称改定的性别: diagnoses and operations that schemes list under the genital system of one sex alone, for there they are grouped, though neither their category is
 * limited to that sex nor does their own title name an organ of it; operations of such a chapter that the other sex has too. No sex is read off them, or the one that
 * their title names.
 *
 * @source titles: 医保版 ICD-10 and ICD-9-CM-3 as shipped; categories limited to one sex: WHO, ICD-10 Volume 2, list of categories limited to, or more likely to occur in,
 * male and female persons. A test looks for others among all schemes that are shipped
 */
export const SEX_BY_TITLE: Readonly<Record<string, number>> = {
  // 生殖系统、生殖器、生殖道, of whom is not said
  "A18.102": EITHER, // 生殖系统结核
  "A51.000": EITHER, // 初期生殖器梅毒
  "A51.000x002": EITHER, // 梅毒性下疳
  "A51.002": EITHER, // 一期梅毒
  "A58.x00": EITHER, // 腹股沟肉芽肿
  "A60.001": EITHER, // 生殖器疱疹
  "A60.900": EITHER, // 肛门生殖器的疱疹病毒感染
  "D18.108": EITHER, // 生殖器官淋巴管瘤
  "L29.300": EITHER, // 肛门生殖器瘙痒（症）
  "S30.800x003": EITHER, // 外生殖器浅表损伤
  "S31.501": EITHER, // 开放性外生殖器损伤
  "S38.000": EITHER, // 外生殖器挤压伤
  "T28.300": EITHER, // 泌尿生殖器官内部烧伤
  "T28.800": EITHER, // 泌尿生殖器官内部腐蚀伤
  "T83.400": EITHER, // 生殖道中其他假体装置、植入物和移植物的机械性并发症
  "T83.600": EITHER, // 生殖道中的假体装置、植入物和移植物引起的感染和炎症性反应
  // 盆腔、会阴 and others that both sexes have
  "A42.804": EITHER, // 盆腔放线菌病
  "C79.821": EITHER, // 会阴继发恶性肿瘤
  "E30.900": EITHER, // 青春期疾患
  "I86.200": EITHER, // 盆腔静脉曲张
  "I89.000x018": EITHER, // 会阴淋巴水肿
  "I89.000x023": EITHER, // 右淋巴导管梗阻
  "N94.804": EITHER, // 交通性腹膜鞘突管积液: men's and boys', for all that its category is female
  "N99.800x003": EITHER, // 绝育后腹痛
  "N99.800x007": EITHER, // 手术后会阴瘘
  "Q27.816": EITHER, // 先天性盆腔血管畸形
  "Q85.900x045": EITHER, // 盆腔错构瘤
  "Q85.900x047": EITHER, // 会阴错构瘤
  "S37.710": EITHER, // 开放性盆腔多个器官损伤
  "S37.810": EITHER, // 开放性特指盆腔器官损伤
  "S37.910": EITHER, // 开放性盆腔器官损伤
  "S39.903": EITHER, // 会阴损伤
  // the newborn's own code, which a chapter of childbirth lists
  "Z38.000x001": EITHER, // 在医院内出生的单胎活产婴儿
  "Z38.100x001": EITHER, // 在医院外出生的单胎活产婴儿
  "Z38.200x001": EITHER, // 未知出生地点的单胎活产婴儿
  "Z38.300x001": EITHER, // 在医院内出生的双胎活产婴儿
  "Z38.400x001": EITHER, // 在医院外出生的双胎活产婴儿
  "Z38.500x001": EITHER, // 未知出生地点的双胎活产婴儿
  "Z38.600x001": EITHER, // 在医院内出生的多胎活产婴儿
  "Z38.700x001": EITHER, // 在医院外出生的多胎活产婴儿
  "Z38.800x001": EITHER, // 未知出生地点的多胎活产婴儿
  // whose sex is what is in question
  "Q56.000": EITHER, // 两性畸形，不可归类在他处者
  "Q56.001": EITHER, // 女性男性化
  "Q56.002": EITHER, // 卵睾体
  "Q56.300": EITHER, // 假两性畸形
  "Q56.400": EITHER, // 性别不清
  "Q96.300": EITHER, // 同源嵌合体，45，X/46，XX或XY，特纳综合征
  // an organ of the other sex
  "A57.x00x002": FEMALE_ONLY, // 外阴软下疳
  "A63.002": FEMALE_ONLY, // 外阴尖锐湿疣
  "I89.000x025": FEMALE_ONLY, // 阴唇橡皮肿
  // operations: of the perineum, which both sexes have
  "71.0900x001": EITHER, // 会阴切开引流术
  "71.0903": EITHER, // 会阴造口术
  "71.0904": EITHER, // 会阴切开术
  "71.0905": EITHER, // 会阴切开异物取出术
  "71.3x01": EITHER, // 会阴病损切除术: a men's chapter lists it
  "71.7102": EITHER, // 会阴裂伤缝合术: a men's chapter lists it
  "71.7202": EITHER, // 会阴瘘修补术
  "71.7903": EITHER, // 会阴成形术
  "71.7904": EITHER, // 会阴陈旧性裂伤修补术
  // of gonads and remnants of either sex, and those that change it
  "60.7300x003": EITHER, // 腹腔镜下副中肾管[苗勒管]囊肿切除术
  "60.7301": EITHER, // 苗勒管(副中肾管)囊肿切除术: a women's chapter lists it
  "64.5x00": EITHER, // 性转变手术: a women's chapter lists it
  "64.5x00x001": EITHER, // 变性手术(男变女)
  "65.9900x007": EITHER, // 性腺切除术
  "69.1906": EITHER, // 努克氏管积水鞘膜切除术: a men's chapter lists it
  // of the pelvis, of the abdomen and of no organ
  "40.2905": EITHER, // 腹主动脉旁淋巴结切除术
  "40.2909": EITHER, // 盆腔淋巴结切除术
  "54.2300x005": EITHER, // 腹腔镜下腹膜活组织检查
  "54.4x00x021": EITHER, // 腹膜外病损切除术
  "54.4x10": EITHER, // 腹腔镜下盆腔腹膜病损切除术
  "54.4x12": EITHER, // 腹腔镜下网膜病损切除术
  "54.9900x011": EITHER, // 腹腔镜下盆腔内膜病损电凝术
  "54.9900x017": EITHER, // 盆腔补片术
  "97.1600x002": EITHER, // 伤口引流条置换
};
