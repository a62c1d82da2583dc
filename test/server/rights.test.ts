import { describe, expect, test } from '@jest/globals';
import { actNames, capacities, rights, type ActName, type Snapshot } from '../../register/index.ts';
import type { ProblemDocument } from '../../server/wire.ts';
import { claimed, opinion, proposed, verified } from '../register/madeRecommendation.ts';
import { openOffice } from './office.ts';
import {
  action,
  audited,
  closers,
  council,
  names,
  people,
  period,
  policy,
  said,
  type CloserName,
  type PersonName,
} from './rightsCouncil.ts';
import { rightsTable } from './rightsTable.ts';

const table = rightsTable();

/** What the page says that somebody who stands so may do. */
const mayByThePage = (act: ActName, as: readonly string[]): boolean => {
  const words = as.map(one => table.get(act)?.get(one));
  return words.includes('yes') && !words.includes('never');
};

/** One way to do an act over HTTP: the register it begins with, the address, and the body. */
type Road = {
  says: string;
  act: ActName;
  from: Snapshot;
  path: string;
  body: (person: PersonName) => object;
  closer?: CloserName;
};

const on = (key: string, door: string): string => `/api/items/${encodeURIComponent(key)}/${door}`;

const answer = (raw: object) => (person: PersonName) => ({
  period,
  submissionId: `form-of-${names.indexOf(person)}-0001`,
  raw,
});
const proxied = (raw: object) => (person: PersonName) => ({
  ...answer(raw)(person),
  givenBy: { who: 'The foreman', how: 'by phone', on: '2024-10-01' },
});

const ofAnswers: Omit<Road, 'from' | 'path'>[] = [
  { says: 'approving', act: 'approve', body: () => ({ act: 'approve' }) },
  { says: 'sending back', act: 'send-back', body: () => ({ act: 'send-back', reason: 'Which four?' }) },
  {
    says: 'rating otherwise',
    act: 'rate-otherwise',
    body: () => ({ act: 'rate-otherwise', band: 'A', reason: 'It is late.', submissionId: 'form-0009' }),
  },
  {
    says: 'editing the words',
    act: 'edit-words',
    body: () => ({ act: 'edit-words', commentary: 'Three of the four car parks are done.' }),
  },
];

const cabinet = {
  key: `made-up/${period}/cabinet`,
  id: 'cabinet',
  council: 'made-up',
  period,
  body: 'Cabinet',
  reportDeadline: null,
  publishBy: '2024-10-28',
  meetsOn: '2024-11-05',
  snapshotFile: null,
  snapshotHash: null,
  outcome: null,
  minuteRef: null,
};

const onAction = said(action.key, { band: 'G', requestedDue: '2025-06-30', requestReason: 'Rain' });
const withAnswer = council({ updates: [onAction] });
const isState = (state: 'closure-proposed' | 'paused') => council({ actions: [{ ...action, state }] });
const decisionRef = 'CAB/34';

