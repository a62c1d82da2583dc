import { describe, expect, test } from '@jest/globals';
import {
  blockCatalogue,
  cellsOf,
  runBlock,
  toText,
  type BlockModel,
  type TableModel,
} from '../../report/index.ts';
import type { Snapshot } from '../../register/index.ts';
import * as made from '../register/madeMeasure.ts';
import { peerChallengeSnapshot } from '../register/madePeerChallenge.ts';
import { document, snapshotOf } from '../register/madeSnapshot.ts';
import { northNorfolkSnapshot } from '../register/northNorfolkSnapshot.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';

const q1 = '2024-25-Q1';
const q2 = '2024-25-Q2';

type Asked = { of: Snapshot; period: string; parameters?: Record<string, string> };

const run = (block: string, { of, period, parameters = {} }: Asked): BlockModel => {
  const result = runBlock({ snapshot: of, block, period, parameters });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};

const tableOf = (block: string, asked: Asked): TableModel => {
  const model = run(block, asked);
  if (model.kind !== 'table') throw new Error(model.kind);
  return model;
};

const refusal = (block: string, { of, period, parameters = {} }: Asked) => {
  const result = runBlock({ snapshot: of, block, period, parameters });
  return result.ok ? null : `${result.problems[0]?.code} ${result.problems[0]?.field}`;
};

const holds = (model: TableModel) => {
  for (const row of model.rows) expect(row.cells).toHaveLength(model.columns.length);
  expect(
    cellsOf(model)
      .flat()
      .filter(text => text.trim() === ''),
  ).toEqual([]);
  expect(model.rows.map(row => row.role)).toEqual([...model.rows.slice(1).map(() => 'item'), 'total']);
  expect(model.altText).toContain(model.sentence);
};

describe('policies-overdue', () => {
  const of = northNorfolkSnapshot();
  const july = '2024-25-M04';
  const november = '2024-25-M08';

  test('127 at the end of July, by directorate and age; every row adds up', () => {
    const model = tableOf('policies-overdue', { of, period: july });
    holds(model);
    expect(model.sentence).toMatch(
      /^127 of 136 policies and strategies are overdue for review, \d+ of them for over 2 years\.$/,
    );
    expect(model.asAt).toBe('As at 31 July 2024.');
    expect(model.rows.map(row => row.id)).toEqual(['Communities', 'Place', 'Resources', 'overall']);
    for (const { cells } of model.rows) {
      const [, ...figures] = cells.map(cell => Number(cell.text));
      expect(figures.slice(0, 4).reduce((a, b) => a + b, 0)).toBe(figures[4]);
    }
    const sums = model.columns
      .slice(1)
      .map((_, index) =>
        model.rows.slice(0, -1).reduce((sum, { cells }) => sum + Number(cells[index + 1]?.text), 0),
      );
    expect(sums.map(String)).toEqual(
      model.rows
        .at(-1)
        ?.cells.slice(1)
        .map(({ text }) => text),
    );
  });

  test('by November, what became of these is said with its counts and its share', () => {
    const model = tableOf('policies-overdue', { of, period: november, parameters: { d: '2024-07-23' } });
    expect(model.sentence).toContain(
      'Of the 127 that were overdue on 23 July 2024, 26 are resolved (20%): 14 brought up to date, 6 withdrawn and 6 under formal review.',
    );
    expect(model.notes).toContain('Of the rest, 3 are only extended and 98 are still overdue.');
  });

  test('by approval route', () => {
    const model = tableOf('policies-overdue', { of, period: november, parameters: { g: 'route' } });
    holds(model);
    expect(model.rows.map(({ cells }) => cells[0]?.text)).toEqual([
      'Officer',
      'Cabinet',
      'Council',
      'Overall',
    ]);
  });

  const few = (...documents: Snapshot['documents']) =>
    snapshotOf({
      council: 'made-up',
      documents,
      periods: made.snapshotOf().periods.map(period => ({ ...period, state: 'closed' as const })),
    });

  test.each([
    [
      [document({ reviewDue: '2030-01-01' })],
      'None of 1 policy or strategy is overdue for review. None was overdue on 1 May 2024.',
    ],
    [
      [document({ reviewDue: '2024-04-01' })],
      '1 of 1 policy or strategy is overdue for review. Of the 1 that was overdue on 1 May 2024, 0 are resolved (0%).',
    ],
  ])('is said as people say it: %#', (documents, sentence) =>
    expect(
      tableOf('policies-overdue', { of: few(...documents), period: q1, parameters: { d: '2024-05-01' } })
        .sentence,
    ).toBe(sentence),
  );

  test('says what is left out', () => {
    const problem = {
      code: 'not-a-date',
      list: 'Items',
      rowId: '1',
      key: null,
      itemKey: 'made-up/document/D2',
      title: null,
      webUrl: null,
    } as const;
    const held = { ...few(document(), document({ ref: 'D2' })), problems: [problem] };
    expect(tableOf('policies-overdue', { of: held, period: q1 }).notes).toContain(
      '1 policy or strategy is left out because an entry in the register could not be read.',
    );
  });

  test.each([
    ['a day that is none', { of, period: november, parameters: { d: '23 July' } }, 'not-a-date d'],
    ['a grouping that is none', { of, period: november, parameters: { g: 'age' } }, 'not-a-choice g'],
    ['a council without policies', { of: few(), period: q1 }, 'missing document'],
    [
      'a scheme that is not there',
      { of: few(document({ scheme: 'none' })), period: q1 },
      'unknown-scheme scheme',
    ],
  ])('is refused for %s', (_, asked, problem) => expect(refusal('policies-overdue', asked)).toBe(problem));
});

