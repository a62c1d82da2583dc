import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { heldBack, type RowProblem, type Snapshot, type Update } from '../../register/index.ts';
import { loadSchemes, type RegisterFile } from '../../store/index.ts';
import { indicatorFields } from '../../store/rows/indicator.ts';
import { itemFields } from '../../store/rows/item.ts';
import { meetingFields } from '../../store/rows/meeting.ts';
import { personFields } from '../../store/rows/person.ts';
import { planFields } from '../../store/rows/plan.ts';
import { reportingPeriodFields } from '../../store/rows/reportingPeriod.ts';
import { withoutNulls, type Fields, type ListRow } from '../../store/rows/row.ts';
import { updateFields } from '../../store/rows/update.ts';
import { sealed } from '../../store/seal.ts';
import { buildSnapshot, councilsIn, mirroredLists, type MirroredList } from '../../store/snapshot.ts';
import { action, indicator, meeting, smallRegister, update, wholeRegister } from './register.ts';

const schemes = loadSchemes('register/schemes');
const council = 'kings-lynn';
const asAt = '2024-10-02T10:00:00Z';

const isRestrictedRow = ({ Visibility }: Fields): boolean =>
  Visibility === 'restricted' || Visibility === 'exempt';

/** Rows of a list, and of its restricted twin. */
const apart = <L extends 'Items' | 'Indicators' | 'Updates'>(list: L, rows: readonly Fields[]) =>
  ({
    [list]: rows.filter(row => !isRestrictedRow(row)),
    [`Restricted${list}`]: rows.filter(isRestrictedRow),
  }) as Record<L | `Restricted${L}`, Fields[]>;

const itemsOf = ({ actions, recommendations = [], documents = [], complaints = [] }: RegisterFile) => [
  ...actions,
  ...recommendations,
  ...documents,
  ...complaints,
];

const rowsOfFile = (file: RegisterFile): Record<MirroredList, Fields[]> => ({
  Plans: file.plans.map(planFields),
  ...apart('Items', itemsOf(file).map(itemFields)),
  ...apart('Indicators', file.indicators.map(indicatorFields)),
  ...apart('Updates', file.updates.map(updateFields)),
  Periods: file.periods.map(reportingPeriodFields),
  Meetings: (file.meetings ?? []).map(meetingFields),
  People: file.people.map(personFields),
});

const toRow = (list: MirroredList, fields: Fields, index: number): ListRow => ({
  list,
  rowId: String(index + 1),
  etag: `"x,${index + 1}"`,
  webUrl: `https://site/Lists/${list}/${index + 1}_.000`,
  // As Graph answers: what is empty is not there. And as Quarterbook writes: with a seal.
  fields: withoutNulls(sealed(list, fields)),
});

const read = (rows: Record<MirroredList, Fields[]>, of = council): Snapshot =>
  buildSnapshot(list => rows[list].map((fields, index) => toRow(list, fields, index)), {
    council: of,
    asAt,
    schemes,
    reach: 'all',
  });

/** The small register with one row of one list changed, or a further row. */
const spoilt = (list: MirroredList, place: number | 'another', change: Fields): Snapshot => {
  const rows = rowsOfFile(smallRegister(council));
  const index = place === 'another' ? rows[list].length : place;
  const before = place === 'another' ? rows[list][0] : rows[list][place];
  rows[list][index] = { ...before, ...change };
  return read(rows);
};

const withUpdates = (...updates: Update[]): Snapshot => {
  const file = smallRegister(council);
  return read(rowsOfFile({ ...file, updates: [...file.updates, ...updates] }));
};

const only = (snapshot: Snapshot): RowProblem => {
  expect(snapshot.problems).toHaveLength(1);
  return snapshot.problems[0]!;
};

