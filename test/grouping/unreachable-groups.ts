/**
 * DRGs that no case can reach under a scheme as transcribed, and why. A local table lists a catch-all before its splits, an
 * entry stands behind one that takes all its cases, or a list is empty; `docs/conformance.md` tells each.
 */
export const UNREACHABLE: Readonly<Record<string, string>> = {
  "chs-drg@1.0-revised": "",
  "chs-drg@1.1": "",
  "chs-drg@2.0": "",
  "zj-drg@1.1":
    "AD19 AE19 BR19 BR29 DA11 DA13 DA15 ES19 ES29 EW19 FB31 FB33 FB35 FC31 FC33 FC35 FL29 FR19 FR29 FU19 GE19 HL29 OC19 OR19 RB11 RB13 RB15 RE19 SR19 VS29 WC19",
  "beijing@2022": "AG11 AG15 AG29 CD1D DC2D IT2B IT2C WB19",
  "wuxi@2022": "AG19 AG29",
  "zhoukou@2023": "PR11 PR13 PR15",
};
