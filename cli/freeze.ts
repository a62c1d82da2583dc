import { periodTitle } from '../register/index.ts';
import { freezePeriod } from '../store/index.ts';
import { needed, RefusedError, textOf, type Command } from './command.ts';
import { councilOption, periodFrom, readSnapshot } from './register.ts';

export const freezeCommand: Command = {
  name: 'freeze',
  says: 'Keep the register as it stands for a closed period, with a hash that proves it',
  options: {
    period: { type: 'string', value: 'P', required: true, says: 'A closed period, as 2024-25-Q1' },
    council: councilOption,
  },
  positionals: [],
  run: async (values, _positionals, around) => {
    const period = periodFrom(needed(values, 'period'));
    const { snapshot, opened } = await readSnapshot(around, { council: textOf(values, 'council') });
    const frozen = await freezePeriod(opened.register, snapshot, period);
    if (!frozen.ok) throw new RefusedError(frozen.problems);
    const { file, hash, alreadyFrozen } = frozen.value;
    const done = alreadyFrozen ? 'was frozen before' : 'is frozen';
    return {
      found: false,
      json: frozen.value,
      text: `${periodTitle(period)} ${done}: ${file}, SHA-256 ${hash}`,
    };
  },
};
