import {
  dayOf,
  engineBands,
  explainStanding,
  periodTitle,
  printedCommentary,
  shortDay,
  type PeriodId,
  type Snapshot,
  type Standing,
} from '../../register/index.ts';
import { FigureText } from '../FigureText.tsx';
import { dueShown, targetShown, valueShown, type Figure } from '../figureWords.ts';
import { MovementText } from '../MovementText.tsx';
import { RatingMark } from '../RatingMark.tsx';
import { bandShown, movementOf } from '../ratingWords.ts';
import { useTextStyles } from '../tableStyles.ts';
import { createSaidIn, periodsThisYear, pointsOf, type SaidIn } from './measureHistory.ts';
import { Sparkline } from './Sparkline.tsx';
import type { Facet, ListColumn, ListOf } from './listModel.ts';

type Column = ListColumn<Standing>;

const saidOf = ({ update }: Standing): string | null => (update && printedCommentary(update)) || null;
const missingWords = ({ update }: Standing): string => (update ? 'No comment' : 'No updates yet');

const Commentary = ({ standing }: { standing: Standing }) => {
  const text = useTextStyles();
  const said = saidOf(standing);
  return said === null ? (
    <span className={text.muted}>{missingWords(standing)}</span>
  ) : (
    <span className={text.clamped}>{said}</span>
  );
};

const figureText = ({ text, note }: Figure): string => (note === null ? text : `${text} (${note})`);

/** In the scheme's own order, from the first of its bands on. */
const bandOrder = ({ scheme, rating }: Standing): number | null => {
  const index = scheme.bands.findIndex(({ id }) => id === rating.band);
  return index === -1 ? null : index;
};

const rating: Column = {
  id: 'rating',
  title: 'Rating',
  width: '12%',
  show: ({ scheme, rating: given }) => <RatingMark mark={bandShown(scheme, given.band)} />,
  text: ({ scheme, rating: given }) => bandShown(scheme, given.band).word,
  sortBy: bandOrder,
};

const directions = { down: 0, same: 1, up: 2 } as const;

const movement: Column = {
  id: 'movement',
  title: 'Since the last report',
  width: '12%',
  show: standing => <MovementText movement={movementOf(standing)} />,
  text: standing => movementOf(standing).words,
  sortBy: ({ bandChange }) => (bandChange === null ? null : directions[bandChange]),
};

const commentary = (title: string, width: string): Column => ({
  id: 'said',
  title,
  width,
  whole: true,
  show: standing => <Commentary standing={standing} />,
  text: standing => saidOf(standing) ?? missingWords(standing),
});

type Text = (standing: Standing) => string | null;

/** A column of plain text, shown to whoever chooses it. */
const more = (id: string, title: string, { text, missing }: { text: Text; missing: string }): Column => ({
  id,
  title,
  width: '14%',
  hidden: true,
  show: standing => text(standing) ?? missing,
  text: standing => text(standing) ?? missing,
  sortBy: text,
});

const answeredOn: Text = ({ update }) => (update ? shortDay(dayOf(update.submittedAt)) : null);

const furtherColumns = (period: PeriodId): readonly Column[] => [
  more('post', 'Lead officer', { text: ({ owner }) => owner.post, missing: 'None' }),
  more('directorate', 'Directorate', { text: ({ owner }) => owner.directorate, missing: 'None named' }),
  more('approver', 'Approver', { text: ({ owner }) => owner.approverPost, missing: 'None named' }),
  {
    ...more('why', 'Why', { text: one => explainStanding(one, period).sentence, missing: 'Not known' }),
    width: '24%',
    whole: true,
  },
  more('next', 'Next', { text: ({ update }) => update?.nextActions || null, missing: 'Nothing said' }),
  {
    ...more('answered', 'Answered', { text: answeredOn, missing: 'No updates yet' }),
    sortBy: ({ update }) => update?.submittedAt ?? null,
  },
];

const dueOf = ({ item }: Standing): Figure | null => (item.kind === 'action' ? dueShown(item) : null);

const due: Column = {
  id: 'due',
  title: 'Due',
  width: '10%',
  show: standing => {
    const figure = dueOf(standing);
    return figure && <FigureText figure={figure} />;
  },
  text: standing => {
    const figure = dueOf(standing);
    return figure ? figureText(figure) : 'No date';
  },
  sortBy: ({ item }) => (item.kind === 'action' ? item.due : null),
};

