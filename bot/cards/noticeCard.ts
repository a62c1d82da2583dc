import type { RawAnswer } from '../../register/index.ts';
import { createCard, heading, line, run, shorten, words, type AdaptiveCard } from './adaptiveCard.ts';
import { backToList, type Origin } from './presses.ts';

/** Said in place of a card that cannot be answered; what was typed is shown, so that it can be copied. */
export const noticeCard = (
  title: string,
  sentences: readonly string[],
  { origin = {}, typed = {} }: { origin?: Origin; typed?: RawAnswer } = {},
): AdaptiveCard => {
  const { value, numerator, denominator, commentary, nextActions, requestReason, evidence } = typed;
  const kept = [value, numerator, denominator, commentary, nextActions, requestReason, evidence].filter(
    (text): text is string => typeof text === 'string' && text.trim() !== '',
  );
  return createCard(
    [
      heading(title),
      ...sentences.map(sentence => words([run(sentence)])),
      ...(kept.length > 0 ? [line('You typed:', { isSubtle: true })] : []),
      ...kept.map(text => words([run(shorten(text, 4000))], { spacing: 'small' })),
    ],
    [backToList(origin)],
  );
};
