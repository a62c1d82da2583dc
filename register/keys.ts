import type { ItemKind } from './item.ts';
import type { PeriodId } from './period.ts';

/** A reference as it may stand in a key: anything outside `A-Z a-z 0-9 . -` becomes `.x<hex>.`. */
export const encodeRef = (ref: string): string =>
  [...ref]
    .map(char => (/[A-Za-z0-9.-]/.test(char) ? char : `.x${char.codePointAt(0)?.toString(16)}.`))
    .join('');

export const planKey = (council: string, plan: string): string => `${council}/${plan}`;

export const itemKey = (council: string, kind: ItemKind, ref: string): string =>
  `${council}/${kind}/${encodeRef(ref)}`;

export const updateKey = (item: string, period: PeriodId, submissionId: string): string =>
  `${item}/${period}/${submissionId}`;

export const reportingPeriodKey = (council: string, period: PeriodId): string => `${council}/${period}`;

export const personKey = (council: string, entraId: string): string => `${council}/${entraId}`;

/** The council of any key: its first part. */
export const councilOf = (key: string): string => key.split('/', 1)[0] ?? '';
