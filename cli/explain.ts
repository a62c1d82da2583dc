import { explainItem, periodTitle } from '../register/index.ts';
import { needed, RefusedError, textOf, type Command } from './command.ts';
import {
  councilOption,
  frozenFrom,
  frozenOptions,
  periodFrom,
  reachFrom,
  readSnapshot,
  restrictedOption,
} from './register.ts';

export const explainCommand: Command = {
  name: 'explain',
  says: 'Say why an item has its rating: what was held against what, and where the line is',
  options: {
    period: { type: 'string', value: 'P', required: true, says: 'A period, as 2024-25-Q1' },
    ...frozenOptions,
    ...restrictedOption,
    council: councilOption,
  },
  positionals: ['REF'],
  run: async (values, [ref = ''], around) => {
    const period = periodFrom(needed(values, 'period'));
    const { snapshot, opened } = await readSnapshot(around, {
      council: textOf(values, 'council'),
      frozen: frozenFrom(values, period),
      reach: reachFrom(values),
    });
    const explained = explainItem(snapshot, ref, { period, calendar: opened.calendar });
    if (!explained.ok) throw new RefusedError(explained.problems);
    const { title, sentence, source, ...facts } = explained.value;
    const lines = [
      `${facts.ref} ${title}, ${periodTitle(period)}`,
      sentence,
      `Source of the rule: ${source}`,
    ];
    return { found: false, json: explained.value, text: lines.join('\n') };
  },
};
