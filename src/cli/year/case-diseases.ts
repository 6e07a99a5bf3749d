import type { AreaSettlement } from "../../engine/index.js";
import type { Application } from "../../settlement/index.js";
import type { CasesById } from "./cases-by-id.js";
import type { ApplicationRow } from "./year-rows.js";

/** The reason to leave that a record bears out or not. */
const TWO_OPERATIONS = "two-main-operations";

/** 病例的病种: what a settled case says of an application to leave payment by disease: its disease, and whether it has operations of two. */
export class CaseDiseases {
  readonly #area: AreaSettlement;
  readonly #byId: CasesById;

  constructor(area: AreaSettlement, byId: CasesById) {
    this.#area = area;
    this.#byId = byId;
  }

  /** The application with the disease of its case, where it names none itself: its quota is that of the disease. */
  named(row: ApplicationRow): ApplicationRow {
    const disease = row.kind === "by-disease-exit" ? this.#diseaseOf(row) : undefined;
    return row.diseaseId !== undefined || disease === undefined ? row : { ...row, diseaseId: disease };
  }

  /** What the case says against it; nothing where the edition lists no diseases. */
  against(application: Application): "other-disease" | "not-borne-out" | undefined {
    if (application.kind !== "by-disease-exit") return undefined;
    const { parameters, input } = this.#area.settled;
    if ((parameters.byDisease?.diseases ?? []).length === 0) return undefined;
    if (application.diseaseId !== this.#diseaseOf(application)) return "other-disease";
    const two = input.details?.operationsOfTwo?.[this.#indexOf(application)];
    return application.reason === TWO_OPERATIONS && two === 0 ? "not-borne-out" : undefined;
  }

  #diseaseOf(application: Pick<Application, "caseId" | "hospitalId">): string | undefined {
    const { parameters, input } = this.#area.settled;
    return parameters.byDisease?.diseases[input.details?.disease?.[this.#indexOf(application)] ?? -1]?.id;
  }

  #indexOf({ caseId, hospitalId }: Pick<Application, "caseId" | "hospitalId">): number {
    return this.#byId.find(caseId, hospitalId)[0] ?? -1;
  }
}
