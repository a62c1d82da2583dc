import {
  updateKey,
  updateStates,
  valueStates,
  visibilities,
  type Result,
  type Update,
} from '../../register/index.ts';
import { readSpoken, spokenFields } from './spoken.ts';
import { classificationFields, readClassification } from './classification.ts';
import { FieldReader } from './fieldReader.ts';
import type { Fields } from './row.ts';

/** `submissionId` has no column: it is the last part of the Key. An empty Visibility is `internal`. */
export const parseUpdate = (fields: Fields): Result<Update> => {
  const read = new FieldReader(fields);
  const key = read.text('Key');
  const council = read.text('Council');
  const itemKey = read.text('ItemKey');
  const period = read.period('Period');
  const submissionId = key.slice(key.lastIndexOf('/') + 1);
  const visibility = read.choiceOrNull('Visibility', visibilities) ?? 'internal';
  const update: Update = {
    key,
    council,
    itemKey,
    period,
    submissionId,
    value: read.numberOrNull('Value'),
    numerator: read.numberOrNull('Numerator'),
    denominator: read.numberOrNull('Denominator'),
    valueState: read.choiceOrNull('ValueState', valueStates),
    asAt: read.dayOrNull('AsAt'),
    expectedOn: read.dayOrNull('ExpectedOn'),
    band: read.textOrNull('Band'),
    publishedBand: read.textOrNull('PublishedBand'),
    commentary: read.textOrNull('Commentary'),
    nextActions: read.textOrNull('NextActions'),
    requestedDue: read.dayOrNull('RequestedDue'),
    requestReason: read.textOrNull('RequestReason'),
    completedOn: read.dayOrNull('CompletedOn'),
    restatementReason: read.textOrNull('RestatementReason'),
    submittedBy: read.text('SubmittedBy'),
    submittedAt: read.instant('SubmittedAt'),
    state: read.choice('State', updateStates),
    replaces: read.textOrNull('Replaces'),
    visibility,
    ...readClassification(read, visibility),
    ...readSpoken(read),
  };
  if (!itemKey.startsWith(`${council}/`)) read.fail('key-mismatch', 'ItemKey', { expected: `${council}/…` });
  read.keyIs(updateKey(itemKey, period, submissionId));
  return read.finish(update);
};

export const updateFields = (update: Update): Fields => ({
  Title: `${update.itemKey.slice(update.itemKey.lastIndexOf('/') + 1)} ${update.period}`,
  Key: update.key,
  Council: update.council,
  ItemKey: update.itemKey,
  Period: update.period,
  Value: update.value,
  Numerator: update.numerator,
  Denominator: update.denominator,
  ValueState: update.valueState,
  AsAt: update.asAt,
  ExpectedOn: update.expectedOn,
  Band: update.band,
  PublishedBand: update.publishedBand,
  Commentary: update.commentary,
  NextActions: update.nextActions,
  RequestedDue: update.requestedDue,
  RequestReason: update.requestReason,
  CompletedOn: update.completedOn,
  RestatementReason: update.restatementReason,
  SubmittedBy: update.submittedBy,
  SubmittedAt: update.submittedAt,
  State: update.state,
  Replaces: update.replaces,
  Visibility: update.visibility,
  ...classificationFields(update),
  ...spokenFields(update),
});
