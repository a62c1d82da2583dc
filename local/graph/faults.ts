import { faultKinds, faultNames } from './faultNames.ts';
import type { FaultName, FaultTarget } from './faultNames.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';

export type FaultOptions = {
  seed: number;
  /** Of the requests that a fault can befall, from 0 to 1. At most one fault befalls a request. */
  rates: Partial<Record<FaultName, number>>;
  /** Only these methods, and only paths that hold this text in any case, as in `/items`. */
  only?: { methods?: readonly string[]; path?: string };
  /** After so many faults there are none any more. */
  most?: number;
};

/** The faults of one local Graph. The same seed and the same requests in the same order give the same faults. */
export type Faults = {
  /** Begins anew, with the seed's first number; null ends them. */
  set(options: FaultOptions | null): void;
  options(): FaultOptions | null;
  /** The fault that befalls this request, if any. Takes one number for each request, whatever it is. */
  draw(target: FaultTarget): FaultName | null;
  /** How often each has struck since they were set. */
  struck(): Partial<Record<FaultName, number>>;
  /** For what a fault leaves open: how long to wait, where a page ends. */
  random: Random;
};

const concerns = ({ only }: FaultOptions, { method, segments }: FaultTarget): boolean =>
  (!only?.methods || only.methods.includes(method)) &&
  (only?.path === undefined || `/${segments.join('/')}`.toLowerCase().includes(only.path.toLowerCase()));

/** Which of the rates a number from 0 to 1 falls into, laid end to end. */
const chosenBy = (lot: number, { rates }: FaultOptions, target: FaultTarget): FaultName | null => {
  let reached = 0;
  for (const name of faultNames) {
    if (!faultKinds[name](target)) continue;
    reached += rates[name] ?? 0;
    if (lot < reached) return name;
  }
  return null;
};

export const createFaults = (first: FaultOptions | null): Faults => {
  let options: FaultOptions | null = null;
  let lots: Random = createRandom(0);
  let details: Random = createRandom(0);
  let struck = new Map<FaultName, number>();
  const set = (next: FaultOptions | null): void => {
    options = next;
    lots = createRandom(next?.seed ?? 0);
    // A series of its own, so that how a fault strikes does not change which one comes next.
    details = createRandom((next?.seed ?? 0) + 1);
    struck = new Map();
  };
  set(first);
  return {
    set,
    options: () => options,
    struck: () => Object.fromEntries(struck),
    random: () => details(),
    draw: target => {
      if (!options) return null;
      const lot = lots();
      const soFar = [...struck.values()].reduce((sum, count) => sum + count, 0);
      if (soFar >= (options.most ?? Infinity) || !concerns(options, target)) return null;
      const name = chosenBy(lot, options, target);
      if (name) struck.set(name, (struck.get(name) ?? 0) + 1);
      return name;
    },
  };
};
