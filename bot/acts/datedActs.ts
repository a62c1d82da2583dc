import {
  dayOf,
  heldBack,
  latenessOf,
  mayDo,
  recommendationOn,
  reviewPosition,
} from '../../register/index.ts';
import type { Day, Document, Recommendation, Snapshot } from '../../register/index.ts';
import { actingAs, isHidden, peopleInPost, type ActingAs } from '../../chase/index.ts';
import { line, type AdaptiveCard } from '../cards/adaptiveCard.ts';
import { datedFacts } from '../cards/datedFacts.ts';
import { datedListCard, type DatedRow } from '../cards/datedListCard.ts';
import { decidedCard, undecidedCard } from '../cards/decidedCard.ts';
import { actForm, moreCard, type ActFormInput } from '../cards/moreCards.ts';
import { datedActNamed, datedActsFor, type DatedAct, type Typed } from '../datedActs.ts';
import { pageIn, textIn } from '../inbound.ts';
import { originOf, type Act, type Turn } from '../turn.ts';
import { sentenceFor } from '../words.ts';
import { findDated } from './findUpdate.ts';
import { nextDecision } from './nextDecision.ts';

type Dated = Recommendation | Document;

export const typedFields =
  ({ pressed }: Turn): Typed =>
  field =>
    (textIn(pressed, field) ?? '').trim();

/** What this person may do beside what an owner is asked: the owner of a policy is asked about its review already. */
const actsFor = (item: Dated, doer: ActingAs, day: Day): DatedAct[] => {
  const isOwner = doer.as.has('owner') || doer.as.has('delegate');
  return datedActsFor(item, doer, day).filter(({ act }) => !isOwner || act !== 'formal-review-begun');
};

/** The title of each thing that may be done, a claim that waits for its closer among them. */
const mayOf = (item: Dated, doer: ActingAs, day: Day): string[] => {
  const state = item.kind === 'recommendation' ? recommendationOn(item, day).state : null;
  const verifies = state === 'awaiting-verification' && mayDo('verify', doer.as);
  return [...(verifies ? ['Verify it'] : []), ...actsFor(item, doer, day).map(({ button }) => button)];
};

export const hasMore = (item: Dated, doer: ActingAs, day: Day): boolean => mayOf(item, doer, day).length > 0;

const ended: readonly string[] = ['closed', 'superseded'];

/** What is at its end is looked up by its reference alone. */
const isOngoing = (item: Dated, day: Day): boolean =>
  item.kind === 'recommendation'
    ? item.agreedOn <= day && !ended.includes(recommendationOn(item, day).state)
    : reviewPosition(item, day).withdrawnOn === null;

const datedIn = ({ recommendations, documents, ...snapshot }: Snapshot): Dated[] => {
  const held = heldBack(snapshot);
  return [...recommendations, ...documents].filter(({ key }) => !held.has(key));
};

/** Nobody else may do anything but answer, and so need not be looked for among everything. */
const mayHaveMore = (snapshot: Snapshot, { entraId, at }: Turn): boolean => {
  const own = peopleInPost(snapshot, dayOf(at)).filter(person => person.entraId === entraId);
  const posts = new Set(own.flatMap(({ posts, delegateFor }) => [...posts, ...delegateFor]));
  return (
    own.some(({ roles }) => roles.some(role => ['director', 'audit', 'performance'].includes(role))) ||
    snapshot.documents.some(({ approverPost }) => approverPost !== null && posts.has(approverPost))
  );
};

const snapshotsOf = ({ parts, at }: Turn): Snapshot[] =>
  parts.register.councils().flatMap(council => {
    const snapshot = parts.answering.snapshot(council, at, 'all');
    return snapshot.ok ? [snapshot.value] : [];
  });

type Found = DatedRow & { doer: ActingAs };

const visibleTo = (turn: Turn): Found[] => {
  const day = dayOf(turn.at);
  return snapshotsOf(turn)
    .filter(snapshot => mayHaveMore(snapshot, turn))
    .flatMap(snapshot =>
      datedIn(snapshot).flatMap((item): Found[] => {
        const doer = actingAs(snapshot, item, { entraId: turn.entraId, day });
        return isHidden(item, doer) ? [] : [{ snapshot, item, doer, may: mayOf(item, doer, day) }];
      }),
    );
};

const daysLate = (item: Dated, day: Day): number => {
  if (item.kind === 'recommendation') return latenessOf(item, day).lateDays;
  const { reviewDue } = reviewPosition(item, day);
  return latenessOf({ originalDue: reviewDue, due: reviewDue, revisions: [] }, day).lateDays;
};

