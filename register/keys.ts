import type { Day } from './day.ts';
import type { ItemKind } from './item.ts';
import type { PeriodId } from './period.ts';

/** A reference as it may stand in a key: anything outside `A-Z a-z 0-9 . -` becomes `.x<hex>.`. */
export const encodeRef = (ref: string): string =>
  ref.replace(/[^A-Za-z0-9.-]/gu, char => `.x${Number(char.codePointAt(0)).toString(16)}.`);

/** The reference that the key of an item ends with, as people write it. */
export const refOf = (key: string): string =>
  key
    .replace(/^.*\//s, '')
    .replace(/\.x([0-9a-f]{2,5})\./g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));

export const planKey = (council: string, plan: string): string => `${council}/${plan}`;

export const itemKey = (council: string, kind: ItemKind, ref: string): string =>
  `${council}/${kind}/${encodeRef(ref)}`;

export const updateKey = (item: string, period: PeriodId, submissionId: string): string =>
  `${item}/${period}/${submissionId}`;

export const reportingPeriodKey = (council: string, period: PeriodId): string => `${council}/${period}`;

/** The Key of a version's row: the item's own for the first, with the day it holds from for each later one. */
export const definitionKey = (item: string, from: Day | null, first: boolean): string =>
  first || from === null ? item : `${item}/${from}`;

export const meetingKey = (council: string, period: PeriodId, body: string): string =>
  `${council}/${period}/${encodeRef(body.toLowerCase().replaceAll(' ', '-'))}`;

/** Of a line in the readable record of the chase. */
export const chaseKey = (council: string, day: Day, entraId: string): string =>
  `${council}/${day}/${entraId}`;

export const personKey = (council: string, entraId: string): string => `${council}/${entraId}`;

/** The council of any key: its first part. */
export const councilOf = (key: string): string => key.replace(/\/.*$/s, '');
