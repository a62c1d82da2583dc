import { z } from 'zod';
import {
  definitionKey,
  frequencies,
  itemKey,
  parsePeriod,
  polarities,
  units,
  type Indicator,
  type Result,
} from '../../register/index.ts';
import { FieldReader } from './fieldReader.ts';
import { promisedFields, readPromised } from './promised.ts';
import type { Fields } from './row.ts';

const profile = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const tolerance = z.strictObject({ amount: z.number().min(0), unit: z.enum(['relative', 'points']) });
const period = z.string().refine(text => {
  const parsed = parsePeriod(text);
  return parsed.ok && parsed.value === text;
});
const benchmark = z.strictObject({ title: z.string().min(1), values: z.record(period, z.number()) });

/** The first version's Key is the item's own; each later one's has the day it holds from after it. */
const holdToKey = (read: FieldReader, { definitionKey: key, key: own, from }: Indicator): void => {
  if (key !== own) read.keyIs(definitionKey(own, from, false));
};

const holdToReason = (read: FieldReader, indicator: Indicator): void => {
  const { decimals, target, targetHigh, polarity, from, to } = indicator;
  if (!Number.isInteger(decimals) || decimals < 0) read.fail('out-of-range', 'Decimals');
  if (from !== null && to !== null && to < from) read.fail('out-of-range', 'To');
  if (polarity === 'range' && target !== null && targetHigh === null) read.fail('missing', 'TargetHigh');
  if (target !== null && targetHigh !== null && targetHigh < target) read.fail('out-of-range', 'TargetHigh');
};

/** One dated version of a measure's definition. `key` is the item's, whatever the row's own Key is. */
export const parseIndicator = (fields: Fields): Result<Indicator> => {
  const read = new FieldReader(fields);
  const promised = readPromised(read, 'indicator');
  const indicator: Indicator = {
    ...promised,
    key: itemKey(promised.council, 'indicator', promised.ref),
    definitionKey: promised.key,
    definition: read.textOrNull('Definition'),
    from: read.dayOrNull('From'),
    to: read.dayOrNull('To'),
    breaksTrend: read.yesNo('BreaksTrend'),
    breakReason: read.textOrNull('BreakReason'),
    unit: read.choice('Unit', units),
    decimals: read.number('Decimals'),
    polarity: read.choice('Polarity', polarities),
    frequency: read.choice('Frequency', frequencies),
    cumulative: read.yesNo('Cumulative'),
    baseline: read.numberOrNull('Baseline'),
    target: read.numberOrNull('Target'),
    targetHigh: read.numberOrNull('TargetHigh'),
    targetText: read.textOrNull('TargetText'),
    targetAgreedBy: read.textOrNull('TargetAgreedBy'),
    tolerance: read.jsonOrNull('Tolerance', tolerance),
    benchmark: read.jsonOrNull('Benchmark', benchmark),
    profile: read.jsonOrNull('Profile', profile),
    // Empty is no lag: the figure is there when the period ends.
    dataLag: read.numberOrNull('DataLag') ?? 0,
  };
  holdToKey(read, indicator);
  holdToReason(read, indicator);
  return read.finish(indicator);
};

const jsonOrNull = (value: object | null): string | null => (value === null ? null : JSON.stringify(value));

export const indicatorFields = (indicator: Indicator): Fields => ({
  ...promisedFields(indicator),
  Key: indicator.definitionKey,
  From: indicator.from,
  To: indicator.to,
  Definition: indicator.definition,
  BreaksTrend: indicator.breaksTrend,
  BreakReason: indicator.breakReason,
  Unit: indicator.unit,
  Decimals: indicator.decimals,
  Polarity: indicator.polarity,
  Frequency: indicator.frequency,
  Cumulative: indicator.cumulative,
  Baseline: indicator.baseline,
  Target: indicator.target,
  TargetHigh: indicator.targetHigh,
  TargetText: indicator.targetText,
  TargetAgreedBy: indicator.targetAgreedBy,
  Tolerance: jsonOrNull(indicator.tolerance),
  Benchmark: jsonOrNull(indicator.benchmark),
  Profile: jsonOrNull(indicator.profile),
  DataLag: indicator.dataLag,
});
