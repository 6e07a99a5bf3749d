import { cited, listOf, made, maybe, oneOf, recordOf, type TypeOf, textForm } from "../../declare/index.js";
import { rulesErrors } from "../rules-errors.js";

const text = recordOf({ zh: textForm(1000), en: textForm(1000) });
const codes = listOf(textForm(60));

const ranges = listOf(recordOf({ from: textForm(20), to: textForm(20) }));

const moduleRow = recordOf({
  id: textForm(60),
  title: text,
  /** the module is for stays with one of these, among the diagnoses named by `diagnosis` (the principal one where that is left out) */
  diagnoses: maybe(ranges),
  diagnosis: maybe(oneOf(["principal", "any"])),
  /** and for stays in which one of these operations is coded; it is then no evidence of itself */
  procedures: maybe(ranges),
  necessary: maybe(
    recordOf({
      operation: maybe(codes),
      examination: maybe(codes),
      laboratory: maybe(codes),
      drug: maybe(codes),
      other: maybe(codes),
    }),
  ),
  /** each line must show at least one of its codes */
  core: maybe(listOf(recordOf({ title: text, anyOf: codes }))),
});

/**
 * 治疗模块: what treatment a diagnosis, or a coded operation, calls for. `necessary`: none of its codes in a stay speaks for up-coding. `core`:
 * each line must show at least one of its codes, or the stay is under-served.
 *
 * @throws `RULES_MODULE_WITHOUT_TRIGGER`
 * @source WX-030
 */
export const modules = made(
  cited("治疗模块", "treatment modules", listOf(moduleRow), "treatment modules"),
  (bound, { path }): readonly TreatmentModule[] =>
    bound.map(({ necessary, diagnoses = [], diagnosis = "principal", procedures = [], ...rest }) => {
      if (diagnoses.length + procedures.length === 0)
        throw rulesErrors.error("RULES_MODULE_WITHOUT_TRIGGER", { module: rest.id }, { path });
      return {
        ...rest,
        ...{ diagnoses, diagnosis, procedures },
        ...(necessary && { necessary: Object.values(necessary).flatMap((some) => some ?? []) }),
      };
    }),
);

type Row = TypeOf<typeof moduleRow>;
type Trigger = "diagnoses" | "diagnosis" | "procedures";

/** 治疗模块: the treatment that a diagnosis or an operation calls for. */
export interface TreatmentModule
  extends Omit<Row, "necessary" | Trigger>,
    Readonly<Required<Pick<Row, Trigger>>> {
  /** any one of these in the stay speaks against up-coding; procedures and charged items are both looked at */
  readonly necessary?: readonly string[];
}