describe('a row with a wrong column is a problem, and no figure', () => {
  test.each([
    ['Items', 'Title', '', 'missing'],
    ['Items', 'Due', '31/03/2025', 'not-a-date'],
    ['Items', 'Due', '2025-02-30', 'not-a-date'],
    ['Items', 'PlanKeys', 'kings-lynn/growth', 'not-json'],
    ['Items', 'PlanKeys', '', 'missing'],
    ['Items', 'PlanKeys', '["kings-lynn/nothing"]', 'unknown-plan'],
    ['Items', 'Revisions', '[{"from":"soon"}]', 'not-json'],
    ['Items', 'State', 'finished', 'not-a-choice'],
    ['Items', 'Scheme', 'traffic-lights', 'unknown-scheme'],
    ['Items', 'Scheme', 'kings-lynn-indicators', 'unknown-scheme'],
    ['Items', 'Partnership', 'perhaps', 'not-a-choice'],
    ['Items', 'Ref', 'A99', 'key-mismatch'],
    ['Items', 'Post', 7, 'not-text'],
    ['Indicators', 'Target', '92%', 'not-a-number'],
    ['Indicators', 'Unit', 'per cent', 'not-a-choice'],
    ['Indicators', 'Profile', '[0, 23, 69]', 'not-json'],
    ['Indicators', 'Decimals', 1.5, 'out-of-range'],
    ['Updates', 'Value', 'n/a', 'not-a-number'],
    ['Updates', 'Period', '2024-25-Q5', 'not-a-period'],
    ['Updates', 'Period', '2024/25 Q1', 'not-a-period'],
    ['Updates', 'Period', '2024-25-Q2', 'key-mismatch'],
    ['Updates', 'ItemKey', 'norfolk/action/A02', 'key-mismatch'],
    ['Updates', 'SubmittedAt', 'yesterday', 'not-a-date'],
    ['Updates', 'SubmittedBy', '', 'missing'],
    ['Updates', 'State', 'done', 'not-a-choice'],
    ['Periods', 'DueOn', '', 'missing'],
    ['Periods', 'State', 'open', 'not-a-choice'],
    ['People', 'Posts', 'Car Parks Manager', 'not-json'],
    ['People', 'Roles', '["boss"]', 'not-json'],
    ['People', 'WorkingDays', '[0]', 'not-json'],
    ['People', 'AwayUntil', 'Friday', 'not-a-date'],
  ] as const)('%s: %s "%s" is %s', (...[list, field, value, code]) => {
    const rows = rowsOfFile(smallRegister(council))[list];
    const place = rows.length - 1;
    const snapshot = spoilt(list, place, { [field]: value });
    const problem = only(snapshot);
    const named = code === 'key-mismatch' && field !== 'ItemKey' ? 'Key' : field;
    expect(problem).toMatchObject({ code, field: named, list, rowId: String(place + 1) });
    expect(problem.webUrl).toBe(`https://site/Lists/${list}/${place + 1}_.000`);
    const kept = {
      Items: snapshot.actions,
      Indicators: snapshot.indicators,
      Updates: snapshot.updates,
      Periods: snapshot.periods,
      People: snapshot.people,
    }[list];
    expect(kept.map(row => row.key)).not.toContain(rows[place]!['Key']);
  });

  test.each([
    ['Kind', 'prioritiy', 'not-a-choice'],
    ['ReportOrder', 'second', 'not-a-number'],
  ])('Plans: %s "%s" is %s, and takes the items of that plan with it, each shown', (field, value, code) => {
    const snapshot = spoilt('Plans', 2, { [field]: value });
    expect(snapshot.problems[0]).toMatchObject({ list: 'Plans', code, field });
    expect(snapshot.problems.slice(1).map(problem => [problem.code, problem.title])).toEqual([
      ['unknown-plan', 'Action A10'],
      ['unknown-plan', 'Action A02'],
      ['unknown-plan', 'Indicator 1.10'],
      ['unknown-plan', 'Indicator 1.2'],
    ]);
    expect(snapshot.actions.map(item => item.ref)).toEqual(['A01']);
  });

  test('counts as one problem however much is wrong, and names the rest', () => {
    const problem = only(spoilt('Items', 1, { Due: 'soon', State: 'going well', Title: '' }));
    expect(problem).toMatchObject({ code: 'missing', field: 'Title', facts: { also: 'Due, State' } });
  });

  test('names the item it speaks of, so that the item is held back', () => {
    expect(heldBack(spoilt('Items', 1, { Due: 'soon' }))).toEqual(new Set(['kings-lynn/action/A02']));
    expect(heldBack(spoilt('Updates', 0, { Value: 'many' }))).toEqual(new Set(['kings-lynn/indicator/1.2']));
    expect(heldBack(spoilt('Periods', 0, { DueOn: 'soon' }))).toEqual(new Set());
  });

  test('leaves out, without a second problem, what was said of an item that cannot be read', () => {
    const snapshot = spoilt('Items', 1, { Due: 'soon' });
    expect(only(snapshot).list).toBe('Items');
    expect(snapshot.updates.map(said => said.itemKey)).toEqual(['kings-lynn/indicator/1.2']);
  });
});

