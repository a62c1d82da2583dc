import type { Day } from './day.ts';

export const roles = [
  'officer',
  'approver',
  'director',
  'performance',
  'audit',
  'author',
  'manager',
  'member',
  'admin',
] as const;
export type Role = (typeof roles)[number];

/**
 * Who holds which posts, and for which others they answer while nobody who holds them is in (`delegateFor`). `entraId`
 * is the key; a person column in a list is decoration.
 */
export type Person = {
  key: string;
  council: string;
  entraId: string;
  displayName: string;
  roles: Role[];
  posts: string[];
  delegateFor: string[];
  workingDays: number[];
  awayUntil: Day | null;
  fallbackEmail: string | null;
  from: Day | null;
  to: Day | null;
};
