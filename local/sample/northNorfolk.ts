import { northNorfolkComplaints } from './north-norfolk/complaints.ts';
import { councilPeriods, councilPlans } from './north-norfolk/council.ts';
import { people } from './north-norfolk/people.ts';
import { northNorfolkPolicies } from './north-norfolk/policies.ts';
import { northNorfolkRecommendations } from './north-norfolk/recommendations.ts';

/**
 * North Norfolk's register as `quarterbook import` takes it: made-up items that add up to the counts which its board
 * report of November 2024 printed, and posts to be asked about them. Its periods are closed: no return is collected,
 * while recommendations and policies are chased by their dates.
 */
export const northNorfolkRegister = () => ({
  plans: councilPlans,
  actions: [],
  indicators: [],
  recommendations: northNorfolkRecommendations(),
  documents: northNorfolkPolicies(),
  complaints: northNorfolkComplaints(),
  updates: [],
  periods: councilPeriods,
  people: people(),
});