describe('peer-challenge-progress', () => {
  const of = peerChallengeSnapshot();

  test('by recommendation, with every state in words and by mark', () => {
    const model = tableOf('peer-challenge-progress', { of, period: q1 });
    holds(model);
    expect(model.sentence).toBe('Of 3 actions, 1 is completed, 1 is on track and 1 is not reported.');
    expect(model.rows.map(({ cells }) => cells[0]?.text)).toEqual([
      'Set out a customer charter',
      'Review governance',
      'Overall',
    ]);
    const rated = model.columns.filter(({ mark }) => mark).map(({ title }) => title);
    expect(rated).toEqual(['Completed', 'On track', 'Behind', 'Not started']);
    expect(model.notes).toEqual([]);
  });

  test('what a formal review took out is told below the table', () => {
    const model = tableOf('peer-challenge-progress', { of, period: q1, parameters: { d: '2024-06-28' } });
    expect(model.sentence).toBe('Of 2 actions, 1 is on track and 1 is not reported.');
    expect(model.notes).toEqual([
      '1 action was finished by the formal review of 28 June 2024 and left the plan there.',
    ]);
  });

  test('and that it took none', () => {
    const model = tableOf('peer-challenge-progress', { of, period: q1, parameters: { d: '2024-04-28' } });
    expect(model.notes).toEqual([
      'No actions were finished by the formal review of 28 April 2024 and left the plan there.',
    ]);
  });

  test.each([
    ['a day that is none', { of, period: q1, parameters: { d: 'June' } }, 'not-a-date d'],
    ['a council without one', { of: made.snapshotOf(), period: q1 }, 'missing peer-challenge'],
  ])('is refused for %s', (_, asked, problem) =>
    expect(refusal('peer-challenge-progress', asked)).toBe(problem),
  );
});

