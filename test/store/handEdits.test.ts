import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RegisterStore, Snapshot } from '../../register/index.ts';
import {
  acceptHandEdit,
  createRegisterStore,
  importRegister,
  listHandEdits,
  loadSchemes,
  provision,
  undoLast,
} from '../../store/index.ts';
import { findRow } from '../../store/graph/listRows.ts';
import { openSite } from '../../store/graph/site.ts';
import type { Fields } from '../../store/rows/row.ts';
import type { MirroredList } from '../../store/snapshot.ts';
import { siteAddress, startOffice, type Office } from './office.ts';
import { update, wholeRegister } from './register.ts';

const schemes = loadSchemes('register/schemes');
const asAt = '2024-10-02T10:00:00Z';
const item = (council: string) => `${council}/action/A10`;

let office: Office;
beforeAll(async () => {
  office = await startOffice();
  await provision({ graph: office.graph, site: siteAddress });
});
afterAll(async () => {
  await office.stop();
});

const keeping = () => ({ graph: office.graph, site: siteAddress });
const site = () => openSite(office.graph, siteAddress);

/** A council of its own for each test, as imported. */
let councils = 0;
const register = async (): Promise<{
  council: string;
  store: RegisterStore;
  read: () => Promise<Snapshot>;
}> => {
  councils += 1;
  const council = `council-${councils}`;
  expect(await importRegister(wholeRegister(council), keeping())).toMatchObject({ ok: true });
  const store = createRegisterStore({ ...keeping(), schemes });
  const read = async () => {
    await store.refresh();
    const result = store.snapshot(council, asAt);
    if (!result.ok) throw new Error('refused');
    return result.value;
  };
  return { council, store, read };
};

/** What the performance team does in SharePoint's own pages: another value, and nothing else. */
const editByHand = async (list: MirroredList, key: string, fields: Fields): Promise<Fields> => {
  const row = (await findRow(site(), list, key))!;
  const path = `${await site().listPath(list)}/items/${row.rowId}/fields`;
  await office.graph.call({ method: 'PATCH', path, body: fields });
  return row.fields;
};

