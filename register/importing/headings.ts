import type { ItemKind } from '../item.ts';
import { monthAndYear } from '../day.ts';
import { periodKind, yearOf, type PeriodId } from '../period.ts';
import type { Cell } from './cell.ts';
import { rulesMet, type When } from './headingRules.ts';
import { periodFields, type Field, type Use } from './field.ts';
import { findPeriod, lastYear, periodBefore } from './periodText.ts';

/** What a column may be, and how sure that is: 1 is certain, under 0.5 a shot in the dark. */
export type Candidate = Use & { sure: number };

/** A heading as it stands in the sheet; a date that is shown as a month is written as one. */
export const headingText = (cell: Cell): string =>
  cell.kind === 'day' ? monthAndYear(cell.day) : cell.text.replace(/\s+/g, ' ').trim();

/** Words only, in lower case: "Ref. No:" and "ref no" are one heading. */
export const plainHeading = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/#/g, ' no ')
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** For which kind of item, and which period the sheet is read. */
export type About = { kind: ItemKind; period: PeriodId };

const whenOf = (when: When, period: PeriodId): PeriodId | null =>
  ({ now: null, before: periodBefore(period), year: lastYear(period) })[when];

const candidatesOf = (words: string, kind: ItemKind, period: PeriodId): Candidate[] =>
  rulesMet(words, kind).map(({ field, sure, when }) => ({ field, period: whenOf(when, period), sure }));

const figureWords =
  /^(|actual|value|figure|outturn|performance|result|position|data|achieved|ytd|year to date|cumulative)$/;

const saidFields: readonly Field[] = periodFields.filter(field => field !== 'profile');

/** So much less sure that a column of the period itself comes first; no less believed. */
export const aLittle = 0.001;

/** A heading that names a period: what is left of it says what stands there. Targets of other years are none of ours. */
const ofPeriod = (words: string, named: PeriodId, { kind, period }: About): Candidate[] => {
  const at = named === period ? null : named;
  const ownYear = named === yearOf(period);
  if (figureWords.test(words)) {
    return [
      { field: 'value', period: at, sure: 0.95 },
      // "2024/25" over the only figures of a sheet of Q1.
      ...(ownYear && at !== null ? [{ field: 'value', period: null, sure: 0.6 } as const] : []),
      { field: 'rating', period: at, sure: 0.5 },
      { field: 'commentary', period: at, sure: 0.4 },
    ];
  }
  const meant = candidatesOf(words, kind, period);
  // "RAG" under "2024/25" belongs to the quarter's figure beside it, where the quarter has none of its own.
  const beside = (field: Field, sure: number): Candidate[] =>
    ownYear && at !== null && field !== 'value'
      ? [
          { field, period: null, sure: sure - aLittle },
          { field, period: at, sure: sure / 2 },
        ]
      : [{ field, period: at, sure }];
  const aims = meant.filter(({ field }) => field === 'target');
  return (aims.length > 0 ? aims : meant).flatMap(({ field, sure }): Candidate[] => {
    if (saidFields.includes(field)) return beside(field, sure);
    if (field !== 'target' && field !== 'profile') return [{ field, period: null, sure }];
    if (periodKind(named) === 'quarter') return [{ field: 'profile', period: named, sure }];
    return ownYear ? [{ field: 'target', period: null, sure }] : [];
  });
};

/**
 * What a heading may mean, the surest first: `Ref`, `Lead officer`, `Q1 2024/25`, `Target 2024/25`, `2023/24 outturn`.
 * Empty where it means nothing to us.
 */
export const candidatesFor = (heading: string, about: About): Candidate[] => {
  const found = findPeriod(heading, about.period);
  const candidates = found
    ? ofPeriod(plainHeading(found.rest), found.period, about)
    : candidatesOf(plainHeading(heading), about.kind, about.period);
  return candidates.sort((a, b) => b.sure - a.sure);
};
