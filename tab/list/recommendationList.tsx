import { riskPriorities, shortDay } from '../../register/index.ts';
import { closerNames } from '../../report/index.ts';
import type { RecommendationRow as Row } from '../datedModel.ts';
import {
  agreedDate,
  capital,
  lateBy,
  lateShown,
  movesWords,
  sourceNames,
  stateNames,
} from '../datedWords.ts';
import {
  directorateFacet,
  figureColumn,
  isFinished,
  ratingColumn,
  ratingFacet,
  saidText,
  textColumn,
} from './datedColumns.tsx';
import type { Facet, ListColumn, ListOf } from './listModel.ts';

const more = (id: string, title: string, text: (row: Row) => string | null): ListColumn<Row> =>
  textColumn({ id, title, width: '12%' }, { text, missing: 'None named', hidden: true });

/** From high to low. */
const riskOrder = ({ item }: Row): number => -riskPriorities.indexOf(item.riskPriority);

const columns: readonly ListColumn<Row>[] = [
  ratingColumn<Row>('13%'),
  figureColumn<Row>(
    { id: 'due', title: 'Due', width: '13%' },
    { figure: ({ lateness, item }) => agreedDate(lateness, item.dueText), sortBy: row => row.lateness.due },
  ),
  figureColumn<Row>({ id: 'late', title: 'Late by', width: '12%' }, { figure: lateShown, sortBy: lateBy }),
  {
    ...textColumn<Row>(
      { id: 'risk', title: 'Priority', width: '8%' },
      { text: ({ item }) => capital(item.riskPriority), missing: 'None' },
    ),
    sortBy: riskOrder,
  },
  textColumn<Row>(
    { id: 'directorate', title: 'Directorate', width: '11%' },
    { text: ({ owner }) => owner.directorate, missing: 'None named' },
  ),
  figureColumn<Row>(
    { id: 'source', title: 'Source', width: '14%' },
    {
      figure: ({ item }) => ({
        text: sourceNames[item.source],
        note: item.assurance === null ? 'no assurance given' : `${item.assurance} assurance`,
      }),
      sortBy: ({ item }) => sourceNames[item.source],
    },
  ),
  textColumn<Row>(
    { id: 'closer', title: 'Closed by', width: '10%' },
    { text: ({ item }) => closerNames[item.closer], missing: 'Nobody' },
  ),
  more('state', 'State', ({ position }) => stateNames[position.state]),
  more('approver', 'Approver', ({ owner }) => owner.approverPost),
  {
    ...more('agreed', 'Agreed on', ({ item }) => shortDay(item.agreedOn)),
    sortBy: ({ item }) => item.agreedOn,
  },
  {
    ...more('revisions', 'Date moved', ({ lateness }) => capital(movesWords(lateness.revisions))),
    sortBy: ({ lateness }) => lateness.revisions,
  },
  {
    ...textColumn<Row>(
      { id: 'said', title: 'Last progress', width: '22%' },
      { text: saidText, missing: 'Nothing said yet', hidden: true },
    ),
    whole: true,
  },
];

const facets: readonly Facet<Row>[] = [
  ratingFacet<Row>('Rating', 'All ratings'),
  {
    name: 'state',
    label: 'State',
    all: 'All states',
    of: ({ position: { state } }) => ({ value: state, label: stateNames[state] }),
  },
  directorateFacet<Row>(),
  {
    name: 'risk',
    label: 'Priority',
    all: 'All priorities',
    of: ({ item: { riskPriority } }) => ({ value: riskPriority, label: capital(riskPriority) }),
  },
  {
    name: 'source',
    label: 'Report',
    all: 'All reports',
    of: ({ item: { report } }) => ({ value: report, label: report }),
  },
];

/** `posts`: those of the person who looks. Under the reports that they came from. */
export const recommendationList = (posts: ReadonlySet<string>): ListOf<Row> => ({
  noun: 'Recommendation',
  columns,
  facets,
  name: ({ item, owner }) => ({ key: item.key, title: item.title, note: `${item.ref} · ${owner.post}` }),
  group: ({ item, plan }) => ({ key: `${plan.key} ${item.report}`, title: `${plan.title}: ${item.report}` }),
  words: row =>
    [row.item.ref, row.item.title, row.owner.post, row.item.report, saidText(row) ?? ''].join(' '),
  isMine: row => posts.has(row.owner.post) && !isFinished(row),
});