describe('a hand edit that decides', () => {
  test.each<[string, MirroredList, (council: string) => string, Fields, string]>([
    ['closes an action', 'Items', item, { State: 'completed', ClosedOn: '2024-09-30' }, 'closes'],
    ['closes an action and names no day', 'Items', item, { State: 'completed' }, 'closes'],
    ['moves a date without a revision', 'Items', item, { Due: '2025-06-30' }, 're-dates'],
    [
      'moves a date and writes the revision that would allow it',
      'Items',
      item,
      {
        Due: '2025-06-30',
        Revisions: JSON.stringify([
          { from: '2025-03-31', to: '2025-06-30', agreedBy: 'Me', agreedOn: '2024-09-10', reason: 'Late' },
        ]),
      },
      're-dates',
    ],
    ['opens an action to the public', 'Items', item, { Visibility: 'open' }, 'declassifies'],
    [
      'approves an answer',
      'Updates',
      council => `${council}/action/A02/2024-25-Q1/published`,
      { PublishedBand: 'G' },
      'approves',
    ],
    [
      'takes an approval back',
      'Updates',
      council => `${council}/action/A02/2024-25-Q1/published`,
      { State: 'returned' },
      'approves',
    ],
    [
      'puts another name under an approval',
      'Updates',
      council => `${council}/action/A02/2023-24/published`,
      { DecidedBy: '00000000-0000-4000-8000-00000000000c' },
      'approves',
    ],
    [
      'dates an approval back',
      'Updates',
      council => `${council}/action/A02/2023-24/published`,
      { DecidedAt: '2024-04-15T09:00:00Z' },
      'approves',
    ],
    [
      'says that an answer was given for somebody else',
      'Updates',
      council => `${council}/action/A02/2024-25-Q1/published`,
      { GivenBy: JSON.stringify({ who: 'Car Parks Manager', how: 'by post', on: '2024-07-01' }) },
      'changes who said it',
    ],
    [
      'gives an answer another figure',
      'Updates',
      council => `${council}/indicator/1.2/2024-25-Q1/published`,
      { Value: 600 },
      'changes a figure',
    ],
    [
      'lowers a target',
      'Indicators',
      council => `${council}/indicator/1.10`,
      { Target: 10 },
      'changes a target',
    ],
  ])('that %s is a problem with its link, and no figure', async (...[, list, keyOf, change, decides]) => {
    const { council, read } = await register();
    const key = keyOf(council);
    expect((await read()).problems).toEqual([]);
    const before = await editByHand(list, key, change);
    const edited = await read();
    expect(edited.problems).toHaveLength(1);
    expect(edited.problems[0]).toMatchObject({ code: 'decided-by-hand', list, key, facts: { decides } });
    expect(edited.problems[0]!.webUrl).toMatch(/^https:/);
    const kept = [
      ...edited.actions,
      ...edited.updates,
      ...edited.indicators.map(one => ({ key: one.definitionKey })),
    ];
    expect(kept.map(one => one.key)).not.toContain(key);
    // The old value put back is as good as if nothing had been done.
    await editByHand(
      list,
      key,
      Object.fromEntries(Object.keys(change).map(name => [name, before[name] ?? null])),
    );
    expect((await read()).problems).toEqual([]);
  });

  test('of the words that are printed, and of a remark on an approval, is a fact as other words are', async () => {
    const { council, read } = await register();
    const key = `${council}/action/A02/2023-24/published`;
    const edit = { PublishedCommentary: 'Put better', EditedBy: 'editor', EditedAt: '2024-05-01T09:00:00Z' };
    await editByHand('Updates', key, { ...edit, DecisionReason: 'As agreed' });
    const { problems, updates } = await read();
    expect(problems).toEqual([]);
    expect(updates.find(one => one.key === key)).toMatchObject({
      edited: { commentary: 'Put better', by: 'editor', at: '2024-05-01T09:00:00Z' },
      decided: { reason: 'As agreed' },
    });
  });

  test('of words only is a fact, as it always was', async () => {
    const { council, read } = await register();
    await editByHand('Items', item(council), { Title: 'Better said', Directorate: 'Place' });
    const { problems, actions } = await read();
    expect(problems).toEqual([]);
    expect(actions.find(one => one.key === item(council))?.title).toBe('Better said');
  });

  test('is not vouched for by what Quarterbook writes over it later', async () => {
    const { council, store, read } = await register();
    const action = (await read()).actions.find(one => one.key === item(council))!;
    await editByHand('Items', action.key, { State: 'completed', ClosedOn: '2024-09-30' });
    await read();
    const etag = store.etag(action.key)!;
    await store.saveItem({ ...action, state: 'completed', closedOn: '2024-09-30', title: 'Other' }, etag);
    expect((await read()).problems).toMatchObject([{ code: 'decided-by-hand', key: action.key }]);
  });

  test('to an answer is not vouched for by a decision on it', async () => {
    const { council, store, read } = await register();
    const answer = update(item(council), '2024-25-Q2', { submissionId: 'card', band: 'A' });
    await store.saveUpdate(answer);
    await editByHand('Updates', answer.key, { Band: 'G' });
    expect((await read()).problems).toMatchObject([{ code: 'decided-by-hand', key: answer.key }]);
    const decided = { by: 'approver', at: '2024-10-15T09:00:00Z', reason: null };
    const approved = { ...answer, band: 'G', state: 'approved' as const, decided };
    expect((await store.saveDecision(approved, store.etag(answer.key)!)).kind).toBe('saved');
    expect((await read()).problems).toMatchObject([
      { code: 'decided-by-hand', key: answer.key, facts: { decides: 'approves, changes a figure' } },
    ]);
  });

  test('made from nothing is a problem where it decides, and a fact where it does not', async () => {
    const { council, read } = await register();
    const path = `${await site().listPath('Items')}/items`;
    const { fields } = (await findRow(site(), 'Items', item(council)))!;
    const own = ['Title', 'Council', 'Kind', 'PlanKeys', 'Scheme', 'Post', 'OriginalDue', 'Due', 'State'];
    const copied = Object.fromEntries(own.map(name => [name, fields[name]]));
    const make = (ref: string, more: Fields) =>
      office.graph.call({
        method: 'POST',
        path,
        body: { fields: { ...copied, Ref: ref, Key: `${council}/action/${ref}`, ...more } },
      });
    await make('H1', {});
    await make('H2', { State: 'completed', ClosedOn: '2024-09-30' });
    const { actions, problems } = await read();
    expect(actions.map(one => one.ref)).toContain('H1');
    expect(problems).toMatchObject([{ code: 'decided-by-hand', key: `${council}/action/H2` }]);
  });
});

