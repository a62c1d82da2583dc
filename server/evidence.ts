import {
  answerTyped,
  comparePeriods,
  countingUpdate,
  queryCodes,
  type RawAnswer,
  type Snapshot,
  type Update,
} from '../register/index.ts';
import type { KnownItem } from './acting.ts';
import type { EvidenceBody } from './deskWire.ts';
import { ruleRefusal } from './problem.ts';
import type { AnswerRequest } from './wire.ts';

/** What counts of an item in one period, or in the last one in which anything does. */
const answeredIn = (
  { updates }: Snapshot,
  { key }: KnownItem,
  period: EvidenceBody['period'],
): Update | null => {
  const said = updates.filter(one => one.itemKey === key && (period === undefined || one.period === period));
  const periods = [...new Set(said.map(one => one.period))].sort(comparePeriods).reverse();
  for (const each of periods) {
    const counting = countingUpdate(said.filter(one => one.period === each));
    if (counting) return counting;
  }
  return null;
};

const withWords = (before: string | undefined, words: string | undefined): string | undefined => {
  const more = words?.trim() ?? '';
  if (more === '') return before;
  return before === undefined ? more : `${before}\n${more}`;
};

/** What was said stays as it was, and was asked about when it was said. */
const typedAgain = (item: KnownItem, update: Update): RawAnswer =>
  item.kind === 'action' || item.kind === 'indicator'
    ? { ...answerTyped(item, update), confirmed: [...queryCodes] }
    : {
        commentary: update.commentary ?? undefined,
        requestedDue: update.requestedDue ?? undefined,
        requestReason: update.requestReason ?? undefined,
        confirmed: [...queryCodes],
      };

/** False once something else counts than what this evidence was given for: its figures and words would come again. */
export const isStillFor = (
  snapshot: Snapshot,
  item: KnownItem,
  { period, answer }: { period: Update['period']; answer: string },
): boolean => answeredIn(snapshot, item, period)?.key === answer;

/**
 * Evidence for what was said already, as the answer that corrects it: the same figures and words with the address, and
 * with the words about it below. `answer` is the key of what was said.
 * @throws Refusal 422 where nothing was said yet
 */
export const answerWithEvidence = (
  snapshot: Snapshot,
  item: KnownItem,
  { period, submissionId, url, words }: EvidenceBody,
): { given: AnswerRequest; answer: string } => {
  const update = answeredIn(snapshot, item, period);
  if (!update) throw ruleRefusal([{ code: 'wrong-state', field: 'period' }]);
  const typed = typedAgain(item, update);
  const commentary = withWords(typed.commentary, words);
  const raw = { ...typed, commentary, evidence: url };
  return { given: { period: update.period, submissionId, raw }, answer: update.key };
};
