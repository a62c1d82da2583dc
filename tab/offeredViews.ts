import type { RegisterView } from '../server/client.ts';
import { views, type ViewName } from './address.ts';
import { seesTheChase } from './roles.ts';

/**
 * The returns are shown to those who look after them, recommendations and documents where the register has any; by a
 * link to another view a person finds the overview.
 */
export const viewsFor = (served: RegisterView): readonly ViewName[] => {
  const { recommendations, documents } = served.snapshot;
  const shown: Partial<Record<ViewName, boolean>> = {
    recommendations: recommendations.length > 0,
    documents: documents.length > 0,
    returns: seesTheChase(served),
  };
  return views.filter(view => shown[view] ?? true);
};
