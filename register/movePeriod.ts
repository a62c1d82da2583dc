import { accept, refuse, type Result } from './problem.ts';
import { reportingStates, type ReportingPeriod, type ReportingState } from './reportingPeriod.ts';

/**
 * A reporting period one step further in the sign-off (collecting, approving, performance check, leadership, closed), or
 * one step back where something was missed. What is closed stays closed, and what is frozen is changed by nobody
 * (`wrong-state`). Moving to where it is changes nothing. Source: the council's sign-off, from submitted to frozen.
 */
export const movePeriod = (period: ReportingPeriod, to: ReportingState): Result<ReportingPeriod> => {
  const { state } = period;
  if (state === to) return accept(period);
  const steps = reportingStates.indexOf(to) - reportingStates.indexOf(state);
  const isStep = Math.abs(steps) === 1 && state !== 'closed' && state !== 'planned' && to !== 'planned';
  return isStep
    ? accept({ ...period, state: to })
    : refuse({ code: 'wrong-state', field: 'state', facts: { state, to } });
};
