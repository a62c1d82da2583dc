import type { Promised } from '../../register/index.ts';
import {
  createCard,
  heading,
  line,
  run,
  words,
  type AdaptiveCard,
  type Element,
  type Input,
} from './adaptiveCard.ts';
import { keptLine } from './formNotices.ts';
import { itemName } from './itemName.ts';
import { backToList, findPost, sendNotMine, type Origin, type Subject } from './presses.ts';

type Named = Pick<Promised, 'ref' | 'title' | 'visibility'>;

export type NotMineInput = {
  item: Named;
  about: Subject;
  /** Every post that it could belong to, in alphabetical order. */
  posts: readonly string[];
  /** What was typed to find a post by. */
  find: string;
  why: string;
  /** True where what stood in the item's form is a draft now. */
  kept: boolean;
};

/** More than a phone scrolls through, and still far below the size of a card. */
const mostChoices = 60;

/** No post is called so. */
const unknownPost = '-';

const hasWords = (post: string, find: string): boolean =>
  find
    .toLowerCase()
    .split(/\s+/)
    .every(word => post.toLowerCase().includes(word));

const findField = (find: string): Input => ({
  type: 'Input.Text',
  id: 'find',
  label: 'Part of the post’s name',
  maxLength: 60,
  ...(find === '' ? {} : { value: find.slice(0, 60) }),
});

const choice = (posts: readonly string[]): Input => ({
  type: 'Input.ChoiceSet',
  id: 'toPost',
  label: 'Whose is it?',
  style: 'compact',
  placeholder: 'I do not know',
  choices: [
    { title: 'I do not know', value: unknownPost },
    ...posts.map(post => ({ title: post, value: post })),
  ],
});

const choicesFor = (matches: readonly string[], find: string): Element[] => {
  if (matches.length === 0)
    return [
      line(`No post has “${find.slice(0, 60)}” in its name. Try another word, or send it without a post.`),
    ];
  if (matches.length > mostChoices)
    return [line(`${matches.length} posts are too many to show. Type a part of the name to find one.`)];
  return [choice(matches)];
};

/** Asks whose an item is: all posts to choose from where they are few, otherwise those that have what was typed. */
export const notMineCard = ({ item, about, posts, find, why, kept }: NotMineInput): AdaptiveCard => {
  const matches = posts.filter(post => hasWords(post, find.trim()));
  return createCard(
    [
      heading('Not mine'),
      words(itemName(item, 220)),
      line('It stays yours until the performance team agrees to hand it over.', { spacing: 'small' }),
      ...keptLine(kept),
      ...(posts.length > mostChoices ? [findField(find)] : []),
      ...choicesFor(matches, find.trim()),
      {
        type: 'Input.Text',
        id: 'why',
        label: 'Why, if it helps',
        isMultiline: true,
        maxLength: 1000,
        ...(why === '' ? {} : { value: why.slice(0, 1000) }),
      },
    ],
    [sendNotMine(about), ...(posts.length > mostChoices ? [findPost(about)] : []), backToList(about)],
  );
};

/** What happens now that somebody said that an item is not theirs. */
export const notMineReceipt = (item: Named, toPost: string | null, origin: Origin): AdaptiveCard =>
  createCard(
    [
      heading('The performance team is told'),
      words(itemName(item, 220)),
      words(
        [
          run(
            toPost === null
              ? 'You said that it is not yours, and that you do not know whose it is.'
              : `You said that it belongs to the ${toPost}.`,
          ),
        ],
        { spacing: 'small' },
      ),
      line('Until they agree it stays yours: you are asked for it as before, and may answer it.'),
    ],
    [backToList(origin)],
  );
