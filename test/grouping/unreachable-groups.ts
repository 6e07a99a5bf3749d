/**
 * DRGs that no case can reach under a scheme, and why. CB39 is cataract surgery on both eyes, which no code tells from one eye
 * (`gaps.csv` of the grouping facts).
 */
export const UNREACHABLE: Readonly<Record<string, string>> = {
  "chs-drg@1.0-revised": "",
  "chs-drg@1.1": "",
  "chs-drg@2.0": "",
  "chs-drg@3.0": "",
  "shanghai@2.0": "",
  "zj-drg@1.1": "CB39",
  "beijing@2022": "",
  "wuxi@2022": "",
  "zhoukou@2023": "",
};
