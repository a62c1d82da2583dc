import { expect } from '@jest/globals';
import type { AdaptiveCard } from '../../bot/index.ts';
import type { Person, Snapshot } from '../../register/index.ts';
import { on } from '../chase/october.ts';
import { holder } from '../chase/madeCouncil.ts';
import { northNorfolkSnapshot } from '../register/northNorfolkSnapshot.ts';
import { cardFaults as faults, limit, size } from './cardFaults.ts';
import { cardIn, conversation } from './conversation.ts';

type Action = { title?: string; verb: string; data: object };

const actionsIn = (value: unknown): Action[] => {
  if (Array.isArray(value)) return value.flatMap(actionsIn);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Record<string, unknown>;
  const own = node['type'] === 'Action.Execute' ? [node as unknown as Action] : [];
  return [...own, ...Object.values(node).flatMap(actionsIn)];
};

/** Every button and every row that can be pressed, by its title. */
export const titlesIn = (card: AdaptiveCard): string[] => actionsIn(card).map(({ title }) => title ?? '');

/** A card as Teams would take it: by the schema of 1.5, and small enough. */
export const fit = (card: AdaptiveCard): AdaptiveCard => {
  expect(faults(card)).toEqual([]);
  expect(size(card)).toBeLessThan(limit);
  return card;
};

type Talk = ReturnType<typeof conversation>;

/** One person who writes and presses; each card that they are shown is fit for Teams. */
export const personIn = (talk: Talk, entraId: string) => ({
  say: async (text: string) => fit(cardIn(await talk.say(entraId, text))),
  /** Presses the button or the row of that title. */
  press: async (card: AdaptiveCard, title: string, typed: Record<string, string> = {}) => {
    const action = actionsIn(card).find(one => one.title === title);
    if (!action) throw new Error(`nothing called ${title} among ${titlesIn(card).join('; ')}`);
    return fit(cardIn(await talk.pressAs(entraId, action, typed)));
  },
  to: async (verb: string, data: Record<string, string | number> = {}) =>
    fit(cardIn(await talk.pressAs(entraId, { verb, data: { verb, ...data } }))),
});

/** Moves the clock of a conversation to another day. */
export const moveTo = (talk: Talk, day: string, time = '10:30'): void => {
  talk.parts.now = () => on(day, time);
};

const post = (name: string, roles: Person['roles'] = ['officer']): Person =>
  holder(name, { council: 'north-norfolk', roles });

/** Known by the posts that they hold. */
export const northNorfolkPeople: Person[] = [
  ...[
    'Revenues',
    'Property Services',
    'ICT',
    'Environmental Services',
    'Housing Options',
    'Planning Policy',
    'Procurement',
    'HR',
  ].map(name => post(`${name} Manager`)),
  ...['Resources', 'Place', 'Communities'].map(name =>
    post(`Director for ${name}`, ['officer', 'approver', 'director']),
  ),
  post('Head of Internal Audit', ['officer', 'audit']),
  post('Performance Manager', ['officer', 'performance']),
];

/** North Norfolk's register on 2 December 2024, after everything that the sample has happen, with people in its posts. */
export const northNorfolkTalk = (change: (snapshot: Snapshot) => Snapshot = one => one) => {
  const talk = conversation(() => change({ ...northNorfolkSnapshot(), people: northNorfolkPeople }));
  moveTo(talk, '2024-12-02');
  return talk;
};
