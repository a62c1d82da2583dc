import {
  accept,
  answerTyped,
  councilOf,
  countingUpdate,
  dayOf,
  isRestricted,
  queriesIn,
  refuse,
  sentBack,
} from '../../register/index.ts';
import type { Problem, RawAnswer, Result, Snapshot, Standing, Update } from '../../register/index.ts';
import { findAsked, findItem } from '../../chase/index.ts';
import { line, type AdaptiveCard } from '../cards/adaptiveCard.ts';
import { answerState, type Called } from '../cards/answerState.ts';
import { formCard, type FormInput } from '../cards/formCard.ts';
import { sentBackBox } from '../cards/formContext.ts';
import { isSilent } from '../cards/itemName.ts';
import { noticeCard } from '../cards/noticeCard.ts';
import type { Subject } from '../cards/presses.ts';
import { whoIn } from '../cards/who.ts';
import { isBlank, typedIn } from '../formAnswer.ts';
import { textIn } from '../inbound.ts';
import { answerOf, itemIn, originOf, periodIn, subjectOf, type Act, type Turn } from '../turn.ts';
import { sentenceFor } from '../words.ts';

/** An item that may be answered now, in the register that it was found in. */
export type Found = { snapshot: Snapshot; standing: Standing };

export const findForm = (turn: Turn): Result<Found> => {
  const wanted = answerOf(turn);
  const snapshot = turn.parts.answering.snapshot(wanted.council, turn.at, 'all');
  if (!snapshot.ok) return refuse({ code: 'unknown-item', field: 'itemKey' });
  const standing = findAsked(snapshot.value, wanted);
  return standing.ok ? accept({ snapshot: snapshot.value, standing: standing.value }) : standing;
};

/** The item as it would stand with one more answer. */
export const standingWith = (turn: Turn, { snapshot }: Found, update: Update): Result<Standing> =>
  findAsked({ ...snapshot, updates: [...snapshot.updates, update] }, answerOf(turn));

/** What was said last of an item in a period and came back; null where nothing waits to be said anew. */
export const returnedOf = ({ snapshot, standing }: Found, period: string): Update | null =>
  standing.update === null
    ? sentBack(snapshot.updates.filter(one => one.itemKey === standing.item.key && one.period === period))
    : null;

/** What people are called to whoever presses: “you”, or by their post. */
export const calledFor =
  ({ entraId }: Turn, snapshot: Snapshot): Called =>
  by =>
    by === entraId ? 'you' : whoIn(snapshot, by);

/** The key of what was said last of an item in a period, by which a form knows later what it stood on; '' for nothing. */
export const saidLast = ({ updates }: Snapshot, item: string, period: string): string => {
  const said = updates.filter(one => one.itemKey === item && one.period === period);
  return (countingUpdate(said) ?? sentBack(said))?.key ?? '';
};

type More = Omit<Partial<FormInput>, 'about'> & { about: Subject };

/**
 * The form of an item as it stands, with what its reader has to know of it. What it asks about now it has asked: its
 * buttons carry that, and are not stopped by it twice.
 */
export const formOf = (turn: Turn, found: Found, { about, ...more }: More): AdaptiveCard => {
  const { snapshot, standing } = found;
  const { item, update } = standing;
  const called = calledFor(turn, snapshot);
  const returned = returnedOf(found, about.period);
  const typed = more.typed ?? typedIn(turn.pressed);
  const asked = [...(typed.confirmed ?? []), ...queriesIn(more.queries ?? [])];
  return formCard({
    standing,
    told: most => [
      ...(returned?.decided ? sentBackBox(returned, called(returned.decided.by)) : []),
      ...(update ? answerState(update, item, { called, most }) : []),
    ],
    ...more,
    typed,
    about: {
      ...about,
      seen: saidLast(snapshot, about.item, about.period),
      ...(asked.length > 0 ? { confirmed: asked.join(',') } : {}),
    },
  });
};

/** A form that is opened: with a draft where one was kept, otherwise with what was answered before. */
export const openForm = async (
  turn: Turn,
  found: Found,
  { about, recorded }: { about: Subject; recorded?: FormInput['recorded'] },
): Promise<AdaptiveCard> => {
  const { standing } = found;
  const { entraId, parts } = turn;
  const draft = await parts.ledger.draft({ entraId, itemKey: about.item, period: about.period });
  const silent = isSilent(standing);
  const before = standing.update ?? returnedOf(found, about.period);
  const typed: RawAnswer = draft?.raw ?? answerTyped(standing.item, before);
  return formOf(turn, found, {
    about,
    recorded,
    typed: silent ? {} : typed,
    draft: draft ? { at: draft.at, shown: !silent } : undefined,
  });
};

/** What is taken up again another day is asked about again. */
export const unasked = (raw: RawAnswer): RawAnswer => ({ ...raw, confirmed: undefined });

/** Keeps what was typed; false where nothing was, or it could not be kept. */
export const keepTyped = async (turn: Turn): Promise<boolean> => {
  const { entraId, pressed, parts, at } = turn;
  const raw = typedIn(pressed);
  const [itemKey, period] = [itemIn(pressed), periodIn(pressed)];
  const isKeepable = itemKey !== '' && itemKey.length <= 255 && period !== '' && period.length <= 40;
  if (!isKeepable || isBlank(raw)) return false;
  try {
    await parts.ledger.saveDraft({ entraId, itemKey, period, raw: unasked(raw), at });
    return true;
  } catch (error) {
    parts.report(error);
    return false;
  }
};

/** Where a form is left by a button that sends something else: what was typed of a new answer is a draft then. */
export const keepUnsent = async (turn: Turn): Promise<boolean> =>
  textIn(turn.pressed, 'seen') === '' && keepTyped(turn);

/** What is restricted is not repeated in a card, also where it can be answered no more. */
const mayRepeat = ({ parts, pressed, at }: Turn): boolean => {
  const snapshot = parts.answering.snapshot(councilOf(itemIn(pressed)), at, 'all');
  const item = snapshot.ok ? findItem(snapshot.value, itemIn(pressed), dayOf(at)) : null;
  return item === null || !isRestricted(item.visibility);
};

/** There is nothing to fill in any more. What was typed is shown, to be copied, and kept. */
export const cannotAnswer = async (turn: Turn, problems: readonly Problem[]): Promise<AdaptiveCard> => {
  const kept = await keepTyped(turn);
  const end = kept ? 'Nothing was recorded. What you typed is kept as a draft.' : 'Nothing was recorded.';
  return noticeCard('This cannot be answered here', [...problems.map(sentenceFor), end], {
    origin: originOf(turn.pressed),
    typed: mayRepeat(turn) ? typedIn(turn.pressed) : {},
  });
};

const sorry = 'That did not work just now. What you typed is kept below: please try again in a minute.';

/** A press of a form's button that failed leaves the form, with what was typed in it. */
export const keepingForm =
  (act: Act): Act =>
  async turn => {
    try {
      return await act(turn);
    } catch (error) {
      turn.parts.report(error);
      const found = findForm(turn);
      return found.ok
        ? formOf(turn, found.value, {
            about: subjectOf(turn),
            notice: () => [line(sorry, { weight: 'bolder' })],
          })
        : noticeCard('Not saved', [sorry], { typed: mayRepeat(turn) ? typedIn(turn.pressed) : {} });
    }
  };
