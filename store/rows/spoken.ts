import { z } from 'zod';
import type { EditedWords, GivenBy, Update, UpdateDecision } from '../../register/index.ts';
import type { FieldReader } from './fieldReader.ts';
import { day } from './promised.ts';
import type { Fields } from './row.ts';

const givenBy: z.ZodType<GivenBy> = z.strictObject({
  who: z.string().min(1),
  how: z.string().min(1),
  on: day,
});

/** Who edited it and when are columns of their own, so that somebody who looks at the list can read them. */
const readEdited = (read: FieldReader): EditedWords | null => {
  const commentary = read.textOrNull('PublishedCommentary');
  if (commentary === null) return null;
  return { commentary, by: read.text('EditedBy'), at: read.instant('EditedAt') };
};

const readDecided = (read: FieldReader): UpdateDecision | null => {
  const by = read.textOrNull('DecidedBy');
  if (by === null) return null;
  return { by, at: read.instant('DecidedAt'), reason: read.textOrNull('DecisionReason') };
};

type Spoken = Pick<Update, 'evidence' | 'givenBy' | 'edited' | 'decided'>;

/** What most updates do not have; absent where its columns are empty. */
export const readSpoken = (read: FieldReader): Spoken => {
  const evidence = read.textOrNull('Evidence');
  const given = read.jsonOrNull('GivenBy', givenBy);
  const edited = readEdited(read);
  const decided = readDecided(read);
  return {
    ...(evidence === null ? {} : { evidence }),
    ...(given === null ? {} : { givenBy: given }),
    ...(edited === null ? {} : { edited }),
    ...(decided === null ? {} : { decided }),
  };
};

/** The columns of `edited` and `decided`: with State all of an update that may change. */
export const decisionFields = ({ edited, decided }: Pick<Update, 'edited' | 'decided'>): Fields => ({
  PublishedCommentary: edited?.commentary ?? null,
  EditedBy: edited?.by ?? null,
  EditedAt: edited?.at ?? null,
  DecidedBy: decided?.by ?? null,
  DecidedAt: decided?.at ?? null,
  DecisionReason: decided?.reason ?? null,
});

/** In one order, however it was made: two rows that say the same are the same. */
const givenByText = ({ who, how, on }: GivenBy): string => JSON.stringify({ who, how, on });

export const spokenFields = (update: Spoken): Fields => ({
  Evidence: update.evidence ?? null,
  GivenBy: update.givenBy === undefined ? null : givenByText(update.givenBy),
  ...decisionFields(update),
});
