import { dayOf, longDay } from '../../register/index.ts';
import type { Instant, Problem, RawAnswer, Standing } from '../../register/index.ts';
import {
  buttons,
  createCard,
  heading,
  line,
  toggle,
  type AdaptiveCard,
  type Container,
  type Element,
} from './adaptiveCard.ts';
import { problemBox } from './fields.ts';
import { fittingCard } from './fitting.ts';
import { itemContext, lastTime } from './formContext.ts';
import { fieldsFor, type Fields } from './formFields.ts';
import { queryBox, recordedBox, type Recorded } from './formNotices.ts';
import {
  backToList,
  checkAnswerFirst,
  keepDraft,
  needHelp,
  notMine,
  previewAnswer,
  sendAnswer,
  type Subject,
} from './presses.ts';

/**
 * `typed` is what stands in the fields. `recorded` is the answer before this form, where one follows upon another;
 * `told` is what its reader has to know first; `problems`, `queries` and `notice` (given how many characters of words
 * there is room for) say what came of the last press, and stand above the buttons, where a thumb is.
 */
export type FormInput = {
  standing: Standing;
  about: Subject;
  typed: RawAnswer;
  recorded?: Recorded | undefined;
  told?: (most: number) => Element[];
  draft?: { at: Instant; shown: boolean } | undefined;
  problems?: readonly Problem[];
  queries?: readonly Problem[];
  notice?: (most: number) => Element[];
};

const draftLine = ({ draft }: FormInput): Element[] => {
  if (!draft) return [];
  const when = longDay(dayOf(draft.at));
  const text = draft.shown
    ? `Your draft of ${when} is below. It is not sent yet.`
    : `Your draft of ${when} is kept, but a card does not show what is restricted. Please write it here again.`;
  return [line(text, { spacing: 'small' })];
};

const isFilled = ({ more }: Fields, typed: RawAnswer): boolean =>
  more.some(({ id }) => {
    const value = typed[id as keyof RawAnswer];
    return typeof value === 'string' && value.trim() !== '' && !(id === 'valueState' && value === 'final');
  });

const moreTitle = (ids: readonly string[]): string => {
  if (ids.includes('requestedDue')) return 'New date, evidence, help …';
  if (ids.includes('numerator')) return 'How many of how many, help …';
  return ids.length > 0 ? 'More: evidence, help …' : 'More: help …';
};

/** Closed, unless there is something in it to be seen or mended. */
const moreOf = (fields: Fields, { about, typed, problems = [] }: FormInput): Element[] => {
  const ids = fields.more.map(({ id }) => id);
  const isOpen = isFilled(fields, typed) || problems.some(({ field }) => ids.includes(field ?? ''));
  const inside: Container = {
    type: 'Container',
    id: 'more',
    items: [...fields.more, buttons(previewAnswer(about), notMine(about), needHelp(about))],
    ...(isOpen ? {} : { isVisible: false }),
  };
  const title = moreTitle(ids);
  return [buttons(toggle(title, 'more')), inside];
};

const build = (input: FormInput, most: number): AdaptiveCard => {
  const { standing, about, typed, recorded, problems = [], queries = [] } = input;
  const fields = fieldsFor({ standing, period: about.period }, typed);
  return createCard(
    [
      ...(recorded ? [recordedBox(recorded, { message: about.message })] : []),
      heading('Your update'),
      ...itemContext(standing, about.period),
      ...(input.told?.(most) ?? []),
      ...lastTime(standing, most),
      ...draftLine(input),
      ...fields.always,
      ...moreOf(fields, input),
      ...problemBox(problems),
      ...queryBox(queries),
      ...(input.notice?.(most) ?? []),
    ],
    [sendAnswer(about), checkAnswerFirst(about), keepDraft(about), backToList(about)],
  );
};

/**
 * The form of one item: how it stood last time, what was promised, and the fields, those that few need behind a button.
 * What a person typed is always kept whole; where a card would grow too large it is others' words that are shortened.
 */
export const formCard = (input: FormInput): AdaptiveCard =>
  fittingCard([1500, 300, 80, 0], most => build(input, most));
