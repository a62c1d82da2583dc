import { describe, expect, test } from '@jest/globals';
import { letterOf, type ChaseStep, type PlannedMessage } from '../../chase/index.ts';

const step = (said: Partial<ChaseStep>): ChaseStep => ({
  ladder: 'quarterly-return',
  step: 'opens',
  period: '2024-25-Q2',
  itemKeys: ['made-up/action/A1'],
  ...said,
});

const message = (...steps: ChaseStep[]): PlannedMessage => ({
  key: '2024-10-01_a',
  council: 'made-up',
  recipient: { entraId: 'a', post: 'Car Parks Manager' },
  day: '2024-10-01',
  steps,
  reason: '1 item for Q2 2024-25 has no update.',
});

const letter = (...steps: ChaseStep[]) =>
  letterOf(message(...steps), { to: 'a@council.example', publicUrl: 'https://qb.example' });

const decision = step({ ladder: 'decision', step: '3-after-submitted' });
const copy = step({ step: '1-after-due', to: 'approver' });

describe('a letter in place of a message', () => {
  test('is plain text, with the reason as a paragraph of its own', () => {
    expect(letter(step({})).text.split('\n\n')).toEqual([
      expect.stringContaining('It could not reach you in Teams'),
      '1 item for Q2 2024-25 has no update.',
      'Answer here: https://qb.example/tab/?view=my-return',
      expect.stringMatching(/council account.*performance team\.\n$/),
    ]);
  });

  test.each<[string, ChaseStep[], string, string]>([
    ['a return', [step({})], 'Your updates for Q2 2024-25', '/tab/?view=my-return'],
    [
      'a recommendation',
      [step({ ladder: 'recommendation', period: null })],
      'Quarterbook has something for you',
      '/tab/?view=my-return',
    ],
    ['a return and a decision', [step({}), decision], 'Your updates for Q2 2024-25', '/tab/?view=my-return'],
    ['decisions alone', [decision, decision], 'Quarterbook has something for you', '/tab/?view=to-decide'],
    ['what others owe', [copy], 'Quarterbook has something for you', '/tab/'],
    [
      'a decision, and what others owe',
      [decision, copy],
      'Quarterbook has something for you',
      '/tab/?view=to-decide',
    ],
  ])('about %s leads to the right page', (_, steps, subject, path) => {
    const { subject: shown, text } = letter(...steps);
    expect(shown).toBe(subject);
    expect(text).toContain(`: https://qb.example${path}\n`);
  });
});
