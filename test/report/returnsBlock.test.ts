import { describe, expect, test } from '@jest/globals';
import {
  blockCatalogue,
  cellsOf,
  computeFrom,
  lintAccessibility,
  makeKingsLynnTemplate,
  openDocx,
  plainText,
  returnsExport,
  runBlock,
  toCsv,
  toText,
  csvText,
  type TableModel,
} from '../../report/index.ts';
import { withoutRestricted, type Indicator, type Snapshot, type Update } from '../../register/index.ts';
import * as made from '../register/madeMeasure.ts';
import { england } from '../register/madeSnapshot.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';

const q1 = '2024-25-Q1';
const q2 = '2024-25-Q2';
const tag = 'qb1|returns|2024-25-Q2|';

const tableOf = (snapshot: Snapshot, period = q1, parameters: Record<string, string> = {}): TableModel => {
  const block = runBlock({ snapshot, block: 'returns', period, parameters });
  if (!block.ok) throw new Error(JSON.stringify(block.problems));
  if (block.value.kind !== 'table') throw new Error(block.value.kind);
  return block.value;
};

const measures = (...said: Partial<Indicator>[]): Indicator[] =>
  said.map((one, index) => made.measure({ ref: `M${index + 1}`, ...one }));

const on = (ref: string, more: Partial<Update> = {}): Update =>
  made.said({ itemKey: `made-up/indicator/${ref}`, state: 'submitted', ...more });

const rowsOf = (model: TableModel) => model.rows.map(row => row.cells.map(cell => cell.text));

/** Three posts: one has answered all of it, one a part, and of one an answer was sent back. */
const underWay: Partial<Snapshot> = {
  indicators: measures(
    { post: 'Arts Manager' },
    { post: 'Arts Manager' },
    { post: 'Baths Manager' },
    { post: 'Baths Manager' },
    { post: 'Parks Manager', directorate: null },
  ),
  updates: [
    on('M1'),
    on('M2', { state: 'approved', submittedAt: '2024-07-10T09:00:00Z' }),
    on('M3'),
    on('M5', { state: 'returned' }),
  ],
};

describe('returns by post', () => {
  const model = tableOf(made.snapshotOf(underWay));

  test('begins with what a person would say', () =>
    expect(model.sentence).toBe(
      '1 of 3 posts has answered for Q1 2024-25; 3 of 5 updates are in, 1 of 3 is approved; 1 was sent back.',
    ));

  test('has a row for each post, those that still owe something first', () => {
    expect(model.columns.map(({ title }) => title)).toEqual([
      'Post',
      'Directorate',
      'Asked',
      'Answered',
      'Last answer',
      'Approved',
      'Not answered',
    ]);
    expect(rowsOf(model)).toEqual([
      ['Baths Manager', 'Place', '2', '1', '8 Jul 2024', '0', 'item M4'],
      ['Parks Manager', 'none', '1', '0', '8 Jul 2024', '0', 'item M5 (sent back)'],
      ['Arts Manager', 'Place', '2', '2', '10 Jul 2024', '1', 'none'],
    ]);
  });

  test('is as at today, and says what counts', () => {
    expect(model.asAt).toBe('Q1 2024-25, as at 1 May 2025; the return is not closed and figures may change.');
    expect(model.notes).toEqual([
      'A post has answered once everything that it is asked for is in.',
      'What was sent back counts as not answered until it is given again.',
    ]);
    expect(model.altText).toContain(model.sentence);
  });

  test.each<[string, Partial<Snapshot>, string]>([
    [
      'of one post and one update',
      { indicators: measures({}), updates: [on('M1')] },
      '1 of 1 post has answered for Q1 2024-25; 1 of 1 update is in, 0 of 1 is approved.',
    ],
    [
      'where nobody has answered',
      { indicators: measures({}, {}) },
      '0 of 1 post has answered for Q1 2024-25; 0 of 2 updates are in.',
    ],
    [
      'where several were sent back',
      {
        indicators: measures({}, {}),
        updates: [on('M1', { state: 'returned' }), on('M2', { state: 'returned' })],
      },
      '0 of 1 post has answered for Q1 2024-25; 0 of 2 updates are in; 2 were sent back.',
    ],
    ['where nothing is asked for', {}, 'Nothing is asked for in Q1 2024-25.'],
  ])('%s', (_, said, sentence) => {
    const one = tableOf(made.snapshotOf(said));
    expect(one.sentence).toBe(sentence);
    expect(cellsOf(one).flat()).not.toContain('');
  });

  test('before it opens says when it will, of how much', () => {
    const periods = made.snapshotOf().periods.map(one => ({ ...one, state: 'planned' as const }));
    const snapshot = made.snapshotOf({ ...underWay, updates: [], periods, asAt: '2024-06-30T22:00:00Z' });
    expect(tableOf(snapshot).sentence).toBe(
      'The return for Q1 2024-25 opens on 1 July 2024; 3 posts will be asked for 5 updates.',
    );
    const opened = tableOf({ ...snapshot, asAt: '2024-06-30T23:00:00Z' });
    expect(opened.sentence).toContain('0 of 3 posts have answered');
  });

  test('counts no work with partners, and says so', () => {
    const actions = [made.action({ partnership: true })];
    const model = tableOf(made.snapshotOf({ ...underWay, actions }));
    expect(model.sentence).toContain('of 5 updates');
    expect(model.notes.at(-1)).toBe('Work with partners is for information only and is not counted.');
  });

  test('says what is left out because it could not be read', () => {
    const problems = [{ itemKey: 'made-up/indicator/M4' } as Snapshot['problems'][number]];
    const model = tableOf(made.snapshotOf({ ...underWay, problems }));
    expect(model.sentence).toContain('3 of 4 updates are in');
    expect(model.notes.at(-1)).toBe(
      '1 indicator is left out because an entry in the register could not be read.',
    );
  });

  test('of one priority is titled so and counts no other', () => {
    const plans = [made.plan('growth'), made.plan('services', { title: 'Our services' })];
    const indicators = measures({}, { planKeys: ['made-up/services'], post: 'Arts Manager' });
    const model = tableOf(made.snapshotOf({ plans, indicators }), q1, { p: 'services' });
    expect(model.title).toBe('Returns by post, Our services, Q1 2024-25');
    expect(model.sentence).toBe(
      '0 of 1 post has answered for Q1 2024-25 under “Our services”; 0 of 1 update is in.',
    );
    expect(rowsOf(model).map(([post]) => post)).toEqual(['Arts Manager']);
  });

  test.each([
    [{ p: 'nowhere' }, 'unknown-plan'],
    [{ b: 'G' }, 'unknown-parameter'],
  ])('with %j is refused as %s', (parameters: Record<string, string>, code) =>
    expect(runBlock({ snapshot: sampleSnapshot(), block: 'returns', period: q1, parameters })).toMatchObject({
      ok: false,
      problems: [{ code }],
    }),
  );
});

