import type { Day, Document, Problem, Recommendation, Snapshot } from '../../register/index.ts';
import type { DatedAct, Typed } from '../datedActs.ts';
import { createCard, heading, line, type AdaptiveCard, type Element } from './adaptiveCard.ts';
import { datedFacts } from './datedFacts.ts';
import { goTo, send } from './decidePresses.ts';
import { problemBox } from './fields.ts';
import { fittingCard } from './fitting.ts';
import type { Origin } from './presses.ts';

type Of = { snapshot: Snapshot; item: Recommendation | Document; day: Day; origin: Origin };

const backTo = ({ item, origin }: Of) => goTo('dated', { origin, data: { item: item.key }, title: 'Back' });

/** What somebody may do to a recommendation or a policy, each a button; its explanation stands above. */
export const moreCard = (of: Of, acts: readonly DatedAct[]): AdaptiveCard =>
  createCard(
    [
      heading('What you may do'),
      ...datedFacts(of, 400),
      ...acts.map(({ button, explains }) => line(`${button}: ${explains}`, { spacing: 'small' })),
      ...(acts.length === 0 ? [line('There is nothing that you may do to it at the moment.')] : []),
    ],
    [
      ...acts.map(({ act, button }) =>
        goTo('act', { origin: of.origin, data: { item: of.item.key, act }, title: button }),
      ),
      backTo(of),
    ],
  );

export type ActFormInput = Of & {
  of: DatedAct;
  typed: Typed;
  problems?: readonly Problem[];
  notice?: Element[];
};

/** The form of one of them. */
export const actForm = (input: ActFormInput): AdaptiveCard =>
  fittingCard([600, 200, 60], most => {
    const { of, item, day, typed, origin, problems = [], notice = [] } = input;
    return createCard(
      [
        heading(of.button),
        ...datedFacts(input, most),
        line(of.explains, { isSubtle: true }),
        ...problemBox(problems, 'Not recorded yet. What you typed is kept.'),
        ...notice,
        ...of.fields(typed, item, day),
      ],
      [
        send('act-save', {
          origin,
          data: { item: item.key, act: of.act },
          title: 'Record it',
          primary: true,
        }),
        goTo('more', { origin, data: { item: item.key }, title: 'Back' }),
      ],
    );
  });
