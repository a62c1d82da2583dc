import type { Happened, LeftRow, Told } from './happened.ts';

export type Verdict = {
  /** Told as saved and not there. */
  lost: string[];
  /** Several rows under one Key. */
  doubled: string[];
  /** There, and otherwise than its writers were told. */
  wrong: string[];
  /** Told as unknown, with what is there. */
  unknown: string[];
};

const withTold = (acts: readonly Happened[], ...told: Told[]) => acts.filter(one => told.includes(one.told));
const ofAct = (acts: readonly Happened[], ...act: Happened['act'][]) =>
  acts.filter(one => act.includes(one.act));

/** What is wrong with a row's last words; null where they are those of the last write that was told as saved. */
const wordsFault = (acts: readonly Happened[], row: LeftRow): string | null => {
  const author = acts.find(one => one.stamp === row.stamp);
  if (!author) return 'holds words that nobody wrote';
  if (author.told === 'unknown') return null;
  if (author.told !== 'saved') return `holds words of a ${author.act} that was told as ${author.told}`;
  const saved = withTold(ofAct(acts, 'change'), 'saved');
  const later = saved.find(one => (one.version ?? 0) > (author.version ?? row.version));
  return later ? 'has lost a later change' : null;
};

/** Each change makes one version. One that was told as a conflict may have been there for a moment, before the other. */
const versionFault = (acts: readonly Happened[], row: LeftRow): string | null => {
  const changes = ofAct(acts, 'change');
  const least = withTold(changes, 'saved').length;
  const most = least + withTold(changes, 'unknown', 'conflict').length;
  const made = row.version - 1;
  if (made >= least && made <= most) return null;
  return `was changed ${made} times, and ${least} to ${most} were told`;
};

/** Two answers under one Key that say different things cannot both be saved. */
const answersFault = (acts: readonly Happened[]): string | null => {
  const saved = new Set(withTold(ofAct(acts, 'answer'), 'saved').map(({ stamp }) => stamp));
  return saved.size > 1 ? 'was told as saved with different words' : null;
};

const presentFault = (acts: readonly Happened[], row: LeftRow): string | null => {
  if (withTold(ofAct(acts, 'remove'), 'saved').length > 0) return 'is there after its removal';
  if (withTold(ofAct(acts, 'create', 'answer'), 'saved', 'unknown').length === 0)
    return 'is there and was told as not made';
  return wordsFault(acts, row) ?? versionFault(acts, row) ?? answersFault(acts);
};

const shown = (one: Happened): string =>
  `${one.list} ${one.key}: ${one.act} told as ${one.told} (${one.code ?? ''})`;

/** Holds the rows that are there to what was told of each, by list and Key. Rows that nobody wrote are wrong too. */
export const judge = (
  happened: readonly Happened[],
  left: ReadonlyMap<string, readonly LeftRow[]>,
): Verdict => {
  const verdict: Verdict = { lost: [], doubled: [], wrong: [], unknown: [] };
  const byPlace = new Map<string, Happened[]>();
  for (const one of happened) {
    const place = `${one.list} ${one.key}`;
    const acts = byPlace.get(place) ?? [];
    byPlace.set(place, acts);
    acts.push(one);
  }
  for (const place of new Set([...byPlace.keys(), ...left.keys()])) {
    const acts = byPlace.get(place) ?? [];
    const rows = left.get(place) ?? [];
    const [row] = rows;
    if (rows.length > 1) verdict.doubled.push(place);
    const wasMade = withTold(ofAct(acts, 'create', 'answer'), 'saved').length > 0;
    const mayBeRemoved = withTold(ofAct(acts, 'remove'), 'saved', 'unknown').length > 0;
    const fault = row ? presentFault(acts, row) : null;
    const told = acts.map(shown).join('; ');
    if (fault !== null) verdict.wrong.push(`${place} ${fault}. ${told}`);
    if (!row && wasMade && !mayBeRemoved) verdict.lost.push(`${place}. ${told}`);
    for (const one of withTold(acts, 'unknown'))
      verdict.unknown.push(
        `${shown(one)}: ${row ? (row.stamp === one.stamp ? 'was done' : 'is another') : 'not there'}`,
      );
  }
  return verdict;
};
