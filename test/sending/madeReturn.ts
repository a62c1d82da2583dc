import { instantAt } from '../../register/index.ts';
import type { Person, Snapshot } from '../../register/index.ts';
import type { ConversationReference } from '../../chase/index.ts';
import { holder } from '../chase/madeCouncil.ts';
import { period } from '../chase/julyReturn.ts';
import { action, byOfficers, plan } from '../register/madeMeasure.ts';
import { snapshotOf } from '../register/madeSnapshot.ts';

/** Nine o'clock on the morning on which the return opens: everybody hears, and nobody has answered. */
export const opening = instantAt('2024-07-01');

const numberOf = (index: number) => String(index).padStart(5, '0');

const personOf = (index: number): Person =>
  holder(`Manager ${numberOf(index)}`, {
    entraId: `person-${numberOf(index)}`,
    key: `made-up/person-${numberOf(index)}`,
    fallbackEmail: `manager-${numberOf(index)}@council.example`,
  });

/** A return that so many people owe one item each. */
export const madeReturn = (recipients: number): Snapshot => {
  const numbers = Array.from({ length: recipients }, (_, index) => index);
  return snapshotOf({
    asAt: opening,
    schemes: [byOfficers],
    plans: [plan('growth')],
    actions: numbers.map(index => action({ ref: `A${index}`, post: `Manager ${numberOf(index)}` })),
    periods: [period],
    people: numbers.map(personOf),
  });
};

export const conversationOf = (entraId: string): string => `a:${entraId}`;

/** Everybody has been spoken to before. */
export const referencesOf = (
  { people }: Snapshot,
  { tenantId, serviceUrl }: { tenantId: string; serviceUrl: string },
): ConversationReference[] =>
  people.map(({ entraId }) => ({
    entraId,
    tenantId,
    serviceUrl,
    conversationId: conversationOf(entraId),
    userId: `29:${entraId}`,
    botId: '28:bot',
  }));
