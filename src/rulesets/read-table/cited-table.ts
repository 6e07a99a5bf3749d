/** 取值与出处: a value as an edition writes it, with the document that it is taken from. */
interface CitedValue {
  readonly value: unknown;
  readonly unit: string;
  readonly source: { readonly document: string; readonly clause: string };
  readonly status: "reported" | "assumed" | "unknown";
  readonly note?: string;
}

/** The document of what is done everywhere, though no text was seen that says so. */
export const PRACTICE = "field-practice";

/** 假定: what no text says. */
export function assume(
  document: string,
  value: unknown,
  unit: string,
  clause: string,
  note?: string,
): CitedValue {
  return {
    value,
    unit,
    source: { document, clause },
    status: "assumed",
    ...(note !== undefined && { note }),
  };
}

/** 被引用的表: what it prints and what it leaves open, with the table as source. */
export class CitedTable {
  /** its key among the documents of an edition */
  readonly document: string;

  constructor(document: string) {
    this.document = document;
  }

  printed(value: unknown, unit: string, clause: string, note?: string): CitedValue {
    return { ...assume(this.document, value, unit, clause, note), status: "reported" };
  }

  unprinted(unit: string, clause: string): CitedValue {
    return { ...assume(this.document, null, unit, clause), status: "unknown" };
  }
}
