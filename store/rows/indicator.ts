import { z } from 'zod';
import {
  frequencies,
  itemKey,
  polarities,
  units,
  type Indicator,
  type Result,
} from '../../register/index.ts';
import { planKeys } from './action.ts';
import { FieldReader } from './fieldReader.ts';
import type { Fields } from './row.ts';

const profile = z.tuple([z.number(), z.number(), z.number(), z.number()]);

export const parseIndicator = (fields: Fields): Result<Indicator> => {
  const read = new FieldReader(fields);
  const council = read.text('Council');
  const ref = read.text('Ref');
  const indicator: Indicator = {
    key: read.text('Key'),
    council,
    kind: 'indicator',
    ref,
    title: read.text('Title'),
    planKeys: read.json('PlanKeys', planKeys, []),
    scheme: read.text('Scheme'),
    definition: read.textOrNull('Definition'),
    from: read.dayOrNull('From'),
    to: read.dayOrNull('To'),
    unit: read.choice('Unit', units),
    decimals: read.number('Decimals'),
    polarity: read.choice('Polarity', polarities),
    frequency: read.choice('Frequency', frequencies),
    cumulative: read.yesNo('Cumulative'),
    baseline: read.numberOrNull('Baseline'),
    target: read.numberOrNull('Target'),
    targetText: read.textOrNull('TargetText'),
    profile: read.jsonOrNull('Profile', profile),
    // Empty is no lag: the figure is there when the period ends.
    dataLag: read.numberOrNull('DataLag') ?? 0,
    post: read.text('Post'),
    approverPost: read.textOrNull('ApproverPost'),
    directorate: read.textOrNull('Directorate'),
  };
  read.keyIs(itemKey(council, 'indicator', ref));
  if (!Number.isInteger(indicator.decimals) || indicator.decimals < 0) read.fail('out-of-range', 'Decimals');
  return read.finish(indicator);
};

export const indicatorFields = (indicator: Indicator): Fields => ({
  Title: indicator.title,
  Key: indicator.key,
  Council: indicator.council,
  Ref: indicator.ref,
  From: indicator.from,
  To: indicator.to,
  PlanKeys: JSON.stringify(indicator.planKeys),
  Scheme: indicator.scheme,
  Definition: indicator.definition,
  Unit: indicator.unit,
  Decimals: indicator.decimals,
  Polarity: indicator.polarity,
  Frequency: indicator.frequency,
  Cumulative: indicator.cumulative,
  Baseline: indicator.baseline,
  Target: indicator.target,
  TargetText: indicator.targetText,
  Profile: indicator.profile === null ? null : JSON.stringify(indicator.profile),
  DataLag: indicator.dataLag,
  Post: indicator.post,
  ApproverPost: indicator.approverPost,
  Directorate: indicator.directorate,
});
