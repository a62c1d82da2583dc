import type { Indicator, Polarity, Promised, Unit } from '../item.ts';
import { periodEnd, periodStart, yearOf } from '../period.ts';
import type { Update } from '../update.ts';
import { readFrequency, readPolarity, readYesNo } from './choiceText.ts';
import { indicatorUpdate } from './indicatorUpdate.ts';
import { inferReading, noteDifference } from './inferReading.ts';
import { promisedOf, type ItemRow, type RowAbout } from './itemRead.ts';
import {
  decimalsOf,
  numberOf,
  profileOf,
  readingOf,
  targetOf,
  toleranceOf,
  unitFor,
  type Reading,
} from './rowFigures.ts';
import type { RowReader } from './sheetRow.ts';
import type { ReadTarget } from './targetText.ts';

const definitionOf = (row: RowReader, title: string): string | null => {
  const whole = row.text('title') as string;
  return row.text('definition') ?? (title.endsWith('…') ? whole : null);
};

const unitIn = (row: RowReader, { defaults }: RowAbout): Unit => {
  const unit = defaults.unit !== undefined && row.text('unit') === null ? defaults.unit : unitFor(row);
  if (unit === null) row.unread('unit');
  return unit ?? 'number';
};

type Defined = { promised: Promised; reading: Reading; fraction: number };

/** What a target's words say beyond its figure. */
const noteTarget = (
  { target, polarity, strict, otherUnit }: Pick<ReadTarget, 'target' | 'polarity' | 'strict' | 'otherUnit'>,
  { row, ref, about }: { row: RowReader; ref: string; about: RowAbout },
): void => {
  const { notes } = about;
  const { text } = row.cell('target');
  if (strict)
    notes.say('target-strict', ref, { text, target: target as number, polarity: polarity as Polarity });
  if (otherUnit) notes.say('target-unit', ref, { text, target: target as number });
  if (row.cell('target').kind === 'error') notes.say('figure-error', ref, { text });
};

/** The definition, as far as the row says it. Written out, not spread together: there may be twenty thousand. */
const definedIn = ({ row, ref }: ItemRow, about: RowAbout, { promised, reading, fraction }: Defined) => {
  const { defaults, notes, to } = about;
  const { target, targetHigh, targetText, ...aim } = targetOf(reading);
  noteTarget({ target, ...aim }, { row, ref, about });
  if (targetText !== null) notes.say('target-in-words', ref, { text: targetText });
  const profile = profileOf(reading, target, { ref, about });
  const polarity = row.read('polarity', readPolarity) ?? aim.polarity ?? defaults.polarity ?? null;
  const cumulative = row.read('cumulative', readYesNo) ?? defaults.cumulative ?? (profile ? true : null);
  const indicator: Indicator = {
    key: promised.key,
    definitionKey: promised.key,
    council: promised.council,
    kind: 'indicator',
    ref: promised.ref,
    title: promised.title,
    definition: definitionOf(row, promised.title),
    planKeys: promised.planKeys,
    scheme: promised.scheme,
    from: periodStart(yearOf(to.period)),
    to: null,
    breaksTrend: false,
    breakReason: null,
    unit: reading.unit,
    decimals: decimalsOf(reading.unit, [target, fraction]),
    polarity: polarity ?? 'none',
    frequency: row.read('frequency', readFrequency) ?? defaults.frequency ?? 'quarterly',
    cumulative: cumulative === true,
    baseline: numberOf(reading, 'baseline'),
    target,
    targetHigh,
    targetText,
    targetAgreedBy: null,
    tolerance: toleranceOf(reading) ?? aim.tolerance,
    benchmark: null,
    profile,
    dataLag: 0,
    post: promised.post,
    approverPost: promised.approverPost,
    directorate: promised.directorate,
    formerOwners: promised.formerOwners,
    visibility: promised.visibility,
    formerKey: promised.formerKey,
  };
  return { indicator, known: { polarity, cumulative } };
};

/** One row of a sheet of measures: its definition for the year of the period, and what it says of each period. */
export const readIndicator = (line: ItemRow, about: RowAbout): { item: Indicator; updates: Update[] } => {
  const { row, ref } = line;
  const { period } = about.to;
  const promised = promisedOf(line, 'indicator', about);
  const reading = readingOf(row, unitIn(row, about), { ref, about });
  const earlier = row.columns.periods.filter(one => periodEnd(one) <= periodEnd(period));
  const updates = [...earlier, period].flatMap(
    one => indicatorUpdate(reading, promised, { ref, period: one, about }) ?? [],
  );
  const fraction = updates.find(({ value }) => value !== null && !Number.isInteger(value))?.value ?? 0;
  const { indicator, known } = definedIn(line, about, { promised, reading, fraction });
  const now = updates.find(update => update.period === period);
  const { polarity, cumulative } = inferReading(known, { indicator, now, ref, about });
  indicator.polarity = polarity;
  indicator.cumulative = cumulative;
  noteDifference({ indicator, now, ref, about });
  return { item: indicator, updates };
};
