import { resolve } from 'node:path';
import { periodTitle, type ItemKind, type Result } from '../register/index.ts';
import { openExport, wholeExport, type ExportAsked } from '../report/index.ts';
import { writeXlsx } from '../store/index.ts';
import { needed, RefusedError, textOf, UsageError, type Command, type Values } from './command.ts';
import {
  councilOption,
  fileFor,
  frozenFrom,
  frozenOptions,
  periodFrom,
  reachFrom,
  readSnapshot,
  restrictedOption,
} from './register.ts';
import { excelCsv, tidyCsv } from './tableCsv.ts';
import { writeWhole } from './writeWhole.ts';

const formats = ['csv', 'xlsx', 'open-data'] as const;
type Format = (typeof formats)[number];

const kinds = [
  'action',
  'indicator',
  'recommendation',
  'document',
  'complaint',
] as const satisfies ItemKind[];

const formatFrom = (values: Values): Format => {
  const wanted = needed(values, 'format');
  const format = formats.find(one => one === wanted);
  if (!format) throw new UsageError(`--format is one of ${formats.join(', ')}`);
  return format;
};

const kindFrom = (values: Values): ItemKind | null => {
  const wanted = textOf(values, 'kind');
  const kind = kinds.find(one => one === wanted);
  if (wanted !== undefined && !kind) throw new UsageError(`--kind is one of ${kinds.join(', ')}`);
  return kind ?? null;
};

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new RefusedError(result.problems);
  return result.value;
};

type Made = { content: Uint8Array | string; rows: number; leftOut: number };

const make = async (
  format: Format,
  snapshot: Parameters<typeof wholeExport>[0],
  asked: ExportAsked,
): Promise<Made> => {
  if (format === 'open-data') {
    const table = valueOf(openExport(snapshot, asked));
    return { content: tidyCsv(table), rows: table.rows.length, leftOut: table.leftOut };
  }
  const table = valueOf(wholeExport(snapshot, asked));
  const content = format === 'xlsx' ? await writeXlsx(periodTitle(asked.period), table) : excelCsv(table);
  return { content, rows: table.rows.length, leftOut: 0 };
};

const were = (count: number): string => (count === 1 ? 'was' : 'were');

export const exportCommand: Command = {
  name: 'export',
  says: 'Write every item as it stood in a period into a spreadsheet, or what is open as open data',
  options: {
    period: { type: 'string', value: 'P', required: true, says: 'A period, as 2024-25-Q1' },
    format: { type: 'string', value: 'F', required: true, says: 'csv, xlsx, open-data' },
    out: { type: 'string', value: 'FILE', required: true, says: 'The file to write' },
    kind: {
      type: 'string',
      value: 'K',
      says: 'Only these: action, indicator, recommendation, document, complaint',
    },
    ...frozenOptions,
    ...restrictedOption,
    council: councilOption,
  },
  positionals: [],
  run: async (values, _positionals, around) => {
    const period = periodFrom(needed(values, 'period'));
    const format = formatFrom(values);
    const kind = kindFrom(values);
    const { snapshot, opened } = await readSnapshot(around, {
      council: textOf(values, 'council'),
      frozen: frozenFrom(values, period),
      reach: reachFrom(values),
    });
    const { content, rows, leftOut } = await make(format, snapshot, {
      period,
      kind,
      calendar: opened.calendar,
    });
    const out = resolve(around.folder, fileFor(needed(values, 'out'), reachFrom(values)));
    await writeWhole(out, content);
    const unread = new Set(snapshot.problems.flatMap(({ itemKey }) => itemKey ?? [])).size;
    const lines = [
      `${rows} items of ${periodTitle(period)} are written to ${out}.`,
      ...(format === 'open-data'
        ? [
            `${leftOut} ${were(leftOut)} left out, since ${leftOut === 1 ? 'it is' : 'they are'} not marked as open.`,
          ]
        : []),
      ...(unread > 0
        ? [
            `${unread} ${were(unread)} left out, since a row of ${unread === 1 ? 'its' : 'their'} own could not be read.`,
          ]
        : []),
    ];
    return { found: false, json: { out, period, format, rows, leftOut, unread }, text: lines.join('\n') };
  },
};
