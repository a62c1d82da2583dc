import { describe, expect, test } from '@jest/globals';
import type { Snapshot } from '../../register/index.ts';
import type { Decided, DeskView } from '../../server/deskWire.ts';
import type { SavedAnswer } from '../../server/wire.ts';
import { claimed } from '../register/madeRecommendation.ts';
import { itemPath, openDesk } from './asking.ts';
import { action, audited, council, period, policy, said } from './rightsCouncil.ts';

const owner = 'owner';
const approver = 'approver';
const form = { period, submissionId: 'form-0001', raw: { band: 'G', commentary: 'Three are done.' } };
const updates = itemPath(action.key, '/updates');
const draftPath = (key: string) => `/api/drafts/${encodeURIComponent(key)}/${period}`;

describe('the desk of a lead officer', () => {
  test('has what they owe, how it stood, and how much of it is done', async () => {
    const { person } = await openDesk(council());
    const { get, post } = person(owner);
    const before = await get<DeskView>('/api/desk');
    expect(before).toMatchObject({ council: 'made-up', today: '2024-10-02', decisions: [] });
    expect(before.returns).toMatchObject([{ period: { period }, asked: 1, answered: 0 }]);
    expect(before.returns[0]?.tasks).toMatchObject([
      { key: action.key, title: action.title, answered: false, sentBack: null, asks: { kind: 'action' } },
    ]);
    await post(updates, form);
    const after = await get<DeskView>('/api/desk');
    expect(after.returns[0]).toMatchObject({ asked: 1, answered: 1 });
    expect(after.returns[0]?.tasks[0]?.standing?.update?.commentary).toBe('Three are done.');
  });

  test('has recommendations and policies that are near, with their dates', async () => {
    const near = {
      recommendations: [audited({ due: '2024-10-20', originalDue: '2024-10-20' })],
      documents: [{ ...policy, reviewDue: '2024-09-01' }],
    };
    const { person } = await openDesk(council(near));
    const desk = await person(owner).get<DeskView>('/api/desk');
    expect(desk.recommendations).toMatchObject([
      { kind: 'recommendation', read: { dates: { original: '2024-10-20' }, overdue: false } },
    ]);
    expect(desk.documents).toMatchObject([{ kind: 'document', read: { overdue: true } }]);
    expect(desk.recommendations[0]?.may).toContain('claim');
    expect(desk.schemes.map(({ id }) => id).sort()).toEqual([
      'audit-recommendations',
      'kings-lynn-projects',
      'policies',
    ]);
  });

  test('is not sent again until something on it changes', async () => {
    const { person } = await openDesk(council());
    const { ask, post } = person(owner);
    const { etag } = await ask('GET', '/api/desk');
    const again = () => ask('GET', '/api/desk', undefined, { 'If-None-Match': etag });
    expect((await again()).status).toBe(304);
    await post(updates, form);
    expect((await again()).status).toBe(200);
  });

  test('gives the ETag with which an answer is saved', async () => {
    const { person } = await openDesk(council());
    const { get, post } = person(owner);
    const etag = (await get<DeskView>('/api/desk')).returns[0]?.tasks[0]?.etag ?? '';
    expect((await post(updates, form, { 'If-Match': etag })).status).toBe(201);
    const stale = await post(updates, { ...form, submissionId: 'form-0002' }, { 'If-Match': etag });
    expect(stale).toMatchObject({ status: 412, body: { code: 'changed' } });
  });

  test('shows what came back, and why', async () => {
    const { person } = await openDesk(council({ updates: [said(action.key, { band: 'G' })] }));
    await person(approver).post(itemPath(action.key, '/decisions'), {
      update: said(action.key).key,
      act: 'send-back',
      reason: 'Which three?',
    });
    const desk = await person(owner).get<DeskView>('/api/desk');
    expect(desk.returns[0]).toMatchObject({ answered: 0, tasks: [{ sentBack: { reason: 'Which three?' } }] });
  });
});

