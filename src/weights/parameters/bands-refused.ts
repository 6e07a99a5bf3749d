import type { ConstraintInfos, Refusal } from "../../declare/index.js";
import { weightsBindingErrors } from "./weights-binding-errors.js";

/** 分段不合: no case is weighed by bands that do not rise, or of which another than the last one is open. */
export const bandsRefused: Refusal<ConstraintInfos> = ({ info }, path) => {
  const upTo = "end" in info ? info.end : "∞";
  return weightsBindingErrors.error("WEIGHTS_BANDS_ORDER", { upTo }, { path });
};
