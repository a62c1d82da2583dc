import type { Problem } from '../../register/index.ts';
import { sentenceFor } from '../words.ts';
import { line, run, words, type Element, type Input } from './adaptiveCard.ts';

/** As long as an answer's own words may be. */
const longest = 4000;

/** What people write in full sentences. */
export const longText = (id: string, label: string, typed: string | undefined): Input => ({
  type: 'Input.Text',
  id,
  label,
  isMultiline: true,
  maxLength: longest,
  ...(typed ? { value: typed.slice(0, longest) } : {}),
});

/** A name, a number or a reference: one line. */
export const shortText = (id: string, label: string, typed: string | undefined): Input => ({
  type: 'Input.Text',
  id,
  label,
  maxLength: 250,
  ...(typed ? { value: typed.slice(0, 250) } : {}),
});

const isIsoDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** A date picker takes nothing but a day: what was typed otherwise stays to be seen in a text field. */
export const dayField = (id: string, label: string, typed: string | undefined): Input =>
  typed && !isIsoDay(typed)
    ? { type: 'Input.Text', id, label, value: typed.slice(0, 100) }
    : { type: 'Input.Date', id, label, ...(typed ? { value: typed } : {}) };

/** A choice that no button of its card insists on: what is missing is said by the server, and nothing typed is lost. */
export const choiceField = (
  id: string,
  label: string,
  { choices, typed }: { choices: { title: string; value: string }[]; typed: string | undefined },
): Input => ({
  type: 'Input.ChoiceSet',
  id,
  label,
  style: 'expanded',
  wrap: true,
  choices,
  ...(choices.some(({ value }) => value === typed) ? { value: typed ?? '' } : {}),
});

/** What stands in the way, above the fields that it is about. */
export const problemBox = (
  problems: readonly Problem[],
  title = 'Not sent yet. What you typed is kept.',
): Element[] =>
  problems.length === 0
    ? []
    : [
        {
          type: 'Container',
          style: 'attention',
          items: [
            line(title, { weight: 'bolder' }),
            ...problems.map(problem => words([run(sentenceFor(problem))], { spacing: 'small' })),
          ],
        },
      ];
