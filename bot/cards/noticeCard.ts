import type { RawAnswer } from '../../register/index.ts';
import { createCard, heading, line, run, shorten, words, type AdaptiveCard } from './adaptiveCard.ts';
import { backToList, type Origin } from './presses.ts';

/** Said in place of a card that cannot be answered; what was typed is shown, so that it can be copied. */
export const noticeCard = (
  title: string,
  sentences: readonly string[],
  { origin = {}, typed = {} }: { origin?: Origin; typed?: RawAnswer } = {},
): AdaptiveCard => {
  const kept = [typed.value, typed.commentary, typed.nextActions, typed.requestReason].filter(
    (text): text is string => typeof text === 'string' && text.trim() !== '',
  );
  return createCard(
    [
      heading(title),
      ...sentences.map(sentence => words([run(sentence)])),
      ...(kept.length > 0 ? [line('What you typed was not recorded. It said:', { isSubtle: true })] : []),
      ...kept.map(text => words([run(shorten(text, 4000))], { spacing: 'small' })),
    ],
    [backToList(origin)],
  );
};

/** Three lines for the first meeting: what this is, why it writes, what to do. */
export const welcomeCard = (councilTitle: string): AdaptiveCard =>
  createCard(
    [
      heading('Quarterbook'),
      words([run(`This is the register of what ${councilTitle} has promised.`)]),
      line('It writes to you when an update on something your post owns is due, at most once a day.', {
        spacing: 'small',
      }),
      line('Answer in the card. Type “my items” at any time to see what is asked of you.', {
        spacing: 'small',
      }),
    ],
    [backToList({})].map(button => ({
      ...button,
      title: 'See my items',
      fallback: { ...button.fallback, title: 'See my items' },
    })),
  );

export const helpCard = (): AdaptiveCard =>
  createCard(
    [
      heading('What you can type'),
      words([
        run('my items', { weight: 'bolder' }),
        run(': what is asked of you, and what you have answered'),
      ]),
      words([run('decisions', { weight: 'bolder' }), run(': what waits for your decision')], {
        spacing: 'small',
      }),
      words([run('status', { weight: 'bolder' }), run(': how the council stands')], { spacing: 'small' }),
      words([run('help', { weight: 'bolder' }), run(': this list')], { spacing: 'small' }),
      line('Anything else you write is kept as a note to the performance team.', { isSubtle: true }),
    ],
    [backToList({})],
  );
