import type { Day, Person } from '../register/index.ts';
import type { Climb, Reached } from './ladder.ts';
import type { Rung } from './ladders.ts';
import type { Owed } from './owed.ts';
import type { ChaseStep, Hearer, PlannedMessage } from './ports.ts';
import type { Holder, May, Roster } from './roster.ts';

/** Messages of earlier days, as they were planned: complete from `from` on. */
export type ChaseRecord = { from: Day; messages: readonly Pick<PlannedMessage, 'day' | 'steps'>[] };

/** One person hears of one thing: as whom, of which post, and by which rung. */
export type Hearing = {
  person: Person;
  to: Hearer;
  because: ChaseStep['because'];
  /** The post for which this person is written to; of somebody asked in a role, the posts they hold. */
  post: string;
  /** The post that owes it; null of what a role decides. */
  owedBy: string | null;
  owed: Owed;
  rung: Rung;
};

/** When who last heard of what. */
export type Heard = {
  /** Nothing before that day is on record. */
  from: Day;
  /** The last day on which that step went to that hearer; undefined where it never did. */
  step(owed: Owed, rung: Rung, to: Hearer): Day | undefined;
};

export type HearingContext = { day: Day; climb: Climb; roster: Roster; heard: Heard | null };

const nameOf = (of: { ladder: string; period: string | null }, itemKey: string) =>
  `${of.ladder}|${of.period ?? ''}|${itemKey}`;

/** The record, by what was heard. */
export const createHeard = ({ from, messages }: ChaseRecord): Heard => {
  const days = new Map<string, Day>();
  const note = (name: string, day: Day) => {
    if ((days.get(name) ?? '') < day) days.set(name, day);
  };
  for (const { day, steps } of messages)
    for (const step of steps)
      for (const key of step.itemKeys) {
        note(`${nameOf(step, key)}|${step.to ?? 'owner'}|${step.step}`, day);
      }
  return {
    from,
    step: (owed, rung, to) => days.get(`${nameOf(owed, owed.itemKey)}|${to}|${rung.step}`),
  };
};

/** As it is said on a later day than its own. */
const late = (rung: Rung): Rung => (rung.saysLate ? { ...rung, says: rung.saysLate } : rung);

/** The rung that is this hearer's today: it falls on the day, or fell on an earlier one and was not heard. */
const rungFor = (
  to: Hearer,
  reached: readonly Reached[],
  { owed, context }: { owed: Owed; context: HearingContext },
): Rung | null => {
  const last = reached.findLast(({ rung }) => rung.to.includes(to));
  if (!last || last.on <= (owed.answeredOn ?? '')) return null;
  const { day, heard } = context;
  if (last.on === day) return last.rung;
  if (heard === null || last.on < heard.from) return null;
  return (heard.step(owed, last.rung, to) ?? '') < last.on ? late(last.rung) : null;
};

type Chain = {
  owner: Holder;
  approver: Holder;
  director: Holder;
  approverPost: string | null;
  directorPost: string | null;
};

const nobody: Holder = { state: 'vacant' };

/** Neither who submitted it, known by themselves or by a post, nor who holds the post that owns it. */
const mayDecide = ({ notBy, notOf }: Owed): May | undefined =>
  notBy === null
    ? undefined
    : ({ entraId, posts }) =>
        entraId !== notBy && !posts.includes(notBy) && (notOf === undefined || !posts.includes(notOf));

/** Whoever owes it: of a decision, somebody else than those whose word is decided on. */
export const ownerOf = (owed: Owed, roster: Roster): Holder => {
  const may = mayDecide(owed);
  if (owed.role !== null) return roster.inRole(owed.role, may);
  return owed.post === null ? nobody : roster.holder(owed.post, may);
};

