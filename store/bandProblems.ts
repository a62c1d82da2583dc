import {
  bandOf,
  countingUpdate,
  isNotYetDue,
  periodEnd,
  type Action,
  type Item,
  type Problem,
  type Scheme,
  type Update,
} from '../register/index.ts';

type Known = { itemOf: (update: Update) => Item | null; schemes: readonly Scheme[] };

const isDone = (item: Action, update: Update): boolean =>
  update.completedOn !== null ||
  (item.state === 'completed' && item.closedOn !== null && item.closedOn <= periodEnd(update.period));

const problemOf = (update: Update, item: Item, scheme: Scheme): Problem | null => {
  const stranger = [update.band, update.publishedBand].find(band => band !== null && !bandOf(scheme, band));
  if (stranger) {
    const field = stranger === update.band ? 'Band' : 'PublishedBand';
    return { code: 'band-not-in-scheme', field, facts: { band: stranger, scheme: scheme.id } };
  }
  if (scheme.decidedBy !== 'officer' || item.kind !== 'action' || item.partnership) return null;
  const hasOne = update.band !== null || update.publishedBand !== null;
  const owesNone = isDone(item, update) || (scheme.milestones && isNotYetDue(item, update.period));
  return hasOne || owesNone
    ? null
    : { code: 'band-missing', field: 'Band', facts: { period: update.period } };
};

/**
 * What is wrong with the ratings of updates that count, by the update's Key: an officer decides the rating and none was
 * given, or it is none of the scheme's. Of a milestone that is not due yet something may be said without one. An update that a later one has taken the place of is history, and no problem.
 */
export const bandProblems = (
  updates: readonly Update[],
  { itemOf, schemes }: Known,
): Map<string, Problem> => {
  const said = new Map<string, Update[]>();
  for (const update of updates) {
    const about = `${update.itemKey} ${update.period}`;
    const others = said.get(about);
    if (others) others.push(update);
    else said.set(about, [update]);
  }
  const problems = new Map<string, Problem>();
  for (const group of said.values()) {
    const update = countingUpdate(group);
    const item = update && itemOf(update);
    const scheme = item && schemes.find(one => one.id === item.scheme);
    const problem = update && item && scheme ? problemOf(update, item, scheme) : null;
    if (update && problem) problems.set(update.key, problem);
  }
  return problems;
};