describe('a row that does not belong', () => {
  test('to any item is a problem of its own', () => {
    const stray = withUpdates(update('kings-lynn/action/A77', '2024-25-Q1', { band: 'G' }));
    expect(only(stray)).toMatchObject({
      code: 'unknown-item',
      field: 'ItemKey',
      itemKey: 'kings-lynn/action/A77',
    });
  });

  test('to any council is shown to every council, not lost', () => {
    const snapshot = spoilt('Items', 0, { Council: 'kings-lyn' });
    expect(only(snapshot)).toMatchObject({ code: 'unknown-council', facts: { council: 'kings-lyn' } });
  });

  test('says nothing of its council is a problem too', () => {
    expect(only(spoilt('People', 0, { Council: null }))).toMatchObject({ code: 'missing', field: 'Council' });
  });

  test('to this council but to another is that council’s business', () => {
    const own = rowsOfFile(smallRegister(council));
    const theirs = rowsOfFile(smallRegister('norfolk'));
    const both = Object.fromEntries(
      Object.entries(own).map(([list, rows]) => [list, [...rows, ...theirs[list as MirroredList]]]),
    ) as Record<MirroredList, Fields[]>;
    both.Items.push({ ...both.Items[0], Key: 'norfolk/action/A01', Council: 'norfolk', Due: 'soon' });
    expect(read(both).problems).toEqual([]);
    expect(read(both).actions).toHaveLength(3);
    expect(read(both, 'norfolk').problems).not.toEqual([]);
    expect(councilsIn(list => both[list].map((fields, index) => toRow(list, fields, index)))).toEqual([
      'kings-lynn',
      'norfolk',
    ]);
  });
});

test('two rows under one Key are both problems: nobody can tell which is meant', () => {
  const snapshot = spoilt('Items', 'another', { Title: 'A copy' });
  expect(snapshot.problems.map(problem => [problem.code, problem.rowId, problem.itemKey])).toEqual([
    ['duplicate-key', '1', 'kings-lynn/action/A10'],
    ['duplicate-key', '4', 'kings-lynn/action/A10'],
  ]);
  expect(snapshot.actions.map(item => item.ref)).toEqual(['A02', 'A01']);
});

