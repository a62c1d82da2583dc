import type { Day } from './day.ts';
import type { Document } from './document.ts';
import { readEvidence } from './evidence.ts';
import { accept, refuse, type Problem, type Result } from './problem.ts';
import type { RawAnswer } from './question.ts';
import { reviewPosition } from './rateDocument.ts';
import type { Recommendation } from './recommendation.ts';
import { recommendationOn } from './recommendationState.ts';
import type { Update } from './update.ts';
import { parseWrittenDay } from './writtenDay.ts';

/** What an owner says of a recommendation or a policy between its dates. */
export type CheckedProgress = Pick<Update, 'commentary' | 'requestedDue' | 'requestReason' | 'evidence'>;

const longest = 4000;

const words = (text: string | undefined): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};

const isEnded = (item: Recommendation | Document, day: Day): boolean =>
  item.kind === 'document'
    ? reviewPosition(item, day).withdrawnOn !== null
    : ['closed', 'superseded', 'risk-accepted'].includes(recommendationOn(item, day).state);

const textProblems = (raw: RawAnswer): Problem[] => [
  ...(words(raw.commentary) === null ? [{ code: 'missing', field: 'commentary' } as const] : []),
  ...(['commentary', 'requestReason'] as const).flatMap((field): Problem[] =>
    (raw[field]?.length ?? 0) > longest ? [{ code: 'too-long', field, facts: { most: longest } }] : [],
  ),
];

const requestProblems = (raw: RawAnswer, to: Day | null, day: Day): Problem[] => {
  if (to === null) return [];
  return [
    ...(to <= day ? [{ code: 'out-of-range', field: 'requestedDue' } as const] : []),
    ...(words(raw.requestReason) === null
      ? [{ code: 'reason-needed', field: 'requestReason' } as const]
      : []),
  ];
};

/**
 * Progress on a recommendation or a policy: what is being done, and where it is needed another date with its reason.
 * It is a request until whoever closes or approves agrees. Refused with every problem at once; with `wrong-state` where
 * the item is at its end. Source: North Norfolk, board update to GRAC, November 2024, 3.5 (a plan for getting internal
 * audit to sign the item off); Global Internal Audit Standards 15.2.
 */
export const checkProgress = (
  item: Recommendation | Document,
  raw: RawAnswer,
  day: Day,
): Result<CheckedProgress> => {
  if (isEnded(item, day)) return refuse({ code: 'wrong-state', field: 'itemKey' });
  const typed = words(raw.requestedDue);
  const to = typed === null ? accept(null) : parseWrittenDay(typed, 'requestedDue');
  const evidence = readEvidence(raw.evidence);
  const problems = [
    ...textProblems(raw),
    ...(to.ok ? requestProblems(raw, to.value, day) : to.problems),
    ...(evidence.ok ? [] : evidence.problems),
  ];
  if (problems.length > 0 || !to.ok || !evidence.ok) return refuse(...problems);
  return accept({
    commentary: words(raw.commentary),
    requestedDue: to.value,
    requestReason: to.value === null ? null : words(raw.requestReason),
    ...(evidence.value === null ? {} : { evidence: evidence.value }),
  });
};
