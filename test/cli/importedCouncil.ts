import ExcelJS from 'exceljs';
import actionRows from '../../local/sample/kings-lynn/actions.json' with { type: 'json' };
import indicatorRows from '../../local/sample/kings-lynn/indicators.json' with { type: 'json' };
import priorityRows from '../../local/sample/kings-lynn/priorities.json' with { type: 'json' };

type Indicator = {
  ref: string;
  name: string;
  priority: string;
  unit: string;
  lastYear: number | null;
  q1: number | null;
  target: number | null;
  polarity: string;
  cumulative: boolean;
  status: string;
  leadRole: string;
  commentary: string | null;
};

const titles = new Map(priorityRows.map(({ id, title }) => [id, title]));
const goodIs: Record<string, string> = { higher: 'High', lower: 'Low', none: 'Monitor only' };

/** As a performance officer types it: percentages and pounds by format, everything else as a plain number. */
const putFigure = (cell: ExcelJS.Cell, value: number | null, unit: string): void => {
  if (value === null) return;
  cell.value = unit === 'percent' ? value / 100 : value;
  if (unit === 'percent') cell.numFmt = '0.00%';
  if (unit === 'gbp') cell.numFmt = '"£"#,##0';
};

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
  'Comment',
];

/**
 * King's Lynn's 64 indicators as a workbook with titles above the table. `change` may alter a row's figures; headings
 * in `without` are left out.
 */
export const indicatorWorkbook = async ({
  without = [],
  change = row => row,
}: { without?: string[]; change?: (row: Indicator) => Indicator } = {}): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Indicators');
  sheet.addRow(['Performance indicators, Q1 2024/25']);
  sheet.mergeCells('A1:F1');
  sheet.addRow([]);
  const columns = headings.filter(heading => !without.includes(heading));
  sheet.addRow(columns);
  const rows: Indicator[] = indicatorRows;
  for (const row of rows.map(change)) {
    const line = sheet.addRow([]);
    const cell = (heading: string) => line.getCell(columns.indexOf(heading) + 1);
    const put = (heading: string, value: string | null) => {
      if (columns.includes(heading)) cell(heading).value = value;
    };
    put('Ref', row.ref);
    put('Indicator', row.name);
    put('Priority', titles.get(row.priority) ?? null);
    put('Good is', goodIs[row.polarity] ?? null);
    putFigure(cell('2023/24'), row.lastYear, row.unit);
    putFigure(cell('Target 2024/25'), row.target, row.unit);
    putFigure(cell('Q1 2024/25'), row.q1, row.unit);
    put('Cumulative', row.cumulative ? 'Yes' : 'No');
    put('RAG', row.status === 'InProgress' ? null : row.status);
    put('Lead officer', row.leadRole);
    put('Comment', row.commentary);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
};

const words: Record<string, string> = {
  R: 'Red',
  A: 'Amber',
  G: 'On track',
  Completed: 'Complete',
  Info: 'For information',
};
const quoted = (text: string | null) => `"${(text ?? '').replaceAll('"', '""')}"`;

/** King's Lynn's actions as Excel saves a .csv: semicolons, a mark at the beginning, CRLF. */
export const actionsCsv = (): string =>
  [
    '\uFEFFNo;Action;Priority;Responsible officer;Target date;Status;Progress update;Next steps',
    ...actionRows
      .filter(row => row.status !== null)
      .map(row =>
        [
          row.id,
          row.title,
          titles.get(row.priority) ?? null,
          row.leadRole,
          row.targetDate,
          words[row.status ?? ''] ?? row.status,
          row.commentary,
          row.nextActions,
        ]
          .map(quoted)
          .join(';'),
      ),
  ].join('\r\n');

const milestones: readonly (readonly [
  project: string,
  title: string,
  due: string,
  status: string,
  words: string,
])[] = [
  ['Leisure centre', 'Agree the brief', 'Q1 2024/25', 'Completed', 'Agreed by Cabinet in May.'],
  ['', 'Appoint contractor', 'Q1 2024/25', '★', 'Two tenders were clarified; award in July.'],
  ['', 'Start on site', 'Q2 2024/25', '', ''],
  ['', 'Open to the public', 'Q4 2024/25', '', ''],
  ['Town hall repairs', 'Agree the brief', 'Q1 2024/25', '✓', ''],
  ['', 'Appoint contractor', 'Q1 2024/25', '▲', 'No tender was within the budget.'],
  ['', 'Start on site', 'Q3 2024/25', '', ''],
  ['Market square', 'Consult traders', 'Q3 2024/25', '', ''],
];

/** A delivery plan as Cannock keeps them: no references, a project over its milestones in a merged cell, titles again. */
export const milestoneWorkbook = async (): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Delivery plan');
  sheet.addRow(['Delivery plan: progress at the end of Quarter 1 2024/25']);
  sheet.addRow(['Project', 'Milestone', 'Quarter due', 'Status', 'Comments']);
  let project = 0;
  for (const [index, row] of milestones.entries()) {
    sheet.addRow(row.map(text => (text === '' ? null : text)));
    const number = index + 3;
    if (row[0] !== '') project = number;
    const isLast = (milestones[index + 1]?.[0] ?? 'end') !== '';
    if (isLast && project < number) sheet.mergeCells(`A${project}:A${number}`);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
};
