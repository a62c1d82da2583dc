import type { FrontPerson, FrontState } from './frontState.ts';

type Chosen = Pick<FrontPerson, 'name' | 'council'>;

/** Where no return is collected there are recommendations and policies to hear of. */
const withoutReturn = ({ unread, asked }: FrontState, post: string): string => {
  if (unread > 0)
    return `Open the Teams chat: Quarterbook has written to ${post} about recommendations and policies.`;
  return asked
    ? 'Go to the next day: Quarterbook writes again until everything that is overdue is closed.'
    : `Go to the next day: Quarterbook writes to ${post} as soon as a recommendation or a policy needs it.`;
};

/** What the chosen person may try next, as one sentence. */
export const nextStep = (state: FrontState, { name: post, council }: Chosen): string => {
  if (!council.hasReturn) return withoutReturn(state, post);
  const { progress, asked, unread, others } = state;
  if (progress === null) {
    return 'Go to Tuesday 1 October: the return for the second quarter opens, and Quarterbook writes to every post that owes an update.';
  }
  const { mine, owed, answered, title } = progress;
  if (others.running) return 'The other posts are answering. Watch the tables fill in the tab.';
  if (answered >= owed)
    return `Every answer for ${title} is in. Refresh the tables in Word: the report is written.`;
  if (mine === null || mine.owed === 0) {
    return `${post} owes nothing for ${title}. Look at the tab, or choose a lead officer, such as the Car Parks Manager, to answer something.`;
  }
  if (!asked) return `Go to the next working day: Quarterbook writes to ${post} at nine in the morning.`;
  if (mine.answered === 0) {
    return unread > 0
      ? `Open the Teams chat: Quarterbook asks ${post} for ${mine.owed === 1 ? 'one update' : `${mine.owed} updates`}. Answer one.`
      : 'Answer an item in the Teams chat, and watch the tab change.';
  }
  if (mine.answered < mine.owed)
    return 'Your answer is already in the tab. Refresh the tables in Word, or answer the next item.';
  return `${post} has answered everything. Refresh the tables in Word, then let the other posts answer too.`;
};
