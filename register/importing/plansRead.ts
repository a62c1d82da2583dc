import { planKey } from '../keys.ts';
import type { Plan, PlanKind } from '../plan.ts';
import { plainHeading } from './headings.ts';
import { readableTitle, slugOf, type ImportFor } from './importing.ts';

/** Plans as rows name them, by title or by id; one that is not known yet is made, in the order of the sheet. */
export type PlansRead = { keyOf: (title: string) => string; made: () => Plan[] };

const councilId = 'council';

const councilRow = ({ council, councilTitle, councilOrder }: ImportFor): Plan => ({
  key: planKey(council, councilId),
  id: councilId,
  council,
  title: councilTitle ?? readableTitle(council),
  kind: 'council',
  parent: null,
  order: councilOrder,
  from: null,
  to: null,
});

/** "Growth" and "1. growth" are two; "Growth" and "growth " are one. */
const nameOf = (title: string): string => plainHeading(title) || title.trim();

export const createPlansRead = (about: ImportFor, kind: PlanKind): PlansRead => {
  const { council, plans } = about;
  const own = plans.filter(plan => plan.council === council);
  const known = new Map(
    own
      .filter(plan => plan.kind === kind)
      .flatMap(plan => [
        [nameOf(plan.id), plan.key],
        [nameOf(plan.title), plan.key],
      ]),
  );
  const ids = new Set([councilId, ...own.map(plan => plan.id)]);
  const after = Math.max(0, ...own.map(plan => plan.order));
  const made: Plan[] = [];
  const freeId = (title: string): string => {
    const id = slugOf(title) || 'plan';
    let number = 1;
    while (ids.has(number === 1 ? id : `${id}-${number}`)) number += 1;
    return number === 1 ? id : `${id}-${number}`;
  };
  return {
    keyOf: title => {
      const there = known.get(nameOf(title));
      if (there !== undefined) return there;
      const id = freeId(title);
      const key = planKey(council, id);
      ids.add(id);
      known.set(nameOf(title), key);
      // A priority that a mapping or a sheet calls by its id alone.
      const said = title === id ? readableTitle(id) : title;
      made.push({
        key,
        id,
        council,
        title: said,
        kind,
        parent: null,
        order: after + made.length + 1,
        from: null,
        to: null,
      });
      return key;
    },
    made: () => [councilRow(about), ...made],
  };
};
