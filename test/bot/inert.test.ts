import { describe, expect, test } from '@jest/globals';
import type { AdaptiveCard } from '../../bot/index.ts';
import type { Snapshot } from '../../register/index.ts';
import { a02, approver, carParks, saidOfA02 } from './busyDesk.ts';
import { cardIn, conversation } from './conversation.ts';
import { open } from './everyCard.ts';

/** What a TextBlock would make a link, an image or a heading of. */
const live =
  '# [Approve](https://elsewhere.example) ![x](https://elsewhere.example/x.png) **now** <img src=x>';

const said = { commentary: live, nextActions: live, requestReason: live, requestedDue: '2025-05-31' };

const everywhere = (one: Snapshot): Snapshot => ({
  ...one,
  actions: one.actions.map(item => ({ ...item, title: `${item.title} ${live}` })),
  updates: [
    ...one.updates.map(update => ({ ...update, commentary: live, nextActions: live })),
    saidOfA02({ ...said, submittedAt: '2024-09-27T09:00:00Z' }),
  ],
});

type Node = Record<string, unknown>;

const nodesIn = (value: unknown): Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesIn)];
};

/** Where Adaptive Cards read Markdown, or follow an address. What people wrote may stand in none of them. */
const readByTeams: Record<string, readonly string[]> = {
  TextBlock: ['text'],
  FactSet: ['facts'],
  Image: ['url'],
  'Action.OpenUrl': ['url'],
  'Input.Text': ['label', 'errorMessage'],
  'Input.ChoiceSet': ['label', 'errorMessage'],
  'Input.Toggle': ['label'],
};

const liveIn = (card: AdaptiveCard): string[] =>
  nodesIn(card).flatMap(node =>
    (readByTeams[String(node['type'])] ?? [])
      .filter(name => JSON.stringify(node[name] ?? '').includes('elsewhere.example'))
      .map(name => `${String(node['type'])}.${name}`),
  );

const shows = (card: AdaptiveCard): boolean => JSON.stringify(card).includes('elsewhere.example');

describe('what officers wrote is words wherever it is shown again', () => {
  const cards = async (): Promise<[string, AdaptiveCard][]> => {
    const talk = conversation(everywhere);
    const say = async (entraId: string, text: string) => cardIn(await talk.say(entraId, text));
    const form = await open(talk, carParks, a02);
    const typed = { band: 'A', ...said };
    const list = await say(carParks, 'my items');
    const deciding = await say(approver, 'my items');
    return [
      ['the list', list],
      ['the form', form],
      ['the form, checked', await talk.press(carParks, form, 'Check', typed)],
      ['as printed', await talk.press(carParks, form, 'See it as printed', typed)],
      ['the receipt', await talk.press(carParks, form, 'Send my update', typed)],
      ['not mine', await talk.press(carParks, form, 'Not mine')],
      ['no change', await talk.press(carParks, list, 'No change for several')],
      ['the approver’s list', deciding],
      [
        'the approver’s card',
        cardIn(
          await talk.pressAs(approver, { verb: 'decide', data: { verb: 'decide', update: saidOfA02().key } }),
        ),
      ],
    ];
  };

  test('in every card', async () => {
    const all = await cards();
    expect(all.map(([name, card]) => [name, liveIn(card)])).toEqual(all.map(([name]) => [name, []]));
    // The test would pass over cards that show nothing of it.
    expect(all.filter(([, card]) => shows(card)).length).toBeGreaterThan(5);
  });
});
