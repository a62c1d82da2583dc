import {
  explainStanding,
  type PeriodId,
  type Plan,
  type Revision,
  type Snapshot,
  type Standing,
} from '../../register/index.ts';
import { dueShown, targetShown } from '../figureWords.ts';
import { MovementText } from '../MovementText.tsx';
import { RatingMark } from '../RatingMark.tsx';
import { bandShown, movementOf } from '../ratingWords.ts';
import { revisionWords } from './datedHistory.ts';
import { FactList, type FactShown } from './FactList.tsx';

/** Who agreed to a date, as a post: what is recorded is an Entra id, or a post that was written by hand. */
const postOf = ({ people }: Snapshot, by: string): string =>
  people.find(({ entraId }) => entraId === by)?.posts[0] ??
  (/^[0-9a-f]{8}-/i.test(by) ? 'somebody who is no longer listed' : by);

const Revisions = ({ snapshot, revisions }: { snapshot: Snapshot; revisions: readonly Revision[] }) => (
  <>
    {revisions.map(revision => (
      <div key={`${revision.from} ${revision.to}`}>
        {revisionWords({ ...revision, agreedBy: postOf(snapshot, revision.agreedBy) })}
      </div>
    ))}
  </>
);

const datesOf = (snapshot: Snapshot, { item }: Standing, period: PeriodId): FactShown[] => {
  if (item.kind === 'indicator') {
    const { text, note } = targetShown(item, period);
    const target: FactShown = ['Target', note === null ? text : `${text} (${note})`];
    return item.definition === null ? [target] : [target, ['Definition', item.definition]];
  }
  const { text, note } = dueShown(item);
  const { revisions, decisionRef } = item;
  const moved: FactShown = ['Moved', <Revisions key="moved" snapshot={snapshot} revisions={revisions} />];
  return [
    ['Due', note === null ? text : `${text} (${note})`],
    ...(revisions.length > 0 ? [moved] : []),
    ...(decisionRef === null ? [] : [['Decision', decisionRef] as const]),
  ];
};

const plansOf = ({ plans }: Snapshot, keys: readonly string[]): Plan[] =>
  plans.filter(({ key }) => keys.includes(key));

type Props = { snapshot: Snapshot; standing: Standing; period: PeriodId };

/** How an action or a measure stands, why, and what was promised by whom. */
export const StandingFacts = ({ snapshot, standing, period }: Props) => {
  const { item, plan, scheme, rating, owner } = standing;
  const plans = plansOf(snapshot, item.planKeys).map(({ title }) => title);
  return (
    <FactList
      facts={[
        ['Rating', <RatingMark key="rating" mark={bandShown(scheme, rating.band)} />],
        ['Why', explainStanding(standing, period).sentence],
        ['Since the last report', <MovementText key="movement" movement={movementOf(standing)} />],
        ...datesOf(snapshot, standing, period),
        ['Lead officer', owner.post],
        ['Approver', owner.approverPost ?? 'None named'],
        ['Directorate', owner.directorate ?? 'None named'],
        [plans.length > 1 ? 'Plans' : 'Priority', plans.length > 1 ? plans.join('; ') : plan.title],
        ['Reference', item.ref],
      ]}
    />
  );
};
