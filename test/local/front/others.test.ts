import { describe, expect, test } from '@jest/globals';
import { createOthers, type OthersParts } from '../../../local/front/index.ts';
import { madeUpAnswer } from '../../../local/front/madeUpAnswer.ts';

const run = (text: string) => ({ type: 'TextRun', text });
const button = (verb: string) => ({
  type: 'Action.Execute' as const,
  verb,
  style: 'positive',
  data: { verb },
});
const actionForm = {
  body: [
    { type: 'Input.ChoiceSet', id: 'band', choices: ['R', 'A', 'G'].map(value => ({ title: value, value })) },
    { type: 'Input.Text', id: 'commentary' },
    { type: 'Input.Text', id: 'nextActions' },
    { type: 'Input.Date', id: 'requestedDue' },
  ],
  actions: [button('save')],
};
const figureForm = (before: string, label = 'Figure for Q2 2024-25') => ({
  body: [
    { type: 'RichTextBlock', inlines: [run('Q1 2024-25: '), run(before)] },
    { type: 'Input.Text', id: 'value', label },
    { type: 'Input.Toggle', id: 'valueNotYet', value: 'false' },
    { type: 'Input.Text', id: 'commentary' },
  ],
  actions: [button('save')],
});
const list = { body: [], actions: [button('open')] };
const receipt = { body: [], actions: [] };
const message = (id: string, card: object) => ({
  id,
  fromBot: true,
  body: { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }] },
});

describe('a made-up answer', () => {
  test.each([
    [0.5, 'G'],
    [0.8, 'A'],
    [0.99, 'R'],
  ])('at chance %s rates %s, says that it is made up, and asks for no new date', (chance, band) => {
    const answer = madeUpAnswer(actionForm, chance);
    expect(answer).toMatchObject({ band });
    expect(answer['commentary']).toMatch(/^Made up for this demonstration:/);
    expect(answer['nextActions']).toMatch(/^Made up for this demonstration:/);
    expect(answer).not.toHaveProperty('requestedDue');
  });

  test.each([
    ['92%', undefined, 0, '87'],
    ['99.5%', undefined, 1, '100.0'],
    ['40,407', 'Figure for Q2 2024-25, for the year so far', 0, '74753'],
  ])('%s before becomes %s', (...[before, label, chance, value]) => {
    expect(madeUpAnswer(figureForm(before, label), chance)).toMatchObject({ value });
  });

  test('where there was no figure before there is none yet', () => {
    expect(madeUpAnswer(figureForm('not yet available'), 0.5)).toMatchObject({ valueNotYet: 'true' });
  });
});

describe('letting all other posts answer', () => {
  const people = ['one', 'two', 'three'].map(id => ({ id, name: id, roles: ['officer'] }));
  const ended = async (others: ReturnType<typeof createOthers>) => {
    while (others.progress().running) await new Promise(resolve => setImmediate(resolve));
    return others.progress();
  };

  test('goes from the list through the form to the receipt, for everyone who was asked but oneself', async () => {
    const cards = new Map([
      ['one', list],
      ['two', list],
    ]) as Map<string, object>;
    const pressed: string[] = [];
    const parts: OthersParts = {
      people,
      messages: id => (cards.has(id) ? [message(id, cards.get(id) ?? {})] : []),
      press: async (id, { verb }, { inputs }) => {
        pressed.push([id, verb, inputs['band']].filter(Boolean).join(' '));
        cards.set(id, verb === 'open' ? actionForm : receipt);
        return true;
      },
      random: () => 0.1,
    };
    const others = createOthers(parts);
    others.start('one');
    expect(await ended(others)).toMatchObject({ done: 1, of: 1 });
    expect(pressed).toEqual(['two open', 'two save G']);
  });

  test('a form that keeps coming back is left alone', async () => {
    let presses = 0;
    const parts: OthersParts = {
      people,
      messages: id => (id === 'two' ? [message(id, actionForm)] : []),
      press: async () => {
        presses += 1;
        return true;
      },
      random: () => 0.1,
    };
    const others = createOthers(parts);
    others.start('one');
    expect(await ended(others)).toMatchObject({ done: 1 });
    expect(presses).toBe(3);
  });
});
