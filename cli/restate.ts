import { randomUUID } from 'node:crypto';
import { explainItem, periodTitle, restate, type Snapshot } from '../register/index.ts';
import { needed, RefusedError, textOf, UsageError, type Command } from './command.ts';
import { itemFrom } from './itemFrom.ts';
import { councilOption, periodFrom, readSnapshot } from './register.ts';

type At = Parameters<typeof explainItem>[2];

const explained = (snapshot: Snapshot, key: string, at: At): string => {
  const explanation = explainItem(snapshot, key, at);
  if (!explanation.ok) throw new RefusedError(explanation.problems);
  return explanation.value.sentence;
};

export const restateCommand: Command = {
  name: 'restate',
  says: 'Correct a published figure or rating, as the performance team; what was published stays as it was',
  options: {
    period: { type: 'string', value: 'P', required: true, says: 'A published period, as 2024-25-Q1' },
    value: { type: 'string', value: 'V', says: 'The figure that counts from now on' },
    rating: { type: 'string', value: 'B', says: 'The rating that counts from now on, where no rule rates' },
    'completed-on': { type: 'string', value: 'DATE', says: 'With completed: the day on which it was' },
    reason: { type: 'string', value: 'TEXT', required: true, says: 'Why: a footnote of later tables' },
    'dry-run': { type: 'boolean', says: 'Only say what would be changed' },
    council: councilOption,
  },
  positionals: ['REF'],
  run: async (values, [ref = ''], around) => {
    const period = periodFrom(needed(values, 'period'));
    const [value, band] = [textOf(values, 'value'), textOf(values, 'rating')];
    const completedOn = textOf(values, 'completed-on');
    if (value === undefined && band === undefined && completedOn === undefined)
      throw new UsageError('Missing: --value V, --rating B or --completed-on DATE');
    const { snapshot, opened } = await readSnapshot(around, {
      council: textOf(values, 'council'),
      reach: 'all',
    });
    const item = itemFrom(snapshot, ref);
    if (item.kind !== 'action' && item.kind !== 'indicator')
      throw new UsageError(`${ref} is no action and no measure, so it has no published figure`);
    const made = restate(snapshot, {
      itemKey: item.key,
      period,
      value,
      band,
      completedOn,
      reason: needed(values, 'reason'),
      at: snapshot.asAt,
      submittedBy: 'performance',
      submissionId: randomUUID(),
    });
    if (!made.ok) throw new RefusedError(made.problems);
    const update = made.value;
    const at = { period, calendar: opened.calendar };
    const before = explained(snapshot, update.itemKey, at);
    const after = explained({ ...snapshot, updates: [...snapshot.updates, update] }, update.itemKey, at);
    const dryRun = values['dry-run'] === true;
    if (!dryRun) await opened.register.saveUpdate(update);
    const title = `${item.ref} ${item.title}, ${periodTitle(period)}`;
    return {
      found: false,
      json: { ref: item.ref, update, before, after, dryRun },
      text: [
        dryRun ? `${title}: this would be restated` : title,
        `Before: ${before}`,
        `After: ${after}`,
      ].join('\n'),
    };
  },
};
