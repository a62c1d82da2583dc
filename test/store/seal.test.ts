import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ListName } from '../../register/index.ts';
import { fingerprint } from '../../store/rows/fingerprint.ts';
import { indicatorFields } from '../../store/rows/indicator.ts';
import { itemFields } from '../../store/rows/item.ts';
import { withoutNulls, type Fields } from '../../store/rows/row.ts';
import { updateFields } from '../../store/rows/update.ts';
import { decidedInRow, sealed, sealedChange, sealedLists } from '../../store/seal.ts';
import { lists } from '../../store/lists.ts';
import { action, indicator, recommendation, update } from './register.ts';

const council = 'kings-lynn';

const rows: Readonly<Record<'Items' | 'Indicators' | 'Updates', Fields>> = {
  Items: itemFields(action(council, 'A02')),
  Indicators: indicatorFields(indicator(council, '1.10')),
  Updates: updateFields(update(`${council}/action/A02`, '2024-25-Q1', { band: 'A', value: 1.5 })),
};
type Sealed = keyof typeof rows;

const written = (list: Sealed): Fields => withoutNulls(sealed(list, rows[list]));

describe('a hand edit of a row that Quarterbook wrote', () => {
  test.each<[Sealed, string, unknown, string]>([
    ['Items', 'State', 'completed', 'closes'],
    ['Items', 'ClosedOn', '2024-09-30', 'closes'],
    ['Items', 'DecisionRef', 'CAB/34', 'closes'],
    ['Items', 'Acts', '[]', 'closes'],
    ['Items', 'OriginalDue', '2025-06-30', 're-dates'],
    ['Items', 'Due', '2025-06-30', 're-dates'],
    ['Items', 'Due', null, 're-dates'],
    ['Items', 'DueText', 'Ongoing', 're-dates'],
    ['Items', 'Revisions', '[]', 're-dates'],
    ['Items', 'PlannedPeriod', '2024-25-Q3', 're-dates'],
    ['Items', 'RevisedPeriod', '2024-25-Q4', 're-dates'],
    ['Items', 'RiskPriority', 'low', 'changes a priority'],
    ['Items', 'Closer', 'performance', 'changes a priority'],
    ['Items', 'Visibility', 'open', 'declassifies'],
    ['Indicators', 'Visibility', 'open', 'declassifies'],
    ['Indicators', 'Target', 60, 'changes a target'],
    ['Indicators', 'TargetHigh', 90, 'changes a target'],
    ['Indicators', 'TargetAgreedBy', 'Nobody', 'changes a target'],
    ['Indicators', 'Baseline', 18, 'changes a target'],
    ['Updates', 'State', 'approved', 'approves'],
    ['Updates', 'PublishedBand', 'G', 'approves'],
    ['Updates', 'Replaces', 'another', 'approves'],
    ['Updates', 'RestatementReason', 'A slip', 'approves'],
    ['Updates', 'DecidedBy', 'somebody', 'approves'],
    ['Updates', 'DecidedAt', '2024-10-01T09:00:00Z', 'approves'],
    ['Updates', 'CompletedOn', '2024-06-30', 'closes'],
    ['Updates', 'RequestedDue', '2025-06-30', 're-dates'],
    ['Updates', 'Value', 2, 'changes a figure'],
    ['Updates', 'Numerator', 1, 'changes a figure'],
    ['Updates', 'Denominator', 1, 'changes a figure'],
    ['Updates', 'ValueState', 'final', 'changes a figure'],
    ['Updates', 'Band', 'G', 'changes a figure'],
    ['Updates', 'SubmittedBy', 'somebody', 'changes who said it'],
    ['Updates', 'SubmittedAt', '2024-10-01T09:00:00Z', 'changes who said it'],
    ['Updates', 'GivenBy', '{"who":"A","how":"by post","on":"2024-10-01"}', 'changes who said it'],
    ['Updates', 'Visibility', 'open', 'declassifies'],
  ])('%s: another %s (%j) %s', (...[list, column, value, decides]) => {
    expect(decidedInRow(list, withoutNulls({ ...written(list), [column]: value }))).toEqual([decides]);
  });

  test.each<[Sealed, Fields]>([
    ['Items', { Title: 'Another title', Post: 'Another post', Directorate: 'Place', Project: 'B' }],
    ['Indicators', { Definition: 'Put better', Decimals: 2, Post: 'Another post' }],
    ['Updates', { Commentary: 'Put better', NextActions: 'Bring it to Cabinet', AsAt: '2024-06-30' }],
    ['Updates', { PublishedCommentary: 'Put better', EditedBy: 'somebody', Evidence: 'https://a.example' }],
  ])('%s: other words or another owner decide nothing', (list, change) => {
    expect(decidedInRow(list, { ...written(list), ...change })).toEqual([]);
  });

  test('decides several things at once, and each is named', () => {
    const edited = { ...written('Items'), State: 'closed', Due: '2026-01-31', Visibility: 'open' };
    expect(decidedInRow('Items', edited)).toEqual(['closes', 're-dates', 'declassifies']);
  });

  test('is none once the old value stands there again, however SharePoint keeps it', () => {
    const fields = written('Items');
    const back = { ...fields, Due: ` ${String(fields['Due'])}\r\n`, DueText: '', Visibility: undefined };
    expect(decidedInRow('Items', back)).toEqual([]);
  });

  test('is none however many digits of a number SharePoint gives back, from fifteen on', () => {
    const value = 100 / 3;
    const said = sealed('Updates', { ...rows.Updates, Value: value });
    expect(decidedInRow('Updates', { ...said, Value: Number(value.toPrecision(15)) })).toEqual([]);
    expect(decidedInRow('Updates', { ...said, Value: Number(value.toPrecision(14)) })).toEqual([
      'changes a figure',
    ]);
  });

  test('is one as well where a row was copied under another Key, or into another list', () => {
    const fields = written('Items');
    expect(decidedInRow('Items', { ...fields, Key: `${council}/action/A03` })).not.toEqual([]);
    expect(decidedInRow('RestrictedItems', fields)).not.toEqual([]);
  });
});