describe('an answer without the rating that an officer has to give', () => {
  const item = 'kings-lynn/action/A10';
  const unrated = update(item, '2024-25-Q1', { commentary: 'The group met twice' });

  test('is a problem, and its item is held back', () => {
    const snapshot = withUpdates(unrated);
    expect(only(snapshot)).toMatchObject({
      code: 'band-missing',
      field: 'Band',
      list: 'Updates',
      itemKey: item,
      key: unrated.key,
    });
    expect(snapshot.updates.map(said => said.key)).not.toContain(unrated.key);
    expect(heldBack(snapshot)).toEqual(new Set([item]));
  });

  test.each(['draft', 'returned', 'superseded'] as const)('is none while it is %s', state => {
    expect(withUpdates({ ...unrated, state }).problems).toEqual([]);
  });

  test('is none of a partnership action', () => {
    expect(withUpdates(update('kings-lynn/action/A01', '2024-25-Q1', {})).problems).toEqual([]);
  });

  test('is none of an indicator, which a rule rates', () => {
    expect(withUpdates(update('kings-lynn/indicator/1.10', '2024-25-Q1', { value: 4 })).problems).toEqual([]);
  });

  test('is none where it says when the action was completed', () => {
    expect(withUpdates({ ...unrated, completedOn: '2024-06-30' }).problems).toEqual([]);
  });

  test('is mended by a later answer that has one', () => {
    const later = update(item, '2024-25-Q1', {
      submissionId: 'later',
      band: 'G',
      submittedAt: '2024-10-03T09:00:00Z',
      replaces: unrated.key,
    });
    expect(withUpdates(unrated, later).problems).toEqual([]);
  });

  test('with a rating that is none of the scheme’s is a problem as well', () => {
    expect(only(withUpdates({ ...unrated, band: 'Purple' }))).toMatchObject({
      code: 'band-not-in-scheme',
      field: 'Band',
      facts: { band: 'Purple' },
    });
  });
});

test('line ends and empty columns of SharePoint’s own pages are read as ours', () => {
  const snapshot = spoilt('Updates', 1, { Commentary: 'One\r\ntwo', NextActions: '' });
  const said = snapshot.updates.find(one => one.period === '2024-25-Q1' && one.band === 'A');
  expect(said).toMatchObject({ commentary: 'One\ntwo', nextActions: null });
});

test('a person with nothing but a post works Monday to Friday', () => {
  const snapshot = spoilt('People', 0, { WorkingDays: null, Roles: null });
  expect(snapshot.people[0]).toMatchObject({ workingDays: [1, 2, 3, 4, 5], roles: [] });
});

test('an action’s ref may hold any sign, encoded in its Key', () => {
  const file = smallRegister(council);
  const odd = { ...action(council, 'A/1'), key: 'kings-lynn/action/A.x2f.1' };
  expect(read(rowsOfFile({ ...file, actions: [...file.actions, odd] })).problems).toEqual([]);
});

test('the first of several councils is the one that the register puts first, whatever its name', () => {
  const inOrder = (places: Record<string, number | null>) =>
    councilsIn(() =>
      Object.entries(places).map(([name, place], index) =>
        toRow('Plans', { Kind: 'council', Council: name, ReportOrder: place }, index),
      ),
    );
  expect(inOrder({ 'cannock-chase': 1, 'north-norfolk': 2, 'kings-lynn': 0 })).toEqual([
    'kings-lynn',
    'cannock-chase',
    'north-norfolk',
  ]);
  expect(inOrder({ norfolk: null, bath: null, 'kings-lynn': 0 })).toEqual(['kings-lynn', 'bath', 'norfolk']);
});

/** A revision of the small register's second action, written by hand. */
const lateStart = {
  from: '2025-01-31',
  to: '2025-03-31',
  agreedBy: 'Cabinet',
  agreedOn: '2024-09-10',
  reason: 'Late start',
};
const moved = (change: object): string => JSON.stringify([{ ...lateStart, ...change }]);
const twice = JSON.stringify([
  { ...lateStart, from: '2025-03-31', to: '2025-06-30', agreedOn: '2024-09-24' },
  lateStart,
]);

const done = {
  act: 'claimed',
  on: '2024-10-01',
  by: 'Policy Officer',
  how: 'implemented',
  evidence: 'Minutes of 9 September',
};
const signedOff = {
  act: 'verified',
  on: '2024-10-02',
  by: 'Head of Internal Audit',
  method: 'evidence-read',
  sample: null,
  result: 'Fine',
};