describe('what was left half written', () => {
  const raw = { band: 'A', commentary: 'The tarmac is' };

  test('is on the desk until the answer is sent', async () => {
    const { person, ledger } = await openDesk(council());
    const { ask, get, post } = person(owner);
    expect((await ask('PUT', draftPath(action.key), { raw })).status).toBe(204);
    expect((await get<DeskView>('/api/desk')).drafts).toMatchObject([{ itemKey: action.key, period, raw }]);
    await post(updates, form);
    expect(await ledger.listDrafts(owner)).toEqual([]);
  });

  test('can be thrown away', async () => {
    const { person } = await openDesk(council());
    const { ask, get } = person(owner);
    await ask('PUT', draftPath(action.key), { raw });
    expect((await ask('DELETE', draftPath(action.key))).status).toBe(204);
    expect((await get<DeskView>('/api/desk')).drafts).toEqual([]);
  });

  test.each([
    ['for an item of another post', 'approver', draftPath(action.key), raw, 403, 'not-yours'],
    ['for an item that is none', owner, draftPath('made-up/action/A9'), raw, 404, 'unknown-item'],
    [
      'for a period that is none',
      owner,
      draftPath(action.key).replace(period, 'Q9'),
      raw,
      422,
      'not-a-period',
    ],
    [
      'of a book’s length',
      owner,
      draftPath(action.key),
      { commentary: 'x'.repeat(19_000), nextActions: 'x'.repeat(19_000) },
      422,
      'too-long',
    ],
    ['with a field that nobody knows', owner, draftPath(action.key), { colour: 'red' }, 422, 'unknown-field'],
  ])('is refused %s', async (_, who, path, typed, status, code) => {
    const { person, ledger } = await openDesk(council());
    const refused = await person(who).ask('PUT', path, { raw: typed });
    expect(refused.status).toBe(status);
    expect(JSON.parse(refused.text)).toMatchObject({ code });
    expect(await ledger.listDrafts(who)).toEqual([]);
  });

  test('is kept for the performance team too, who answers for somebody else', async () => {
    const { person } = await openDesk(council());
    expect((await person('performance officer').ask('PUT', draftPath(action.key), { raw })).status).toBe(204);
  });
});

describe('the desk of whoever decides', () => {
  test('has each answer with the ratings to choose from, until it is decided', async () => {
    const update = said(action.key, { band: 'G' });
    const { person } = await openDesk(council({ updates: [update] }));
    const { get, post } = person(approver);
    const desk = await get<DeskView>('/api/desk');
    expect(desk.decisions).toMatchObject([
      { kind: 'answer', period, read: { update: { key: update.key } }, saidBy: { posts: [action.post] } },
    ]);
    const [first] = desk.decisions;
    expect(first?.kind === 'answer' && first.bands.map(({ id }) => id)).toContain('A');
    const decided = await post<Decided>(itemPath(action.key, '/decisions'), {
      update: update.key,
      act: 'approve',
    });
    expect(decided.body.update).toMatchObject({ state: 'approved', decided: { by: approver } });
    expect((await get<DeskView>('/api/desk')).decisions).toEqual([]);
  });

  test('has a claim for its closer', async () => {
    const claim = audited({ acts: [claimed('2024-09-01', owner)] });
    const { person } = await openDesk(council({ recommendations: [claim] }));
    const desk = await person('auditor').get<DeskView>('/api/desk');
    expect(desk.decisions).toMatchObject([
      { kind: 'claim', read: { claim: { how: 'implemented' } }, saidBy: { displayName: owner } },
    ]);
    expect(desk.decisions[0]?.may).toEqual(expect.arrayContaining(['verify', 'return-claim']));
  });
});

const mark = 'SECRET';

/** All three items restricted, each with the mark in every word; an answer and a claim wait. */
const restricted = (): Snapshot => {
  const visibility = 'restricted' as const;
  const own = { title: mark, visibility };
  return council({
    actions: [{ ...action, ...own, dueText: mark }],
    recommendations: [
      audited({
        ...own,
        due: '2024-10-10',
        acts: [{ ...claimed('2024-09-01', owner), evidence: mark } as never],
      }),
    ],
    documents: [{ ...policy, ...own, reviewDue: '2024-09-01' }],
    updates: [said(action.key, { band: 'G', commentary: mark, visibility })],
  });
};