describe('a row that somebody made by hand', () => {
  test.each<[Sealed, Fields]>([
    ['Items', { State: 'open', Due: '2025-03-31', OriginalDue: '2025-03-31', RiskPriority: 'high' }],
    ['Items', { State: 'open', Visibility: 'internal' }],
    ['Items', { State: 'open', Visibility: 'exempt' }],
    ['Indicators', { Target: 70, Baseline: 18 }],
    ['Updates', { State: 'submitted', Value: 3, Band: 'G', SubmittedBy: 'performance' }],
    ['Updates', { State: 'draft', RequestedDue: '2025-06-30' }],
  ])('%s: %j decides nothing, and is a fact', (list, fields) => {
    expect(decidedInRow(list, { Key: 'k', ...fields })).toEqual([]);
  });

  test.each<[Sealed, Fields, string]>([
    ['Items', { State: 'completed' }, 'closes'],
    ['Items', { ClosedOn: '2024-09-30' }, 'closes'],
    ['Items', { DecisionRef: 'CAB/34' }, 'closes'],
    ['Items', { Acts: '[{"act":"withdrawn"}]' }, 'closes'],
    ['Items', { Revisions: '[{}]' }, 're-dates'],
    ['Items', { RevisedPeriod: '2024-25-Q4' }, 're-dates'],
    ['Items', { Visibility: 'open' }, 'declassifies'],
    ['Indicators', { Visibility: 'open' }, 'declassifies'],
    ['Updates', { State: 'approved' }, 'approves'],
    ['Updates', { PublishedBand: 'G' }, 'approves'],
    ['Updates', { Replaces: 'another' }, 'approves'],
    ['Updates', { CompletedOn: '2024-06-30' }, 'closes'],
  ])('%s: %j %s', (list, fields, decides) => {
    expect(decidedInRow(list, { Key: 'k', ...fields })).toEqual([decides]);
  });
});

describe('what Quarterbook writes', () => {
  test('over a row that is in order is vouched for', () => {
    const row = { list: 'Items' as ListName, fields: written('Items') };
    const change = sealedChange(row, { State: 'paused', DecisionRef: 'CAB/34' });
    expect(change).toHaveProperty('Seal');
    expect(decidedInRow('Items', { ...row.fields, ...change })).toEqual([]);
  });

  test('over a row in which somebody has decided something does not vouch for that', () => {
    const row = { list: 'Items' as ListName, fields: { ...written('Items'), State: 'closed' } };
    const change = sealedChange(row, { From: '2024-04-01' });
    expect(change).toEqual({ From: '2024-04-01' });
    expect(decidedInRow('Items', { ...row.fields, ...change })).toEqual(['closes']);
  });

  test('and that decides nothing leaves the Seal as it is', () => {
    const row = { list: 'Items' as ListName, fields: written('Items') };
    expect(sealedChange(row, { Title: 'Another' })).toEqual({ Title: 'Another' });
  });

  test('is sealed in every list that can be decided in, in one line of SharePoint’s, and in no other', () => {
    expect([...sealedLists].sort()).toEqual(
      lists
        .filter(({ columns }) => columns.some(({ name }) => name === 'Seal'))
        .map(({ name }) => name)
        .sort(),
    );
    expect(sealed('Plans', { Key: 'k' })).toEqual({ Key: 'k' });
    for (const list of sealedLists) expect(sealed(list, { Key: 'k' }).Seal?.length).toBeLessThanOrEqual(255);
  });

  test('says the same with and without its Seal, to an import, an undoing and a frozen file', () => {
    const sealedRow = { ...written('Items'), SealNote: '[]' };
    expect(fingerprint('Items', sealedRow)).toBe(fingerprint('Items', rows.Items));
  });
});

test('every row that was written and comes back as SharePoint’s own pages write it is in order', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', '"', '{', '\n', ' ', '–', '3') });
  const fields = fc.record({
    Key: words,
    Due: fc.option(words),
    Revisions: fc.option(words),
    State: fc.constantFrom('open', 'completed', 'closed'),
    Visibility: fc.constantFrom('open', 'internal', 'restricted', null),
    DecisionRef: fc.option(words),
  });
  fc.assert(
    fc.property(fields, said => {
      const { Key, ...back } = withoutNulls(sealed('Items', said));
      const asPagesWrite = Object.entries(back).map(([name, value]): [string, string] => [
        name,
        `${String(value).replaceAll('\n', '\r\n')} `,
      ]);
      expect(decidedInRow('Items', { Key, ...back })).toEqual([]);
      expect(decidedInRow('Items', { Key, ...Object.fromEntries(asPagesWrite) })).toEqual([]);
    }),
  );
});

test('a verified recommendation whose acts are taken away by hand is noticed', () => {
  const fields = withoutNulls(sealed('Items', itemFields(recommendation(council, 'IA-1'))));
  const { Acts: acts, ...rest } = fields;
  expect(acts).toBeDefined();
  expect(decidedInRow('Items', rest)).toEqual(['closes']);
});
