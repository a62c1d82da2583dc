import type { DocumentOfDay as Row } from '../datedModel.ts';
import { ageNames, overdueMonths, overdueWords, reviewShown, routeNames } from '../datedWords.ts';
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

const columns: readonly ListColumn<Row>[] = [
  { ...ratingColumn<Row>('18%'), title: 'State' },
  figureColumn<Row>(
    { id: 'due', title: 'Review due', width: '15%' },
    { figure: reviewShown, sortBy: ({ reviewDue }) => reviewDue },
  ),
  {
    id: 'late',
    title: 'Overdue for',
    width: '12%',
    align: 'end',
    show: row => overdueWords(row, row.day),
    text: row => overdueWords(row, row.day),
    sortBy: row => overdueMonths(row, row.day),
  },
  textColumn<Row>(
    { id: 'directorate', title: 'Directorate', width: '13%' },
    { text: ({ directorate }) => directorate, missing: 'None named' },
  ),
  textColumn<Row>(
    { id: 'route', title: 'Approved by', width: '11%' },
    { text: ({ document }) => routeNames[document.approvalRoute], missing: 'Nobody' },
  ),
  textColumn<Row>(
    { id: 'approver', title: 'Approver', width: '14%' },
    { text: ({ owner }) => owner.approverPost, missing: 'None named', hidden: true },
  ),
  {
    ...textColumn<Row>(
      { id: 'interval', title: 'Reviewed every', width: '11%' },
      {
        text: ({ document: { reviewInterval } }) =>
          reviewInterval === null ? null : `${reviewInterval} months`,
        missing: 'Not set',
        hidden: true,
      },
    ),
    sortBy: ({ document }) => document.reviewInterval,
  },
  {
    ...textColumn<Row>(
      { id: 'said', title: 'Last progress', width: '24%' },
      { text: saidText, missing: 'Nothing said yet', hidden: true },
    ),
    whole: true,
  },
];

const facets: readonly Facet<Row>[] = [
  ratingFacet<Row>('State', 'All states'),
  directorateFacet<Row>(),
  {
    name: 'age',
    label: 'Overdue for',
    all: 'Any length of time',
    of: ({ age }) => (age === null ? null : { value: age, label: ageNames[age] }),
  },
  {
    name: 'source',
    label: 'Approved by',
    all: 'Anybody',
    of: ({ document: { approvalRoute } }) => ({ value: approvalRoute, label: routeNames[approvalRoute] }),
  },
];

/** `posts`: those of the person who looks. Under the directorates that own them. */
export const documentList = (posts: ReadonlySet<string>): ListOf<Row> => ({
  noun: 'Document',
  columns,
  facets,
  name: ({ document, owner }) => ({
    key: document.key,
    title: document.title,
    note: `${document.ref} · ${owner.post}`,
  }),
  group: ({ directorate }) => ({
    key: directorate ?? 'none',
    title: directorate ?? 'No directorate named',
  }),
  words: row => [row.document.ref, row.document.title, row.owner.post, saidText(row) ?? ''].join(' '),
  isMine: row => posts.has(row.owner.post) && !isFinished(row),
});
