import { describe, expect, test } from '@jest/globals';
import type { DatedItemView, Decided, DeskView } from '../../server/deskWire.ts';
import type { ItemView, SavedAnswer } from '../../server/wire.ts';
import { holder } from '../chase/madeCouncil.ts';
import { claimed, returned, revision } from '../register/madeRecommendation.ts';
import { itemPath, openDesk } from './asking.ts';
import { action, audited, council, period, policy, said } from './rightsCouncil.ts';

const request = { requestedDue: '2025-06-30', requestReason: 'Rain' };
const onAction = said(action.key, { band: 'G', ...request });
const decisions = itemPath(action.key, '/decisions');
const ofAudit = itemPath(audited().key, '/decisions');

describe('a decision on an answer', () => {
  test('agrees to the date that was asked for with it', async () => {
    const { person, state } = await openDesk(council({ updates: [onAction] }));
    const { status } = await person('approver').post(decisions, {
      update: onAction.key,
      act: 'approve',
      also: { act: 're-dated', to: '2025-06-30', reason: 'Rain' },
    });
    expect(status).toBe(200);
    expect(state.snapshot.actions[0]).toMatchObject({ due: '2025-06-30', originalDue: '2025-03-31' });
    expect(state.snapshot.updates[0]?.state).toBe('approved');
  });

  test('extends a policy that its owner asked to extend', async () => {
    const update = said(policy.key);
    const { person, state } = await openDesk(council({ updates: [update] }));
    await person('approver').post(itemPath(policy.key, '/decisions'), {
      update: update.key,
      act: 'approve',
      also: { act: 'extended', nextReview: '2025-06-30', reason: 'New guidance is awaited' },
    });
    expect(state.snapshot.documents[0]?.acts).toMatchObject([{ act: 'extended', by: 'approver' }]);
  });

  test('can be sent again after the connection broke', async () => {
    const { person, state } = await openDesk(council({ updates: [onAction] }));
    const rating = {
      update: onAction.key,
      act: 'rate-otherwise',
      band: 'A',
      reason: 'Late.',
      submissionId: 'form-0009',
    };
    const { post } = person('approver');
    const first = await post<Decided>(decisions, rating);
    const again = await post<Decided>(decisions, rating);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body.update?.key).toBe(first.body.update?.key);
    expect(state.snapshot.updates).toHaveLength(2);
  });

  test.each([
    ['on an answer of another item', { update: said(policy.key).key, act: 'approve' }, 404, 'unknown-item'],
    [
      'without a reason to send it back',
      { update: onAction.key, act: 'send-back', reason: ' ' },
      422,
      'reason-needed',
    ],
    ['that nobody knows', { update: onAction.key, act: 'applaud' }, 422, 'not-a-choice'],
    [
      'with a field that it has no use for',
      { update: onAction.key, act: 'approve', band: 'R' },
      422,
      'unknown-field',
    ],
    [
      'that lacks its rating',
      { update: onAction.key, act: 'rate-otherwise', reason: 'Late.', submissionId: 'form-0009' },
      422,
      'missing',
    ],
  ])('%s is refused', async (_, body, status, code) => {
    const { person, state } = await openDesk(council({ updates: [onAction, said(policy.key)] }));
    const before = state.snapshot;
    expect(await person('approver').post(decisions, body)).toMatchObject({ status, body: { code } });
    expect(state.snapshot).toBe(before);
  });

  test('is not given by whoever sent the answer, nor on a proxy by whoever recorded it', async () => {
    const own = { ...onAction, submittedBy: 'approver' };
    const { person } = await openDesk(council({ updates: [own] }));
    expect(await person('approver').post(decisions, { update: own.key, act: 'approve' })).toMatchObject({
      status: 403,
      body: { code: 'own-answer' },
    });
  });

  test('tells every open page', async () => {
    const { person, changes } = await openDesk(council({ updates: [onAction] }));
    const told: unknown[] = [];
    changes.listen(change => told.push(change));
    await person('approver').post(decisions, { update: onAction.key, act: 'approve' });
    expect(told).toEqual([{ council: 'made-up' }]);
  });
});

