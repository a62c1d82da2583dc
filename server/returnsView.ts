import { holdersOf } from '../chase/index.ts';
import {
  askingOf,
  dayOf,
  periodTitle,
  type Instant,
  type PeriodId,
  type Snapshot,
  type Standing,
} from '../register/index.ts';
import type { PostChase, PostReturn, ReturnsView } from './wire.ts';

type PostStandings = { post: string; standings: readonly Standing[] };

const returnOf = (
  snapshot: Snapshot,
  { post, standings }: PostStandings,
  chaseOf: ChaseOf | undefined,
): PostReturn => {
  const instants = standings.flatMap(({ update }) => (update ? [update.submittedAt] : []));
  return {
    post,
    holders: holdersOf(snapshot, post, dayOf(snapshot.asAt)).map(person => person.displayName),
    owed: standings.length,
    answered: instants.length,
    lastAnsweredAt: instants.sort().at(-1) ?? null,
    ...(chaseOf === undefined ? {} : { chase: chaseOf(post, standings) }),
    items: standings.map(({ item, update }) => ({
      key: item.key,
      title: item.title,
      answeredAt: update?.submittedAt ?? null,
    })),
  };
};

const stillOwed = ({ owed, answered }: PostReturn): number => owed - answered;

/** How the chase stands with a post; for the performance team alone. */
type ChaseOf = (post: string, standings: readonly Standing[]) => PostChase;

type Viewed = { period: PeriodId; now: Instant; chaseOf?: ChaseOf };

/** Who was asked for what in a period, and what has come in: the same list that the chase goes by. */
export const viewReturns = (snapshot: Snapshot, { period, now, chaseOf }: Viewed): ReturnsView => {
  const { asked } = askingOf({ ...snapshot, asAt: now }, period);
  const byPost = new Map<string, Standing[]>();
  for (const standing of asked) {
    byPost.set(standing.item.post, [...(byPost.get(standing.item.post) ?? []), standing]);
  }
  const posts = [...byPost].map(([post, standings]) => returnOf(snapshot, { post, standings }, chaseOf));
  const known = snapshot.periods.find(each => each.period === period);
  return {
    council: snapshot.council,
    period,
    title: periodTitle(period),
    dueOn: known?.dueOn ?? null,
    owed: asked.length,
    answered: posts.reduce((sum, each) => sum + each.answered, 0),
    posts: posts.sort(
      (a, b) =>
        Number(stillOwed(a) === 0) - Number(stillOwed(b) === 0) || a.post.localeCompare(b.post, 'en-GB'),
    ),
  };
};
