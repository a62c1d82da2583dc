import { createCard, heading, line, type AdaptiveCard, type Element, type Execute } from './adaptiveCard.ts';
import { goTo } from './decidePresses.ts';
import { backToList, type Origin } from './presses.ts';

/** `item` is shown again by a button; `next` opens what is asked next, of so many that are left. */
export type RecordedInput = {
  said: readonly Element[];
  item: string;
  next: Execute | null;
  left: number;
  origin: Origin;
};

const leftText = (left: number): string =>
  left === 1
    ? '1 more recommendation or policy is asked of you.'
    : `${left} more recommendations or policies are asked of you.`;

/** What an owner said of a recommendation or a policy, as it was recorded. */
export const recordedCard = ({ said, item, next, left, origin }: RecordedInput): AdaptiveCard =>
  createCard(
    [
      heading('Recorded'),
      ...said,
      line(left === 0 ? 'Nothing else like this is asked of you. Thank you.' : leftText(left), {
        isSubtle: true,
      }),
    ],
    [
      ...(next ? [next] : []),
      goTo('dated', { origin, data: { item }, title: 'Show how it stands' }),
      backToList(origin),
    ],
  );
