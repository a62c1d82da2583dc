import {
  explainItem,
  type Indicator,
  type Result,
  type Scheme,
  type Snapshot,
  type Update,
} from '../../register/index.ts';
import { byOfficers, measure, said, scheme, snapshotOf } from './madeMeasure.ts';
import { england } from './madeSnapshot.ts';

export const q1 = '2024-25-Q1';

export const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};

export const explain = (snapshot: Snapshot, ref: string, period = q1) =>
  explainItem(snapshot, ref, { period, calendar: england });
export const sentenceOf = (snapshot: Snapshot, ref: string, period = q1) =>
  valueOf(explain(snapshot, ref, period)).sentence;

/** Bands that people call by a colour. */
export const coloured = (more: Partial<Scheme> = {}): Scheme => {
  const made = scheme(more);
  const names: Record<string, string> = { R: 'Red', A: 'Amber', G: 'Green' };
  const words: Record<string, string> = { Monitor: 'monitor only', InProgress: 'in progress' };
  return {
    ...made,
    bands: made.bands.map(band => ({
      ...band,
      name: names[band.id] ?? null,
      word: words[band.id] ?? band.word,
    })),
  };
};

export type Said = {
  measure?: Partial<Indicator>;
  update?: Partial<Update>;
  scheme?: Partial<Scheme>;
  period?: string;
};

/** One measure, of which one thing was said. */
export const measured = ({ measure: of = {}, update = {}, scheme: by = {}, period = q1 }: Said): Snapshot =>
  snapshotOf({
    schemes: [coloured(by), byOfficers],
    indicators: [measure(of)],
    updates: [said({ period, ...update })],
  });
export const measuredSentence = (one: Said) => sentenceOf(measured(one), 'M1', one.period ?? q1);
