import type { BlockOutcome } from '../report/index.ts';
import type { BlockLook } from './refreshing.ts';

const blocks = (count: number): string => (count === 1 ? '1 live block' : `${count} live blocks`);

const listed = (parts: string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

/** "12 live blocks: 9 are up to date, 2 have changed in the register and 1 could not be read." */
export const lookSentence = (looks: readonly BlockLook[]): string => {
  const count = (state: BlockLook['state']): number => looks.filter(look => look.state === state).length;
  const [current, changed, failed] = [count('current'), count('changed'), count('could-not')];
  if (current === looks.length)
    return looks.length === 1 ? '1 live block, up to date.' : `${blocks(looks.length)}, all up to date.`;
  const parts = [
    current > 0 ? `${current} ${current === 1 ? 'is' : 'are'} up to date` : '',
    changed > 0 ? `${changed} ${changed === 1 ? 'has' : 'have'} changed in the register` : '',
    failed > 0 ? `${failed} could not be read` : '',
  ].filter(part => part !== '');
  return `${blocks(looks.length)}: ${listed(parts)}.`;
};

/** What a refresh has done, once it is done. */
export const doneSentence = (outcomes: readonly BlockOutcome[]): string => {
  const count = (outcome: BlockOutcome['outcome']): number =>
    outcomes.filter(one => one.outcome === outcome).length;
  const [written, failed] = [count('refreshed'), count('could-not')];
  if (written === 0 && failed === 0) return 'Nothing had changed. Every block is up to date.';
  const first =
    written === 1 ? '1 block was refreshed' : `${written === 0 ? 'No' : written} blocks were refreshed`;
  if (failed === 0) return `${first}. Everything else in the document is as it was.`;
  return `${first}, ${failed} could not be. What to do about ${failed === 1 ? 'it' : 'them'} stands below.`;
};
