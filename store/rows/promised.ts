import { z } from 'zod';
import {
  dueAt,
  isDay,
  visibilities,
  type Dated,
  type FormerOwner,
  type ItemKind,
  type Promised,
} from '../../register/index.ts';
import { classificationFields, readClassification } from './classification.ts';
import type { FieldReader } from './fieldReader.ts';
import type { Fields } from './row.ts';

export const day = z.string().refine(isDay);

const revisions = z.array(
  z.strictObject({ from: day, to: day, agreedBy: z.string(), agreedOn: day, reason: z.string() }),
);

const planKeys = z.array(z.string().min(1)).min(1);

const formerOwners = z.array(
  z.strictObject({
    post: z.string().min(1),
    approverPost: z.string().nullable(),
    directorate: z.string().nullable(),
    until: day,
  }),
);

const byEnd = (a: FormerOwner, b: FormerOwner) => a.until.localeCompare(b.until);

/** JSON of a list, and an empty column for an empty list. */
export const listOrEmpty = (values: readonly unknown[]): string | null =>
  values.length === 0 ? null : JSON.stringify(values);

/** What every item's row has. An empty Visibility is `internal`: nothing is open until somebody has said so. */
export const readPromised = <K extends ItemKind>(read: FieldReader, kind: K): Promised & { kind: K } => {
  const visibility = read.choiceOrNull('Visibility', visibilities) ?? 'internal';
  return {
    key: read.text('Key'),
    council: read.text('Council'),
    kind,
    ref: read.text('Ref'),
    title: read.text('Title'),
    planKeys: read.json('PlanKeys', planKeys, []),
    scheme: read.text('Scheme'),
    post: read.text('Post'),
    approverPost: read.textOrNull('ApproverPost'),
    directorate: read.textOrNull('Directorate'),
    formerOwners: (read.jsonOrNull('FormerOwners', formerOwners) ?? []).sort(byEnd),
    formerKey: read.textOrNull('FormerKey'),
    visibility,
    ...readClassification(read, visibility),
  };
};

export const promisedFields = (item: Promised): Fields => ({
  Title: item.title,
  Key: item.key,
  Council: item.council,
  Ref: item.ref,
  PlanKeys: JSON.stringify(item.planKeys),
  Scheme: item.scheme,
  Post: item.post,
  ApproverPost: item.approverPost,
  Directorate: item.directorate,
  FormerOwners: listOrEmpty(item.formerOwners),
  FormerKey: item.formerKey,
  Visibility: item.visibility,
  ...classificationFields(item),
});

const endOfTime = '9999-12-31';

/**
 * A date is moved by a revision that somebody agreed, with a reason. One that was typed over moves nothing: it is a
 * problem, whichever of the columns was changed. No date at all beside a first one is how "no date yet" is imported.
 */
const holdToRevisions = (read: FieldReader, dated: Dated): void => {
  const { originalDue, due, revisions: moves } = dated;
  if (moves.some(({ agreedBy }) => agreedBy.trim() === '')) read.fail('missing', 'Revisions');
  if (moves.some(({ reason }) => reason.trim() === '')) read.fail('reason-needed', 'Revisions');
  if (due !== null && originalDue === null) read.fail('missing', 'OriginalDue');
  const isUntold = due === null && moves.length === 0;
  if (!isUntold && due !== dueAt(dated, endOfTime)) read.fail('date-locked', 'Due');
};

export const readDated = (read: FieldReader): Dated => {
  const dated: Dated = {
    originalDue: read.dayOrNull('OriginalDue'),
    due: read.dayOrNull('Due'),
    dueText: read.textOrNull('DueText'),
    revisions: read.jsonOrNull('Revisions', revisions) ?? [],
  };
  if (read.isSound()) holdToRevisions(read, dated);
  return dated;
};

export const datedFields = (item: Dated): Fields => ({
  OriginalDue: item.originalDue,
  Due: item.due,
  DueText: item.dueText,
  Revisions: listOrEmpty(item.revisions),
});

/**
 * Recommendations, documents and complaints are what their acts make of them. A State written beside those by hand
 * would say something that nobody has done, so it is a problem and not a fact.
 */
export const refuseState = (read: FieldReader): void => {
  if (!read.isEmpty('State')) read.fail('wrong-state', 'State');
};
