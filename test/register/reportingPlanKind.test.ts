import { describe, expect, test } from '@jest/globals';
import { reportingPlanKind, type PlanKind } from '../../register/index.ts';
import { action, measure, plan } from './madeMeasure.ts';

const kinds: PlanKind[] = ['council', 'corporate-plan', 'priority', 'people', 'delivery-plan', 'theme'];
const plans = kinds.map(kind => plan(kind, { kind }));
const inPlan = (...kinds: PlanKind[]) => kinds.map(kind => `made-up/${kind}`);

const kindOf = (actions: PlanKind[], indicators: PlanKind[], itemKind?: 'action' | 'indicator') =>
  reportingPlanKind(
    {
      plans,
      actions: [action({ planKeys: inPlan(...actions) })],
      indicators: [measure({ planKeys: inPlan(...indicators) })],
    },
    itemKind,
  );

describe('the plans that tables go by', () => {
  test.each<[string, PlanKind[], PlanKind[], 'action' | 'indicator' | undefined, PlanKind]>([
    ["priorities (King's Lynn)", ['priority', 'theme'], ['people'], undefined, 'priority'],
    [
      'delivery plans where there are no priorities (Cannock Chase)',
      ['delivery-plan'],
      [],
      undefined,
      'delivery-plan',
    ],
    ['otherwise the first that holds items', ['theme'], ['people'], undefined, 'people'],
    ['of actions alone', ['theme'], ['people'], 'action', 'theme'],
    ['of measures alone', ['priority'], ['people'], 'indicator', 'people'],
    ['without items, priorities', [], [], undefined, 'priority'],
  ])('%s', (...[, actions, indicators, itemKind, kind]) =>
    expect(kindOf(actions, indicators, itemKind)).toBe(kind),
  );

  test('without items, the plans that there are; without plans, priorities', () => {
    const none = { actions: [], indicators: [] };
    expect(reportingPlanKind({ ...none, plans: [plan('a', { kind: 'theme' })] })).toBe('theme');
    expect(reportingPlanKind({ ...none, plans: [] })).toBe('priority');
  });
});
