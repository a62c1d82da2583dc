import {
  frequencies,
  itemStates,
  planKinds,
  polarities,
  reportingStates,
  units,
  updateStates,
  valueStates,
  visibilities,
  type ListName,
} from '../register/index.ts';

/**
 * - `line`: a single line, at most 255 characters. Days are lines (`YYYY-MM-DD`): SharePoint's date-only columns
 *   come back as midnight of the site's zone in UTC, which in summer is the day before.
 * - `lines`: plain text of any length; lists of keys and revisions are JSON in it.
 */
export type ColumnType = 'line' | 'lines' | 'number' | 'yes-no' | readonly string[];

export type Column = { name: string; type: ColumnType; indexed?: true; unique?: true };

export type ListDefinition = { name: ListName; description: string; columns: readonly Column[] };

/**
 * What a restricted row held before the last import or roll-over changed it, for undoing. It stays in the row, because
 * the record of changes lies in the open document library.
 */
export const rememberedColumn = 'BeforeChange';

const line = (name: string): Column => ({ name, type: 'line' });
const lines = (name: string): Column => ({ name, type: 'lines' });
const number = (name: string): Column => ({ name, type: 'number' });
const yesNo = (name: string): Column => ({ name, type: 'yes-no' });
const choice = (name: string, choices: readonly string[]): Column => ({ name, type: choices });
const indexed = (column: Column): Column => ({ ...column, indexed: true });

/** On every list. `Key` is made by us and unique, because Graph has no idempotency key of its own. */
const everywhere: readonly Column[] = [
  { name: 'Key', type: 'line', indexed: true, unique: true },
  indexed(line('Council')),
];

const list = (name: ListName, description: string, columns: readonly Column[]): ListDefinition => ({
  name,
  description,
  columns: [...everywhere, ...columns],
});

/** Lists whose rows decide something: `Seal` shows a hand edit that decides, `SealNote` who accepted one (`seal.ts`). */
const seals = [line('Seal'), lines('SealNote')];

const owners = [
  indexed(line('Post')),
  line('ApproverPost'),
  line('Directorate'),
  lines('FormerOwners'),
  line('FormerKey'),
  choice('Visibility', visibilities),
];

const itemColumns: readonly Column[] = [
  indexed(choice('Kind', ['action', 'recommendation', 'document', 'complaint'])),
  indexed(line('Ref')),
  lines('PlanKeys'),
  indexed(line('Scheme')),
  line('Project'),
  line('From'),
  ...owners,
  line('Source'),
  line('Report'),
  line('Assurance'),
  line('Closer'),
  line('RiskPriority'),
  line('AgreedOn'),
  line('OriginalDue'),
  indexed(line('Due')),
  line('DueText'),
  lines('Revisions'),
  line('PlannedPeriod'),
  line('RevisedPeriod'),
  indexed(choice('State', itemStates)),
  yesNo('Partnership'),
  line('ClosedOn'),
  line('DecisionRef'),
  line('ReceivedOn'),
  number('ReviewInterval'),
  line('ApprovalRoute'),
  lines('Acts'),
  ...seals,
];

const indicatorColumns: readonly Column[] = [
  indexed(line('Ref')),
  line('From'),
  line('To'),
  lines('PlanKeys'),
  indexed(line('Scheme')),
  lines('Definition'),
  choice('Unit', units),
  number('Decimals'),
  choice('Polarity', polarities),
  choice('Frequency', frequencies),
  yesNo('Cumulative'),
  number('Baseline'),
  number('Target'),
  number('TargetHigh'),
  line('TargetText'),
  line('TargetAgreedBy'),
  lines('Profile'),
  lines('Tolerance'),
  lines('Benchmark'),
  yesNo('BreaksTrend'),
  lines('BreakReason'),
  number('DataLag'),
  ...owners,
  ...seals,
];

