import { Drawings } from "../src/cli/report/drawings.js";
import type { Html } from "../src/cli/report/html.js";

/**
 * A chart that a worker drew before is not drawn again: a chart rests on its data alone, and to draw is a quarter of the time of settling a few hundred
 * cases. That the same data give the same bytes is tried on the charts themselves (`test/cli/chart.test.ts`).
 */
const drawn = new Map<string, Html>();
const MOST = 500;
const ONCE = Symbol.for("charts are drawn once");

// The setup is read again for each file of a worker.
if (!(ONCE in Drawings.prototype)) {
  const { of } = Drawings.prototype;
  Object.defineProperty(Drawings.prototype, ONCE, { value: true });
  Drawings.prototype.of = function ofOnce(draw, ...data) {
    const drawOnce: typeof draw = (...given) => {
      const key = JSON.stringify([draw.name, given]);
      const chart = drawn.get(key) ?? draw(...given);
      if (drawn.size < MOST) drawn.set(key, chart);
      return chart;
    };
    return of.call(this, Object.defineProperty(drawOnce, "name", { value: draw.name }) as never, ...data);
  };
}
