import type { RegisterView } from '../server/client.ts';
import { views, type ViewName } from './address.ts';
import { seesTheChase } from './roles.ts';

/** The returns are shown to those who look after them; by a link to them anybody else finds the overview. */
export const viewsFor = (served: RegisterView): readonly ViewName[] =>
  seesTheChase(served) ? views : views.filter(view => view !== 'returns');