const updateColumns: readonly Column[] = [
  indexed(line('ItemKey')),
  indexed(line('Period')),
  number('Value'),
  number('Numerator'),
  number('Denominator'),
  choice('ValueState', valueStates),
  line('AsAt'),
  line('ExpectedOn'),
  line('Band'),
  line('PublishedBand'),
  lines('Commentary'),
  lines('NextActions'),
  line('RequestedDue'),
  lines('RequestReason'),
  line('CompletedOn'),
  lines('RestatementReason'),
  lines('Evidence'),
  lines('GivenBy'),
  lines('PublishedCommentary'),
  line('EditedBy'),
  line('EditedAt'),
  line('DecidedBy'),
  line('DecidedAt'),
  lines('DecisionReason'),
  indexed(line('SubmittedBy')),
  indexed(line('SubmittedAt')),
  indexed(choice('State', updateStates)),
  line('Replaces'),
  choice('Visibility', visibilities),
  ...seals,
];

/** On what is restricted or exempt, beside the columns of its open twin. */
const classified: readonly Column[] = [
  line('ExemptParagraph'),
  lines('PublicInterest'),
  line('ClassifiedBy'),
  line('ClassifiedOn'),
  indexed(line('ReviewOn')),
  lines(rememberedColumn),
];

/**
 * Every list and column of the register, in one place. `Title` is SharePoint's own. Names are ASCII PascalCase, since
 * a name is frozen when a column is made; none is a name that SharePoint keeps for itself (a list has a hidden
 * `Order` of its own, so ours is `ReportOrder`).
 */
export const lists: readonly ListDefinition[] = [
  list('Plans', 'Councils, their plans and the priorities within them', [
    choice('Kind', planKinds),
    line('Parent'),
    number('ReportOrder'),
    line('From'),
    line('To'),
  ]),
  list(
    'Items',
    'What was promised: actions, recommendations, documents due for review, complaints',
    itemColumns,
  ),
  list('Indicators', 'What is measured: one dated version of a definition a row', indicatorColumns),
  list('Updates', 'What was said of one item for one period', updateColumns),
  list('RestrictedItems', 'What was promised, and is restricted or exempt', [...itemColumns, ...classified]),
  list('RestrictedIndicators', 'What is measured, and is restricted or exempt', [
    ...indicatorColumns,
    ...classified,
  ]),
  list('RestrictedUpdates', 'What was said, and is restricted or exempt', [...updateColumns, ...classified]),
  list('Periods', 'What is reported on, and its calendar', [
    indexed(line('Period')),
    line('OpensOn'),
    line('DueOn'),
    indexed(choice('State', reportingStates)),
    line('SnapshotFile'),
    line('SnapshotHash'),
  ]),
  list('Meetings', 'Bodies that receive a version of the report, and what each was given', [
    indexed(line('Period')),
    line('Body'),
    line('ReportDeadline'),
    line('PublishBy'),
    indexed(line('MeetsOn')),
    line('SnapshotFile'),
    line('SnapshotHash'),
    lines('Outcome'),
    line('MinuteRef'),
  ]),
  list('People', 'Who holds which post, and how to reach them', [
    indexed(line('EntraId')),
    line('DisplayName'),
    lines('Roles'),
    lines('Posts'),
    lines('DelegateFor'),
    line('WorkingDays'),
    line('AwayUntil'),
    line('FallbackEmail'),
    line('From'),
    line('To'),
  ]),
  list('Chases', 'A readable record of who was asked for what; never read to decide', [
    indexed(line('Post')),
    line('Recipient'),
    indexed(line('Day')),
    lines('Steps'),
    indexed(line('Outcome')),
    lines('Reason'),
    line('AnsweredAt'),
  ]),
];

const typeFacets = (type: ColumnType): object => {
  if (typeof type !== 'string')
    return { choice: { choices: type, allowTextEntry: false, displayAs: 'dropDownMenu' } };
  if (type === 'lines') return { text: { allowMultipleLines: true, textType: 'plain', linesForEditing: 6 } };
  if (type === 'number') return { number: { decimalPlaces: 'automatic' } };
  if (type === 'yes-no') return { boolean: {} };
  return { text: { allowMultipleLines: false, maxLength: 255 } };
};

/** A column as Graph wants to be told of it (a `columnDefinition`). */
export const columnDefinition = ({ name, type, indexed, unique }: Column): object => ({
  name,
  displayName: name,
  enforceUniqueValues: unique === true,
  indexed: indexed === true,
  ...typeFacets(type),
});
