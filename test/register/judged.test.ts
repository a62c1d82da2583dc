import { describe, expect, test } from '@jest/globals';
import { bandsToGive, type ReturnItem, type Scheme } from '../../register/index.ts';
import { action, byOfficers, measure, scheme } from './madeMeasure.ts';

const inWords = measure({ target: null, targetText: 'Open by the spring' });
const byNobody = scheme({ decidedBy: 'nobody', rule: null });
const closing = byOfficers.bands.map(band => ({ ...band, offered: band.id === 'Closed' || band.offered }));

describe('the ratings that people may give', () => {
  test.each<[string, ReturnItem, Scheme, string[]]>([
    ['of an action: those that are offered', action(), byOfficers, ['R', 'A', 'G', 'Completed']],
    ['of an action that is information only: none', action({ partnership: true }), byOfficers, []],
    ['of a measure that a rule rates: none', measure(), scheme(), []],
    ['of a measure whose target is in words: those of the rule', inWords, scheme(), ['R', 'A', 'G']],
    ['of one that nobody rates: none', inWords, byNobody, []],
    [
      'of a measure that officers rate: those that are offered, and never completed',
      measure(),
      { ...byOfficers, bands: closing },
      ['R', 'A', 'G', 'Closed'],
    ],
  ])('%s', (_, item, by, ids) =>
    expect(bandsToGive(item, { scheme: by, period: '2024-25-Q1' }).map(({ id }) => id)).toEqual(ids),
  );
});
