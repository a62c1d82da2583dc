import { longDay, type ReportingState } from '../register/index.ts';
import type { PeriodView } from '../server/client.ts';

/** A step of the sign-off: what its button says, and what it does. `final`: it cannot be taken back. */
export type Step = { to: ReportingState; button: string; does: string; final: boolean };

const onwards: Partial<Record<ReportingState, Step>> = {
  collecting: {
    to: 'approving',
    button: 'Close it for answers',
    does: 'Nobody is asked any more. Only what is sent back can still be answered, and approvers decide what is left.',
    final: false,
  },
  approving: {
    to: 'performance-check',
    button: 'Begin the performance check',
    does: 'The performance team edits words for publication, beside the officers’ own. Approvers can still decide.',
    final: false,
  },
  'performance-check': {
    to: 'leadership',
    button: 'Give it to senior leaders',
    does: 'Senior leaders see it before it is closed, and each meeting can be given a version of its own.',
    final: false,
  },
  leadership: {
    to: 'closed',
    button: 'Close it',
    does: 'No answer and no decision can be added. What is closed stays closed.',
    final: true,
  },
};

const back = (to: ReportingState, button: string): Step => ({ to, button, does: '', final: false });

const backwards: Partial<Record<ReportingState, Step>> = {
  approving: back('collecting', 'Open it for answers again'),
  'performance-check': back('approving', 'Go back to approving'),
  leadership: back('performance-check', 'Go back to the performance check'),
};

export const nextStep = ({ state }: Pick<PeriodView, 'state'>): Step | null => onwards[state] ?? null;
export const stepBack = ({ state }: Pick<PeriodView, 'state'>): Step | null => backwards[state] ?? null;

export const freezing =
  'Keeps the register as it stands in a file with a hash, from which every table can be shown again later. It is done once.';

const states: Record<ReportingState, string> = {
  planned: 'has not opened yet',
  collecting: 'is being collected',
  approving: 'is being approved',
  'performance-check': 'is being checked',
  leadership: 'is with senior leaders',
  closed: 'is closed',
};

/** "Q2 2024-25 is being approved: 6 of 6 answered, 4 of 6 approved." */
export const signOffSentence = (period: PeriodView): string => {
  const { title, state, opensOn, asked, answered, approved, isFrozen } = period;
  if (state === 'planned') return `${title} opens on ${longDay(opensOn)}.`;
  const counts = `${answered} of ${asked} answered, ${approved} of ${asked} approved`;
  return `${title} ${states[state]}${isFrozen ? ' and frozen' : ''}: ${counts}.`;
};
