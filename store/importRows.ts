import { reportingPeriodKey, type Problem, type Result, type Visibility } from '../register/index.ts';
import { lists } from './lists.ts';
import { raiseVisibility, type KnownVisibility } from './raiseVisibility.ts';
import type { RegisterFile } from './registerFile.ts';
import { kindOfList, listFor, type TwinnedList } from './restrictedLists.ts';
import { indicatorFields, parseIndicator } from './rows/indicator.ts';
import { itemFields, parseItem, type ListedItem } from './rows/item.ts';
import { meetingFields, parseMeeting } from './rows/meeting.ts';
import { parsePerson, personFields } from './rows/person.ts';
import { parsePlan, planFields } from './rows/plan.ts';
import { parseReportingPeriod, reportingPeriodFields } from './rows/reportingPeriod.ts';
import { withoutNulls, type Fields } from './rows/row.ts';
import { parseUpdate, updateFields } from './rows/update.ts';
import type { MirroredList } from './snapshot.ts';
import { overlapProblems } from './versions.ts';

export type ImportRow = { list: MirroredList; fields: Fields & { Key: string } };

type Check = { row: ImportRow; parse: (fields: Fields) => Result<unknown> };

type Form<T> = { write: (value: T) => Fields; parse: (fields: Fields) => Result<T> };

const check = <T>(list: MirroredList, values: readonly T[], { write, parse }: Form<T>): Check[] =>
  values.map(value => {
    const fields = write(value);
    return { row: { list, fields: { ...fields, Key: String(fields['Key']) } }, parse };
  });

/** Of lists that have a restricted twin: each value goes where its visibility says. */
const checkApart = <T extends { visibility: Visibility }>(
  list: TwinnedList,
  values: readonly T[],
  form: Form<T>,
): Check[] => values.flatMap(value => check(listFor(list, value.visibility), [value], form));

const listedIn = (file: RegisterFile): ListedItem[] => [
  ...file.actions,
  ...(file.recommendations ?? []),
  ...(file.documents ?? []),
  ...(file.complaints ?? []),
];

/** In the order in which rows need each other. */
const checksOf = (file: RegisterFile): Check[] => [
  ...check('Plans', file.plans, { write: planFields, parse: parsePlan }),
  ...check('People', file.people, { write: personFields, parse: parsePerson }),
  ...check('Periods', file.periods, { write: reportingPeriodFields, parse: parseReportingPeriod }),
  ...check('Meetings', file.meetings ?? [], { write: meetingFields, parse: parseMeeting }),
  ...checkApart('Items', listedIn(file), { write: itemFields, parse: parseItem }),
  ...checkApart('Indicators', file.indicators, { write: indicatorFields, parse: parseIndicator }),
  ...checkApart('Updates', file.updates, { write: updateFields, parse: parseUpdate }),
];

/** SharePoint refuses, or cuts, a single line that is longer. */
const longestLine = 255;

const lineColumns = new Map(
  lists.map(list => [
    list.name,
    ['Title', ...list.columns.filter(column => column.type === 'line').map(column => column.name)],
  ]),
);

const located = (row: ImportRow, problem: Problem): Problem => ({
  ...problem,
  facts: { ...problem.facts, list: row.list, key: row.fields.Key },
});

const tooLong = ({ list, fields }: ImportRow): Problem[] =>
  (lineColumns.get(list) ?? []).flatMap((field): Problem[] => {
    const value = fields[field];
    return typeof value === 'string' && value.length > longestLine
      ? [{ code: 'too-long', field, facts: { most: longestLine } }]
      : [];
  });

const danglingReferences = (file: RegisterFile, there: ReadonlySet<string>): Problem[] => {
  const plans = new Set(file.plans.map(plan => plan.key));
  const promised = [...listedIn(file), ...file.indicators];
  const items = new Set(promised.map(item => item.key));
  const periods = new Set(file.periods.map(period => period.key));
  const isThere = (own: ReadonlySet<string>, key: string) => own.has(key) || there.has(key);
  const unplanned = promised.flatMap(item =>
    item.planKeys
      .filter(plan => !isThere(plans, plan))
      .map((plan): Problem => ({ code: 'unknown-plan', field: 'PlanKeys', facts: { key: item.key, plan } })),
  );
  const unsaid = file.updates
    .filter(update => !isThere(items, update.itemKey))
    .map((update): Problem => ({
      code: 'unknown-item',
      field: 'ItemKey',
      facts: { key: update.key, item: update.itemKey },
    }));
  const unmet = (file.meetings ?? [])
    .filter(({ council, period }) => !isThere(periods, reportingPeriodKey(council, period)))
    .map(({ key, period }): Problem => ({
      code: 'unknown-period',
      field: 'Period',
      facts: { list: 'Meetings', key, period },
    }));
  return [...unplanned, ...unsaid, ...unmet];
};

const overlapping = (file: RegisterFile): Problem[] =>
  [...overlapProblems(file.indicators)].map(([key, problem]) => ({
    ...problem,
    facts: { ...problem.facts, list: 'Indicators', key },
  }));

/**
 * Keys that stand twice, in the file or in a list and its restricted twin. SharePoint takes two that differ in capitals
 * only for the same, and would refuse the second.
 */
const doubled = (rows: readonly ImportRow[], there: ReadonlySet<string>): Problem[] => {
  const seen = new Set<string>();
  const inAnyCase = new Set([...there].map(key => key.toLowerCase()));
  return rows.flatMap(({ list, fields: { Key: key } }): Problem[] => {
    const name = `${kindOfList(list)} ${key.toLowerCase()}`;
    const isAnother = inAnyCase.has(key.toLowerCase()) && !there.has(key);
    if (seen.has(name) || isAnother) return [{ code: 'duplicate-key', field: 'Key', facts: { list, key } }];
    seen.add(name);
    return [];
  });
};

/**
 * A register as rows in the order in which they need each other, or everything that is wrong with it. Each row is read
 * back by the parser that will read it from the list, so that nothing is written that could not be read. What is
 * restricted or exempt, and what is said of it, goes into the restricted lists.
 *
 * @param there Keys that the register has already, which rows may point at
 * @param known items that the restricted lists have already
 */
export const toImportRows = (
  given: RegisterFile,
  there: ReadonlySet<string>,
  known: KnownVisibility = new Map(),
): Result<ImportRow[]> => {
  const file = raiseVisibility(given, known);
  const checks = checksOf(file);
  const rows = checks.map(({ row }) => row);
  const unreadable = checks.flatMap(({ row, parse }) => {
    const result = parse(withoutNulls(row.fields));
    return [...(result.ok ? [] : result.problems), ...tooLong(row)].map(problem => located(row, problem));
  });
  const problems = [
    ...unreadable,
    ...doubled(rows, there),
    ...danglingReferences(file, there),
    ...overlapping(file),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: rows };
};