describe('something done to an item', () => {
  const pause = { act: 'paused', decisionRef: 'CAB/34' };

  test('is of today unless a day is given', async () => {
    const { person, state } = await openDesk(council());
    await person('director').post(decisions, pause);
    expect(state.snapshot.actions[0]).toMatchObject({ state: 'paused', closedOn: '2024-10-02' });
  });

  test.each([
    ['tomorrow', '2024-10-03', 'out-of-range'],
    ['no day', 'lately', 'not-a-date'],
  ])('is not recorded as of %s', async (_, on, code) => {
    const { person, state } = await openDesk(council());
    const refused = await person('director').post(decisions, { ...pause, on });
    expect(refused).toMatchObject({ status: 422, body: { code, field: 'on' } });
    expect(state.snapshot.actions[0]?.state).toBe('open');
  });

  test('over what somebody changed meanwhile is refused, and a repeat is not', async () => {
    const { person } = await openDesk(council());
    const { get, post } = person('director');
    const { etag } = await get<ItemView>(itemPath(action.key));
    expect((await post(decisions, pause, { 'If-Match': etag })).status).toBe(200);
    expect((await post(decisions, pause, { 'If-Match': etag })).status).toBe(200);
    const other = { act: 'rescoped', decisionRef: 'CAB/35', title: 'Two car parks', reason: 'No tender' };
    expect(await post(decisions, other, { 'If-Match': etag })).toMatchObject({
      status: 412,
      body: { code: 'changed' },
    });
  });

  test.each([
    ['an action of a recommendation', ofAudit, pause, 'not-used-here'],
    [
      'a risk without its score',
      ofAudit,
      { act: 'acceptance-proposed', reason: 'x', riskScore: 'high', reviewOn: '2025-01-01' },
      'not-a-number',
    ],
    [
      'an opinion that is neither yes nor no',
      ofAudit,
      { act: 'acceptance-opinion', withinAppetite: 'perhaps' },
      'not-a-choice',
    ],
    [
      'a claim without evidence',
      ofAudit,
      { act: 'claimed', how: 'implemented', evidence: '' },
      'evidence-needed',
    ],
  ])('refuses %s', async (_, path, body, code) => {
    const { person } = await openDesk(council());
    const who = code === 'evidence-needed' ? 'owner' : 'director';
    expect(await person(who).post(path, body)).toMatchObject({ status: 422, body: { code } });
  });
});

describe('another date', () => {
  const revisions = itemPath(action.key, '/revisions');
  const to = { to: '2025-06-30', reason: 'Rain' };

  test('that the owner asked for is agreed by the approver', async () => {
    const { person, state } = await openDesk(council({ updates: [onAction] }));
    const { body } = await person('approver').post<Decided>(revisions, { ...to, update: onAction.key });
    expect(body.item).toMatchObject({ due: '2025-06-30' });
    expect(state.snapshot.actions[0]?.revisions).toMatchObject([
      { from: '2025-03-31', to: '2025-06-30', agreedBy: 'approver', agreedOn: '2024-10-02', reason: 'Rain' },
    ]);
  });

  test.each([
    ['the performance team', 'performance officer', 200],
    ['an approver, who would agree to what they asked for', 'approver', 403],
  ])('that nobody asked for is given by %s or not', async (_, who, status) => {
    const { person } = await openDesk(council());
    expect((await person(who).post(revisions, to)).status).toBe(status);
  });

  test('is not agreed over an answer that asks for none', async () => {
    const { person } = await openDesk(council({ updates: [said(action.key, { band: 'G' })] }));
    const refused = await person('approver').post(revisions, { ...to, update: onAction.key });
    expect(refused).toMatchObject({ status: 422, body: { code: 'wrong-state' } });
  });

  test('of internal audit’s own stays what it was for a director', async () => {
    const { person } = await openDesk(council());
    const path = itemPath(audited().key, '/revisions');
    expect((await person('director').post(path, to)).status).toBe(403);
  });
});

