/** 排序脚本: sorts a table by the head that is clicked, or chosen by the keyboard: numbers by size, texts by letters, the sum stays last. */
export const SORT_SCRIPT = `
for (const head of document.querySelectorAll("thead th")) {
  const sort = () => {
    const column = [...head.parentNode.children].indexOf(head);
    const down = head.getAttribute("aria-sort") === "descending";
    for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "ascending" : "descending");
    const body = head.closest("table").tBodies[0];
    const textOf = (row) => row.cells[column]?.innerText.trim() ?? "";
    const numberOf = (text) => (/^-?[0-9][0-9,]*(\\.[0-9]+)?%?$/.test(text) ? Number(text.replace(/[,%]/g, "")) : NaN);
    const compare = (a, b) => {
      const [x, y] = [numberOf(textOf(a)), numberOf(textOf(b))];
      if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1;
      const order = Number.isNaN(x) ? textOf(a).localeCompare(textOf(b)) : x - y;
      return down ? order : -order;
    };
    const rows = [...body.rows].filter((row) => !row.classList.contains("total"));
    const sums = [...body.rows].filter((row) => row.classList.contains("total"));
    body.append(...rows.sort(compare), ...sums);
  };
  head.tabIndex = 0;
  head.addEventListener("click", sort);
  head.addEventListener("keydown", (event) => { if (event.key === "Enter") sort(); });
}
`;