describe('everything that a register can hold', () => {
  const whole = () => rowsOfFile(wholeRegister(council));

  /** The whole register with one row changed, found by its Key. */
  const wholeWith = (list: MirroredList, key: string, change: Fields): Snapshot => {
    const rows = whole();
    rows[list] = rows[list].map(fields => (fields['Key'] === key ? { ...fields, ...change } : fields));
    return read(rows);
  };

  test('is read without a problem', () => {
    const snapshot = read(whole());
    expect(snapshot.problems).toEqual([]);
    expect(snapshot.recommendations).toEqual(wholeRegister(council).recommendations);
    expect(snapshot.documents).toEqual(wholeRegister(council).documents);
    expect(snapshot.complaints).toEqual(wholeRegister(council).complaints);
  });

  test.each<[MirroredList, string, string, unknown, string]>([
    ['Items', 'recommendation/IA-1', 'Source', 'gossip', 'not-a-choice'],
    ['Items', 'recommendation/IA-1', 'AgreedOn', '', 'missing'],
    ['Items', 'recommendation/IA-1', 'Acts', '[{"act":"closed","on":"2024-10-01","by":"me"}]', 'not-json'],
    ['Items', 'recommendation/IA-1', 'Acts', '[{"act":"claimed","on":"soon","by":"me"}]', 'not-json'],
    ['Items', 'recommendation/IA-1', 'State', 'closed', 'wrong-state'],
    ['Items', 'document/P-1', 'OriginalDue', '', 'missing'],
    ['Items', 'document/P-1', 'ApprovalRoute', 'the pub', 'not-a-choice'],
    ['Items', 'document/P-1', 'ReviewInterval', 0, 'out-of-range'],
    ['Items', 'document/P-1', 'State', 'open', 'wrong-state'],
    ['Items', 'complaint/C-1', 'ReceivedOn', 'Monday', 'not-a-date'],
    ['Items', 'complaint/C-1', 'Acts', '[{"act":"acknowledged","on":"2024-08-07","name":"A"}]', 'not-json'],
    ['Items', 'complaint/C-1', 'Kind', 'rumour', 'not-a-choice'],
    ['RestrictedItems', 'action/M01', 'DecisionRef', null, 'decision-needed'],
    ['RestrictedItems', 'action/M01', 'PlannedPeriod', 'spring', 'not-a-period'],
    ['RestrictedItems', 'action/M01', 'FormerOwners', '[{"post":"A"}]', 'not-json'],
    ['RestrictedItems', 'action/M01', 'Visibility', 'secret', 'not-a-choice'],
    ['Indicators', 'indicator/1.2/2024-10-01', 'TargetHigh', 100, 'out-of-range'],
    ['Indicators', 'indicator/1.2/2024-10-01', 'TargetHigh', null, 'missing'],
    ['Indicators', 'indicator/1.2/2024-10-01', 'Tolerance', '{"amount":-1,"unit":"points"}', 'not-json'],
    ['Indicators', 'indicator/1.2/2024-10-01', 'Benchmark', '{"title":"x","values":{"Q1":1}}', 'not-json'],
    ['Indicators', 'indicator/1.2/2024-10-01', 'To', '2024-09-30', 'out-of-range'],
    ['Indicators', 'indicator/1.2/2024-10-01', 'From', '2024-10-15', 'key-mismatch'],
    ['Meetings', '2024-25-Q1/cabinet', 'PublishBy', '', 'missing'],
    ['Meetings', '2024-25-Q1/cabinet', 'Body', 'Council', 'key-mismatch'],
  ])('%s %s: %s %j is %s', (...[list, key, field, value, code]) => {
    const problem = only(wholeWith(list, `${council}/${key}`, { [field]: value }));
    expect(problem).toMatchObject({ code, list, field: code === 'key-mismatch' ? 'Key' : field });
    const item = key.split('/').slice(0, 2).join('/');
    expect(problem.itemKey).toBe(list === 'Meetings' ? null : `${council}/${item}`);
  });

  test.each<[string, string, Fields, string, string]>([
    ['a date moved, with nothing that says so', 'A10', { Due: '2025-06-30' }, 'date-locked', 'Due'],
    ['the first date rewritten', 'A10', { OriginalDue: '2025-06-30' }, 'date-locked', 'Due'],
    ['the first date taken away', 'A10', { OriginalDue: null }, 'missing', 'OriginalDue'],
    ['another date than the last revision’s', 'A02', { Due: '2025-06-30' }, 'date-locked', 'Due'],
    ['a date taken away after it was revised', 'A02', { Due: null }, 'date-locked', 'Due'],
    ['a revision that nobody agreed', 'A02', { Revisions: moved({ agreedBy: ' ' }) }, 'missing', 'Revisions'],
    [
      'a revision without a reason',
      'A02',
      { Revisions: moved({ reason: '' }) },
      'reason-needed',
      'Revisions',
    ],
    ['closed without a day', 'M01', { ClosedOn: null }, 'missing', 'ClosedOn'],
    ['completed without a day', 'A10', { State: 'completed' }, 'completion-date-needed', 'ClosedOn'],
    ['closed by nothing but a blank', 'M01', { DecisionRef: ' ' }, 'decision-needed', 'DecisionRef'],
  ])('an action re-dated or ended by hand is held back: %s', (...[, ref, change, code, field]) => {
    const key = `${council}/action/${ref}`;
    const list = ref === 'M01' ? 'RestrictedItems' : 'Items';
    const snapshot = wholeWith(list, key, change);
    expect(only(snapshot)).toMatchObject({ code, field, list, itemKey: key });
    expect(heldBack(snapshot)).toEqual(new Set([key]));
  });

  test.each<[string, string, Fields]>([
    ['no date now, and a first one', 'A10', { Due: null }],
    ['moved twice, in whatever order they stand', 'A02', { Due: '2025-06-30', Revisions: twice }],
    ['completed on a day', 'A10', { State: 'completed', ClosedOn: '2024-09-30' }],
    ['gone on under another reference', 'A10', { State: 'closed', DecisionRef: `${council}/action/B10` }],
  ])('an action is read: %s', (...[, ref, change]) => {
    expect(wholeWith('Items', `${council}/action/${ref}`, change).problems).toEqual([]);
  });

  test('a recommendation re-dated by hand is held back too', () => {
    const problem = only(wholeWith('Items', `${council}/recommendation/IA-1`, { Due: '2025-12-31' }));
    expect(problem).toMatchObject({ code: 'date-locked', field: 'Due' });
  });

  test.each<[string, object, string]>([
    ['nobody claimed it', [], 'wrong-state'],
    ['before it was agreed', [{ ...done, on: '2024-05-01' }], 'out-of-range'],
    ['not re-tested, though the priority is high', [done], 'sample-needed'],
  ])('a recommendation verified by hand is held back: %s', (...[, claims, code]) => {
    const key = `${council}/recommendation/IA-1`;
    const acts = JSON.stringify([claims, signedOff].flat());
    const snapshot = wholeWith('Items', key, { Acts: acts });
    expect(only(snapshot)).toMatchObject({ code, field: 'Acts', list: 'Items', itemKey: key });
    expect(heldBack(snapshot)).toEqual(new Set([key]));
  });

  test('a meeting of a period that is not there is a problem', () => {
    const rows = whole();
    rows.Meetings.push(meetingFields(meeting(council, '2031-32-Q1', 'Cabinet')));
    expect(only(read(rows))).toMatchObject({ code: 'unknown-period', list: 'Meetings' });
  });

  test('an empty Visibility is internal: nothing is open until somebody has said so', () => {
    const snapshot = wholeWith('Items', `${council}/action/A10`, { Visibility: null });
    expect(snapshot.actions.find(one => one.ref === 'A10')?.visibility).toBe('internal');
  });
});

