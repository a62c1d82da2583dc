import { itemKey, itemStates, type Action, type Result } from '../../register/index.ts';
import { FieldReader } from './fieldReader.ts';
import { datedFields, promisedFields, readDated, readPromised } from './promised.ts';
import type { Fields } from './row.ts';

/** A roll-over to another reference ends a row without a day, and names the key under which the action goes on. */
const goesOn = ({ council, decisionRef }: Action): boolean =>
  decisionRef?.startsWith(itemKey(council, 'action', '')) === true;

/**
 * Closing is a decision, of a day: a closed action that names none is a problem, whoever closed it. A completed one
 * needs its day too, or nobody could tell in which tables it is completed.
 */
const holdToEnding = (read: FieldReader, action: Action): void => {
  const { state, closedOn, decisionRef } = action;
  if (state === 'completed' && closedOn === null) read.fail('completion-date-needed', 'ClosedOn');
  if (state !== 'closed') return;
  if (decisionRef === null || decisionRef.trim() === '') read.fail('decision-needed', 'DecisionRef');
  else if (closedOn === null && !goesOn(action)) read.fail('missing', 'ClosedOn');
};

export const parseAction = (fields: Fields): Result<Action> => {
  const read = new FieldReader(fields);
  read.choice('Kind', ['action']);
  const action: Action = {
    ...readPromised(read, 'action'),
    ...readDated(read),
    from: read.dayOrNull('From'),
    project: read.textOrNull('Project'),
    planned: read.periodOrNull('PlannedPeriod'),
    revised: read.periodOrNull('RevisedPeriod'),
    state: read.choice('State', itemStates),
    closedOn: read.dayOrNull('ClosedOn'),
    decisionRef: read.textOrNull('DecisionRef'),
    partnership: read.yesNo('Partnership'),
  };
  read.keyIs(itemKey(action.council, 'action', action.ref));
  holdToEnding(read, action);
  return read.finish(action);
};

export const actionFields = (action: Action): Fields => ({
  ...promisedFields(action),
  ...datedFields(action),
  Kind: 'action',
  From: action.from,
  Project: action.project,
  PlannedPeriod: action.planned,
  RevisedPeriod: action.revised,
  State: action.state,
  ClosedOn: action.closedOn,
  DecisionRef: action.decisionRef,
  Partnership: action.partnership,
});
