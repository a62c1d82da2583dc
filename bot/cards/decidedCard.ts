import {
  createCard,
  heading,
  line,
  run,
  shorten,
  words,
  type AdaptiveCard,
  type Element,
  type Execute,
} from './adaptiveCard.ts';
import { backToDecisions } from './decidePresses.ts';
import type { Origin } from './presses.ts';

/** `next` opens what waits next; `left` is how much still waits for this person. */
export type DecidedInput = {
  title: string;
  said: readonly Element[];
  next: Execute | null;
  left: number;
  origin: Origin;
};

const leftText = (left: number): string =>
  left === 0
    ? 'Nothing else waits for your decision.'
    : `${left} more ${left === 1 ? 'thing waits' : 'things wait'} for your decision.`;

/** What was decided, word for word, and what waits next. */
export const decidedCard = ({ title, said, next, left, origin }: DecidedInput): AdaptiveCard =>
  createCard(
    [heading(title), ...said, line(leftText(left), { isSubtle: true, separator: true })],
    [...(next ? [next] : []), backToDecisions(origin)],
  );

/** Said in place of a card on which nothing can be decided; what was typed is shown, so that it can be copied. */
export const undecidedCard = (
  title: string,
  said: readonly Element[],
  { typed, origin }: { typed: readonly (string | undefined)[]; origin: Origin },
): AdaptiveCard => {
  const kept = typed.filter((text): text is string => text !== undefined && text.trim() !== '');
  return createCard(
    [
      heading(title),
      ...said,
      ...(kept.length > 0 ? [line('What you typed was not recorded. It said:', { isSubtle: true })] : []),
      ...kept.map(text => words([run(shorten(text, 4000))], { spacing: 'small' })),
    ],
    [backToDecisions(origin)],
  );
};
