import { northNorfolkRegister } from '../../local/sample/northNorfolk.ts';
import type { Recommendation, Snapshot } from '../../register/index.ts';
import { shippedSchemes } from './sampleSnapshot.ts';

/** The sample of North Norfolk as a snapshot, with other recommendations where they are given. */
export const northNorfolkSnapshot = (recommendations?: Recommendation[]): Snapshot => {
  const register = { meetings: [], ...northNorfolkRegister() };
  return {
    council: 'north-norfolk',
    councilTitle: 'North Norfolk District Council',
    asAt: '2024-10-01T08:00:00Z',
    schemes: shippedSchemes(),
    ...register,
    recommendations: recommendations ?? register.recommendations,
    problems: [],
  };
};
