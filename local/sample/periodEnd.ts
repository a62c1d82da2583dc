/** The last day of a month, `YYYY-MM`. */
export const endOfMonth = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
};

/** The last month of a period within its financial year, 1 (April) to 12 (March): `Q2` is 6, `M06` too, a year 12. */
const lastMonth = (part: string): number =>
  part.startsWith('Q') ? Number(part.slice(1)) * 3 : part.startsWith('M') ? Number(part.slice(1)) : 12;

/** The last day of `2019-20-Q1`, `2021-22-M06` or `2020-21`. */
export const periodEnd = (period: string): string => {
  const month = lastMonth(period.slice(8));
  const year = Number(period.slice(0, 4)) + (month > 9 ? 1 : 0);
  return endOfMonth(`${year}-${String(((month + 2) % 12) + 1).padStart(2, '0')}`);
};
