import type { Indicator } from '../item.ts';
import { periodEnd, periodStart, yearOf } from '../period.ts';
import type { Update } from '../update.ts';
import { readFrequency, readPolarity, readYesNo } from './choiceText.ts';
import { indicatorUpdate } from './indicatorUpdate.ts';
import { inferReading } from './inferReading.ts';
import { promisedOf, type ItemRow, type RowAbout } from './itemRead.ts';
import {
  decimalsOf,
  numberOf,
  profileOf,
  targetOf,
  toleranceOf,
  unitFor,
  type Reading,
} from './rowFigures.ts';
import type { RowReader } from './sheetRow.ts';

const definitionOf = (row: RowReader, title: string): string | null => {
  const whole = row.text('title') as string;
  return row.text('definition') ?? (title.endsWith('…') ? whole : null);
};

/** One row of a sheet of measures: its definition for the year of the period, and what it says of each period. */
export const readIndicator = (line: ItemRow, about: RowAbout): { item: Indicator; updates: Update[] } => {
  const { row, ref } = line;
  const { to, defaults } = about;
  const unit = defaults.unit !== undefined && row.text('unit') === null ? defaults.unit : unitFor(row);
  if (unit === null) row.unread('unit');
  const reading: Reading = { row, unit: unit ?? 'number', fractions: about.fractions };
  const promised = promisedOf(line, 'indicator', about);
  const { target, targetHigh, targetText, ...aim } = targetOf(reading);
  const profile = profileOf(reading, target, { ref, about });
  if (targetText !== null) about.notes.say('target-in-words', ref, { text: targetText });
  const known = {
    polarity: row.read('polarity', readPolarity) ?? aim.polarity ?? defaults.polarity ?? null,
    cumulative: row.read('cumulative', readYesNo) ?? defaults.cumulative ?? (profile ? true : null),
  };
  const draft: Indicator = {
    ...promised,
    kind: 'indicator',
    definitionKey: promised.key,
    definition: definitionOf(row, promised.title),
    from: periodStart(yearOf(to.period)),
    to: null,
    breaksTrend: false,
    breakReason: null,
    unit: reading.unit,
    decimals: 0,
    polarity: 'none',
    frequency: row.read('frequency', readFrequency) ?? defaults.frequency ?? 'quarterly',
    cumulative: false,
    baseline: numberOf(reading, 'baseline'),
    target,
    targetHigh,
    targetText,
    targetAgreedBy: null,
    tolerance: toleranceOf(reading) ?? aim.tolerance,
    benchmark: null,
    profile,
    dataLag: 0,
  };
  const periods = row.columns.periods.filter(period => periodEnd(period) < periodEnd(to.period));
  const updates = [...periods, to.period].flatMap(
    period => indicatorUpdate(reading, draft, { ref, period, about }) ?? [],
  );
  const decimals = decimalsOf(reading.unit, [target, ...updates.map(({ value }) => value)]);
  const item = inferReading({ ...draft, decimals }, known, { updates, ref, about });
  return { item, updates };
};
