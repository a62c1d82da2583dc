import { printedCommentary, type PeriodId, type Standing } from '../register/index.ts';
import { FigureText } from './FigureText.tsx';
import { dueShown, targetShown, valueShown } from './figureWords.ts';
import type { ItemColumn } from './ItemsTable.tsx';
import { MovementText } from './MovementText.tsx';
import { RatingMark } from './RatingMark.tsx';
import { bandShown, movementOf } from './ratingWords.ts';
import { useTextStyles } from './tableStyles.ts';

const Commentary = ({ standing }: { standing: Standing }) => {
  const text = useTextStyles();
  const said = standing.update && printedCommentary(standing.update);
  const missing = standing.update ? 'No comment' : 'No updates yet';
  return said ? <span className={text.clamped}>{said}</span> : <span className={text.muted}>{missing}</span>;
};

const rating: ItemColumn = {
  title: 'Rating',
  width: '15%',
  show: ({ scheme, rating: given }) => <RatingMark mark={bandShown(scheme, given.band)} />,
};

const movement: ItemColumn = {
  title: 'Since the last report',
  width: '12%',
  show: standing => <MovementText movement={movementOf(standing)} />,
};

const commentary = (title: string): ItemColumn => ({
  title,
  width: '32%',
  whole: true,
  show: standing => <Commentary standing={standing} />,
});

export const actionColumns: readonly ItemColumn[] = [
  rating,
  movement,
  {
    title: 'Due',
    width: '10%',
    show: ({ item }) => item.kind === 'action' && <FigureText figure={dueShown(item)} />,
  },
  commentary('What was said'),
];

export const indicatorColumns = (period: PeriodId): readonly ItemColumn[] => [
  {
    title: 'Value',
    width: '9%',
    align: 'end',
    show: ({ item, update }) =>
      item.kind === 'indicator' && (
        <FigureText figure={valueShown(item, update)} missing={update?.value === null || !update} />
      ),
  },
  {
    title: 'Target to date',
    width: '10%',
    align: 'end',
    show: ({ item }) =>
      item.kind === 'indicator' && (
        <FigureText figure={targetShown(item, period)} missing={item.target === null} />
      ),
  },
  rating,
  movement,
  commentary('Comment'),
];
