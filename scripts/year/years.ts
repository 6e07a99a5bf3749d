import { randomYear, type YearCounts } from "./random-year.js";

/**
 * `npm run years`: lives 500 random years, each made from its seed, and says how much there was in them; the first that does not hold ends it with its seed.
 *
 *     npm run years -- 1000 7    so many years, from this seed on
 */
const [years = "500", first = "1"] = process.argv.slice(2);
const sums: Record<string, number> = {};
for (let seed = Number(first); seed < Number(first) + Number(years); seed += 1) {
  for (const [name, count] of Object.entries(randomYear(seed) satisfies YearCounts))
    sums[name] = (sums[name] ?? 0) + count;
}
const counts = Object.entries(sums).map(([name, count]) => `${name} ${count}`);
console.log(`${years} years from seed ${first} hold: ${counts.join(", ")}`);
