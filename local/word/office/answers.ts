/**
 * What of a class of Office.js is answered here. Names, parameters and plain values are Microsoft's own, so that the
 * stand-in cannot drift from them; results are our classes.
 */
export type Answers<T, Names extends keyof T> = {
  [Name in Names]: T[Name] extends (...given: infer Given) => unknown
    ? (...given: Given) => unknown
    : T[Name] extends string | number | boolean | string[][]
      ? T[Name]
      : unknown;
};