describe('changes', () => {
  const list = (of: Snapshot, period: string) => {
    const model = run('changes', { of, period });
    if (model.kind !== 'list') throw new Error(model.kind);
    return model;
  };

  test('King’s Lynn’s Q1: first a sentence, then as many lines as it says', () => {
    const model = list(sampleSnapshot(), q1);
    expect(model.sentence).toMatch(/^Since 2023-24: 4 improved, 5 worsened, 8 completed and \d+ new\.$/);
    const said = [...model.sentence.matchAll(/(\d+) [a-z]/g)].map(([, count]) => Number(count));
    expect(model.groups.map(({ items }) => items.length)).toEqual(said);
    const [improved] = model.groups;
    expect(improved?.title).toBe('Improved (4)');
    expect(improved?.items[0]).toMatch(/^1\.6 .+: green, was red$/);
    expect(toText(model)).toContain(model.sentence);
  });

  const q1Said = (ref: string, band: string) => made.said({ itemKey: `made-up/action/${ref}`, band });
  const q2Said = (ref: string, band: string) =>
    made.said({ itemKey: `made-up/action/${ref}`, band, period: q2 });

  test('every kind of change in words', () => {
    const revision = {
      from: '2024-09-30',
      to: '2025-03-31',
      agreedBy: 'Director',
      agreedOn: '2024-08-01',
      reason: 'Weather',
    };
    const former = { post: 'Parks Manager', approverPost: null, directorate: null, until: '2024-07-31' };
    const of = made.snapshotOf({
      actions: [
        made.action({ ref: 'A1', title: 'Refit the hall', originalDue: '2024-09-30', revisions: [revision] }),
        made.action({
          ref: 'A2',
          title: 'Open the path',
          revisions: [revision, { ...revision, agreedOn: '2024-09-01' }],
        }),
        made.action({ ref: 'A3', title: 'Sell the depot', state: 'closed', closedOn: '2024-09-11' }),
        made.action({ ref: 'A4', title: 'Secret', visibility: 'exempt' }),
        made.action({ ref: 'A5', title: 'Plant trees', formerOwners: [former] }),
        made.action({ ref: 'A6', title: 'Mend the pier' }),
      ],
      indicators: [
        made.measure({ title: 'Visits', to: '2024-06-30' }),
        made.measure({ title: 'Visits', from: '2024-07-01', breaksTrend: true, breakReason: 'New counters' }),
        made.measure({ ref: 'M2', title: 'Swims', to: '2024-06-30' }),
        made.measure({ ref: 'M3', title: 'Lets', to: '2024-06-30' }),
        made.measure({ ref: 'M3', title: 'Lets', from: '2024-07-01', breaksTrend: true }),
      ],
      updates: [
        ...['A1', 'A2', 'A3', 'A5'].flatMap(ref => [q1Said(ref, 'G')]),
        q2Said('A1', 'G'),
        q2Said('A2', 'Monitor'),
        q2Said('A4', 'R'),
        q2Said('A5', 'G'),
        q1Said('A6', 'R'),
        {
          ...q1Said('A6', 'A'),
          key: 'made-up/action/A6/x',
          submissionId: 'x',
          submittedAt: '2024-11-01T09:00:00Z',
          restatementReason: 'Misread',
        },
        q2Said('A6', 'A'),
        made.said({ value: 90 }),
        made.said({
          value: 120,
          submissionId: 'x',
          submittedAt: '2024-11-01T09:00:00Z',
          restatementReason: 'Late returns',
        }),
        made.said({ value: 1, period: q2 }),
        made.said({ itemKey: 'made-up/indicator/M2', value: 100 }),
        made.said({ itemKey: 'made-up/indicator/M3', value: 100 }),
        made.said({ itemKey: 'made-up/indicator/M3', value: 100, period: q2 }),
      ],
    });
    const model = list(of, q2);
    expect(model.groups.map(({ title, items }) => [title, ...items])).toEqual([
      ['Closed by decision (1)', 'A3 Sell the depot'],
      ['Reported on for the first time (1)', 'A4 Not shown: exempt: R'],
      ['Rated otherwise, neither better nor worse (1)', 'A2 Open the path: Monitor, was G'],
      ['No longer reported on (1)', 'M2 Swims'],
      [
        'Re-dated (2)',
        'A1 Refit the hall: from 30 Sept 2024 to 31 Mar 2025, revised once in all; first agreed for 30 Sept 2024',
        'A2 Open the path: from 30 Sept 2024 to 31 Mar 2025, revised twice in all',
      ],
      [
        'Restated figures (2)',
        'A6 Mend the pier: Q1 2024-25 was R, is now A (Misread)',
        'M1 Visits: Q1 2024-25 was 90, is now 120 (Late returns)',
      ],
      [
        'Trends that stop at a new definition (2)',
        'M1 Visits: not comparable with figures before 1 July 2024 (New counters)',
        'M3 Lets: not comparable with figures before 1 July 2024',
      ],
      ['Another owner (1)', 'A5 Plant trees: now Car Parks Manager, Place, was Parks Manager'],
    ]);
    expect(model.sentence).toBe(
      'Since Q1 2024-25: 1 closed by decision, 1 new, 1 rated otherwise, 1 no longer reported on, 2 re-dated, 2 restated, 2 no longer comparable and 1 with another owner.',
    );
  });

  test('an incomplete return says first how many have reported', () => {
    const of = made.snapshotOf({ actions: [made.action()], updates: [q1Said('A1', 'G')] });
    expect(list(of, q2).sentence).toBe('0 of 1 reported. Nothing has changed since Q1 2024-25.');
  });

  test('the first report has nothing to compare with', () =>
    expect(list(made.snapshotOf({ actions: [made.action()] }), '2023-24').sentence).toContain(
      'There is no report before this one to compare with.',
    ));

  test('an item that could not be read is left out, and that is said', () =>
    expect(list(sampleSnapshot(), q1).notes).toEqual([
      '1 action is left out because an entry in the register could not be read.',
    ]));
});

test.each(['policies-overdue', 'peer-challenge-progress', 'changes'])('%s is in the catalogue', id =>
  expect(blockCatalogue.map(entry => entry.id)).toContain(id),
);
