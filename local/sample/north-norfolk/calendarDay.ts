/** So many days after a day, both `YYYY-MM-DD`; before it when negative. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The day of the `index`th of `count` things that happen evenly between two days, neither of them included. */
export const spread = ([from, to]: readonly [string, string], index: number, count: number): string => {
  const length = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return dayAfter(from, Math.floor(((index + 1) * length) / (count + 1)));
};