describe("King's Lynn's returns", () => {
  test('of a published quarter are in and approved, without a day that nobody knows', () => {
    const model = tableOf(sampleSnapshot());
    expect(model.sentence).toBe(
      '49 of 49 posts have answered for Q1 2024-25; 118 of 118 updates are in, 118 of 118 are approved.',
    );
    expect(model.asAt).toBe('Q1 2024-25; the return is closed.');
    expect(new Set(rowsOf(model).map(row => row.slice(4, 7).join('|').replace(/\d+/, 'n')))).toEqual(
      new Set(['as published|n|none']),
    );
  });

  test('of a quarter that has just opened are 110, from 49 posts', () =>
    expect(tableOf(sampleSnapshot(), q2).sentence).toBe(
      '0 of 49 posts have answered for Q2 2024-25; 0 of 110 updates are in.',
    ));

  test('name posts and no person', () => {
    const snapshot = sampleSnapshot();
    const people = snapshot.people.map(person => ({ ...person, displayName: 'SOMEBODY' }));
    expect(JSON.stringify(tableOf({ ...snapshot, people }, q2))).not.toContain('SOMEBODY');
  });
});

describe('of what is restricted', () => {
  const indicators = measures(
    {},
    { ref: 'S1', visibility: 'restricted' },
    { ref: 'S2', visibility: 'exempt', post: 'Arts Manager' },
    { ref: 'S3', visibility: 'exempt', post: 'Arts Manager' },
  );
  const whole = made.snapshotOf({ indicators });

  test('only the number is told, to those who may know that there is such', () => {
    expect(rowsOf(tableOf(whole)).map(row => [row[0], row[2], row.at(-1)])).toEqual([
      ['Arts Manager', '2', '2 restricted'],
      ['Car Parks Manager', '2', 'item M1 and 1 restricted'],
    ]);
    expect(JSON.stringify(tableOf(whole))).not.toMatch(/S1|S2|S3/);
  });

  test('nothing is in the open part: not the post, not the number', () =>
    expect(rowsOf(tableOf(withoutRestricted(whole))).map(row => [row[0], row[2], row.at(-1)])).toEqual([
      ['Car Parks Manager', '1', 'item M1'],
    ]));
});

describe('wherever it is shown', () => {
  const snapshot = sampleSnapshot();
  const model = tableOf(snapshot, q2);

  test('it is offered in the catalogue, with its one parameter', () => {
    const entry = blockCatalogue.find(({ id }) => id === 'returns');
    expect(entry).toMatchObject({ title: 'Returns by post', example: {} });
    expect(entry?.parameters).toMatchObject({ properties: { p: { type: 'string' } } });
  });

  test('a tag makes it', () =>
    expect(computeFrom(snapshot, q1)([tag]).get(tag)).toEqual({ ok: true, value: model }));

  test('a Word file takes it by its tag, and anybody can read it there', async () => {
    const opened = openDocx(makeKingsLynnTemplate());
    if (!opened.ok) throw new Error('no document');
    expect(await opened.value.insertBlock(tag, model)).toEqual({ ok: true });
    const block = (await opened.value.listBlocks()).find(one => one.tag === tag);
    expect(block?.cells).toEqual(cellsOf(model));
    expect(lintAccessibility(opened.value.save())).toEqual({ ok: true, value: [] });
  });

  test('as text and as a spreadsheet it has the same rows', () => {
    expect(toText(model).split('\n')[2]).toBe(model.sentence);
    expect(toCsv(model).trimEnd().split('\r\n')).toHaveLength(model.rows.length + 1);
  });
});

