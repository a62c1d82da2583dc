import type { RegisterStore } from '../../../register/index.ts';
import { versionOf, type Happened, type LeftRow } from './happened.ts';

/** Rows that a store, refreshed, holds in memory otherwise than they are. */
export const mirrorFaults = (
  register: RegisterStore,
  happened: readonly Happened[],
  left: ReadonlyMap<string, readonly LeftRow[]>,
): string[] =>
  [...new Set(happened.map(({ list, key }) => `${list} ${key}`))].flatMap(place => {
    const there = left.get(place)?.[0]?.version ?? null;
    const etag = register.etag(place.slice(place.indexOf(' ') + 1));
    const held = etag === null ? null : versionOf(etag);
    return held === there
      ? []
      : [`${place} is held as version ${held ?? 'none'} and is ${there ?? 'not there'}`];
  });
