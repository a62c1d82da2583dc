import type { Promised } from '../../register/index.ts';
import { createCard, heading, line, run, words, type AdaptiveCard, type Element } from './adaptiveCard.ts';
import { keptLine } from './formNotices.ts';
import { itemName } from './itemName.ts';
import { backToList, sendHelp, type Origin, type Subject } from './presses.ts';

type Named = Pick<Promised, 'ref' | 'title' | 'visibility'>;

const about = (item: Named | null): Element[] => (item ? [words(itemName(item, 220))] : []);

/** Asks what is wrong; `item` is null where the question is not about one. */
export const helpRequestCard = (
  item: Named | null,
  subject: Subject,
  { missing = false, kept = false }: { missing?: boolean; kept?: boolean } = {},
): AdaptiveCard =>
  createCard(
    [
      heading('I need help'),
      ...about(item),
      line('The performance team reads this and comes back to you.', { spacing: 'small' }),
      ...keptLine(kept),
      ...(missing ? [line('Please write what you need first.', { weight: 'bolder' })] : []),
      { type: 'Input.Text', id: 'help', label: 'What do you need?', isMultiline: true, maxLength: 2000 },
    ],
    [sendHelp(subject), backToList(subject)],
  );

export const helpReceipt = (item: Named | null, origin: Origin): AdaptiveCard =>
  createCard(
    [
      heading('Your question is with the performance team'),
      ...about(item),
      words([run('Only they see it. Nothing else is changed: what is asked of you stays as it was.')], {
        spacing: 'small',
      }),
    ],
    [backToList(origin)],
  );