describe('versions of one measure', () => {
  const version = (from: string | null, to: string | null) =>
    indicator(council, '1.2', {
      definitionKey: `${council}/indicator/1.2${from === null ? '' : `/${from}`}`,
      from,
      to,
    });
  const withVersions = (...versions: ReturnType<typeof version>[]) =>
    read(rowsOfFile({ ...smallRegister(council), indicators: versions }));

  test('follow each other, oldest first, whatever the order of their rows', () => {
    const versions = [
      version(null, '2024-03-31'),
      version('2024-04-01', '2024-09-30'),
      version('2024-10-01', null),
    ];
    const snapshot = withVersions(...[...versions].reverse());
    expect(snapshot.problems).toEqual([]);
    expect(snapshot.indicators).toEqual(versions);
  });

  test.each<[string, string | null, object]>([
    ['ends later', '2024-10-01', { facts: { until: '2024-10-01' } }],
    ['has no end', null, {}],
  ])('may not begin before the one before has ended, which %s', (_, end, facts) => {
    const snapshot = withVersions(version(null, end), version('2024-10-01', null));
    expect(only(snapshot)).toMatchObject({
      code: 'versions-overlap',
      field: 'From',
      key: `${council}/indicator/1.2/2024-10-01`,
      itemKey: `${council}/indicator/1.2`,
      ...facts,
    });
    expect(snapshot.indicators).toHaveLength(1);
  });

  test('each have the ratings of the scheme of their time', () => {
    const old = version(null, '2024-06-30');
    const later = { ...version('2024-07-01', null), scheme: 'people' };
    const said = (period: string) => update(old.key, period, { value: 1, publishedBand: 'A' });
    const snapshot = read(
      rowsOfFile({
        ...smallRegister(council),
        indicators: [old, later],
        updates: [said('2024-25-Q1'), said('2024-25-Q2')],
      }),
    );
    expect(snapshot.updates.map(one => one.period)).toEqual(['2024-25-Q1']);
    expect(only(snapshot)).toMatchObject({ code: 'band-not-in-scheme', facts: { scheme: 'people' } });
  });
});