describe('what the performance team does about it', () => {
  test('it sees who edited what, and when', async () => {
    const { council } = await register();
    await editByHand('Items', item(council), { Visibility: 'open' });
    await editByHand('Updates', `${council}/indicator/1.2/2024-25-Q1/published`, { Value: 600 });
    const edits = await listHandEdits({ ...keeping(), council });
    expect(edits.map(({ list, key, title, decides }) => [list, key, title, decides])).toEqual([
      ['Items', item(council), 'Action A10', ['declassifies']],
      ['Updates', `${council}/indicator/1.2/2024-25-Q1/published`, '1.2 2024-25-Q1', ['changes a figure']],
    ]);
    for (const edit of edits) {
      expect(edit.lastEditedBy).not.toBeNull();
      expect(Date.parse(edit.lastEditedAt!)).not.toBeNaN();
    }
    expect(await listHandEdits({ ...keeping(), council: 'nowhere' })).toEqual([]);
  });

  test('it accepts one, with a name and a reason, and from then on that counts', async () => {
    const { council, read } = await register();
    const key = item(council);
    const by = 'Performance Manager';
    await editByHand('Items', key, { State: 'completed', ClosedOn: '2024-09-30' });
    const first = { key, by, reason: 'Minute CAB/34', at: '2024-10-03T09:00:00Z' };
    expect(await acceptHandEdit(keeping(), first)).toMatchObject({
      ok: true,
      value: { decides: ['closes'] },
    });
    const { problems, actions } = await read();
    expect(problems).toEqual([]);
    expect(actions.find(one => one.key === key)).toMatchObject({ state: 'completed' });
    await editByHand('Items', key, { Visibility: 'open' });
    await acceptHandEdit(keeping(), { key, by, reason: 'Published since', at: '2024-10-04T09:00:00Z' });
    const note: unknown = JSON.parse(String((await findRow(site(), 'Items', key))!.fields['SealNote']));
    expect(note).toEqual([
      { by, at: '2024-10-03T09:00:00Z', reason: 'Minute CAB/34', decides: ['closes'] },
      { by, at: '2024-10-04T09:00:00Z', reason: 'Published since', decides: ['declassifies'] },
    ]);
  });

  test.each<[string, { by?: string; reason?: string; key?: string }, string]>([
    ['without a name', { by: ' ' }, 'missing'],
    ['without a reason', { reason: '' }, 'missing'],
    ['of a row that is not there', { key: 'nowhere/action/A1' }, 'unknown-item'],
    ['of a row in which nothing was decided by hand', {}, 'not-changed'],
  ])('it cannot accept one %s', async (_, said, code) => {
    const { council } = await register();
    const acceptance = { key: item(council), by: 'Performance Manager', reason: 'x', at: asAt, ...said };
    expect(await acceptHandEdit(keeping(), acceptance)).toMatchObject({ ok: false, problems: [{ code }] });
  });

  test('it does not accept what somebody changes at this very moment', async () => {
    const { council } = await register();
    const key = item(council);
    await editByHand('Items', key, { Visibility: 'open' });
    let isFirst = true;
    const graph = office.graphWith({
      fetch: async (input, init) => {
        if (init?.method === 'PATCH' && isFirst) {
          isFirst = false;
          await editByHand('Items', key, { State: 'completed' });
        }
        return office.fetch(input, init);
      },
    });
    const acceptance = { key, by: 'Performance Manager', reason: 'x', at: asAt };
    expect(await acceptHandEdit({ ...keeping(), graph }, acceptance)).toMatchObject({
      ok: false,
      problems: [{ code: 'changed-meanwhile' }],
    });
    expect((await findRow(site(), 'Items', key))!.fields['SealNote']).toBeUndefined();
  });
});

