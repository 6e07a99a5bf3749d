import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from "chart.js";
import type { SettledFile } from "../work/operations.js";

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

const [GAIN, LOSS] = ["#0b7a75", "#b3541e"];

/** Draws the bars; gives what takes them away again. */
export function drawBalances(
  canvas: HTMLCanvasElement,
  title: string,
  balances: SettledFile["balances"],
): () => void {
  const chart = new Chart(canvas, {
    type: "bar",
    data: {
      labels: balances.map(({ hospital }) => hospital),
      datasets: [
        {
          label: title,
          data: balances.map(({ balance }) => balance),
          backgroundColor: balances.map(({ balance }) => (balance < 0 ? LOSS : GAIN)),
        },
      ],
    },
    options: { indexAxis: "y", animation: false, maintainAspectRatio: false, responsive: true },
  });
  return () => chart.destroy();
}
