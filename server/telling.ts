import type { Answering, Chase, Deciding } from '../chase/index.ts';
import type { Result } from '../register/index.ts';
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

/** The same deciding, after which open pages are told. */
export const tellingDeciding = (deciding: Deciding, changes: Changes): Deciding => {
  const telling =
    <R extends { council: string }, T>(work: (request: R) => Promise<Result<T>>) =>
    async (request: R): Promise<Result<T>> => {
      const done = await work(request);
      if (done.ok) changes.tell(request.council);
      return done;
    };
  return {
    act: telling(deciding.act),
    decide: telling(deciding.decide),
    handOver: telling(deciding.handOver),
    movePeriod: telling(deciding.movePeriod),
  };
};

/** The same nudging, after which the chase sends what was planned, and open pages are told. */
export const wakingNudge =
  (chase: Pick<Chase, 'nudge'>, scheduler: { wake: () => void }, changes: Changes): Chase['nudge'] =>
  async request => {
    const nudged = await chase.nudge(request);
    if (nudged.some(one => one.nudged)) {
      scheduler.wake();
      changes.tell(request.council);
    }
    return nudged;
  };
