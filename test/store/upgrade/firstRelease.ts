import { planKinds, reportingStates, updateStates, valueStates } from '../../../register/index.ts';
import { columnDefinition, type Column } from '../../../store/lists.ts';

/**
 * The lists as the first release made them (the register's lists as of commit 82bc0bf): before recommendations,
 * meetings, visibility, restricted lists and Seals.
 */
const line = (name: string): Column => ({ name, type: 'line' });
const lines = (name: string): Column => ({ name, type: 'lines' });
const number = (name: string): Column => ({ name, type: 'number' });
const yesNo = (name: string): Column => ({ name, type: 'yes-no' });
const choice = (name: string, choices: readonly string[]): Column => ({ name, type: choices });
const indexed = (column: Column): Column => ({ ...column, indexed: true });

const everywhere: readonly Column[] = [
  { name: 'Key', type: 'line', indexed: true, unique: true },
  indexed(line('Council')),
];
const owners = [indexed(line('Post')), line('ApproverPost'), line('Directorate')];

const columns: Record<string, readonly Column[]> = {
  Plans: [choice('Kind', planKinds), line('Parent'), number('ReportOrder'), line('From'), line('To')],
  Items: [
    indexed(choice('Kind', ['action'])),
    indexed(line('Ref')),
    lines('PlanKeys'),
    indexed(line('Scheme')),
    ...owners,
    line('OriginalDue'),
    indexed(line('Due')),
    line('DueText'),
    lines('Revisions'),
    indexed(choice('State', ['open', 'closed'])),
    yesNo('Partnership'),
    line('ClosedOn'),
  ],
  Indicators: [
    indexed(line('Ref')),
    line('From'),
    line('To'),
    lines('PlanKeys'),
    indexed(line('Scheme')),
    lines('Definition'),
    choice('Unit', ['percent', 'number']),
    number('Decimals'),
    choice('Polarity', ['higher', 'lower']),
    choice('Frequency', ['quarterly', 'annual']),
    yesNo('Cumulative'),
    number('Baseline'),
    number('Target'),
    line('TargetText'),
    lines('Profile'),
    number('DataLag'),
    ...owners,
  ],
  Updates: [
    indexed(line('ItemKey')),
    indexed(line('Period')),
    number('Value'),
    choice('ValueState', valueStates),
    line('AsAt'),
    line('Band'),
    line('PublishedBand'),
    lines('Commentary'),
    lines('NextActions'),
    line('RequestedDue'),
    lines('RequestReason'),
    line('CompletedOn'),
    indexed(line('SubmittedBy')),
    indexed(line('SubmittedAt')),
    indexed(choice('State', updateStates)),
    line('Replaces'),
  ],
  Periods: [
    indexed(line('Period')),
    line('OpensOn'),
    line('DueOn'),
    indexed(choice('State', reportingStates)),
    line('SnapshotFile'),
    line('SnapshotHash'),
  ],
  People: [
    indexed(line('EntraId')),
    line('DisplayName'),
    lines('Roles'),
    lines('Posts'),
    line('WorkingDays'),
    line('AwayUntil'),
    line('FallbackEmail'),
    line('From'),
    line('To'),
  ],
  Chases: [
    indexed(line('Post')),
    line('Recipient'),
    indexed(line('Day')),
    lines('Steps'),
    indexed(line('Outcome')),
    lines('Reason'),
    line('AnsweredAt'),
  ],
};

/** What Graph has to be told to make each list of the first release, with the names of its columns. */
export const firstRelease = Object.entries(columns).map(([displayName, own]) => ({
  names: new Set(['Title', ...[...everywhere, ...own].map(({ name }) => name)]),
  body: {
    displayName,
    list: { template: 'genericList' },
    columns: [...everywhere, ...own].map(columnDefinition),
  },
}));