describe('what is restricted, where SharePoint does not let somebody read it', () => {
  const openOnly = () => openDesk(restricted(), () => 'open');

  test.each([owner, approver])('is on the desk of the %s by its reference alone', async who => {
    const { person } = await openOnly();
    const { text } = await person(who).ask('GET', '/api/desk');
    const desk = JSON.parse(text) as DeskView;
    expect(text).not.toContain(mark);
    const tasks = [...desk.returns.flatMap(one => one.tasks), ...desk.decisions];
    expect(tasks.filter(({ key }) => key === action.key)).toMatchObject([{ ref: 'A1', title: null }]);
  });

  test('is on nobody’s desk by a role in the council', async () => {
    const { person } = await openOnly();
    for (const who of ['auditor', 'director', 'performance officer'])
      expect(await person(who).get<DeskView>('/api/desk')).toMatchObject({
        returns: [],
        recommendations: [],
        documents: [],
        decisions: [],
      });
  });

  test('is answered by its owner all the same, and nothing of what was there is told', async () => {
    const { person, state } = await openOnly();
    const { get, post } = person(owner);
    const etag = (await get<DeskView>('/api/desk')).returns[0]?.tasks[0]?.etag ?? '';
    const saved = await post<SavedAnswer>(updates, form, { 'If-Match': etag });
    expect(saved.status).toBe(201);
    expect(state.snapshot.updates.at(-1)).toMatchObject({ visibility: 'restricted', submittedBy: owner });
    state.snapshot = restricted();
    const stale = await post(updates, { ...form, submissionId: 'form-0002' }, { 'If-Match': '"old"' });
    expect(stale).toMatchObject({ status: 412, body: { changed: { current: null } } });
    expect(JSON.stringify(stale)).not.toContain(mark);
  });

  test('is decided by its approver without a word of it coming back', async () => {
    const { person, state } = await openOnly();
    const decided = await person(approver).post<Decided>(itemPath(action.key, '/decisions'), {
      update: said(action.key).key,
      act: 'approve',
    });
    expect(decided).toMatchObject({ status: 200, body: { item: null, update: null } });
    expect(state.snapshot.updates[0]?.state).toBe('approved');
    expect(JSON.stringify(decided)).not.toContain(mark);
  });

  test('is unknown to everybody else, whatever they try', async () => {
    const { person, state, logged } = await openOnly();
    const before = state.snapshot;
    const claim = { act: 'verified', method: 'inspected', result: 'Seen' };
    for (const [who, path, body] of [
      ['auditor', itemPath(audited().key, '/decisions'), claim],
      ['director', itemPath(action.key, '/decisions'), { act: 'paused', decisionRef: 'CAB/1' }],
      ['performance officer', updates, { ...form, givenBy: { who: 'A', how: 'phone', on: '2024-10-01' } }],
      ['performance officer', itemPath(action.key, '/revisions'), { to: '2025-06-30', reason: 'Rain' }],
    ] as const) {
      const refused = await person(who).post(path, body);
      expect([who, refused]).toMatchObject([who, { status: 404, body: { code: 'unknown-item' } }]);
    }
    expect(state.snapshot).toBe(before);
    expect(JSON.stringify(logged)).not.toContain(action.key);
  });

  test('of an open item only what is restricted of it is left out', async () => {
    const visibility = 'restricted' as const;
    const start = council({ updates: [said(action.key, { band: 'G', commentary: mark, visibility })] });
    const { person } = await openDesk(start, () => 'open');
    const { text } = await person(owner).ask('GET', '/api/desk');
    const task = (JSON.parse(text) as DeskView).returns[0]?.tasks[0];
    expect(text).not.toContain(mark);
    expect(task).toMatchObject({ title: action.title, answered: true, standing: null });
    const saved = await person(owner).post(updates, form, { 'If-Match': task?.etag ?? '' });
    expect(saved.status).toBe(201);
  });
});
