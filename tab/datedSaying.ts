import type { ActName, PeriodId, RawAnswer } from '../register/index.ts';
import type { ItemActBody } from '../server/client.ts';

export type DatedKind = 'recommendation' | 'document';

/** What an owner can say of a recommendation or a policy. */
export type Saying = 'implemented' | 'partly-implemented' | 'progress' | 'answered' | 'formal-review-begun';

type Choice = { value: Saying; label: string; act: ActName };

const choices: Record<DatedKind, readonly Choice[]> = {
  recommendation: [
    { value: 'implemented', label: 'It is implemented', act: 'claim' },
    { value: 'partly-implemented', label: 'It is partly implemented', act: 'claim' },
    { value: 'progress', label: 'It is still under way', act: 'answer' },
  ],
  document: [
    { value: 'answered', label: 'Answer the review questions', act: 'answer-review' },
    { value: 'progress', label: 'Say how the review is going, or ask for a new date', act: 'answer' },
    { value: 'formal-review-begun', label: 'Say that a formal review has begun', act: 'begin-review' },
  ],
};

/** Those that the table of rights lets this person choose. */
export const sayingsFor = (kind: DatedKind, may: readonly ActName[]): readonly Choice[] =>
  choices[kind].filter(({ act }) => may.includes(act));

/**
 * What stands in the form. It is kept as a draft of an answer, which has no fields of its own for these: `band` is the
 * choice, `value` whether the policy is still needed.
 */
export const sayingIn = ({ band }: RawAnswer): Saying | null =>
  [...choices.recommendation, ...choices.document].find(({ value }) => value === band)?.value ?? null;

export type DatedSaying =
  { kind: 'act'; act: ItemActBody } | { kind: 'progress'; raw: RawAnswer; period: PeriodId };

/** What is sent: an act on the item, or progress that waits for its closer or approver. */
export const datedSaying = (saying: Saying, typed: RawAnswer, period: PeriodId): DatedSaying => {
  const words = typed.commentary ?? '';
  switch (saying) {
    case 'implemented':
    case 'partly-implemented':
      return { kind: 'act', act: { act: 'claimed', how: saying, evidence: words } };
    case 'answered':
      return {
        kind: 'act',
        act: { act: 'answered', stillNeeded: typed.value === 'yes', riskIfOutOfDate: words },
      };
    case 'formal-review-begun':
      return { kind: 'act', act: { act: saying } };
    case 'progress': {
      const { commentary, requestedDue, requestReason, evidence, confirmed } = typed;
      return {
        kind: 'progress',
        raw: { commentary, requestedDue, requestReason, evidence, confirmed },
        period,
      };
    }
  }
};

/** What the words are about, by what is said. */
export const wordsLabel: Record<Exclude<Saying, 'formal-review-begun'>, string> = {
  implemented: 'What shows that it is done?',
  'partly-implemented': 'What is done, and what shows it?',
  progress: 'What is being done?',
  answered: 'What is the risk of its being out of date?',
};

export const sentWords: Record<Saying, string> = {
  implemented: 'Recorded. Whoever closes it is asked to confirm it.',
  'partly-implemented': 'Recorded as partly implemented.',
  progress: 'Recorded. Whoever decides it is asked.',
  answered: 'Recorded. Thank you.',
  'formal-review-begun': 'Recorded. Nobody is reminded of it while the review lasts.',
};
