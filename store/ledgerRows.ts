import type {
  JournalledAnswer,
  LedgerMessage,
  MessageState,
  Outcome,
  PlannedMessage,
} from '../chase/index.ts';

/** Columns that have nothing to say are empty text: Azure Tables has no null. */
export type MessageRow = {
  State: string;
  PlannedAt: string;
  /** The planned message as JSON. */
  Message: string;
  /** Who has it: one id for each claim, since a message is claimed at most once in its life. */
  ClaimId: string;
  LeaseUntil: string;
  /** The outcome as JSON. */
  Outcome: string;
  SettledAt: string;
};

export const plannedRow = (message: PlannedMessage, plannedAt: string): MessageRow => ({
  State: 'planned',
  PlannedAt: plannedAt,
  Message: JSON.stringify(message),
  ClaimId: '',
  LeaseUntil: '',
  Outcome: '',
  SettledAt: '',
});

export const settledRow = (row: MessageRow, outcome: Outcome, settledAt: string): MessageRow => ({
  ...row,
  State: outcome.kind,
  Outcome: JSON.stringify(outcome),
  SettledAt: settledAt,
});

/** Only this file writes these rows, so they are what they say they are. */
export const toMessage = (row: MessageRow): LedgerMessage => ({
  ...(JSON.parse(row.Message) as PlannedMessage),
  state: row.State as MessageState,
  plannedAt: row.PlannedAt,
  outcome: row.Outcome === '' ? null : (JSON.parse(row.Outcome) as Outcome),
  settledAt: row.SettledAt === '' ? null : row.SettledAt,
});

export type AnswerRow = {
  Key: string;
  EntraId: string;
  SubmissionId: string;
  Update: string;
  AcceptedAt: string;
  State: string;
};

export const answerRow = (answer: JournalledAnswer): AnswerRow => ({
  Key: answer.key,
  EntraId: answer.entraId,
  SubmissionId: answer.submissionId,
  Update: answer.updateJson,
  AcceptedAt: answer.acceptedAt,
  State: answer.state,
});

export const toAnswer = (row: AnswerRow): JournalledAnswer => ({
  key: row.Key,
  entraId: row.EntraId,
  submissionId: row.SubmissionId,
  updateJson: row.Update,
  acceptedAt: row.AcceptedAt,
  state: row.State === 'written' ? 'written' : 'accepted',
});
