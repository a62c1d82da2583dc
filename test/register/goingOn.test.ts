import { expect, test } from '@jest/globals';
import { itemsGoingOn, type Snapshot } from '../../register/index.ts';
import { claimed, recommendation, superseded, verified } from './madeRecommendation.ts';
import { document, snapshotOf } from './madeSnapshot.ts';
import { action, measure } from './madeMeasure.ts';

const keysOn = (day: string, said: Partial<Snapshot>): string[] =>
  itemsGoingOn(snapshotOf(said), day).map(({ ref }) => ref);

test.each<[string, Partial<Snapshot>, string[]]>([
  [
    'an action until it is completed or closed, also on hold',
    {
      actions: [
        action({ ref: 'A1' }),
        action({ ref: 'A2', state: 'paused' }),
        action({ ref: 'A3', state: 'completed' }),
        action({ ref: 'A4', state: 'closed' }),
      ],
    },
    ['A1', 'A2'],
  ],
  [
    'of a measure the version in force',
    {
      indicators: [
        measure({ ref: 'K1', from: null, to: '2024-03-31' }),
        measure({ ref: 'K2', from: '2024-04-01', to: null }),
      ],
    },
    ['K2'],
  ],
  [
    'a recommendation until it is verified or superseded; a claim alone ends nothing',
    {
      recommendations: [
        recommendation({ ref: 'R1' }),
        recommendation({ ref: 'R2', acts: [claimed('2024-05-01')] }),
        recommendation({ ref: 'R3', acts: [claimed('2024-05-01'), verified('2024-05-20')] }),
        recommendation({ ref: 'R4', acts: [superseded('2024-05-01')] }),
      ],
    },
    ['R1', 'R2'],
  ],
  [
    'a document until it is withdrawn',
    {
      documents: [
        document({ ref: 'D1' }),
        document({
          ref: 'D2',
          acts: [{ act: 'withdrawn', on: '2024-05-01', by: 'somebody', reason: 'Merged' }],
        }),
      ],
    },
    ['D1'],
  ],
])('what goes on in July 2024: %s', (_, said, refs) => {
  expect(keysOn('2024-07-01', said)).toEqual(refs);
});
