import type { Day, Instant, PeriodId, RawAnswer } from '../register/index.ts';

export const ladderNames = ['quarterly-return', 'recommendation', 'document', 'decision', 'notice'] as const;
export type LadderName = (typeof ladderNames)[number];

/** Which rung of a ladder; `ladders.ts` and `noticeLadders.ts` say what each is. */
export type StepName =
  | 'opens'
  | `${number}-before-due`
  | 'due-day'
  | `${number}-after-due`
  | `${number}-days-before`
  | `${number}-months-before`
  | 'review-day'
  | 'fortnightly'
  | 'monthly'
  | '30-days-overdue'
  | 're-dated'
  | '3-after-submitted'
  | 'sent-back'
  | 'sent-back-again'
  | 'recorded-for-you'
  | 'words-edited'
  | 'nudge';

/** In what capacity somebody hears of a step: who owes it, or who decides it, is `owner`. */
export type Hearer = 'owner' | 'approver' | 'director';

/** Why a person hears from us on a day: which step of the ladder, for which items. */
export type ChaseStep = {
  ladder: LadderName;
  step: StepName;
  /** Of a return, or of an answer to one that waits for a decision; null where the item has no period. */
  period: string | null;
  itemKeys: string[];
  /** The owner unless told. */
  to?: Hearer;
  /** The holder of the post is away, or it has none: why somebody else hears. */
  because?: 'away' | 'vacant';
  /** Partnership actions of the same post: words are welcome, and nobody is chased for them. */
  optionalKeys?: string[];
};

/** One message to one person on one day, with everything they owe. The unit that is claimed and sent. */
export type PlannedMessage = {
  /** `{day}_{entraId}`. */
  key: string;
  council: string;
  recipient: { entraId: string; post: string };
  day: Day;
  steps: ChaseStep[];
  /** One plain sentence: why this person, why today. */
  reason: string;
};

/** Why a connector or Teams refused a message. `unrecognised` is terminal for that recipient, never a crash. */
export const rejectionCodes = [
  'not-installed',
  'blocked',
  'left',
  'disabled-by-admin',
  'throttled',
  'unauthorised',
  'too-large',
  'no-address',
  'unrecognised',
] as const;
export type RejectionCode = (typeof rejectionCodes)[number];

export type Outcome =
  | { kind: 'accepted'; activityId: string; conversationId: string }
  | { kind: 'rejected'; code: RejectionCode; status: number | null; retryAfter: number | null }
  | { kind: 'unknown'; reason: string }
  /** Teams could not be reached, and an e-mail with a link was handed to Exchange. */
  | { kind: 'mailed'; address: string };

/**
 * Puts one message in front of one person. Never repeats what may have arrived; sends anew where a conversation is gone
 * and so took nothing; never throws.
 */
export interface Sender {
  send(message: PlannedMessage): Promise<Outcome>;
}

export type ConversationReference = {
  entraId: string;
  tenantId: string;
  conversationId: string;
  serviceUrl: string;
  /** Teams' own id of the person in that conversation (`29:…`). */
  userId: string;
  botId: string;
  /** When they last wrote to us or installed the app, in business time; absent where only we have written. */
  wroteAt?: Instant;
};

/** People as Microsoft Entra and Exchange know them. */
export interface Directory {
  /** Null where nobody has that id. */
  person(entraId: string): Promise<{ entraId: string; displayName: string; mail: string | null } | null>;
  /** True while an automatic reply is on at that instant. */
  isAway(entraId: string, at: Instant): Promise<boolean>;
  /** Installs the Teams app for that person; repeats are harmless. */
  install(entraId: string): Promise<'installed' | 'already-installed' | 'refused'>;
  /** Null where that cannot be seen. */
  isInstalled(entraId: string): Promise<boolean | null>;
  /**
   * Hands a plain e-mail to Exchange. `refused` where no mailbox to send from is set, or Exchange will not. Not safe to
   * repeat, and no proof of delivery; throws where it may have been sent and nobody can say.
   */
  mail(letter: Letter): Promise<'handed-over' | 'refused'>;
}

/** Plain text; it names no item. */
export type Letter = { to: string; subject: string; text: string };