test('the same rows in any order of arrival give the same snapshot', () => {
  const rows = rowsOfFile(wholeRegister(council));
  const item = `${council}/action/A02`;
  const instants = ['2024-10-02T09:00:00Z', '2024-10-02T10:00:00+01:00', '2024-10-02T09:00:00.000Z'];
  const more = instants.flatMap((submittedAt, index) =>
    ['a', 'b'].map(id =>
      update(item, '2024-25-Q2', { submissionId: `${id}${index}`, band: 'G', submittedAt }),
    ),
  );
  rows.Updates.push(...more.map(updateFields));
  // Rows that cannot be read: some alone, and two under one Key.
  rows.Updates.push({ ...rows.Updates[0], Key: 'x', Value: 'many' }, { ...rows.Updates[1] });
  rows.Items.push({ ...rows.Items[0], Key: 'y' }, { ...rows.Items[1], Council: 'nowhere' });
  const arrived = new Map(
    mirroredLists.map(list => [list, rows[list].map((fields, index) => toRow(list, fields, index))]),
  );
  const built = (order: ReadonlyMap<MirroredList, readonly ListRow[]>) =>
    buildSnapshot(list => order.get(list) ?? [], { council, asAt, schemes, reach: 'all' });
  const inOrder = built(arrived);
  expect(inOrder.problems).toHaveLength(5);
  expect(inOrder.updates).toHaveLength(9);
  const anyOrder = fc
    .tuple(...[...arrived.values()].map(all => fc.shuffledSubarray(all, { minLength: all.length })))
    .map(lists => new Map(mirroredLists.map((list, index) => [list, lists[index] ?? []])));
  fc.assert(
    fc.property(anyOrder, order => {
      expect(built(order)).toEqual(inOrder);
    }),
  );
});