/** An opinion or a minute that is awaited, then a claim, then everything else, the latest first. */
const urgency = ({ item, may }: DatedRow, day: Day): number => {
  const waits = item.kind === 'recommendation' && recommendationOn(item, day).proposal !== null;
  return (waits ? 2e6 : 0) + (may.includes('Verify it') ? 1e6 : 0) + daysLate(item, day);
};

/** Whether there is anything on the list of what this person may do by their role. */
export const mayActOnDated = (turn: Turn): boolean => {
  const day = dayOf(turn.at);
  return visibleTo(turn).some(({ item, may }) => may.length > 0 && isOngoing(item, day));
};

/** What this person may do something to, or the one that was looked up. */
export const datedList =
  (show: (turn: Turn) => AdaptiveCard): Act =>
  turn => {
    const day = dayOf(turn.at);
    const ref = typedFields(turn)('ref');
    const all = visibleTo(turn);
    const wanted = all.filter(({ item }) => ref !== '' && item.ref.toLowerCase() === ref.toLowerCase());
    const [only] = wanted;
    if (only && wanted.length === 1) {
      const data = { ...turn.pressed.data, item: only.item.key };
      return show({ ...turn, pressed: { verb: 'dated', data } });
    }
    const rows = (ref === '' || wanted.length === 0 ? all : wanted)
      .filter(({ item, may }) => may.length > 0 && isOngoing(item, day))
      .sort((a, b) => urgency(b, day) - urgency(a, day));
    const notice =
      ref === '' || wanted.length > 0
        ? []
        : [line('There is none with that reference.', { weight: 'bolder' })];
    return datedListCard({
      rows,
      day,
      origin: originOf(turn.pressed),
      page: pageIn(turn.pressed),
      ref,
      notice,
    });
  };

const notFound = (turn: Turn, sentences: readonly string[]): AdaptiveCard =>
  undecidedCard(
    'This cannot be done here',
    sentences.map(sentence => line(sentence)),
    { typed: [], origin: originOf(turn.pressed) },
  );

const factsFor = (turn: Turn) => {
  const found = findDated(turn);
  return found.ok ? { ...found.value, origin: originOf(turn.pressed) } : null;
};

const gone = 'This item is not in the register any more.';

export const more: Act = turn => {
  const facts = factsFor(turn);
  return facts ? moreCard(facts, actsFor(facts.item, facts.doer, facts.day)) : notFound(turn, [gone]);
};

type More = Pick<ActFormInput, 'problems' | 'notice'>;

const formOf = (turn: Turn, of: DatedAct, said: More = {}): AdaptiveCard => {
  const facts = factsFor(turn);
  return facts ? actForm({ ...facts, ...said, of, typed: typedFields(turn) }) : notFound(turn, [gone]);
};

/** The form of something that may be done; what cannot be done any more says so. */
export const act: Act = turn => {
  const facts = factsFor(turn);
  const of = datedActNamed(textIn(turn.pressed, 'act') ?? '');
  if (!facts || !of) return notFound(turn, [gone]);
  return datedActsFor(facts.item, facts.doer, facts.day).includes(of)
    ? formOf(turn, of)
    : notFound(turn, [sentenceFor({ code: 'wrong-state' })]);
};

const sorry = line(
  'We could not save this just now. What you typed is kept below: please send it again in a minute.',
  { weight: 'bolder' },
);

export const actSave: Act = async turn => {
  const facts = factsFor(turn);
  const of = datedActNamed(textIn(turn.pressed, 'act') ?? '');
  if (!facts || !of) return notFound(turn, [gone]);
  const { snapshot, item, day, origin } = facts;
  const draft = of.draft(typedFields(turn), day);
  if (!draft.ok) return formOf(turn, of, { problems: draft.problems });
  try {
    const { parts, entraId, at } = turn;
    const request = { council: snapshot.council, entraId, at, itemKey: item.key, draft: draft.value };
    const done = await parts.deciding.act(request);
    if (!done.ok) return formOf(turn, of, { problems: done.problems });
    const now = factsFor(turn);
    const said = now ? datedFacts(now) : [];
    return decidedCard({ title: of.done, said, ...nextDecision(turn), origin });
  } catch (error) {
    turn.parts.report(error);
    return formOf(turn, of, { notice: [sorry] });
  }
};