describe('a proxy', () => {
  const givenBy = { who: 'The foreman', how: 'by phone', on: '2 October 2024' };
  const body = { period, submissionId: 'form-0001', raw: { band: 'G', commentary: 'Done.' }, givenBy };
  const updates = itemPath(action.key, '/updates');

  test('is kept and shown as what somebody else said', async () => {
    const { person } = await openDesk(council());
    const saved = await person('performance officer').post<SavedAnswer>(updates, body);
    expect(saved).toMatchObject({
      status: 201,
      body: {
        update: { submittedBy: 'performance officer', givenBy: { ...givenBy, on: '2024-10-02' } },
      },
    });
    const view = await person('owner').get<ItemView>(itemPath(action.key));
    expect(view.history[0]?.update?.update.givenBy?.who).toBe('The foreman');
  });

  test('says who, how and when', async () => {
    const { person } = await openDesk(council());
    const refused = await person('performance officer').post(updates, {
      ...body,
      givenBy: { who: '', how: '', on: '3 October 2024' },
    });
    expect(refused.body.problems?.map(({ code, field }) => [code, field])).toEqual([
      ['missing', 'who'],
      ['missing', 'how'],
      ['out-of-range', 'on'],
    ]);
    expect(refused.body.detail).toBe('Please give who said it.');
  });
});

describe('an item', () => {
  const acts = [claimed('2024-08-01', 'owner'), returned('2024-09-01')];
  const moved = audited({
    acts,
    revisions: [revision('2024-07-01', '2024-12-31')],
    originalDue: '2024-06-30',
  });

  test('of audit shows its dates, what was done in people’s words, and what was said', async () => {
    const progress = said(moved.key);
    const { person } = await openDesk(council({ recommendations: [moved], updates: [progress] }));
    const view = await person('owner').get<DatedItemView>(itemPath(moved.key));
    expect(view.dates).toMatchObject({
      original: '2024-06-30',
      due: '2024-12-31',
      revised: [{ from: '2024-06-30', to: '2024-12-31', agreedBy: 'Head of Internal Audit' }],
    });
    expect(view.acts).toEqual([
      {
        on: '2024-09-01',
        words: 'Post of audit sent the claim back. What would satisfy: The signed sheets of three months.',
      },
      {
        on: '2024-08-01',
        words: 'Car Parks Manager says that it is implemented. Evidence: The reconciliation of May.',
      },
    ]);
    expect(view.updates).toMatchObject([
      { update: { key: progress.key }, saidBy: { posts: ['Car Parks Manager'] } },
    ]);
    expect(view).toMatchObject({ mine: true, rating: { band: 'OnTrack' } });
    expect(view.may).toEqual(expect.arrayContaining(['answer', 'claim']));
    expect(view.may).not.toContain('verify');
  });

  test('that is a policy shows its review dates', async () => {
    const extended = {
      act: 'extended',
      nextReview: '2025-06-30',
      reason: 'Guidance',
      on: '2024-09-01',
      by: 'approver',
    } as const;
    const { person } = await openDesk(council({ documents: [{ ...policy, acts: [extended] }] }));
    const view = await person('approver').get<DatedItemView>(itemPath(policy.key));
    expect(view.dates).toEqual({
      original: '2024-12-31',
      due: '2025-06-30',
      dueText: null,
      revised: [
        {
          from: '2024-12-31',
          to: '2025-06-30',
          agreedBy: 'Assistant Director',
          agreedOn: '2024-09-01',
          reason: 'Guidance',
        },
      ],
    });
    expect(view.acts[0]?.words).toBe('Assistant Director extended it to 30 June 2025: Guidance.');
  });

  test('whose post is vacant is answered by its approver', async () => {
    const people = council().people.filter(({ posts }) => !posts.includes(action.post));
    const { person } = await openDesk(council({ people }));
    const sent = await person('approver').post(itemPath(action.key, '/updates'), {
      period,
      submissionId: 'form-0001',
      raw: { band: 'G', commentary: 'Done.' },
    });
    expect(sent.status).toBe(201);
  });

  test('that no post approves is decided by the performance team', async () => {
    const start = council({ actions: [{ ...action, approverPost: null }], updates: [onAction] });
    const { person } = await openDesk({ ...start, people: [...start.people, holder('Nobody')] });
    const { get, post } = person('performance officer');
    expect((await get<DeskView>('/api/desk')).decisions).toMatchObject([{ key: action.key }]);
    expect((await post(decisions, { update: onAction.key, act: 'approve' })).status).toBe(200);
    expect((await person('approver').post(decisions, { update: onAction.key, act: 'approve' })).status).toBe(
      403,
    );
  });
});
