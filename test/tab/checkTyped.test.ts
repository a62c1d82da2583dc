import { describe, expect, test } from '@jest/globals';
import type { Action, Question, RawAnswer, ReturnItem } from '../../register/index.ts';
import { checkTyped } from '../../tab/checkTyped.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';
import { carParking } from './servedRegister.ts';

const snapshot = sampleSnapshot();
const period = '2024-25-Q2';
const strategy = snapshot.actions.find(({ key }) => key === carParking)!;
const measure = snapshot.indicators.find(({ ref }) => ref === '1.1')!;
const partnership = snapshot.actions.find((one): one is Action => one.partnership)!;

const check = (item: ReturnItem, raw: RawAnswer, more: Partial<Question> = {}) =>
  checkTyped(snapshot, {
    item,
    scheme: snapshot.schemes.find(({ id }) => id === item.scheme)!,
    period,
    raw,
    today: '2024-10-02',
    ...more,
  });

describe('Check', () => {
  test('says what a figure is rated, and why', () =>
    expect(check(measure, { value: '92%' })).toMatchObject({
      would: { mark: { id: 'G' }, why: expect.stringMatching(/^92% against 70%.*\.$/) },
      refused: null,
    }));

  test('says of an action that nothing is missing', () =>
    expect(check(strategy, { band: 'G', commentary: 'Adopted.' })).toMatchObject({
      would: { mark: { id: 'G' }, why: 'Nothing is missing.' },
      refused: null,
    }));

  test('gives no rating to what is information only', () =>
    expect(check(partnership, { commentary: 'It goes on.' })).toEqual({
      would: { mark: null, why: 'Nothing is missing.' },
      refused: null,
    }));

  test('says in the server’s words what is wrong, field by field', () =>
    expect(check(strategy, { band: 'R' })).toMatchObject({
      would: null,
      refused: {
        asked: [],
        problems: [
          { field: 'commentary', detail: 'Please add a commentary: this rating needs one.' },
          { field: 'nextActions', detail: 'Please say what happens next: this rating needs it.' },
        ],
      },
    }));

  test('asks what sending would ask, and says what it would be all the same', () => {
    const far = { value: '9.2%', commentary: 'Fewer staff.' };
    expect(check(measure, far)).toMatchObject({
      would: { mark: { id: 'R' } },
      refused: { asked: ['jump'], problems: [{ field: 'value' }] },
    });
    expect(check(measure, { ...far, confirmed: ['jump'] }).refused).toBeNull();
  });

  test('says nothing of a period that does not ask for it', () =>
    expect(check(strategy, { band: 'G' }, { period: '2019-20-Q1' })).toEqual({ would: null, refused: null }));
});
