import type { Child } from './child.ts';

const pause = 100;
const patience = 60_000;

/** A child that ended, or never became ready; the message is for people. */
export class NotReady extends Error {
  constructor(name: string, how: string, lastLines: string) {
    super(`${name} ${how}.${lastLines === '' ? '' : `\n\n${lastLines}`}`);
    this.name = 'NotReady';
  }
}

/** Asks again and again until it is true. Throws NotReady where the child ends first, or after a minute. */
export const waitFor = async (child: Child, isReady: () => Promise<boolean>): Promise<void> => {
  let over: { code: number | null; lastLines: string } | null = null;
  void child.ended.then(end => {
    over = end;
  });
  const givenUp = Date.now() + patience;
  const ended = (): typeof over => over;
  while (!(await isReady())) {
    const end = ended();
    if (end !== null) throw new NotReady(child.name, `ended at once (code ${end.code})`, end.lastLines);
    if (Date.now() > givenUp) throw new NotReady(child.name, 'did not get ready within a minute', '');
    await new Promise(resolve => setTimeout(resolve, pause));
  }
};
