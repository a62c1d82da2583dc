import type { ReturnsView } from '../../server/client.ts';
import type { FrontPerson, ReturnProgress } from '../front/index.ts';

export type ProgressParts = {
  product: string;
  token: (personId: string) => Promise<string>;
  people: readonly FrontPerson[];
};

/** The return that the sample is about; the one before it is closed. */
const collected = '2024-25-Q2';

/** Returns are the performance team's to look at, each council's own. */
const readerFor = (person: FrontPerson, people: readonly FrontPerson[]): FrontPerson =>
  people.find(({ roles, council }) => roles.includes('performance') && council.id === person.council.id) ??
  person;

const patience = 3000;

/**
 * How far the return has come, from the product's own API; null while this person's council has none open. Rejects
 * without an answer.
 */
export const readProgress = async (
  parts: ProgressParts,
  personId: string,
): Promise<ReturnProgress | null> => {
  const person = parts.people.find(({ id }) => id === personId);
  if (person?.council.hasReturn !== true) return null;
  const token = await parts.token(readerFor(person, parts.people).id);
  const response = await fetch(`${parts.product}/api/returns`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(patience),
  });
  if (!response.ok) throw new Error(`returns: ${response.status}`);
  const { period, title, dueOn, owed, answered, posts } = (await response.json()) as ReturnsView;
  if (period !== collected || owed === 0) return null;
  const { name } = person;
  const mine = posts.filter(({ post, holders }) => post === name || holders.includes(name));
  const sum = (of: 'owed' | 'answered'): number => mine.reduce((total, one) => total + one[of], 0);
  return {
    title,
    dueOn,
    owed,
    answered,
    mine: mine.length === 0 ? null : { owed: sum('owed'), answered: sum('answered') },
  };
};
