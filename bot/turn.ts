import { councilOf } from '../register/index.ts';
import type { Calendar, Instant, RegisterStore } from '../register/index.ts';
import type { Answer, Answering, Deciding, Ledger } from '../chase/index.ts';
import type { AdaptiveCard } from './cards/adaptiveCard.ts';
import type { Origin, Subject } from './cards/presses.ts';
import { typedIn } from './formAnswer.ts';
import { textIn, type Pressed } from './inbound.ts';

export type PressParts = {
  answering: Answering;
  deciding: Deciding;
  register: RegisterStore;
  ledger: Pick<
    Ledger,
    'saveNote' | 'saveDraft' | 'draft' | 'listDrafts' | 'dropDraft' | 'saveSnooze' | 'listSnoozes'
  >;
  calendar: Calendar;
  /** Business time. */
  now: () => Instant;
  /** Opaque, of letters, digits and hyphens. */
  newId: () => string;
  /** Told of a failure that a person was shown a sentence for. */
  report: (error: unknown) => void;
};

/** Somebody's press, after the person has been verified. `userId` is Teams' own id of them, which cards are shown by. */
export type Turn = { parts: PressParts; entraId: string; userId: string; pressed: Pressed; at: Instant };

/** What a button does: the next card, to stand in the place of the one that was pressed. */
export type Act = (turn: Turn) => AdaptiveCard | Promise<AdaptiveCard>;

/** The chase message that the card came with, if it did. */
export const originOf = (pressed: Pressed): Origin => {
  const message = textIn(pressed, 'message');
  return message === undefined || message.length > 120 ? {} : { message };
};

export const itemIn = (pressed: Pressed): string => textIn(pressed, 'item') ?? '';

export const periodIn = (pressed: Pressed): string => textIn(pressed, 'period') ?? '';

/** The form's own number, or a new one where a form is shown for the first time. */
export const subjectOf = ({ pressed, parts }: Turn): Subject => ({
  item: itemIn(pressed),
  period: periodIn(pressed),
  submission: textIn(pressed, 'submission') ?? parts.newId(),
  ...originOf(pressed),
});

export const answerOf = ({ entraId, pressed, at }: Turn): Answer => ({
  council: councilOf(itemIn(pressed)),
  entraId,
  itemKey: itemIn(pressed),
  period: periodIn(pressed),
  submissionId: textIn(pressed, 'submission') ?? '',
  messageKey: textIn(pressed, 'message'),
  raw: typedIn(pressed),
  at,
});
