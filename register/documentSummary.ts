import { addMonths, type Day } from './day.ts';
import { approvalRoutes, type Document } from './document.ts';
import { ownerAt } from './owner.ts';
import { accept, refuse, type Result } from './problem.ts';
import { rateDocument, reviewPosition } from './rateDocument.ts';
import type { Rating } from './rating.ts';
import { engineBands, type Scheme } from './scheme.ts';
import type { Snapshot } from './snapshot.ts';
import { heldBack } from './snapshotIndex.ts';

const limits = [
  { id: 'half-year', title: 'up to 6 months', months: 6 },
  { id: 'year', title: '6 to 12 months', months: 12 },
  { id: 'two-years', title: '1 to 2 years', months: 24 },
] as const;
const older = { id: 'older', title: 'over 2 years' } as const;

/** How long ago the review date passed. A document is in the first age whose months have not gone by. */
export const overdueAges = [...limits.map(({ id, title }) => ({ id, title })), older];
export type OverdueAge = (typeof overdueAges)[number]['id'];

/** Where one document stands on a day. `age` is null unless it is overdue; `directorate` is the owner's of that day. */
export type DocumentStanding = {
  document: Document;
  scheme: Scheme;
  rating: Rating;
  reviewDue: Day;
  age: OverdueAge | null;
  directorate: string | null;
};

const natural = new Intl.Collator('en-GB', { numeric: true }).compare;

const ageOf = (reviewDue: Day, day: Day): OverdueAge =>
  limits.find(({ months }) => day <= addMonths(reviewDue, months))?.id ?? older.id;

const standingOf = (document: Document, day: Day, scheme: Scheme): DocumentStanding => {
  const rating = rateDocument(document, day, scheme);
  const { reviewDue } = reviewPosition(document, day);
  const age = rating.band === engineBands.overdue ? ageOf(reviewDue, day) : null;
  return { document, scheme, rating, reviewDue, age, directorate: ownerAt(document, day).directorate };
};

/**
 * Every document's standing on a day, by ref as people count. Documents held back by an unread row are left out; one
 * whose scheme the register does not have refuses the whole, by name.
 */
export const documentStandings = (snapshot: Snapshot, day: Day): Result<DocumentStanding[]> => {
  const schemes = new Map(snapshot.schemes.map(scheme => [scheme.id, scheme]));
  const held = heldBack(snapshot);
  const standings: DocumentStanding[] = [];
  const strangers: Document[] = [];
  for (const document of snapshot.documents.filter(one => !held.has(one.key))) {
    const scheme = schemes.get(document.scheme);
    if (scheme) standings.push(standingOf(document, day, scheme));
    else strangers.push(document);
  }
  if (strangers.length === 0)
    return accept(standings.sort((a, b) => natural(a.document.ref, b.document.ref)));
  return refuse(
    ...strangers.map(({ ref, scheme }) => {
      return { code: 'unknown-scheme', field: 'scheme', facts: { scheme, items: ref } } as const;
    }),
  );
};

/** `bands` by what they are on the day, `ages` only of the overdue ones; each adds up to its total. */
export type DocumentRow = {
  id: string;
  title: string;
  bands: Record<string, number>;
  ages: Record<OverdueAge, number>;
  overdue: number;
  total: number;
};

export type DocumentSummary = { day: Day; by: DocumentGrouping; rows: DocumentRow[] };

export const documentGroupings = ['directorate', 'approval-route'] as const;
export type DocumentGrouping = (typeof documentGroupings)[number];

const routeTitles = { officer: 'Officer', cabinet: 'Cabinet', council: 'Council' };
const documentBands = [
  engineBands.inDate,
  engineBands.dueSoon,
  engineBands.overdue,
  engineBands.underReview,
  engineBands.withdrawn,
];

const rowOf = (id: string, title: string, standings: readonly DocumentStanding[]): DocumentRow => {
  const having = (test: (one: DocumentStanding) => boolean) => standings.filter(test).length;
  return {
    id,
    title,
    bands: Object.fromEntries(documentBands.map(band => [band, having(one => one.rating.band === band)])),
    ages: {
      'half-year': having(one => one.age === 'half-year'),
      year: having(one => one.age === 'year'),
      'two-years': having(one => one.age === 'two-years'),
      older: having(one => one.age === 'older'),
    },
    overdue: having(one => one.age !== null),
    total: standings.length,
  };
};

const nobody = 'No directorate';

const groupsOf = (standings: readonly DocumentStanding[], by: DocumentGrouping): [string, string][] => {
  if (by === 'approval-route') return approvalRoutes.map(route => [route, routeTitles[route]]);
  const names = new Set(standings.map(({ directorate }) => directorate ?? nobody));
  return [...names].sort(natural).map(name => [name, name]);
};

/**
 * Documents of a day in groups, the overall row last; every document is in one group. Directorates are those of the
 * owner on that day, in alphabetical order.
 */
export const summariseDocuments = (
  snapshot: Snapshot,
  day: Day,
  by: DocumentGrouping,
): Result<DocumentSummary> => {
  const standings = documentStandings(snapshot, day);
  if (!standings.ok) return standings;
  const groups = new Map<string, DocumentStanding[]>();
  for (const one of standings.value) {
    const id = by === 'directorate' ? (one.directorate ?? nobody) : one.document.approvalRoute;
    const group = groups.get(id);
    if (group) group.push(one);
    else groups.set(id, [one]);
  }
  const rows = groupsOf(standings.value, by).map(([id, title]) => rowOf(id, title, groups.get(id) ?? []));
  return accept({ day, by, rows: [...rows, rowOf('overall', 'Overall', standings.value)] });
};
