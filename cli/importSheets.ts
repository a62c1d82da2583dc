import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import {
  dayOf,
  differencesFrom,
  formatMapping,
  noCorrections,
  parseMapping,
  readWorkbook,
  type Corrections,
  type Difference,
  type ImportedRegister,
  type ImportFor,
  type Problem,
  type ReadWorkbook,
  type Scheme,
  type SheetMapping,
  type Snapshot,
} from '../register/index.ts';
import { sentenceOf } from '../server/index.ts';
import { importRegister, readSheets, toImportRows, type ImportReport } from '../store/index.ts';
import {
  needed,
  RefusedError,
  textOf,
  UsageError,
  type Ended,
  type Surroundings,
  type Values,
} from './command.ts';
import { adviceFor, differenceSentence, mappingLines, noteSentence } from './importWords.ts';
import { businessNow, openKeeping, periodFrom, type Opened } from './register.ts';
import { writeWhole } from './writeWhole.ts';

const readMapping = async (name: string, folder: string): Promise<Corrections> => {
  const text = await readFile(resolve(folder, name), 'utf8').catch(() => {
    throw new RefusedError([{ code: 'missing', field: 'mapping', facts: { file: name } }]);
  });
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new RefusedError([{ code: 'file-unreadable', facts: { file: name, why: 'it is not JSON' } }]);
  }
  const parsed = parseMapping(raw);
  if (!parsed.ok) throw new RefusedError(parsed.problems);
  return parsed.value;
};

/** `--sheet` names the one sheet of a mapping that names none. */
const correctionsFrom = async (values: Values, folder: string): Promise<Corrections> => {
  const file = textOf(values, 'mapping');
  const corrections = file === undefined ? noCorrections : await readMapping(file, folder);
  const sheet = textOf(values, 'sheet');
  if (sheet === undefined) return corrections;
  const [first] = corrections.sheets;
  return { ...corrections, sheets: [{ headerRows: null, columns: new Map(), ...first, sheet }] };
};

type Opening = { opened: Opened; snapshot: Snapshot | null; to: ImportFor };

const openFor = async (values: Values, around: Surroundings): Promise<Opening> => {
  const council = needed(values, 'council');
  if (!/^[a-z][a-z0-9-]*$/.test(council))
    throw new UsageError(`--council is an identifier such as kings-lynn; “${council}” is none`);
  const period = periodFrom(needed(values, 'period'));
  const opened = openKeeping(around);
  const wanted = needed(values, 'scheme');
  const scheme = opened.schemes.find(one => one.id === wanted);
  if (!scheme) throw new RefusedError([{ code: 'unknown-scheme', facts: { scheme: wanted } }]);
  const [now] = await Promise.all([businessNow(opened.config, around.realNow), opened.register.refresh()]);
  const known = opened.register.councils().includes(council)
    ? opened.register.snapshot(council, now, 'all')
    : null;
  const snapshot = known?.ok ? known.value : null;
  const to = {
    council,
    councilTitle: textOf(values, 'council-title') ?? null,
    councilOrder: opened.register.councils().length,
    scheme,
    period,
    calendar: opened.calendar,
    now,
    today: dayOf(now),
    plans: snapshot?.plans ?? [],
    items: itemsOf(snapshot),
    periodForced: values['force-period'] === true,
  };
  return { opened, snapshot, to };
};

const keysOf = (snapshot: Snapshot | null): Set<string> => {
  if (!snapshot) return new Set();
  const { plans, actions, indicators, recommendations, documents, complaints, updates, periods } = snapshot;
  const all = [plans, actions, indicators, recommendations, documents, complaints, updates, periods];
  return new Set(all.flatMap(rows => rows.map(({ key }: { key: string }) => key)));
};

/** By what rows are known again. */
const itemsOf = (snapshot: Snapshot | null): NonNullable<ImportFor['items']> => {
  if (!snapshot) return [];
  const { actions, indicators, recommendations, documents } = snapshot;
  return [...actions, ...indicators, ...recommendations, ...documents].map(item => ({
    kind: item.kind,
    ref: item.ref,
    title: item.title,
    project: item.kind === 'action' ? item.project : null,
  }));
};

const fileOf = (register: ImportedRegister) => ({ ...register, complaints: [], meetings: [], people: [] });

/** What an import would do, held against what the register had at the last reading. */
const wouldDo = (register: ImportedRegister, snapshot: Snapshot | null): ImportReport => {
  const there = keysOf(snapshot);
  const rows = toImportRows(fileOf(register), there);
  if (!rows.ok) throw new RefusedError(rows.problems);
  const lists = [...new Set(rows.value.map(({ list }) => list))];
  return lists.map(list => {
    const own = rows.value.filter(row => row.list === list);
    const known = own.filter(({ fields }) => there.has(fields.Key)).length;
    return { list, created: own.length - known, alreadyThere: known };
  });
};

const counts = (report: ImportReport, which: 'created' | 'alreadyThere'): Record<string, number> =>
  Object.fromEntries(
    report.filter(one => one.created + one.alreadyThere > 0).map(one => [one.list, one[which]]),
  );

const mappingJson = (mappings: readonly SheetMapping[], corrections: Corrections) => ({
  ...formatMapping(mappings, corrections),
  confidence: Object.fromEntries(
    mappings.flatMap(({ columns }) => columns.map(({ heading, sure }) => [heading, sure])),
  ),
});

const asJson = (read: ReadWorkbook, corrections: Corrections) => ({
  mapping: mappingJson(read.mappings, corrections),
  warnings: read.notes.map(note => ({ ...note, says: noteSentence(note) })),
  problems: read.problems.map(problem => ({ ...problem, says: sentenceOf(problem) })),
  leftOut: read.leftOut,
});

