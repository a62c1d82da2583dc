import { describe, expect, test } from '@jest/globals';
import {
  answerHistory,
  checkAnswer,
  queriesOf,
  standingsOf,
  unchangedAnswer,
  type Action,
  type Snapshot,
  type Standing,
  type Update,
} from '../../register/index.ts';
import { action, measure, said, snapshotOf } from './madeMeasure.ts';
import { sampleSnapshot, shippedSchemes } from './sampleSnapshot.ts';

const q2 = '2024-25-Q2';
const schemes = shippedSchemes();

const standingIn = (snapshot: Snapshot, period = q2): Standing => {
  const standings = standingsOf(snapshot, period);
  if (!standings.ok || !standings.value[0]) throw new Error('no standing');
  return standings.value[0];
};

/** An action of King's Lynn's in Q2, after what was said of it in Q1. */
const after = (before: Partial<Update> | null, about: Partial<Action> = {}, more: Update[] = []) => {
  const item = action({ scheme: 'kings-lynn-projects', ...about });
  const q1 = before ? [said({ itemKey: item.key, ...before })] : [];
  return standingIn(snapshotOf({ schemes, actions: [item], updates: [...q1, ...more] }));
};

describe('“no change” is', () => {
  test('last time’s rating and next steps, in our words and not in those of last time', () =>
    expect(unchangedAnswer(after({ band: 'G', commentary: 'Begun.', nextActions: 'Consult.' }))).toEqual({
      band: 'G',
      commentary: 'No change since Q1 2024-25.',
      nextActions: 'Consult.',
    }));

  test('without next steps where there were none', () =>
    expect(unchangedAnswer(after({ band: 'G' }))).toEqual({
      band: 'G',
      commentary: 'No change since Q1 2024-25.',
    }));

  test('what was published, where that is another rating than what was given', () =>
    expect(unchangedAnswer(after({ band: 'A', publishedBand: 'G' }))).toMatchObject({ band: 'G' }));

  test('of a rating that tells neither well nor badly, too', () =>
    expect(unchangedAnswer(after({ band: 'NotStarted' }, { scheme: 'peer-challenge' }))).toMatchObject({
      band: 'NotStarted',
    }));
});

describe('“no change” cannot be said honestly', () => {
  test.each<[why: string, Partial<Update> | null, Partial<Action>]>([
    ['of an amber: it needs fresh words', { band: 'A', commentary: 'Late.', nextActions: 'Hurry.' }, {}],
    ['of a red', { band: 'R', commentary: 'Late.', nextActions: 'Hurry.' }, {}],
    ['of what is on hold, which needs words as well', { band: 'B', commentary: 'Held.' }, {}],
    ['of what is completed', { band: 'Completed', completedOn: '2024-06-30' }, {}],
    ['of what is for information only', { band: null, commentary: 'Met.' }, { partnership: true }],
    ['where nothing was said last time', null, {}],
    ['where a rating was given that nobody may choose', { band: 'NotReported' }, {}],
  ])('%s', (_, before, about) => expect(unchangedAnswer(after(before, about))).toBeNull());

  test('where something was said this time', () => {
    const now = said({ itemKey: action().key, period: q2, band: 'A', submissionId: 's2' });
    expect(unchangedAnswer(after({ band: 'G' }, {}, [now]))).toBeNull();
  });

  test('of a measure: its figure is always needed', () =>
    expect(
      unchangedAnswer(
        standingIn(
          snapshotOf({ indicators: [measure()], updates: [said({ value: 100, valueState: 'final' })] }),
        ),
      ),
    ).toBeNull());

  test('where there is no report before', () =>
    expect(
      unchangedAnswer(
        standingIn(snapshotOf({ schemes, actions: [action({ scheme: 'kings-lynn-projects' })] }), '2023-24'),
      ),
    ).toBeNull());

  test('where what was said last time amounts to nothing', () => {
    const standing = after({ band: 'G' });
    expect(unchangedAnswer({ ...standing, previous: { ...standing.previous!, rating: null } })).toBeNull();
  });
});

test('said of everything green in King’s Lynn’s Q2, it is accepted and not asked about, quarter after quarter', () => {
  const snapshot = sampleSnapshot();
  const standings = standingsOf(snapshot, q2);
  const answers = (standings.ok ? standings.value : []).flatMap(standing => {
    const raw = unchangedAnswer(standing);
    return raw ? [{ standing, raw }] : [];
  });
  expect(answers).toHaveLength(37);
  for (const { standing, raw } of answers) {
    const { item, scheme } = standing;
    const checked = checkAnswer({ item, scheme, period: q2, raw, today: '2024-10-02' });
    const history = answerHistory(snapshot, item, q2);
    expect(checked.ok && queriesOf({ item, scheme, period: q2, answer: checked.value }, history)).toEqual([]);
  }
});

test('said three times in a row it is three different sentences', () => {
  const item = action({ scheme: 'kings-lynn-projects' });
  const updates = [said({ itemKey: item.key, band: 'G', commentary: 'Begun.' })];
  for (const period of ['2024-25-Q2', '2024-25-Q3', '2024-25-Q4']) {
    const snapshot = snapshotOf({ schemes, actions: [item], updates: [...updates] });
    const raw = unchangedAnswer(standingIn(snapshot, period))!;
    const by = schemes.find(({ id }) => id === item.scheme)!;
    const checked = checkAnswer({ item, scheme: by, period, raw, today: '2025-04-02' });
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    const answer = checked.value;
    expect(queriesOf({ item, scheme: by, period, answer }, answerHistory(snapshot, item, period))).toEqual(
      [],
    );
    updates.push(said({ itemKey: item.key, period, ...answer }));
  }
  expect(updates.map(({ commentary }) => commentary).slice(1)).toEqual([
    'No change since Q1 2024-25.',
    'No change since Q2 2024-25.',
    'No change since Q3 2024-25.',
  ]);
});
