import { hospitalNames } from "../report/named-hospital.js";
import { Workspace } from "../results/workspace.js";
import type { Told } from "../terminal.js";
import { type MovedInputs, openSettled, settleAgain } from "../year/settled-folder.js";
import { yearErrors } from "../year/year-errors.js";
import { explainHospital } from "./hospital-amount.js";

/** What is asked about a hospital of a settled folder. */
export interface HospitalQuestion extends MovedInputs {
  readonly settled: string;
  readonly hospital: string;
  readonly ruleset?: string | undefined;
}

/** 已结算机构的金额说明. @throws `HOSPITAL_NOT_SETTLED`, and what reading the folder throws */
export async function explainSettled(
  { settled: folder, hospital, ...moved }: HospitalQuestion,
  told: Told,
): Promise<string> {
  const settled = await openSettled(folder, new Workspace(told.terminal), told, moved);
  const { area, engine, budget, hospitals } = settleAgain(settled);
  const text = explainHospital(
    {
      ...{ ruleset: engine.ruleset, on: engine.parameters.on, area, period: budget.period },
      hospitalId: hospital,
      name: hospitalNames(hospitals).get(hospital),
    },
    told.locale,
  );
  if (text === undefined) throw yearErrors.error("HOSPITAL_NOT_SETTLED", { hospitalId: hospital, folder });
  return text;
}