describe('the spreadsheet for a committee', () => {
  const exported = (snapshot: Snapshot, period = q1) => {
    const table = returnsExport(snapshot, { period, calendar: england });
    if (!table.ok) throw new Error(JSON.stringify(table.problems));
    return table.value;
  };
  const csv = (snapshot: Snapshot) =>
    csvText(exported(snapshot).rows.map(cells => cells.map(plainText)))
      .trimEnd()
      .split('\r\n');

  test('has the rows of the block, and how many working days late the last answer was', () => {
    const snapshot = made.snapshotOf({
      ...underWay,
      updates: [...(underWay.updates ?? []), on('M4', { submittedAt: '2024-07-16T09:00:00Z' })],
    });
    expect(
      exported(snapshot)
        .columns.map(({ title }) => title)
        .at(-1),
    ).toBe('Working days late');
    expect(csv(snapshot)).toEqual([
      'Parks Manager,none,1,0,2024-07-08,0,item M5 (sent back),0',
      'Arts Manager,Place,2,2,2024-07-10,1,none,0',
      'Baths Manager,Place,2,2,2024-07-16,0,none,2',
    ]);
  });

  test('has posts, counts and sentence as the block has them', () => {
    const snapshot = sampleSnapshot();
    for (const period of [q1, q2]) {
      const table = exported(snapshot, period);
      const model = tableOf(snapshot, period);
      expect(table.sentence).toBe(model.sentence);
      const counts = table.rows.map(cells => cells.slice(0, 4).map(plainText));
      expect(counts).toEqual(rowsOf(model).map(row => row.slice(0, 4)));
    }
  });

  test('leaves the days late empty where nobody knows them', () =>
    expect(csv(made.snapshotOf({ indicators: measures({}) }))).toEqual([
      'Car Parks Manager,Place,1,0,none,0,item M1,',
    ]));

  test('keeps references as they are written, which a spreadsheet would take for figures', () =>
    expect(csv(made.snapshotOf({ indicators: measures({ ref: '4.10' }) }))[0]).toContain(',item 4.10,'));

  test('runs nothing of what somebody has named a post or a directorate', () => {
    const named = measures({ post: '=HYPERLINK("http://x")', directorate: '@SUM(A1)' });
    expect(csv(made.snapshotOf({ indicators: named }))[0]).toMatch(/^"'=HYPERLINK\(""http:\/\/x""\)",'@SUM/);
  });

  test('of a period that the register does not have is refused', () =>
    expect(returnsExport(sampleSnapshot(), { period: '2031-32-Q1', calendar: england })).toMatchObject({
      ok: false,
      problems: [{ code: 'unknown-period', facts: { known: expect.stringContaining(q2) } }],
    }));
});

describe('a status table of a return that goes on', () => {
  const action = (ref: string) => `kings-lynn/action/${ref}`;
  const sentence = (updates: Update[], state: 'collecting' | 'approving' | 'closed' = 'collecting') => {
    const snapshot = sampleSnapshot();
    const periods = snapshot.periods.map(one => (one.period === q2 ? { ...one, state } : one));
    const of = { ...snapshot, periods, updates: [...snapshot.updates, ...updates] };
    const block = runBlock({ snapshot: of, block: 'action-status', period: q2 });
    return block.ok && block.value.kind === 'table' ? block.value.sentence : null;
  };
  const said = (ref: string, more: Partial<Update> = {}) =>
    made.said({ itemKey: action(ref), period: q2, band: 'G', state: 'submitted', ...more });

  test.each<[string, Parameters<typeof sentence>, string]>([
    ['nothing is in', [[]], '0 of 46 reported. No action is rated yet; 8 are completed.'],
    [
      'one is in',
      [[said('A01')]],
      '1 of 46 reported. The one action that is rated is on track; 8 are completed. 0 of 1 approved so far.',
    ],
    [
      'one of two is approved',
      [[said('A01'), said('A02', { state: 'approved' })], 'approving'],
      '2 of 46 reported. 2 of 2 actions are on track, none has minor issues or delays, none has major issues to resolve; 8 are completed. 1 of 2 approved so far.',
    ],
    [
      'one was sent back',
      [[said('A01', { state: 'returned' })]],
      '0 of 46 reported. No action is rated yet; 8 are completed.',
    ],
    [
      'figures were imported',
      [[said('A01', { submittedBy: 'published', state: 'approved' })]],
      '1 of 46 reported. The one action that is rated is on track; 8 are completed.',
    ],
    [
      'it is closed',
      [[said('A01', { state: 'approved' })], 'closed'],
      '1 of 46 reported. The one action that is rated is on track; 8 are completed.',
    ],
  ])('says how much is approved where somebody waits for that: %s', (_, args, expected) =>
    expect(sentence(...args)).toBe(expected),
  );
});
