import type { Answering } from '../chase/index.ts';
import type { Changes } from './changes.ts';

/** The same answering, after which open pages are told: wherever an answer was given, every page sees it. */
export const tellingAnswering = (answering: Answering, changes: Changes): Answering => ({
  ...answering,
  answer: async given => {
    const answered = await answering.answer(given);
    if (answered.ok && !answered.value.repeated) changes.tell(given.council);
    return answered;
  },
});
