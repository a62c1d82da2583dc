import { describe, expect, test } from '@jest/globals';
import type { Band, Update } from '../../register/index.ts';
import type { ChangeSide, ChangeView } from '../../server/client.ts';
import { changedBy, changeRows } from '../../tab/meeting/changeRows.ts';
import { action, measure, said } from '../register/madeMeasure.ts';

const mark = (id: string): Band => ({
  id,
  letter: id,
  name: null,
  word: id,
  symbol: id,
  colour: '595959',
  text: 'FFFFFF',
  rank: null,
  rated: true,
  needsWords: false,
  offered: true,
});
const side = (more: Partial<ChangeSide> = {}): ChangeSide => ({
  item: action({ due: '2024-10-14' }),
  mark: mark('G'),
  update: said({ commentary: 'Done.', nextActions: 'Rest.' }),
  ...more,
});
const change = (more: Partial<ChangeView>): ChangeView => ({
  key: 'made-up/action/A1',
  ref: 'A1',
  title: 'Measure A1',
  then: side(),
  now: side(),
  parts: [],
  approved: null,
  redated: null,
  decisionRef: null,
  ...more,
});

const read = (view: ChangeView): string[] =>
  changeRows(view).map(({ what, then, now }) =>
    [what, ...[then, now].map(one => (one.kind === 'mark' ? `[${one.side.mark.id}]` : one.words))].join(
      ' | ',
    ),
  );

const measured = (value: number | null, more: Partial<Update> = {}): ChangeSide =>
  side({ item: measure({ unit: 'percent' }), update: said({ value, ...more }) });

describe('old beside new', () => {
  test.each<[string, Partial<ChangeView>, string[]]>([
    ['a rating', { parts: ['rating'], now: side({ mark: mark('A') }) }, ['Rating | [G] | [A]']],
    [
      'a figure',
      { parts: ['figure'], then: measured(92), now: measured(90, { valueState: 'provisional' }) },
      ['Figure | 92% | 90% (provisional)'],
    ],
    [
      'words, with what comes next',
      {
        parts: ['words'],
        now: side({ update: said({ edited: { commentary: 'Late.', by: 'x', at: '' }, commentary: 'Ugh.' }) }),
      },
      ['Words | Done.\nNext: Rest. | Late.'],
    ],
    [
      'words that are not there',
      { parts: ['words'], then: side({ update: null }), now: side({ update: said() }) },
      ['Words | No updates yet | No comment'],
    ],
    [
      'a date',
      { parts: ['due'], now: side({ item: action({ dueText: 'Ongoing' }) }) },
      ['Due | 14 Oct 2024 | Ongoing'],
    ],
    [
      'a state',
      { parts: ['state'], now: side({ item: action({ state: 'paused' }) }) },
      ['State | Open | On hold by decision'],
    ],
    ['an item that was added', { then: null }, ['Added | Not in it | [G]']],
    ['an item that was taken out', { now: null }, ['Taken out | [G] | Not in it']],
  ])('%s', (_, more, rows) => expect(read(change(more))).toEqual(rows));
});

describe('who is behind it', () => {
  const approved = { by: 'Assistant Director', at: '2024-10-20T09:00:00Z' };
  const redated = { by: 'Board', on: '2024-10-02', reason: 'Rain' };

  test.each<[Partial<ChangeView>, string]>([
    [{ parts: ['rating'], approved }, 'Approved by Assistant Director on 20 October 2024.'],
    [{ parts: ['words'], now: side({ update: said({ state: 'submitted' }) }) }, 'Not approved yet.'],
    [{ parts: ['due'], approved, redated }, 'Date agreed by Board on 2 October 2024: Rain.'],
    [
      { parts: ['due'], redated: { ...redated, reason: 'Rain.' } },
      'Date agreed by Board on 2 October 2024: Rain.',
    ],
    [{ parts: ['state'], decisionRef: 'CAB/34' }, 'Decision CAB/34.'],
    [{ parts: ['due'] }, ''],
  ])('%j', (more, words) => expect(changedBy(change(more))).toBe(words));
});
