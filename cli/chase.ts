import { planChase, unaskedItems, type PlannedMessage } from '../chase/index.ts';
import { instantAt, isDay, isWorkingDay, weekdayAndDay, type ReturnItem } from '../register/index.ts';
import { textOf, UsageError, type Command } from './command.ts';
import { councilOption, readSnapshot } from './register.ts';

const rowOf = ({ recipient, day, steps, reason }: PlannedMessage) => ({
  recipient,
  day,
  steps: steps.map(({ step, period }) => ({ step, period })),
  items: steps.flatMap(step => step.itemKeys),
  reason,
});

const unaskedLines = (items: readonly ReturnItem[]): string[] => {
  if (items.length === 0) return [];
  const posts = [...new Set(items.map(item => item.post))].sort();
  return [
    '',
    `Nobody can be asked for ${items.length} items, because these posts are vacant or away: ${posts.join(', ')}.`,
  ];
};

export const chaseCommand: Command = {
  name: 'chase',
  says: 'Show who would be written to on a day, and why. Sending is the server’s work',
  options: {
    'dry-run': { type: 'boolean', required: true, says: 'Show, and send nothing' },
    on: { type: 'string', value: 'DATE', says: 'A day, as 2024-10-01; today unless told' },
    council: councilOption,
  },
  positionals: [],
  run: async (values, _positionals, around) => {
    const on = textOf(values, 'on');
    if (on !== undefined && !isDay(on)) throw new UsageError(`“${on}” is not a day. Write it as 2024-10-01.`);
    // An officer is asked for restricted items too, and a line here names none of them by more than its key.
    const asked = {
      council: textOf(values, 'council'),
      reach: 'all' as const,
      ...(on === undefined ? {} : { at: instantAt(on) }),
    };
    const { snapshot, opened, today } = await readSnapshot(around, asked);
    const day = on ?? today;
    const now = instantAt(day);
    const messages = planChase({
      snapshot: { ...snapshot, asAt: now },
      sent: [],
      calendar: opened.calendar,
      now,
    });
    const title = `${weekdayAndDay(day)} ${day.slice(0, 4)}`;
    const nobody = isWorkingDay(day, opened.calendar)
      ? `${title}: nobody is written to.`
      : `${title} is not a working day: nobody is written to.`;
    const lines = [
      messages.length === 0 ? nobody : `${title}: ${messages.length} messages would be sent.`,
      ...messages.map(message => `${message.recipient.post}: ${message.reason}`),
      ...unaskedLines(unaskedItems(snapshot, day)),
    ];
    return { found: false, json: messages.map(rowOf), text: lines.join('\n') };
  },
};
