import type {
  Action,
  Capacity,
  Person,
  Recommendation,
  Role,
  Snapshot,
  Update,
} from '../../register/index.ts';
import { holder } from '../chase/madeCouncil.ts';
import { blankUpdate } from '../register/blankUpdate.ts';
import { document, snapshotOf } from '../register/madeSnapshot.ts';
import { recommendation } from '../register/madeRecommendation.ts';

export const period = '2024-25-Q2';
const owning = 'Car Parks Manager';
const approving = 'Assistant Director';

/** Who closes a recommendation of each source, and the role in which they do. */
export const closers = {
  'internal audit’s own': { source: 'internal-audit', closer: 'internal-audit', role: 'audit' },
  'external audit’s': { source: 'external-audit', closer: 'external-audit', role: 'director' },
  'the ombudsman’s': { source: 'ombudsman', closer: 'ombudsman-lead', role: 'performance' },
  'a peer challenge’s': { source: 'peer-challenge', closer: 'performance', role: 'performance' },
} as const satisfies Record<string, Pick<Recommendation, 'source' | 'closer'> & { role: Role }>;
export type CloserName = keyof typeof closers;

type Standing = Pick<Person, 'posts' | 'delegateFor' | 'roles'>;

const stands = (as: Capacity[], said: Partial<Standing>) => ({
  as,
  standing: { posts: [], delegateFor: [], roles: [], ...said },
});

const inRole = (role: Role, as: Capacity[] = []) => stands(as, { posts: [`Post of ${role}`], roles: [role] });

/** Every kind of person, with how they stand towards the items below, written out and not worked out. */
export const people = {
  owner: stands(['owner'], { posts: [owning], roles: ['officer'] }),
  delegate: stands(['delegate'], { posts: ['Deputy'], delegateFor: [owning], roles: ['officer'] }),
  approver: stands(['approver'], { posts: [approving], roles: ['approver'] }),
  'the approver’s delegate': stands(['approver'], { posts: ['Deputy'], delegateFor: [approving] }),
  director: inRole('director', ['director']),
  auditor: inRole('audit', ['audit']),
  'performance officer': inRole('performance', ['performance']),
  author: inRole('author'),
  manager: inRole('manager'),
  member: inRole('member'),
  administrator: inRole('admin'),
  'officer of another post': stands([], { posts: ['Parks Manager'], roles: ['officer'] }),
  'approver by role of nothing': inRole('approver'),
  'owner who is the auditor': stands(['owner', 'audit'], { posts: [owning], roles: ['audit'] }),
  'owner who is a director': stands(['owner', 'director'], { posts: [owning], roles: ['director'] }),
  'owner in the performance team': stands(['owner', 'performance'], {
    posts: [owning],
    roles: ['performance'],
  }),
  'delegate who is the auditor': stands(['delegate', 'audit'], { delegateFor: [owning], roles: ['audit'] }),
  'approver who is a director': stands(['approver', 'director'], { posts: [approving], roles: ['director'] }),
} as const;
export type PersonName = keyof typeof people;
export const names = Object.keys(people) as PersonName[];

/** Holds the post as well, and is nobody who is asked: what was said before was said by them. */
const another = holder(owning, { entraId: 'another-holder' });

const everybody = [...names.map(name => holder(name, { entraId: name, ...people[name].standing })), another];

export const action: Action = {
  key: 'made-up/action/A1',
  council: 'made-up',
  ref: 'A1',
  title: 'Resurface the car parks',
  planKeys: ['made-up/growth'],
  scheme: 'kings-lynn-projects',
  formerOwners: [],
  visibility: 'internal',
  formerKey: null,
  post: owning,
  approverPost: approving,
  directorate: null,
  kind: 'action',
  originalDue: '2025-03-31',
  due: '2025-03-31',
  dueText: null,
  revisions: [],
  from: null,
  project: null,
  planned: null,
  revised: null,
  state: 'open',
  closedOn: null,
  decisionRef: null,
  partnership: false,
};

export const audited = (said: Partial<Recommendation> = {}): Recommendation =>
  recommendation({ approverPost: approving, originalDue: '2024-12-31', due: '2024-12-31', ...said });

export const policy = document({ post: owning, approverPost: approving, reviewDue: '2024-12-31' });

/** Said of an item in the second quarter by the other holder; `key` ends with s1. */
export const said = (itemKey: string, more: Partial<Update> = {}): Update => ({
  ...blankUpdate,
  key: `${itemKey}/${period}/s1`,
  council: 'made-up',
  itemKey,
  period,
  submissionId: 's1',
  commentary: 'Three of four are done.',
  submittedBy: another.entraId,
  submittedAt: '2024-10-01T09:00:00.000Z',
  state: 'submitted',
  ...more,
});

/** Made-up Council on 2 October 2024, while its second quarter is collected. */
export const council = (more: Partial<Snapshot> = {}): Snapshot =>
  snapshotOf({
    people: everybody,
    plans: [
      {
        key: 'made-up/growth',
        id: 'growth',
        council: 'made-up',
        title: 'Growth',
        kind: 'priority',
        parent: null,
        order: 1,
        from: null,
        to: null,
      },
    ],
    actions: [action],
    recommendations: [audited()],
    documents: [policy],
    periods: [
      {
        key: `made-up/${period}`,
        council: 'made-up',
        period,
        title: 'Q2 2024-25',
        opensOn: '2024-10-01',
        dueOn: '2024-10-14',
        state: 'collecting',
        snapshotFile: null,
        snapshotHash: null,
      },
    ],
    ...more,
  });
