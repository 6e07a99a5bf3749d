import { cited, listOf, made, maybe, oneOf, recordOf, type TypeOf, textForm } from "../../declare/index.js";

const text = recordOf({ zh: textForm(1000), en: textForm(1000) });
const codes = listOf(textForm(60));

const moduleRow = recordOf({
  id: textForm(60),
  title: text,
  /** the module is for stays with one of these, among the diagnoses named by `diagnosis` */
  diagnoses: listOf(recordOf({ from: textForm(20), to: textForm(20) })),
  diagnosis: oneOf(["principal", "any"]),
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
 * 治疗模块: what treatment a diagnosis calls for. `necessary`: none of its codes in a stay speaks for up-coding. `core`:
 * each line must show at least one of its codes, or the stay is under-served.
 */
export const modules = made(
  cited("治疗模块", "treatment modules", listOf(moduleRow), "treatment modules"),
  (bound): readonly TreatmentModule[] =>
    bound.map(({ necessary, ...rest }) => ({
      ...rest,
      ...(necessary && { necessary: Object.values(necessary).flatMap((some) => some ?? []) }),
    })),
);

/** 治疗模块: the treatment that a diagnosis calls for. */
export interface TreatmentModule extends Omit<TypeOf<typeof moduleRow>, "necessary"> {
  /** any one of these in the stay speaks against up-coding; procedures and charged items are both looked at */
  readonly necessary?: readonly string[];
}