export type MessageState = 'planned' | 'claimed' | 'accepted' | 'rejected' | 'unknown' | 'mailed';

export type LedgerMessage = PlannedMessage & {
  state: MessageState;
  plannedAt: Instant;
  /** Of a planned message, what the whole tenant was refused with when it was tried; null where nothing was. */
  outcome: Outcome | null;
  settledAt: Instant | null;
};

/**
 * The right to send to a tenant, which one server has at a time while the others stand by. A claim covers the moment in
 * which two believe that they have it.
 */
export interface SendingLease {
  /** Takes it where it is free, and renews it where it is ours; false while another server has it. */
  hold(): Promise<boolean>;
  /** True until the time for which it was last taken is nearly over. */
  isHeld(): boolean;
  /** Lets another server go on at once. */
  release(): Promise<void>;
}

/** Proof that this process may send that message until the lease ends (real time). */
export type Claim = { key: string; id: string; leaseUntil: Instant };

/** An answer as it was accepted, before it is in the register. `update` is a JSON-safe register Update. */
export type JournalledAnswer = {
  /** `{messageKey}_{submissionId}`, or `{entraId}_{submissionId}` where no message stands behind it. */
  key: string;
  entraId: string;
  submissionId: string;
  updateJson: string;
  acceptedAt: Instant;
  state: 'accepted' | 'written';
};

/** The sending's truth. Leases use real time; `day` in keys is business time. */
export interface Ledger {
  /** False where that key is already there: planning twice plans nothing twice. */
  insertOnce(message: PlannedMessage, plannedAt: Instant): Promise<boolean>;
  /** Null where somebody else has it or it is settled. A claim that expired is settled as unknown, never given again. */
  claim(key: string, leaseSeconds: number): Promise<Claim | null>;
  settle(claim: Claim, outcome: Outcome): Promise<void>;
  /** Gives a claim back: the message is planned again, and its `outcome` says what the tenant refused it with. */
  release(claim: Claim, outcome: Outcome): Promise<void>;
  list(state: MessageState): Promise<LedgerMessage[]>;
  /** Every message of a day, whatever its state; or those alone that nobody has claimed yet. */
  listDay(day: Day, state?: 'planned'): Promise<LedgerMessage[]>;
  /** Every message of the days from the first to the last, both included. */
  listBetween(from: Day, to: Day): Promise<LedgerMessage[]>;
  saveReference(reference: ConversationReference): Promise<void>;
  reference(entraId: string): Promise<ConversationReference | null>;
  /** Journals an answer once; a repeat gives back the first with `repeated: true`. */
  journal(answer: JournalledAnswer): Promise<{ answer: JournalledAnswer; repeated: boolean }>;
  markWritten(key: string): Promise<void>;
  /** Accepted and not yet in the register: what a restart takes up again. */
  listUnwritten(): Promise<JournalledAnswer[]>;
  /** Words of a person to the performance team; a repeat of the same `id` keeps one. */
  saveNote(note: Note): Promise<void>;
  /** The latest first. */
  listNotes(): Promise<Note[]>;
  /** A form that was left half filled in, one for each person, item and period; the last one saved is kept. */
  saveDraft(draft: Draft): Promise<void>;
  draft(of: Pick<Draft, 'entraId' | 'itemKey' | 'period'>): Promise<Draft | null>;
  listDrafts(entraId: string): Promise<Draft[]>;
  dropDraft(of: Pick<Draft, 'entraId' | 'itemKey' | 'period'>): Promise<void>;
  /** Nothing is asked of that person before that day; the last one said is kept. */
  saveSnooze(snooze: Snooze): Promise<void>;
  listSnoozes(): Promise<Snooze[]>;
}

/**
 * What a person wrote to the performance team: in words of their own, asking for help with an item, or saying that it
 * belongs to another post. `settledBy` is who dealt with it.
 */
export type Note = {
  id: string;
  entraId: string;
  kind: 'words' | 'help' | 'hand-over';
  text: string;
  itemKey: string | null;
  toPost: string | null;
  at: Instant;
  settledBy: string | null;
};

export type Draft = { entraId: string; itemKey: string; period: PeriodId; raw: RawAnswer; at: Instant };

export type Snooze = { entraId: string; until: Day };
