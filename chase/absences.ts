import { dayOf } from '../register/index.ts';
import type { Day, Instant } from '../register/index.ts';
import type { Directory } from './ports.ts';

/**
 * Who has an automatic reply on. Each person is asked about once a day; whoever cannot be asked about counts as not
 * away, so that nobody's chase stops for want of an answer.
 */
export type Absences = {
  /** Those of these people who are away. */
  among(entraIds: Iterable<string>, now: Instant): Promise<ReadonlySet<string>>;
  /** Those whom an earlier question of that day found away; asks nobody. */
  known(day: Day): ReadonlySet<string>;
};

/** Questions on their way at once. Answers to people do not wait for them: they go in an order of their own. */
const atOnce = 4;

export const createAbsences = (directory: Pick<Directory, 'isAway'>): Absences => {
  let today: Day = '';
  const asking = new Map<string, Promise<boolean>>();
  const away = new Set<string>();

  const ask = (entraId: string, now: Instant): Promise<boolean> => {
    const known = asking.get(entraId);
    if (known) return known;
    const answer = directory.isAway(entraId, now).then(
      is => {
        if (is) away.add(entraId);
        return is;
      },
      () => false,
    );
    asking.set(entraId, answer);
    return answer;
  };
  return {
    among: async (entraIds, now) => {
      if (dayOf(now) !== today) {
        today = dayOf(now);
        asking.clear();
        away.clear();
      }
      const left = [...new Set(entraIds)];
      const found = new Set<string>();
      const work = async () => {
        for (let one = left.shift(); one !== undefined; one = left.shift())
          if (await ask(one, now)) found.add(one);
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      return found;
    },
    known: day => (day === today ? new Set(away) : new Set()),
  };
};
