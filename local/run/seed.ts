import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleRegister } from '../sample/index.ts';
import { runCommand } from './child.ts';
import { cliParameters } from './product.ts';

/** A step of setting up that ended badly; what it said stands above. */
export class NotSeeded extends Error {
  constructor(step: string) {
    super(`The sample register could not be put into the lists (${step}). What went wrong stands above.`);
    this.name = 'NotSeeded';
  }
}

/**
 * Makes the lists and puts the sample register into them, with the product's own commands, where that was not done
 * before. Both may be repeated: what is there already is left as it is.
 */
export const seed = async (
  home: string,
  env: Record<string, string>,
  say: (line: string) => void,
): Promise<void> => {
  const done = join(home, 'seeded');
  if (existsSync(done)) return;
  say('Making the lists and filling in the sample register.');
  mkdirSync(home, { recursive: true });
  const file = join(home, 'sample.json');
  writeFileSync(file, JSON.stringify(sampleRegister()));
  for (const command of [
    ['provision'],
    ['import', file],
    ['freeze', '--council', 'kings-lynn', '--period', '2024-25-Q1'],
  ]) {
    const code = await runCommand(cliParameters(command), { ...process.env, ...env }, ['ignore', 2, 2]);
    if (code !== 0) throw new NotSeeded(command[0] ?? '');
  }
  writeFileSync(done, '');
};