/** One column for each quarter of the year so far; the last is the period that is shown. */
const quarter = (of: PeriodId, { shown, saidIn }: { shown: PeriodId; saidIn: SaidIn }): Column => {
  const figureOf = ({ item, update }: Standing): Figure | null =>
    item.kind === 'indicator' ? valueShown(item, of === shown ? update : saidIn(item.key, of)) : null;
  return {
    id: of === shown ? 'value' : of,
    title: of === shown ? 'Value' : periodTitle(of),
    width: '7%',
    align: 'end',
    show: standing => {
      const figure = figureOf(standing);
      const said = of === shown ? standing.update : saidIn(standing.item.key, of);
      return figure && <FigureText figure={figure} missing={said?.value === null || !said} />;
    },
    text: standing => {
      const figure = figureOf(standing);
      return figure ? figureText(figure) : 'No figure';
    },
  };
};

const trajectories = { improving: 'Improving', static: 'No change', deteriorating: 'Getting worse' };

/** What a line of figures shows, in words: where it goes, from how many of them. */
const trendWords = ({ trajectory, trendBreak }: Standing, points: number): string => {
  if (trendBreak !== null) return 'Measured anew';
  if (points < 2) return points === 0 ? 'No figures yet' : 'One figure so far';
  return trajectory === null ? `${points} figures` : trajectories[trajectory];
};

/** The measure’s own movement, which is not that of its rating: one that meets its target can be getting worse. */
const trend = (history: { snapshot: Snapshot; shown: PeriodId; saidIn: SaidIn }): Column => {
  const valuesOf = ({ item }: Standing): number[] =>
    item.kind === 'indicator' ? pointsOf(item, history).map(({ value }) => value) : [];
  return {
    id: 'trend',
    title: 'Trend',
    width: '10%',
    show: standing => {
      const values = valuesOf(standing);
      return (
        <>
          {values.length > 1 && <Sparkline values={values} />}
          {trendWords(standing, values.length)}
        </>
      );
    },
    text: standing => trendWords(standing, valuesOf(standing).length),
    sortBy: ({ trajectory }) =>
      trajectory === null ? null : ['deteriorating', 'static', 'improving'].indexOf(trajectory),
  };
};

const target = (period: PeriodId): Column => ({
  id: 'target',
  title: 'Target to date',
  width: '10%',
  align: 'end',
  show: ({ item }) =>
    item.kind === 'indicator' && (
      <FigureText figure={targetShown(item, period)} missing={item.target === null} />
    ),
  text: ({ item }) => (item.kind === 'indicator' ? figureText(targetShown(item, period)) : 'No target'),
});

const facets: readonly Facet<Standing>[] = [
  {
    name: 'priority',
    label: 'Priority',
    all: 'All priorities',
    of: ({ plan }) => ({ value: plan.id, label: plan.title }),
  },
  {
    name: 'rating',
    label: 'Rating',
    all: 'All ratings',
    of: ({ scheme, rating: given }) => {
      const { letter, word } = bandShown(scheme, given.band);
      return { value: given.band, label: letter === word ? word : `${letter} ${word}` };
    },
  },
  {
    name: 'directorate',
    label: 'Directorate',
    all: 'All directorates',
    of: ({ owner: { directorate } }) =>
      directorate === null ? null : { value: directorate, label: directorate },
  },
];

/** `posts`: those of the person who looks. */
const listOf = (noun: string, columns: readonly Column[], posts: ReadonlySet<string>): ListOf<Standing> => ({
  noun,
  columns,
  facets,
  name: ({ item }) => ({ key: item.key, title: item.title, note: `${item.ref} · ${item.post}` }),
  group: ({ plan }) => ({ key: plan.key, title: plan.title }),
  words: ({ item, update }) =>
    [item.ref, item.title, item.post, update?.commentary ?? '', update?.nextActions ?? ''].join(' '),
  isMine: ({ item, rating: given }) => posts.has(item.post) && given.band !== engineBands.info,
});

export const actionList = (period: PeriodId, posts: ReadonlySet<string>): ListOf<Standing> =>
  listOf(
    'Action',
    [rating, movement, due, commentary('What was said', '32%'), ...furtherColumns(period)],
    posts,
  );

export const indicatorList = (
  snapshot: Snapshot,
  period: PeriodId,
  posts: ReadonlySet<string>,
): ListOf<Standing> => {
  const history = { snapshot, shown: period, saidIn: createSaidIn(snapshot) };
  return listOf(
    'Indicator',
    [
      ...periodsThisYear(snapshot, period).map(one => quarter(one, history)),
      target(period),
      rating,
      trend(history),
      { ...movement, hidden: true },
      commentary('Comment', '22%'),
      ...furtherColumns(period),
    ],
    posts,
  );
};
