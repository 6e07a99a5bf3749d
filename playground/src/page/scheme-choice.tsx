import { SHIPPED_SCHEMES, type ShippedSchemeReference } from "chs-drg/data";

/** 分组方案选择. */
export function SchemeChoice({
  label,
  none,
  value,
  onChange,
}: {
  label: string;
  /** the words for no scheme, where that may be chosen */
  none?: string;
  value: ShippedSchemeReference | "";
  onChange: (scheme: ShippedSchemeReference | "") => void;
}) {
  return (
    <label>
      {label}
      <select
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value as ShippedSchemeReference | "")}
      >
        {none !== undefined && <option value="">{none}</option>}
        {SHIPPED_SCHEMES.map((reference) => (
          <option key={reference} value={reference}>
            {reference}
          </option>
        ))}
      </select>
    </label>
  );
}
