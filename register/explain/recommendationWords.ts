import { longDay, type Day } from '../day.ts';
import type { RecommendationPosition } from '../recommendationState.ts';

const methods = {
  'evidence-read': 'evidence read',
  inspected: 'inspected',
  're-tested': 're-tested',
} as const;
const claims = { implemented: 'implemented', 'partly-implemented': 'partly implemented' } as const;

const given = <T>(fact: T | null, words: (fact: T) => string): string[] =>
  fact === null ? [] : [words(fact)];

/**
 * What has been done by the end of a day, the owner's word told apart from the closer's: "implemented in the owner’s
 * word of 3 May 2024, not verified by 30 June 2024"; "claimed on 20 July 2024, verified on 1 September 2024 (inspected)".
 */
export const progressWords = (position: RecommendationPosition, day: Day): string => {
  const { state, claim, returned, verified, superseded, acceptance } = position;
  if (verified !== null) {
    const confirmed = `verified on ${longDay(verified.on)} (${methods[verified.method]})`;
    return [...given(claim, ({ on }) => `claimed on ${longDay(on)}`), confirmed].join(', ');
  }
  if (superseded !== null) return `superseded on ${longDay(superseded.on)} (${superseded.reason})`;
  if (state === 'risk-accepted' && acceptance !== null) {
    const minuted = given(acceptance.minute, ({ minuteRef }) => ` (${minuteRef})`);
    return `risk accepted until ${longDay(acceptance.proposal.reviewOn)}${minuted.join('')}`;
  }
  return [
    ...given(claim, ({ how, on }) => `${claims[how]} in the owner’s word of ${longDay(on)}`),
    ...given(returned, ({ on, needs }) => `returned on ${longDay(on)} (${needs})`),
    `not verified by ${longDay(day)}`,
  ].join(', ');
};
