import { longDay } from '../register/index.ts';
import type { Calendar, Day } from '../register/index.ts';
import type { ChaseFinding } from './chaseFinding.ts';
import { createHeard, type ChaseRecord } from './hearings.ts';
import { rungsUntil } from './ladder.ts';
import { nextRung } from './nextRung.ts';
import type { Owed } from './owed.ts';
import { ladderWords, rungWords } from './stepWords.ts';

type At = { day: Day; today: Day; calendar: Calendar };
type Group = [Owed, ...Owed[]];

/** What has one ladder, one due day and one place on it is said in one sentence. */
const grouped = (owed: readonly Owed[], { day, calendar }: At): Group[] => {
  const groups = new Map<string, Group>();
  for (const one of owed) {
    const last = rungsUntil(one.rungs, one.terms, { day, calendar }).at(-1);
    const name = JSON.stringify([one.ladder, one.period, one.noun, one.terms, one.answeredOn, last?.on]);
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return [...groups.values()];
};

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const lastWords = ([one]: Group, record: ChaseRecord, at: At): string => {
  const last = rungsUntil(one.rungs, one.terms, at).at(-1);
  if (!last) return 'No step has come yet';
  const step = `The last step was “${rungWords(last.rung.step)}”, on ${longDay(last.on)}`;
  const answered = one.answeredOn ?? '';
  if (last.on <= answered) return `${step}, and was answered on ${longDay(answered)}`;
  if (last.on === at.day || last.on > at.today) return step;
  if (last.on < record.from) return `${step}, before the record begins`;
  const heard = last.rung.to
    .flatMap(to => createHeard(record).step(one, last.rung, to) ?? [])
    .sort()
    .at(-1);
  return heard !== undefined && heard >= last.on
    ? `${step}, and was said on ${longDay(heard)}`
    : `${step}, and nobody has heard it`;
};

const nextWords = ([one]: Group, at: At): string => {
  const next = nextRung(one.rungs, one.terms, at);
  if (!next) return 'No step is left';
  const told = next.rung.to.includes('owner') ? '' : `, told to the ${next.rung.to.join(' and the ')}`;
  return `The next is “${rungWords(next.rung.step)}”, on ${longDay(next.on)}${told}`;
};

const codes: Partial<Record<Owed['ladder'], string>> = { decision: 'decides', notice: 'told' };

/** What somebody owes or has to decide, where each ladder stands, and when its next step is. It names no item. */
export const explainOwed = (owed: readonly Owed[], record: ChaseRecord, at: At): ChaseFinding[] =>
  grouped(owed, at).map(group => {
    const [one] = group;
    const due = one.terms.due ? `, due ${longDay(one.terms.due)}` : '';
    const what = `${ladderWords(one)}: ${counted(group.length, 'item')}${due}`;
    return {
      code: codes[one.ladder] ?? 'owes',
      says: `${what}. ${lastWords(group, record, at)}. ${nextWords(group, at)}.`,
    };
  });
