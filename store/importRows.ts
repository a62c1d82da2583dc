import type { Problem, Result } from '../register/index.ts';
import { lists } from './lists.ts';
import type { RegisterFile } from './registerFile.ts';
import { actionFields, parseAction } from './rows/action.ts';
import { indicatorFields, parseIndicator } from './rows/indicator.ts';
import { parsePerson, personFields } from './rows/person.ts';
import { parsePlan, planFields } from './rows/plan.ts';
import { parseReportingPeriod, reportingPeriodFields } from './rows/reportingPeriod.ts';
import { withoutNulls, type Fields } from './rows/row.ts';
import { parseUpdate, updateFields } from './rows/update.ts';
import type { MirroredList } from './snapshot.ts';

export type ImportRow = { list: MirroredList; fields: Fields & { Key: string } };

type Check = { row: ImportRow; parse: (fields: Fields) => Result<unknown> };

const check = <T extends { key: string }>(
  list: MirroredList,
  values: readonly T[],
  { write, parse }: { write: (value: T) => Fields; parse: (fields: Fields) => Result<T> },
): Check[] => values.map(value => ({ row: { list, fields: { ...write(value), Key: value.key } }, parse }));

/** In the order in which rows need each other. */
const checksOf = (file: RegisterFile): Check[] => [
  ...check('Plans', file.plans, { write: planFields, parse: parsePlan }),
  ...check('People', file.people, { write: personFields, parse: parsePerson }),
  ...check('Periods', file.periods, { write: reportingPeriodFields, parse: parseReportingPeriod }),
  ...check('Items', file.actions, { write: actionFields, parse: parseAction }),
  ...check('Indicators', file.indicators, { write: indicatorFields, parse: parseIndicator }),
  ...check('Updates', file.updates, { write: updateFields, parse: parseUpdate }),
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
  const items = new Set([...file.actions, ...file.indicators].map(item => item.key));
  const isThere = (own: ReadonlySet<string>, key: string) => own.has(key) || there.has(key);
  const unplanned = [...file.actions, ...file.indicators].flatMap(item =>
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
  return [...unplanned, ...unsaid];
};

const doubled = (rows: readonly ImportRow[]): Problem[] => {
  const seen = new Set<string>();
  return rows.flatMap(({ list, fields }): Problem[] => {
    const name = `${list} ${fields.Key}`;
    if (seen.has(name)) return [{ code: 'duplicate-key', field: 'Key', facts: { list, key: fields.Key } }];
    seen.add(name);
    return [];
  });
};

/**
 * A register as rows in the order in which they need each other, or everything that is wrong with it. Each row is read
 * back by the parser that will read it from the list, so that nothing is written that could not be read.
 *
 * @param there Keys that the register has already, which rows may point at
 */
export const toImportRows = (file: RegisterFile, there: ReadonlySet<string>): Result<ImportRow[]> => {
  const checks = checksOf(file);
  const rows = checks.map(({ row }) => row);
  const unreadable = checks.flatMap(({ row, parse }) => {
    const result = parse(withoutNulls(row.fields));
    return [...(result.ok ? [] : result.problems), ...tooLong(row)].map(problem => located(row, problem));
  });
  const problems = [...unreadable, ...doubled(rows), ...danglingReferences(file, there)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: rows };
};
