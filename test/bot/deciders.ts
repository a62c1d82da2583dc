import { expect } from '@jest/globals';
import type { AdaptiveCard } from '../../bot/index.ts';
import type { Person, Snapshot } from '../../register/index.ts';
import { on } from '../chase/october.ts';
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

/** Known by the posts that they hold, one for each. */
const knownByPost = (people: readonly Person[]): Person[] => {
  const posts = new Map(people.flatMap(one => one.posts.map(post => [post, one] as const)));
  return [...posts].map(([post, one]) => ({ ...one, entraId: post, posts: [post] }));
};

/** North Norfolk's register on 2 December 2024, after everything that the sample has happen, with people known by their posts. */
export const northNorfolkTalk = (change: (snapshot: Snapshot) => Snapshot = one => one) => {
  const sample = northNorfolkSnapshot();
  const talk = conversation(() => change({ ...sample, people: knownByPost(sample.people) }));
  moveTo(talk, '2024-12-02');
  return talk;
};
