import type { FrontState } from './frontState.ts';

/** What to try next, as one sentence. `post` is the chosen person's name. */
export const nextStep = ({ progress, asked, unread, others }: FrontState, post: string): string => {
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
