import type { RawAnswer } from '../register/index.ts';
import type {
  Draft,
  JournalledAnswer,
  LedgerMessage,
  MessageState,
  Note,
  Outcome,
  PlannedMessage,
} from '../chase/index.ts';

/** Columns that have nothing to say are empty text: Azure Tables has no null. */
export type MessageRow = {
  State: string;
  PlannedAt: string;
  /** The planned message as JSON. */
  Message: string;
  /** Who has it: one id for each claim. */
  ClaimId: string;
  LeaseUntil: string;
  /** The outcome as JSON; of a planned row, what the tenant was refused with. */
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

export const releasedRow = (row: MessageRow, outcome: Outcome): MessageRow => ({
  ...row,
  State: 'planned',
  ClaimId: '',
  LeaseUntil: '',
  Outcome: JSON.stringify(outcome),
});

/** Only this file writes these rows, so they are what they say they are. */
export const toMessage = (row: MessageRow): LedgerMessage => ({
  ...(JSON.parse(row.Message) as PlannedMessage),
  state: row.State as MessageState,
  plannedAt: row.PlannedAt,
  outcome: row.Outcome === '' ? null : (JSON.parse(row.Outcome) as Outcome),
  settledAt: row.SettledAt === '' ? null : row.SettledAt,
});

export type NoteRow = {
  Id: string;
  EntraId: string;
  Kind: string;
  Text: string;
  ItemKey: string;
  ToPost: string;
  At: string;
  SettledBy: string;
};

export const noteRow = (note: Note): NoteRow => ({
  Id: note.id,
  EntraId: note.entraId,
  Kind: note.kind,
  Text: note.text,
  ItemKey: note.itemKey ?? '',
  ToPost: note.toPost ?? '',
  At: note.at,
  SettledBy: note.settledBy ?? '',
});

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

/** A note of before there were kinds has only its words. */
export const toNote = (row: Partial<NoteRow>, rowKey: string): Note => ({
  id: row.Id ?? rowKey,
  entraId: row.EntraId ?? '',
  kind: row.Kind === 'help' || row.Kind === 'hand-over' ? row.Kind : 'words',
  text: row.Text ?? '',
  itemKey: orNull(row.ItemKey),
  toPost: orNull(row.ToPost),
  at: row.At ?? '',
  settledBy: orNull(row.SettledBy),
});

export type DraftRow = { EntraId: string; ItemKey: string; Period: string; Raw: string; At: string };

export const draftRow = ({ entraId, itemKey, period, raw, at }: Draft): DraftRow => ({
  EntraId: entraId,
  ItemKey: itemKey,
  Period: period,
  Raw: JSON.stringify(raw),
  At: at,
});

export const toDraft = (row: DraftRow): Draft => ({
  entraId: row.EntraId,
  itemKey: row.ItemKey,
  period: row.Period,
  raw: JSON.parse(row.Raw) as RawAnswer,
  at: row.At,
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
