import {
  accept,
  comparePeriods,
  dayOfPosition,
  heldBack,
  longDay,
  onceEach,
  periodKind,
  periodTitle,
  recommendationStandings,
  refuse,
  type AgeBand,
  type Closer,
  type Day,
  type PeriodId,
  type Recommendation,
  type RecommendationStanding,
  type Result,
} from '../../register/index.ts';
import { nothing } from '../blockText.ts';
import type { Cell, Column, Row } from '../model.ts';
import { counted } from '../phrases.ts';
import type { BlockInput } from './position.ts';

/** Recommendations as a period shows them: `day` is the one as at which, `asAt` its printable line. */
export type AuditPosition = {
  day: Day;
  standings: RecommendationStanding[];
  asAt: string;
  notes: string[];
};

export const noun = 'recommendation';

/** By whole months past the date in force. */
export const ageTitles: Record<AgeBand, string> = {
  'under-3': 'Under 3 months',
  '3-to-6': '3 to under 6 months',
  '6-to-12': '6 to under 12 months',
  'over-12': '12 months or more',
};

const leftOutNote = ({ snapshot }: BlockInput): string[] => {
  const count = [...heldBack(snapshot)].filter(key =>
    key.startsWith(`${snapshot.council}/recommendation/`),
  ).length;
  if (count === 0) return [];
  const verb = count === 1 ? 'is' : 'are';
  return [`${counted(count, noun)} ${verb} left out because an entry in the register could not be read.`];
};

/** Refused with `missing` where no recommendation had been agreed by then, and with `unknown-period`. */
export const auditPositionOf = (input: BlockInput): Result<AuditPosition> => {
  const { snapshot, period } = input;
  const day = dayOfPosition(snapshot, period);
  if (!day.ok) return day;
  const standings = onceEach(recommendationStandings(snapshot, day.value));
  if (standings.length === 0) return refuse({ code: 'missing', field: noun, facts: { period } });
  const closed = snapshot.periods.some(one => one.period === period && one.state === 'closed');
  return accept({
    day: day.value,
    standings,
    asAt: `${periodTitle(period)}, as at ${longDay(day.value)}${closed ? '' : '; figures may change'}.`,
    notes: leftOutNote(input),
  });
};

/** The register's periods of the same kind up to this one, earliest first: months beside months. */
export const periodsUpTo = ({ snapshot, period }: BlockInput): PeriodId[] =>
  snapshot.periods
    .map(one => one.period)
    .filter(one => periodKind(one) === periodKind(period) && comparePeriods(one, period) <= 0)
    .sort(comparePeriods);

/** What is restricted or exempt is shown by its reference only. */
export const titleOf = ({ title, visibility }: Pick<Recommendation, 'title' | 'visibility'>): string =>
  visibility === 'restricted' || visibility === 'exempt' ? `Not shown: ${visibility}` : title;

/** Who verifies what an owner says is done. */
export const closerNames: Record<Closer, string> = {
  'internal-audit': 'Internal audit',
  'external-audit': 'External audit',
  'ombudsman-lead': 'Ombudsman lead',
  performance: 'Performance team',
};

export const figure = (count: number): Cell => ({ text: String(count), align: 'end' });

export const noFigure: Cell = { text: nothing, align: 'end' };

/** What a list says that has nothing to list: a table always has a row, and no cell is blank. */
export const orNone = (rows: Row[], columns: readonly Column[]): Row[] => {
  const cells = columns.map((column, index): Cell => ({
    text: index === 0 ? 'none' : nothing,
    align: column.align,
  }));
  return rows.length > 0 ? rows : [{ id: 'none', role: 'item', cells }];
};

export const isAwaiting = ({ position }: RecommendationStanding): boolean =>
  position.state === 'awaiting-verification';
