/** Where a step of the year writes its result. */
export interface ResultPlace {
  readonly folder: string;
  /** whether another result that stands there may be replaced */
  readonly replace: boolean;
}