const chainOf = (owed: Owed, roster: Roster): Chain => {
  const { post, approverPost } = owed;
  const directorPost = roster.directorPost(approverPost ?? post);
  const may = mayDecide(owed);
  const holderOf = (one: string | null) => (one === null ? nobody : roster.holder(one, may));
  // A decision on one's own submission goes one up; a post without an approver answers to its director.
  const above = approverPost ?? directorPost;
  return {
    owner: ownerOf(owed, roster),
    approver: holderOf(above),
    director: holderOf(directorPost),
    approverPost: above,
    directorPost,
  };
};

type Escalation = { owed: Owed; rung: Rung; reached: readonly Reached[]; context: HearingContext };

/** True where the owner had the chance to answer: told on an earlier day, or before the record begins. */
const wasTold = ({ owed, reached, context: { day, heard } }: Escalation): boolean => {
  const last = reached.findLast(({ rung }) => rung.to.includes('owner'));
  if (heard === null || !last || last.on === day || last.on < heard.from) return true;
  return (heard.step(owed, last.rung, 'owner') ?? day) < day;
};

/** Nobody is escalated over while away, to themselves, or before they were told. */
const mayEscalate = (chain: Chain, to: 'approver' | 'director', escalation: Escalation): boolean => {
  const { owner, approver } = chain;
  const target = chain[to];
  if (owner.state === 'away' || target.state !== 'in') return false;
  if (to === 'director' && approver.state === 'away') return false;
  const standIn = owner.state === 'vacant' ? approver : owner;
  if (standIn.state !== 'in') return true;
  const isCopy = escalation.rung.to.includes('owner') || escalation.rung.from === 'redated';
  return standIn.person !== target.person && (isCopy || wasTold(escalation));
};

/** The owner's own rung: to whoever is asked, to the approver of a vacant post, or told of an absence. */
const asking = (owed: Owed, rung: Rung, { chain, heard }: { chain: Chain; heard: Heard | null }) => {
  const { owner, approver, approverPost, director, directorPost } = chain;
  if (owner.state === 'in')
    return { holder: owner, post: owed.post, said: { to: 'owner', because: undefined, rung } } as const;
  // Of a decision on one's own submission the post is not vacant.
  const because = owed.notBy === null ? 'vacant' : undefined;
  if (owner.state === 'vacant')
    return { holder: approver, post: approverPost, said: { to: 'owner', because, rung } } as const;
  if (owner.state !== 'away' || !rung.tellsIfAway) return null;
  // No due date passes in silence because the approver's post is vacant too.
  const [to, holder, post] =
    approver.state === 'vacant'
      ? (['director', director, directorPost] as const)
      : (['approver', approver, approverPost] as const);
  if (heard?.step(owed, rung, to) !== undefined) return null;
  return { holder, post, said: { to, because: 'away', rung } } as const;
};

/** Everybody who hears of one thing on a day; nobody twice. */
export const hearingsOf = (owed: Owed, context: HearingContext): Hearing[] => {
  const reached = context.climb(owed.rungs, owed.terms);
  if (reached.length === 0) return [];
  const chain = chainOf(owed, context.roster);
  const hearings: Hearing[] = [];
  const add = (holder: Holder, post: string | null, said: Pick<Hearing, 'to' | 'because' | 'rung'>) => {
    if (holder.state !== 'in' || hearings.some(({ person }) => person === holder.person)) return;
    const { person } = holder;
    const { to, because, rung } = said;
    const owedBy = owed.role === null ? owed.post : null;
    hearings.push({ person, to, because, post: post ?? person.posts.join(', '), owedBy, owed, rung });
  };
  const find = (to: Hearer) => rungFor(to, reached, { owed, context });

  const rung = find('owner');
  const asked = rung && asking(owed, rung, { chain, heard: context.heard });
  if (asked) add(asked.holder, asked.post, asked.said);
  for (const to of ['approver', 'director'] as const) {
    const escalates = find(to);
    if (escalates && mayEscalate(chain, to, { owed, rung: escalates, reached, context }))
      add(chain[to], to === 'approver' ? chain.approverPost : chain.directorPost, {
        to,
        because: undefined,
        rung: escalates,
      });
  }
  return hearings;
};
