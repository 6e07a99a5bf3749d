/** A year's budget of one fund, of the area "X" where nothing else is said, as its JSON is written. */
export function yearBudget(
  year: number,
  amount: string,
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
    funds: [{ poolingArea: "X", insuranceType: "employee", amount, ...more }],
  };
}
