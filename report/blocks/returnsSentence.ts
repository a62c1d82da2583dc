import {
  dayOf,
  longDay,
  periodTitle,
  type Approvals,
  type Plan,
  type ReturnOfPost,
} from '../../register/index.ts';
import { counted } from '../phrases.ts';
import type { BlockInput } from './position.ts';

const totalOf = (posts: readonly ReturnOfPost[]): Approvals =>
  posts.reduce(
    (sum, { approved, answered, asked }) => ({
      approved: sum.approved + approved,
      answered: sum.answered + answered,
      asked: sum.asked + asked,
    }),
    { approved: 0, answered: 0, asked: 0 },
  );

/** "1 of 53 posts has", "0 of 53 posts have", "0 of 1 post has". */
const isOne = (count: number, all: number): boolean => count === 1 || all === 1;

const approvedPart = ({ approved, answered }: Approvals): string =>
  answered === 0 ? '' : `, ${approved} of ${answered} ${isOne(approved, answered) ? 'is' : 'are'} approved`;

const sentBackPart = (posts: readonly ReturnOfPost[]): string => {
  const count = posts.flatMap(({ owing }) => owing).filter(({ isSentBack }) => isSentBack).length;
  return count === 0 ? '' : `; ${count} ${count === 1 ? 'was' : 'were'} sent back`;
};

/** The day on which a return will open; null where it has. */
const toOpenOn = ({ snapshot, period }: BlockInput): string | null =>
  snapshot.periods.find(
    one => one.period === period && one.state === 'planned' && one.opensOn > dayOf(snapshot.asAt),
  )?.opensOn ?? null;

/** "41 of 53 posts have answered for Q2 2024-25; 96 of 110 updates are in, 60 of 96 are approved; 2 were sent back." */
export const returnsSentence = (input: BlockInput, posts: readonly ReturnOfPost[], plan?: Plan): string => {
  const about = `${periodTitle(input.period)}${plan ? ` under “${plan.title}”` : ''}`;
  if (posts.length === 0) return `Nothing is asked for in ${about}.`;
  const total = totalOf(posts);
  const opensOn = toOpenOn(input);
  if (opensOn !== null)
    return `The return for ${about} opens on ${longDay(opensOn)}; ${counted(posts.length, 'post')} will be asked for ${counted(total.asked, 'update')}.`;
  const done = posts.filter(({ owing }) => owing.length === 0).length;
  const have = isOne(done, posts.length) ? 'has' : 'have';
  const are = isOne(total.answered, total.asked) ? 'is' : 'are';
  const inPart = `${total.answered} of ${counted(total.asked, 'update')} ${are} in`;
  return `${done} of ${counted(posts.length, 'post')} ${have} answered for ${about}; ${inPart}${approvedPart(total)}${sentBackPart(posts)}.`;
};
