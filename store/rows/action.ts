import { z } from 'zod';
import { isDay, itemKey, itemStates, type Action, type Result } from '../../register/index.ts';
import { FieldReader } from './fieldReader.ts';
import type { Fields } from './row.ts';

const day = z.string().refine(isDay);
const revisions = z.array(
  z.strictObject({ from: day, to: day, agreedBy: z.string(), agreedOn: day, reason: z.string() }),
);

/** Keys of plans, as they stand in a column. */
export const planKeys = z.array(z.string().min(1)).min(1);

export const parseAction = (fields: Fields): Result<Action> => {
  const read = new FieldReader(fields);
  const council = read.text('Council');
  const kind = read.choice('Kind', ['action']);
  const ref = read.text('Ref');
  const action: Action = {
    key: read.text('Key'),
    council,
    kind,
    ref,
    title: read.text('Title'),
    planKeys: read.json('PlanKeys', planKeys, []),
    scheme: read.text('Scheme'),
    post: read.text('Post'),
    approverPost: read.textOrNull('ApproverPost'),
    directorate: read.textOrNull('Directorate'),
    originalDue: read.dayOrNull('OriginalDue'),
    due: read.dayOrNull('Due'),
    dueText: read.textOrNull('DueText'),
    revisions: read.jsonOrNull('Revisions', revisions) ?? [],
    state: read.choice('State', itemStates),
    closedOn: read.dayOrNull('ClosedOn'),
    partnership: read.yesNo('Partnership'),
  };
  read.keyIs(itemKey(council, kind, ref));
  return read.finish(action);
};

export const actionFields = (action: Action): Fields => ({
  Title: action.title,
  Key: action.key,
  Council: action.council,
  Kind: action.kind,
  Ref: action.ref,
  PlanKeys: JSON.stringify(action.planKeys),
  Scheme: action.scheme,
  Post: action.post,
  ApproverPost: action.approverPost,
  Directorate: action.directorate,
  OriginalDue: action.originalDue,
  Due: action.due,
  DueText: action.dueText,
  Revisions: action.revisions.length === 0 ? null : JSON.stringify(action.revisions),
  State: action.state,
  Partnership: action.partnership,
  ClosedOn: action.closedOn,
});
