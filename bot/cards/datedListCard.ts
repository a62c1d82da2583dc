import { explainDocument, explainRecommendation, isRestricted, periodOn } from '../../register/index.ts';
import type { Day, Document, Recommendation, Snapshot } from '../../register/index.ts';
import {
  createCard,
  heading,
  line,
  run,
  words,
  type AdaptiveCard,
  type Container,
  type Element,
} from './adaptiveCard.ts';
import { backToDecisions, goTo, send } from './decidePresses.ts';
import { shortText } from './fields.ts';
import { pagedCard, type Page } from './fitting.ts';
import { itemName } from './itemName.ts';
import type { Origin } from './presses.ts';

/** `may` is what this person may do to it, as the buttons call it. */
export type DatedRow = { snapshot: Snapshot; item: Recommendation | Document; may: readonly string[] };

export type DatedListInput = {
  rows: readonly DatedRow[];
  day: Day;
  origin: Origin;
  page: number;
  ref: string;
  notice?: Element[];
};

const standsAs = ({ snapshot, item }: DatedRow, day: Day): Element[] => {
  const scheme = snapshot.schemes.find(({ id }) => id === item.scheme);
  if (!scheme || isRestricted(item.visibility)) return [];
  const at = { scheme, period: periodOn(day, 'quarter'), day, plan: null };
  const { sentence } =
    item.kind === 'recommendation' ? explainRecommendation(item, at) : explainDocument(item, at);
  return [words([run(`${sentence}.`, { isSubtle: true })], { spacing: 'none' })];
};

const rowElement = (row: DatedRow, { day, origin }: DatedListInput): Container => ({
  type: 'Container',
  separator: true,
  spacing: 'small',
  selectAction: goTo('dated', { origin, data: { item: row.item.key }, title: `Open ${row.item.ref}` }),
  items: [
    words(itemName(row.item, 140)),
    ...standsAs(row, day),
    words([run(row.may.join('; '))], { spacing: 'none' }),
  ],
});

const build = (input: DatedListInput, { rows, page, pages }: Page<DatedRow>): AdaptiveCard => {
  const { origin, ref, notice = [] } = input;
  const turn = (to: number, title: string) => goTo('dated-list', { origin, data: { page: to }, title });
  return createCard(
    [
      heading('Recommendations and policies'),
      line(
        `${input.rows.length === 0 ? 'There is nothing' : `There are ${input.rows.length}`} to which you may do something by your role. What waits for a decision comes first, then what is latest.`,
      ),
      ...notice,
      shortText('ref', 'Look one up by its reference', ref),
      ...rows.map(row => rowElement(row, input)),
      ...(pages > 1 ? [line(`Page ${page + 1} of ${pages}`, { isSubtle: true, separator: true })] : []),
    ],
    [
      send('dated-list', { origin, title: 'Look it up' }),
      ...(page > 0 ? [turn(page - 1, 'Earlier')] : []),
      ...(page < pages - 1 ? [turn(page + 1, 'More')] : []),
      backToDecisions(origin),
    ],
  );
};

/** Recommendations and policies on which somebody may act by their role: as auditor, director, approver or performance. */
export const datedListCard = (input: DatedListInput): AdaptiveCard =>
  pagedCard({ rows: input.rows, page: input.page, most: 8 }, page => build(input, page));