type Done = {
  read: ReadWorkbook;
  report: ImportReport;
  differing: Difference[];
  dryRun: boolean;
  /** Rows with cells that could not be read are left out, and the others imported. */
  leaveOut: boolean;
};

const unreadTitle = ({ leftOut }: ReadWorkbook, leaveOut: boolean): string => {
  const rows = leftOut.length === 1 ? 'one row' : `${leftOut.length} rows`;
  return leaveOut
    ? `Left out, since something in the row could not be read (${rows}):`
    : `As it stands, nothing would be imported, since something in ${rows} could not be read. Put it right, or import the others, as counted above, with --leave-out-unread:`;
};

const textOfDone = ({ read, report, differing, dryRun, leaveOut }: Done): string => {
  const made = report.map(({ list, created, alreadyThere }) =>
    dryRun
      ? `${list}: ${created} would be new, ${alreadyThere} there already.`
      : `${list}: ${created} new, ${alreadyThere} there already.`,
  );
  const block = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', title, ...lines];
  return [
    ...read.mappings.flatMap(mappingLines),
    '',
    ...made,
    ...block('To know:', read.notes.map(noteSentence)),
    ...block(unreadTitle(read, leaveOut), [...read.problems.map(sentenceOf), ...adviceFor(read.problems)]),
    ...block(
      'The register has these already, with something else. They were left as they are; correct them in the register, where the old figure stays to be seen:',
      differing.map(differenceSentence),
    ),
    ...(dryRun ? ['', 'Nothing was written.'] : []),
  ].join('\n');
};

/** Where a scheme rates something else than the sheet holds: those that would fit. */
const withSchemes =
  (schemes: readonly Scheme[]) =>
  (problem: Problem): Problem => {
    if (problem.code !== 'other-scheme') return problem;
    const fitting = schemes.filter(({ rates }) => rates === problem.facts?.['fits']);
    return { ...problem, facts: { ...problem.facts, known: fitting.map(({ id }) => id).join(', ') } };
  };

/** What was found is worth keeping where the import is refused as well: it is then put right by hand. */
const keepMapping = async (
  mappings: readonly SheetMapping[],
  corrections: Corrections,
  { values, around }: { values: Values; around: Surroundings },
): Promise<void> => {
  const name = textOf(values, 'save-mapping');
  if (name === undefined) return;
  if (mappings.length === 0) around.complain(`No headings were found, so ${name} was not written.`);
  else
    await writeWhole(
      resolve(around.folder, name),
      `${JSON.stringify(formatMapping(mappings, corrections), null, 2)}\n`,
    );
};

/** A spreadsheet into the register: read whole, checked whole, and only then written. */
export const importSheets = async (file: string, values: Values, around: Surroundings): Promise<Ended> => {
  const path = resolve(around.folder, file);
  const bytes = await readFile(path).catch(() => {
    throw new RefusedError([{ code: 'missing', field: 'file', facts: { file } }]);
  });
  const corrections = await correctionsFrom(values, around.folder);
  const sheets = await readSheets(bytes, basename(file), rows => around.complain(`${rows} rows read`));
  if (!sheets.ok) throw new RefusedError(sheets.problems);
  const { opened, snapshot, to } = await openFor(values, around);
  const read = readWorkbook(sheets.value, to, corrections);
  const mappings = read.ok ? read.value.mappings : read.mappings;
  await keepMapping(mappings, corrections, { values, around });
  if (!read.ok) {
    if (mappings.length > 0) around.complain([...mappings.flatMap(mappingLines), ''].join('\n'));
    const problems = read.problems.map(withSchemes(opened.schemes));
    throw new RefusedError(problems, {
      problems: problems.map(problem => ({ ...problem, says: sentenceOf(problem) })),
      ...(mappings.length > 0 ? { mapping: mappingJson(mappings, corrections) } : {}),
    });
  }
  const dryRun = values['dry-run'] === true;
  const json = asJson(read.value, corrections);
  const { register, problems } = read.value;
  const leaveOut = values['leave-out-unread'] === true;
  if (problems.length > 0 && !leaveOut && !dryRun) {
    for (const advice of adviceFor(problems)) around.complain(advice);
    around.complain(
      `${problems.length === 1 ? 'One cell' : `${problems.length} cells`} could not be read, so nothing was imported. --leave-out-unread imports the other rows:`,
    );
    throw new RefusedError(problems, { ...json, created: {}, alreadyThere: {} });
  }
  const differing = snapshot ? differencesFrom(register, snapshot, read.value.mappings) : [];
  const report = dryRun ? wouldDo(register, snapshot) : await write(register, file, { opened, around });
  return {
    found: differing.length > 0 || (problems.length > 0 && !leaveOut),
    json: {
      dryRun,
      ...json,
      created: counts(report, 'created'),
      alreadyThere: counts(report, 'alreadyThere'),
      differing,
    },
    text: textOfDone({ read: read.value, report, differing, dryRun, leaveOut }),
  };
};

const write = async (
  register: ImportedRegister,
  file: string,
  { opened, around }: { opened: Opened; around: Surroundings },
): Promise<ImportReport> => {
  const report = await importRegister(fileOf(register), {
    graph: opened.graph,
    site: opened.site,
    what: `import of ${basename(file)}`,
    at: around.realNow().toISOString(),
    progress: (done, of) => {
      if (of > 200 && done % 200 < 20) around.complain(`${done} of ${of} rows written`);
    },
  });
  if (!report.ok) throw new RefusedError(report.problems);
  return report.value.filter(({ created, alreadyThere }) => created + alreadyThere > 0);
};
