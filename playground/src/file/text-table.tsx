import type { ShownTable } from "../work/operations.js";

/** 表格, which scrolls by itself where it is wider than the page. */
export function TextTable({ titles, numeric, rows }: ShownTable) {
  const side = (column: number) => (numeric[column] ? "number" : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section class="wide" tabIndex={0} aria-label={titles.join(", ")}>
      <table>
        <thead>
          <tr>
            {titles.map((title, column) => (
              <th key={title} scope="col" class={side(column)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={titles[column]} class={side(column)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
