/**
 * 舍入方式: the named roundings an edition may ask for.
 *
 * - `halfUp` 四舍五入: ties go away from zero (2.5 -> 3, -2.5 -> -3)
 * - `halfEven` 四舍六入五成双: ties go to the even neighbour (2.5 -> 2, 3.5 -> 4)
 * - `down` 截断: towards zero (2.9 -> 2, -2.9 -> -2)
 * - `up` 进一法: away from zero (2.1 -> 3, -2.1 -> -3)
 */
export type RoundingMode = "halfUp" | "halfEven" | "down" | "up";
