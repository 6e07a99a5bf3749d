import { useEffect, useRef } from "preact/hooks";
import type { SettledFile } from "../work/operations.js";

const ROW_PIXELS = 24;
const AXIS_PIXELS = 48;

/** 差额图: who gains and who loses, the same figures as in the table above it. */
export function BalanceChart({ title, balances }: { title: string; balances: SettledFile["balances"] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let [gone, destroy] = [false, () => {}];
    import("./draw-balances.js").then(({ drawBalances }) => {
      if (!gone && canvas.current !== null) destroy = drawBalances(canvas.current, title, balances);
    });
    return () => {
      gone = true;
      destroy();
    };
  }, [title, balances]);
  return (
    <figure>
      <figcaption>{title}</figcaption>
      {/* The chart takes the height of what holds it. */}
      <div style={{ position: "relative", height: `${balances.length * ROW_PIXELS + AXIS_PIXELS}px` }}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={balances.map(({ hospital, balance }) => `${hospital} ${balance.toFixed(2)}`).join("; ")}
        />
      </div>
    </figure>
  );
}