const roads: Road[] = [
  {
    says: 'answering for an action',
    act: 'answer',
    from: council(),
    path: on(action.key, 'updates'),
    body: answer({ band: 'G', commentary: 'Done.' }),
  },
  {
    says: 'saying how a recommendation is going',
    act: 'answer',
    from: council(),
    path: on(audited().key, 'updates'),
    body: answer({ commentary: 'Under way.' }),
  },
  {
    says: 'saying how a policy is going',
    act: 'answer',
    from: council(),
    path: on(policy.key, 'updates'),
    body: answer({ commentary: 'Under way.' }),
  },
  {
    says: 'a proxy for an action',
    act: 'answer-for-another',
    from: council(),
    path: on(action.key, 'updates'),
    body: proxied({ band: 'G', commentary: 'Done.' }),
  },
  {
    says: 'a proxy for a recommendation',
    act: 'answer-for-another',
    from: council(),
    path: on(audited().key, 'updates'),
    body: proxied({ commentary: 'Under way.' }),
  },
  ...ofAnswers.map((one): Road => ({
    ...one,
    from: withAnswer,
    path: on(action.key, 'decisions'),
    body: person => ({ update: onAction.key, ...one.body(person) }),
  })),
  {
    says: 'proposing closure',
    act: 'propose-closure',
    from: council(),
    path: on(action.key, 'decisions'),
    body: () => ({ act: 'closure-proposed' }),
  },
  {
    says: 'closing',
    act: 'close',
    from: isState('closure-proposed'),
    path: on(action.key, 'decisions'),
    body: () => ({ act: 'closed', decisionRef, on: '2024-09-10' }),
  },
  {
    says: 'putting on hold',
    act: 'pause',
    from: council(),
    path: on(action.key, 'decisions'),
    body: () => ({ act: 'paused', decisionRef }),
  },
  {
    says: 'taking up again',
    act: 'take-up',
    from: isState('paused'),
    path: on(action.key, 'decisions'),
    body: () => ({ act: 'taken-up', decisionRef }),
  },
  {
    says: 'another scope',
    act: 'rescope',
    from: council(),
    path: on(action.key, 'decisions'),
    body: () => ({ act: 'rescoped', decisionRef, title: 'Resurface two car parks', reason: 'No tender' }),
  },
  {
    says: 'another date for an action',
    act: 're-date',
    from: withAnswer,
    path: on(action.key, 'revisions'),
    body: () => ({ to: '2025-06-30', reason: 'Rain', update: onAction.key }),
  },
  {
    says: 'claiming',
    act: 'claim',
    from: council(),
    path: on(audited().key, 'decisions'),
    body: () => ({ act: 'claimed', how: 'implemented', evidence: 'The sheets of May' }),
  },
  {
    says: 'proposing to accept the risk',
    act: 'propose-acceptance',
    from: council(),
    path: on(audited().key, 'decisions'),
    body: () => ({
      act: 'acceptance-proposed',
      reason: 'Replaced next year',
      riskScore: 8,
      reviewOn: '2025-03-01',
    }),
  },
  {
    says: 'an opinion on the risk',
    act: 'give-opinion',
    from: council({ recommendations: [audited({ acts: [proposed('2024-09-01', '2025-03-01')] })] }),
    path: on(audited().key, 'decisions'),
    body: () => ({ act: 'acceptance-opinion', withinAppetite: true }),
  },
  {
    says: 'the committee’s minute',
    act: 'minute-acceptance',
    from: council({
      recommendations: [audited({ acts: [proposed('2024-09-01', '2025-03-01'), opinion('2024-09-10')] })],
    }),
    path: on(audited().key, 'decisions'),
    body: () => ({ act: 'acceptance-minuted', minuteRef: 'GRAC 24/31' }),
  },
  {
    says: 'answering a review',
    act: 'answer-review',
    from: council(),
    path: on(policy.key, 'decisions'),
    body: () => ({ act: 'answered', stillNeeded: true, riskIfOutOfDate: 'Low' }),
  },
  {
    says: 'beginning a formal review',
    act: 'begin-review',
    from: council(),
    path: on(policy.key, 'decisions'),
    body: () => ({ act: 'formal-review-begun' }),
  },
  ...[
    { act: 'updated', nextReview: '2027-12-31' },
    { act: 'extended', nextReview: '2025-06-30', reason: 'New guidance is awaited' },
    { act: 'withdrawn', reason: 'Merged into another' },
  ].map((one): Road => ({
    says: `a policy ${one.act}`,
    act: 'settle-review',
    from: council(),
    path: on(policy.key, 'decisions'),
    body: () => one,
  })),
  {
    says: 'deciding what was said of a policy',
    act: 'decide-review',
    from: council({ updates: [said(policy.key)] }),
    path: on(policy.key, 'decisions'),
    body: () => ({ update: said(policy.key).key, act: 'approve' }),
  },
  {
    says: 'handing over',
    act: 'hand-over',
    from: council(),
    path: '/api/returns/handover',
    body: () => ({ items: [action.key], toPost: 'Parks Manager' }),
  },
  {
    says: 'handing over all of a post',
    act: 'hand-over',
    from: council(),
    path: '/api/returns/handover',
    body: () => ({ post: action.post, toPost: 'Parks Manager' }),
  },
  {
    says: 'moving a period on',
    act: 'move-period',
    from: council(),
    path: `/api/periods/${period}/state`,
    body: () => ({ to: 'approving' }),
  },
  {
    says: 'freezing a period',
    act: 'move-period',
    from: council({ periods: council().periods.map(one => ({ ...one, state: 'closed' })) }),
    path: `/api/periods/${period}/freeze`,
    body: () => ({}),
  },
  {
    says: 'freezing a meeting’s version',
    act: 'move-period',
    from: council({
      periods: council().periods.map(one => ({ ...one, state: 'leadership' })),
      meetings: [cabinet],
    }),
    path: `/api/meetings/${encodeURIComponent(cabinet.key)}/freeze`,
    body: () => ({}),
  },
];

