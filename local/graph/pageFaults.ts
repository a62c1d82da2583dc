import type { Call } from './graph.ts';
import { between } from './random.ts';

/** A client that follows links comes to an end even where every page is to be an empty one. */
const mostEmpties = 3;

export type PageLength = { rows: number; empty: boolean };

/**
 * How many of the `full` rows of a page are told under the request's fault; the rest is on the next. Microsoft promises
 * no length: https://learn.microsoft.com/graph/paging
 *
 * @param empties that came one after another before this page
 */
export const pageLength = (
  { graph, request }: Pick<Call, 'graph' | 'request'>,
  full: number,
  empties: number,
): PageLength => {
  if (request.fault === 'emptyPage' && empties < mostEmpties) return { rows: 0, empty: true };
  if (request.fault === 'shortPage' && full > 1)
    return { rows: between(graph.faults.random, 1, full - 1), empty: false };
  return { rows: full, empty: false };
};
