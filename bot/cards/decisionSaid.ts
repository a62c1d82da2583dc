import { dayOf, isRestricted, longDay } from '../../register/index.ts';
import type { Item, Scheme, Snapshot, Update } from '../../register/index.ts';
import { line, run, shorten, words, type Element } from './adaptiveCard.ts';
import { itemName } from './itemName.ts';
import { mark } from './mark.ts';
import { whoIn } from './who.ts';

type Stands = { snapshot: Snapshot; item: Item; update: Update };

const reasonSaid = (label: string, reason: string | null | undefined): Element[] =>
  reason
    ? [
        words([run(`${label} `, { weight: 'bolder' }), run(shorten(reason, 1500))], {
          spacing: 'small',
        }),
      ]
    : [];

const schemeOf = ({ snapshot, item }: Stands): Scheme | undefined =>
  snapshot.schemes.find(({ id }) => id === item.scheme);

/** The officer's own rating, where somebody gave another: it stays, and is shown. */
const bothRatings = (of: Stands): Element[] => {
  const { snapshot, update } = of;
  const scheme = schemeOf(of);
  const own = snapshot.updates.find(({ key }) => key === update.replaces);
  if (!scheme || !own?.band || !update.band || update.decided?.by !== update.submittedBy) return [];
  return [
    words([run('Rated '), ...mark(scheme, update.band)]),
    words(
      [run(`The rating of ${whoIn(snapshot, own.submittedBy)} stays beside it: `), ...mark(scheme, own.band)],
      { spacing: 'small' },
    ),
  ];
};

const said = (of: Stands): Element[] => {
  const { snapshot, update } = of;
  const { state, decided } = update;
  if (!decided) return [line('Nobody has to decide this any more.')];
  const by = `by ${whoIn(snapshot, decided.by)} on ${longDay(dayOf(decided.at))}`;
  if (state === 'returned')
    return [words([run(`Sent back ${by}.`)]), ...reasonSaid('What would satisfy:', decided.reason)];
  const ratings = bothRatings(of);
  return [
    ...ratings,
    words([run(`${ratings.length > 0 ? 'Changed and approved' : 'Approved'} ${by}.`)], {
      spacing: 'small',
    }),
    ...reasonSaid('Reason:', decided.reason),
  ];
};

/** What was decided of an answer, by whom and why; of what is restricted only that it was. */
export const decisionSaid = (of: Stands): Element[] => {
  const { item, update } = of;
  const isSilent = isRestricted(item.visibility) || isRestricted(update.visibility);
  if (!isSilent) return [words(itemName(item)), ...said(of)];
  const what = update.state === 'returned' ? 'It was sent back.' : 'It was approved.';
  return [words(itemName(item)), line(update.decided ? what : 'Nobody has to decide this any more.')];
};