const ofClosers = (closer: CloserName): Road[] => {
  const { source, closer: by } = closers[closer];
  const item = audited({ source, closer: by });
  const claim = audited({ source, closer: by, acts: [claimed('2024-09-01', 'another-holder')] });
  const closed = audited({
    source,
    closer: by,
    acts: [claimed('2024-09-01', 'another-holder'), verified('2024-09-10')],
  });
  const progress = said(item.key, { requestedDue: '2025-06-30', requestReason: 'The supplier is late' });
  const path = on(item.key, 'decisions');
  return [
    {
      says: 'verifying',
      act: 'verify',
      from: council({ recommendations: [claim] }),
      path,
      body: () => ({ act: 'verified', method: 'inspected', result: 'Seen and complete' }),
    },
    {
      says: 'returning a claim',
      act: 'return-claim',
      from: council({ recommendations: [claim] }),
      path,
      body: () => ({ act: 'returned', needs: 'The signed sheets' }),
    },
    {
      says: 'reopening',
      act: 'reopen',
      from: council({ recommendations: [closed] }),
      path,
      body: () => ({ act: 'reopened', reason: 'It has lapsed' }),
    },
    {
      says: 'superseding',
      act: 'supersede',
      from: council({ recommendations: [item] }),
      path,
      body: () => ({ act: 'superseded', reason: 'Replaced by R9' }),
    },
    {
      says: 'another date for a recommendation',
      act: 're-date-recommendation',
      from: council({ recommendations: [item], updates: [progress] }),
      path: on(item.key, 'revisions'),
      body: () => ({ to: '2025-06-30', reason: 'The supplier is late', update: progress.key }),
    },
    {
      says: 'agreeing a plan',
      act: 'agree-plan',
      from: council({ recommendations: [item], updates: [progress] }),
      path,
      body: () => ({ update: progress.key, act: 'approve' }),
    },
    {
      says: 'sending a plan back',
      act: 'agree-plan',
      from: council({ recommendations: [item], updates: [progress] }),
      path,
      body: () => ({ update: progress.key, act: 'send-back', reason: 'Name the supplier' }),
    },
  ].map((road): Road => ({ ...(road as Road), closer }));
};

const everyRoad = [...roads, ...(Object.keys(closers) as CloserName[]).flatMap(ofClosers)];

/** How somebody stands towards the item of a road: a closer's role is the closer of what it closes. */
const standingOn = ({ closer }: Road, person: PersonName): string[] => {
  const { as, standing } = people[person];
  const roles: readonly string[] = standing.roles;
  return closer !== undefined && roles.includes(closers[closer].role) ? [...as, 'closer'] : [...as];
};

describe('the table of docs/rights.md', () => {
  test('has every act and every column of the program’s, and no other', () => {
    expect([...table.keys()]).toEqual([...actNames]);
    for (const row of table.values()) expect([...row.keys()]).toEqual([...capacities]);
  });

  test.each(actNames)('says of “%s” what the program says', act => {
    const { may, never } = rights[act];
    const word = (one: (typeof capacities)[number]) =>
      never.includes(one) ? 'never' : may.includes(one) ? 'yes' : 'no';
    expect([...(table.get(act) ?? [])]).toEqual(capacities.map(one => [one, word(one)]));
  });
});

describe('the API', () => {
  test('has a road for every act of the table but a reminder by hand', () => {
    const acts = new Set(everyRoad.map(({ act }) => act));
    expect(actNames.filter(act => !acts.has(act))).toEqual(['nudge']);
  });

  test.each(everyRoad.map(road => ({ road, of: road.closer === undefined ? '' : ` (${road.closer})` })))(
    '$road.says$of is done for exactly those whom the table names',
    async ({ road }) => {
      const office = await openOffice(road.from);
      const allowed = new Map<PersonName, boolean>();
      for (const person of names) {
        office.state.snapshot = road.from;
        const response = await office.app.request(road.path, {
          method: 'POST',
          headers: { ...(await office.as(person)), 'Content-Type': 'application/json' },
          body: JSON.stringify(road.body(person)),
        });
        const answered = (await response.json()) as Partial<ProblemDocument>;
        const isDone = response.status >= 200 && response.status < 300;
        if (!isDone)
          expect([person, response.status, answered.detail]).toEqual([person, 403, expect.any(String)]);
        // What was refused has changed nothing, and what was done has changed something.
        expect([person, office.state.snapshot === road.from]).toEqual([person, !isDone]);
        allowed.set(person, isDone);
      }
      expect([...allowed]).toEqual(
        names.map(person => [person, mayByThePage(road.act, standingOn(road, person))]),
      );
    },
  );

  test('asks nobody who is not listed', async () => {
    const office = await openOffice(council());
    for (const road of everyRoad) {
      const response = await office.app.request(road.path, {
        method: 'POST',
        headers: await office.as('stranger'),
        body: JSON.stringify(road.body('owner')),
      });
      expect(response.status).toBe(403);
    }
  });

  test('tells each person what they may do to an item, as the table has it', async () => {
    const office = await openOffice(council());
    const path = `/api/items/${encodeURIComponent(audited().key)}`;
    for (const person of names) {
      const view = (await (await office.app.request(path, { headers: await office.as(person) })).json()) as {
        may: ActName[];
      };
      const road = { closer: 'internal audit’s own' } as Road;
      const wrong = view.may.filter(act => !mayByThePage(act, standingOn(road, person)));
      expect([person, wrong]).toEqual([person, []]);
      expect([person, view.may.includes('claim')]).toEqual([
        person,
        mayByThePage('claim', standingOn(road, person)),
      ]);
      expect([person, view.may.includes('verify')]).toEqual([
        person,
        mayByThePage('verify', standingOn(road, person)),
      ]);
    }
  });
});
