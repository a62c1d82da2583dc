import type { Person, ReportingPeriod, Role, Snapshot } from '../register/index.ts';
import { makeRegister } from './madeRegister.ts';

/** The quarter that is being collected, and the day on which its return opens: everybody who owes something hears. */
export const collected = '2024-25-Q4';
export const opensOn = '2025-04-01';

const before = '2024-25-Q3';
const itemsOfAPost = 2;
const postsOfAnApprover = 100;
const directors = 5;

const personOf = (post: string, role: Role): Person => ({
  key: `bench/${post}`,
  council: 'bench',
  entraId: post,
  displayName: post,
  roles: [role],
  posts: [post],
  delegateFor: [],
  workingDays: [1, 2, 3, 4, 5],
  awayUntil: null,
  fallbackEmail: null,
  from: null,
  to: null,
});

const approverOf = (post: string): string =>
  `Assistant Director ${Math.floor(Number(post.slice('Manager '.length)) / postsOfAnApprover)}`;

const numbered = (title: string, count: number, role: Role): Person[] =>
  Array.from({ length: count }, (_, number) => personOf(`${title} ${number}`, role));

const collecting = (period: ReportingPeriod): ReportingPeriod =>
  period.period === collected ? { ...period, opensOn, dueOn: '2025-04-14', state: 'collecting' } : period;

/**
 * A council of so many posts on the morning on which a return opens: two items a post on average, four of ten of them
 * actions, one holder for each post, and above every hundred posts an approver. 30% of the items are answered already,
 * and 95% were in the quarter before.
 */
export const makeCouncil = (posts: number): Snapshot => {
  const made = makeRegister(posts * itemsOfAPost, {
    over: [before, collected],
    missing: period => (period === before ? 0.05 : 0.7),
    posts,
  });
  const approved = <Item extends { post: string }>(item: Item) => ({
    ...item,
    approverPost: approverOf(item.post),
  });
  return {
    ...made,
    asAt: `${opensOn}T08:00:00Z`,
    actions: made.actions.map(approved),
    indicators: made.indicators.map(approved),
    periods: made.periods.map(collecting),
    people: [
      ...numbered('Manager', posts, 'officer'),
      ...numbered('Assistant Director', Math.ceil(posts / postsOfAnApprover), 'approver'),
      ...numbered('Director', directors, 'director'),
    ],
  };
};
