import type { Rung, Saying } from './ladders.ts';
import type { StepName } from './ports.ts';

/** What an owner is told of, that asks for nothing or for one thing. */
export type NoticeName = 'sent-back' | 'recorded-for-you' | 'words-edited';

const told = (step: StepName, says: Saying, offset = 1): Rung => ({
  step,
  from: 'submitted',
  offset,
  unit: 'working-days',
  to: ['owner'],
  says,
});

/**
 * Notices, by what they tell of; the day of their terms is that of the act. What was sent back is said again after three
 * working days. Sources: a proxy is shown as such, and the post's holder is told; the officer is shown what was edited.
 */
export const noticeLadders: Record<NoticeName, readonly Rung[]> = {
  'sent-back': [
    told('sent-back', ({ one }) => `${one ? 'was' : 'were'} sent back and ${one ? 'waits' : 'wait'} for you`),
    told(
      'sent-back-again',
      ({ one }) => `${one ? 'was' : 'were'} sent back and still ${one ? 'waits' : 'wait'} for you`,
      3,
    ),
  ],
  'recorded-for-you': [
    told('recorded-for-you', ({ one }) => `${one ? 'was' : 'were'} recorded for you by the performance team`),
  ],
  'words-edited': [
    told('words-edited', ({ one }) => `${one ? 'has' : 'have'} words that were edited for publication`),
  ],
};
