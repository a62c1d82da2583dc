import { itemKey, itemStates, type Action, type Result } from '../../register/index.ts';
import { FieldReader } from './fieldReader.ts';
import { datedFields, promisedFields, readDated, readPromised } from './promised.ts';
import type { Fields } from './row.ts';

/** Closing is a decision: a closed action that names none is a problem, whoever closed it. */
export const parseAction = (fields: Fields): Result<Action> => {
  const read = new FieldReader(fields);
  read.choice('Kind', ['action']);
  const action: Action = {
    ...readPromised(read, 'action'),
    ...readDated(read),
    project: read.textOrNull('Project'),
    planned: read.periodOrNull('PlannedPeriod'),
    revised: read.periodOrNull('RevisedPeriod'),
    state: read.choice('State', itemStates),
    closedOn: read.dayOrNull('ClosedOn'),
    decisionRef: read.textOrNull('DecisionRef'),
    partnership: read.yesNo('Partnership'),
  };
  read.keyIs(itemKey(action.council, 'action', action.ref));
  if (action.state === 'closed' && action.decisionRef === null) read.fail('decision-needed', 'DecisionRef');
  return read.finish(action);
};

export const actionFields = (action: Action): Fields => ({
  ...promisedFields(action),
  ...datedFields(action),
  Kind: 'action',
  Project: action.project,
  PlannedPeriod: action.planned,
  RevisedPeriod: action.revised,
  State: action.state,
  ClosedOn: action.closedOn,
  DecisionRef: action.decisionRef,
  Partnership: action.partnership,
});
