import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleRegister } from '../sample/index.ts';
import { runCommand } from './child.ts';
import { closeLists } from './closeLists.ts';
import type { Cloud } from './cloud.ts';
import { cliParameters, environmentOf } from './product.ts';

/** A step of setting up that ended badly; what it said stands above. */
export class NotSeeded extends Error {
  constructor(step: string) {
    super(`The sample register could not be put into the lists (${step}). What went wrong stands above.`);
    this.name = 'NotSeeded';
  }
}

/**
 * Makes the lists, closes the restricted ones and puts the sample register into them, with the product's own commands,
 * where that was not done before. All may be repeated: what is there already is left as it is.
 */
export const seed = async (home: string, cloud: Cloud, say: (line: string) => void): Promise<void> => {
  // Counted up where an older home lacks something that is made here.
  const done = join(home, 'seeded-3');
  if (existsSync(done)) return;
  say('Making the lists and filling in the sample register.');
  mkdirSync(home, { recursive: true });
  const file = join(home, 'sample.json');
  writeFileSync(file, JSON.stringify(sampleRegister()));
  const run = async (command: string[]): Promise<void> => {
    const env = { ...process.env, ...environmentOf(command, cloud.env) };
    const code = await runCommand(cliParameters(command), env, ['ignore', 2, 2]);
    if (code !== 0) throw new NotSeeded(command[0] ?? '');
  };
  await run(['provision']);
  if ((await closeLists(cloud)) !== 0) throw new NotSeeded('restrictLists');
  await run(['import', file]);
  await run(['freeze', '--council', 'kings-lynn', '--period', '2024-25-Q1']);
  writeFileSync(done, '');
};
