import type { ItemKind } from '../item.ts';
import type { PeriodId } from '../period.ts';

/** What a column can be. The words are what a person is told is wanted of a cell. */
export const fieldWords = {
  ref: 'a reference',
  title: 'a title',
  plan: 'a plan or priority',
  project: 'a project',
  post: 'the post that owns it',
  approverPost: 'the post that approves it',
  directorate: 'a directorate or service',
  definition: 'a definition',
  polarity: 'whether higher or lower is good',
  unit: 'a unit',
  frequency: 'how often it is reported',
  cumulative: 'whether it is cumulative (yes or no)',
  baseline: 'a baseline figure',
  target: 'a target',
  tolerance: 'a tolerance',
  profile: 'the target of a quarter',
  value: 'a figure',
  rating: 'a rating',
  trend: 'a direction of travel',
  commentary: 'a commentary',
  nextActions: 'next actions',
  originalDue: 'the date first agreed',
  due: 'a target date',
  revisedDue: 'a revised date',
  planned: 'the quarter it was planned for',
  revised: 'the quarter it was moved to',
  completedOn: 'the day it was completed',
  partnership: 'whether it is for information only (yes or no)',
  visibility: 'who may see it',
  source: 'who recommended it',
  report: 'the report it came from',
  assurance: 'an assurance',
  riskPriority: 'low, medium or high',
  agreedOn: 'the day it was agreed',
  reviewInterval: 'months between reviews',
  approvalRoute: 'officer, cabinet or council',
} as const;

export type Field = keyof typeof fieldWords;

export const fields = Object.keys(fieldWords) as Field[];

/** What a column of one period holds. */
export const periodFields: readonly Field[] = ['value', 'rating', 'commentary', 'profile'];

/**
 * What one column is. `period` is null where it is the period of the import; other quarters and last year have theirs.
 */
export type Use = { field: Field; period: PeriodId | null };

/** As a mapping file has it: `value`, `value 2023-24`. */
export const formatUse = ({ field, period }: Use): string => (period === null ? field : `${field} ${period}`);

/** Without these a sheet is no register of that kind; each inner list is one need, met by any of its fields. */
export const neededFields: Record<ItemKind, readonly (readonly Field[])[]> = {
  indicator: [['title'], ['value']],
  action: [['title'], ['rating', 'due', 'planned', 'commentary']],
  recommendation: [['title'], ['due', 'originalDue']],
  document: [['title'], ['due']],
  complaint: [],
};
