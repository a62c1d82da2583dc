import type { Plan } from '../register/index.ts';
import type { Scope } from './scope.ts';

const listed = new Intl.ListFormat('en-GB');

/** "Place directorate"; a council's own name may say so itself. */
export const directorateWords = (name: string): string =>
  /\b(directorate|department|service|services)$/i.test(name) ? name : `${name} directorate`;

/** Ids that the register does not have any more are named as they are. */
export const planTitles = (ids: readonly string[], plans: readonly Plan[]): string[] =>
  ids.map(id => plans.find(plan => plan.id === id)?.title ?? id);

/** "Place directorate: Growth and Environment"; empty of a scope that leaves nothing out. */
export const scopeWords = ({ directorate, plans: ids }: Scope, plans: readonly Plan[]): string => {
  const titles = listed.format(planTitles(ids, plans));
  if (directorate === null) return titles;
  return titles === '' ? directorateWords(directorate) : `${directorateWords(directorate)}: ${titles}`;
};
