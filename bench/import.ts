import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { noCorrections, parseScheme, readWorkbook, type ReadWorkbook } from '../register/index.ts';
import { readSheets } from '../store/index.ts';

const items = 20_000;
const runs = 5;
const headings = [
  'Ref',
  'Indicator',
  'Priority',
  'Good is',
  '2023/24',
  'Target 2024/25',
  'Q1 2024/25',
  'Cumulative',
  'RAG',
  'Lead officer',
  'Next steps',
  'Comment',
];

/** A sheet as councils have it: percentages by format, a fifth of the targets as text, words in the comments. */
const makeSheet = async (path: string): Promise<void> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Indicators');
  sheet.addRow(headings);
  for (let number = 1; number <= items; number += 1) {
    const isShare = number % 2 === 0;
    const [value, target] = [50 + (number % 50), 60 + (number % 30)];
    const figure = (of: number) => (isShare ? of / 100 : of);
    const row = sheet.addRow([
      `${1 + (number % 9)}.${number}`,
      `${isShare ? '%' : 'No'} of cases of kind ${number} dealt with`,
      `Priority ${1 + (number % 4)}`,
      number % 3 === 0 ? 'Low' : 'High',
      figure(value - 1),
      number % 5 === 0 ? `≥ ${target}${isShare ? '%' : ''}` : figure(target),
      number % 40 === 0 ? 'N/A' : figure(value),
      number % 7 === 0 ? 'Yes' : 'No',
      ['R', 'A', 'G'][number % 3],
      `Manager of service ${number % 120}`,
      number % 4 === 0 ? `Review of case work ${number} in the next quarter` : null,
      number % 3 === 0 ? `Staffing was short in month ${number % 12}, and is now at the agreed level.` : null,
    ]);
    if (isShare) for (const column of [5, 6, 7]) row.getCell(column).numFmt = '0%';
  }
  await book.xlsx.writeFile(path);
};

const scheme = () => {
  const file = new URL('../register/schemes/kings-lynn-indicators.json', import.meta.url);
  const parsed = parseScheme(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error('the scheme cannot be read');
  return parsed.value;
};

const readOurs = async (bytes: Uint8Array): Promise<number> => {
  const sheets = await readSheets(bytes, 'indicators.xlsx');
  if (!sheets.ok) throw new Error(JSON.stringify(sheets.problems));
  const to = {
    council: 'made-up',
    councilTitle: null,
    councilOrder: 0,
    scheme: scheme(),
    period: '2024-25-Q1',
    calendar: { holidays: [] },
    now: '2024-10-01T08:00:00Z',
    today: '2024-10-01',
    plans: [],
  };
  const read = readWorkbook(sheets.value, to, noCorrections);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { register, problems }: ReadWorkbook = read.value;
  if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
  return register.indicators.length;
};

/** The peer reads, and does nothing else. */
const readPeer = async (bytes: Uint8Array): Promise<number> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  return (book.worksheets[0]?.actualRowCount ?? 0) - 1;
};

type Measured = { ms: number; peak: number };

/** One reading in a process of its own: processor time, so that what else the machine does counts little. */
const measure = async (who: string, path: string): Promise<Measured> => {
  const bytes = new Uint8Array(readFileSync(path));
  const begun = process.cpuUsage();
  const read = await (who === 'ours' ? readOurs : readPeer)(bytes);
  const { user, system } = process.cpuUsage(begun);
  if (read !== items) throw new Error(`${who} read ${read} of ${items}`);
  return { ms: (user + system) / 1000, peak: process.resourceUsage().maxRSS / 1024 };
};

const apart = (who: string, path: string): Measured =>
  JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', import.meta.filename, who, path], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  ) as Measured;

/** The best of several runs, which take turns. */
const compare = (path: string): { ours: Measured; peer: Measured } => {
  const all = Array.from({ length: runs }, () => ({ peer: apart('peer', path), ours: apart('ours', path) }));
  const best = (of: readonly Measured[]): Measured => ({
    ms: Math.min(...of.map(one => one.ms)),
    peak: Math.min(...of.map(one => one.peak)),
  });
  return { ours: best(all.map(one => one.ours)), peer: best(all.map(one => one.peer)) };
};

const print = (path: string): void => {
  const { ours, peer } = compare(path);
  const row = (cells: readonly string[]) => cells.map(cell => cell.padStart(14)).join('');
  const size = (statSync(path).size / 1024 / 1024).toFixed(1);
  console.log(
    `Node ${process.version}, ${process.platform} ${process.arch}; ${items} rows of ${headings.length}, ${size} MB`,
  );
  console.log(`Best of ${runs} runs, each in a process of its own\n`);
  console.log(row(['', 'ms', 'peak MB']));
  console.log(row(['ours', ours.ms.toFixed(0), ours.peak.toFixed(0)]));
  console.log(row(['exceljs alone', peer.ms.toFixed(0), peer.peak.toFixed(0)]));
  console.log(row(['ratio', (ours.ms / peer.ms).toFixed(2), (ours.peak / peer.peak).toFixed(2)]));
};

const [who, path] = process.argv.slice(2);
if (who !== undefined && path !== undefined) console.log(JSON.stringify(await measure(who, path)));
else {
  const folder = mkdtempSync(join(tmpdir(), 'quarterbook-bench-'));
  try {
    const made = join(folder, 'indicators.xlsx');
    await makeSheet(made);
    print(made);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