test('an answer of an officer, what is decided of it, a decision and an import undone are never hand edits', async () => {
  const { council, store, read } = await register();
  const snapshot = await read();
  const answer = update(item(council), '2024-25-Q2', { submissionId: 'card', band: 'G' });
  const { etag } = await store.saveUpdate(answer);
  const decided = { by: 'approver', at: '2024-10-15T09:00:00Z', reason: 'Which drafts?' };
  expect((await store.saveDecision({ ...answer, state: 'returned', decided }, etag)).kind).toBe('saved');
  const otherRating = {
    ...answer,
    key: `${answer.itemKey}/2024-25-Q2/other`,
    submissionId: 'other',
    band: 'A',
    submittedBy: 'approver',
    state: 'approved' as const,
    replaces: answer.key,
    decided: { ...decided, reason: 'Not yet' },
  };
  expect((await store.saveUpdate(otherRating)).kind).toBe('saved');
  const [recommendation] = snapshot.recommendations;
  const reopened = { ...recommendation!, riskPriority: 'medium' as const };
  expect((await store.saveItem(reopened, store.etag(reopened.key)!)).kind).toBe('saved');
  const measure = snapshot.indicators.find(({ ref }) => ref === '1.10')!;
  const retargeted = { ...measure, target: 72, targetAgreedBy: 'Cabinet' };
  expect((await store.saveItem(retargeted, store.etag(measure.definitionKey)!)).kind).toBe('saved');
  const action = snapshot.actions.find(one => one.key === item(council))!;
  const paused = { ...action, state: 'paused' as const, decisionRef: 'CAB/34' };
  expect((await store.saveItem(paused, store.etag(action.key)!)).kind).toBe('saved');
  expect((await read()).problems).toEqual([]);
  expect(await listHandEdits({ ...keeping(), council })).toEqual([]);
  const other = await register();
  expect(await undoLast({ ...keeping(), council: other.council })).toMatchObject({ ok: true });
});

describe('a decision on words that somebody has edited by hand meanwhile', () => {
  const decided = { by: 'approver', at: '2024-10-15T09:00:00Z', reason: null };
  const edited = async () => {
    const { council, store, read } = await register();
    const answer = update(item(council), '2024-25-Q2', {
      submissionId: 'card',
      band: 'A',
      commentary: 'Behind',
    });
    const { etag } = await store.saveUpdate(answer);
    await editByHand('Updates', answer.key, { Commentary: 'A month behind' });
    const aware = createRegisterStore({ ...keeping(), schemes });
    await aware.refresh();
    const approved = { ...answer, state: 'approved' as const, decided };
    return { answer, approved, etag, store, read, newer: aware.etag(answer.key)! };
  };
  const shown = { kind: 'conflict', current: { commentary: 'A month behind', state: 'submitted' } };

  test('shows them, whether or not this server has read them yet', async () => {
    const { approved, etag, store, read } = await edited();
    expect(await store.saveDecision(approved, etag)).toMatchObject(shown);
    await read();
    expect(await store.saveDecision(approved, etag)).toMatchObject(shown);
  });

  test('is not taken over them by a server that has not read them', async () => {
    const { answer, approved, store, read, newer } = await edited();
    await expect(store.saveDecision(approved, newer)).rejects.toMatchObject({ code: 'invalid' });
    expect((await read()).updates.find(one => one.key === answer.key)).toEqual({
      ...answer,
      commentary: 'A month behind',
    });
  });

  test('is taken by whoever has read them, on any server', async () => {
    const { approved, store, read, newer } = await edited();
    const seen = { ...approved, commentary: 'A month behind' };
    expect(await store.saveDecision(seen, newer)).toMatchObject({ kind: 'saved', value: seen });
    expect((await read()).problems).toEqual([]);
  });
});
