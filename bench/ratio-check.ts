/** A ratio that misses by more than this factor fails the run; noise does not. */
const FAR = 2;

/** Prints a figure and whether it is at least, or at most, what is asked for; one that is far off fails the process when it ends. */
export function checkRatio(
  name: string,
  figure: number,
  direction: "at least" | "at most",
  wanted: number,
  unit = "",
): void {
  const kept = direction === "at least" ? figure >= wanted : figure <= wanted;
  if (direction === "at least" ? figure < wanted / FAR : figure > wanted * FAR) process.exitCode = 1;
  console.log(
    `${kept ? "ok  " : "MISS"} ${name}: ${figure.toFixed(2)}${unit} (${direction} ${wanted}${unit})`,
  );
}
