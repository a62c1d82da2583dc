import { dayOf, isRestricted, longDay } from '../../register/index.ts';
import type { ReturnItem, Update } from '../../register/index.ts';
import { line, run, shorten, words, type Element } from './adaptiveCard.ts';

/** What people are called in a card, by their Entra object id: a post or a team, and never a name. */
export type Called = (entraId: string) => string;

const quote = (label: string, text: string, most: number): Element =>
  words([run(`${label} `, { weight: 'bolder' }), run(shorten(text, most))], { spacing: 'small' });

const decision = ({ state, decided }: Update, called: Called): string | null => {
  if (state !== 'approved' || !decided) return null;
  return `Approved by ${called(decided.by)} on ${longDay(dayOf(decided.at))}.`;
};

const waiting = ({ state }: Update, { approverPost }: Pick<ReturnItem, 'approverPost'>): string | null => {
  if (state !== 'submitted') return null;
  return `It waits to be approved by the ${approverPost ?? 'performance team'}.`;
};

const proxy = ({ givenBy }: Update): string | null =>
  givenBy === undefined
    ? null
    : `Recorded for you by the performance team: given by ${givenBy.who}, ${givenBy.how}, on ${longDay(givenBy.on)}.`;

/** What has become of an answer: who recorded it for whom, whether it is approved, and how its words will be printed. */
export const answerState = (
  update: Update,
  item: Pick<ReturnItem, 'approverPost' | 'visibility'>,
  { called, most }: { called: Called; most: number },
): Element[] => {
  const silent = isRestricted(item.visibility) || isRestricted(update.visibility);
  const facts = [proxy(update), decision(update, called) ?? waiting(update, item)].flatMap(one => one ?? []);
  const { decided, edited, commentary } = update;
  return [
    ...facts.map(fact => words([run(fact)], { spacing: 'small' })),
    ...(decided?.reason && !silent ? [quote('With the reason:', decided.reason, most)] : []),
    ...(edited && !silent
      ? [
          line(`The words were edited for publication by ${called(edited.by)}.`, { spacing: 'small' }),
          quote('As printed:', edited.commentary, most),
          quote('As they were sent:', commentary ?? 'nothing', most),
        ]
      : []),
  ];
};
