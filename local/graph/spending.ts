/** What was asked of a local Graph since it was started. */
export type Spent = {
  /** Over the wire: a batch is one. */
  requests: number;
  /** Members of a batch one by one, and the batch itself, which costs nothing. */
  calls: number;
  units: number;
  /** Calls turned away because the budget was used up; not those that a fault turned away. */
  throttled: number;
  /** By method and path with names for its ids, `GET sites/{site}/lists/{list}/items`. */
  byOperation: Record<string, { calls: number; units: number }>;
};

export type Spending = {
  request(): void;
  call(operation: string, units: number): void;
  throttled(): void;
  spent(): Spent;
};

export const createSpending = (): Spending => {
  const total = { requests: 0, calls: 0, units: 0, throttled: 0 };
  const operations = new Map<string, { calls: number; units: number }>();
  return {
    request: () => {
      total.requests += 1;
    },
    call: (operation, units) => {
      const known = operations.get(operation) ?? { calls: 0, units: 0 };
      operations.set(operation, { calls: known.calls + 1, units: known.units + units });
      total.calls += 1;
      total.units += units;
    },
    throttled: () => {
      total.throttled += 1;
    },
    spent: () => ({ ...total, byOperation: Object.fromEntries(operations) }),
  };
};
