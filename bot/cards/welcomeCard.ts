import { createCard, heading, line, run, words, type AdaptiveCard, type Element } from './adaptiveCard.ts';
import { turnPage } from './presses.ts';

const seeItems = turnPage({}, 0, 'See my items');

const what = (registerOf: string): Element[] => [
  words([run(`This is the register of what ${registerOf} has promised.`)]),
  line(
    'It writes to you when something that your post owns is due or was sent back, at most once on a working day.',
    { spacing: 'small' },
  ),
  line('Answer in the card: most items take one choice and one press.', { spacing: 'small' }),
];

/** Three lines for the first meeting: what this is, why it writes, what to do. */
export const welcomeCard = (councilTitle: string): AdaptiveCard =>
  createCard([heading('Quarterbook'), ...what(councilTitle)], [seeItems]);

const commands: readonly [typed: string, does: string][] = [
  ['my items', 'what is asked of you, and what you have answered'],
  ['overdue', 'what is late, of yours and of the posts below yours'],
  ['decisions', 'what waits for your decision'],
  ['status', 'how the council stands'],
  ['snooze 2 days', 'hear nothing for some working days, never past a due date'],
  ['hand over', 'say that something is not yours'],
  ['help', 'this list'],
];

export const helpCard = (): AdaptiveCard =>
  createCard(
    [
      heading('What you can type'),
      ...what('the council'),
      ...commands.map(([typed, does], index) =>
        words([run(typed, { weight: 'bolder' }), run(`: ${does}`)], {
          spacing: index === 0 ? 'default' : 'small',
        }),
      ),
      line('Anything else you write is kept as a note to the performance team.', { isSubtle: true }),
    ],
    [seeItems],
  );
