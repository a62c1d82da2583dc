import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Action } from '../../register/index.ts';
import { action, measure, said, snapshotOf } from './madeMeasure.ts';
import { applied, from, plan, agreedBy, type Raw } from './turnedYear.ts';

describe('for any register', () => {
  const anyMeasure = fc.record({
    baseline: fc.option(fc.integer({ min: 0, max: 50 })),
    target: fc.option(fc.integer({ min: 1, max: 500 })),
    to: fc.constantFrom(null, '2024-12-31', '2025-03-31', '2025-09-30'),
    cumulative: fc.boolean(),
    figure: fc.option(fc.integer({ min: 0, max: 500 })),
    agreed: fc.option(fc.integer({ min: 1, max: 500 })),
    fate: fc.constantFrom('stay', 'close', 'rename'),
  });
  const anyAction = fc.record({
    state: fc.constantFrom('open' as const, 'paused' as const, 'closure-proposed' as const),
    fate: fc.constantFrom('stay', 'close', 'rename'),
  });

  const registerOf = (
    measures: (typeof anyMeasure extends fc.Arbitrary<infer T> ? T : never)[],
    actions: { state: Action['state'] }[],
  ) => ({
    snapshot: snapshotOf({
      indicators: measures.map(({ baseline, target, to: end, cumulative }, index) =>
        measure({ ref: `M${index}`, baseline, target, to: end, cumulative }),
      ),
      actions: actions.map(({ state }, index) => action({ ref: `A${index}`, state })),
      updates: measures.flatMap(({ figure }, index) =>
        figure === null
          ? []
          : [said({ itemKey: `made-up/indicator/M${index}`, period: from, value: figure })],
      ),
    }),
    // What ended before the year did is nothing that can be decided about.
    living: measures
      .map(({ to: end }, index) => ({ index, lives: end !== '2024-12-31' }))
      .filter(one => one.lives),
  });

  test('carried out and taken back it is as it was, and carried out twice it is as after once', () => {
    fc.assert(
      fc.property(
        fc.array(anyMeasure, { maxLength: 6 }),
        fc.array(anyAction, { maxLength: 6 }),
        (measures, actions) => {
          const { snapshot, living } = registerOf(measures, actions);
          const fated = (fate: string) => [
            ...living.filter(({ index }) => measures[index]?.fate === fate).map(({ index }) => `M${index}`),
            ...actions.flatMap((one, index) => (one.fate === fate ? [`A${index}`] : [])),
          ];
          const raw: Raw = {
            targets: living.flatMap(({ index }) => {
              const agreed = measures[index]?.agreed ?? null;
              return agreed === null ? [] : [{ ref: `M${index}`, target: agreed, agreedBy }];
            }),
            close: fated('close').map(ref => ({ ref, decisionRef: 'CAB/1', on: '2025-03-11' })),
            refs: fated('rename').map(ref => ({ from: ref, to: `N${ref}` })),
          };
          const planned = plan(snapshot, raw);
          const after = applied(snapshot, planned);
          const back = applied(after, {
            ...planned,
            indicators: [],
            actions: [],
            periods: [],
            changes: planned.changes.map(
              change => ({ ...change, before: change.after, after: change.before }) as typeof change,
            ),
          });
          const made = new Set(
            [...planned.indicators, ...planned.actions, ...planned.periods].map(one =>
              'definitionKey' in one ? one.definitionKey : one.key,
            ),
          );
          expect({
            ...back,
            indicators: back.indicators.filter(one => !made.has(one.definitionKey)),
            actions: back.actions.filter(one => !made.has(one.key)),
            periods: back.periods.filter(one => !made.has(one.key)),
          }).toEqual(snapshot);
          expect(plan(after, raw)).toMatchObject({ indicators: [], actions: [], periods: [], changes: [] });
        },
      ),
    );
  });

  test('no measure has two versions on one day, and none is lost that was not closed', () => {
    fc.assert(
      fc.property(fc.array(anyMeasure, { maxLength: 6 }), measures => {
        const { snapshot, living } = registerOf(measures, []);
        const after = applied(snapshot, plan(snapshot));
        for (const day of ['2025-03-31', '2025-04-01']) {
          const inForce = after.indicators.filter(
            one => (one.from === null || one.from <= day) && (one.to === null || one.to >= day),
          );
          const going = living.filter(
            ({ index }) => day < '2025-04-01' || measures[index]?.to !== '2025-03-31',
          );
          expect(inForce.map(one => one.ref).sort()).toEqual(going.map(({ index }) => `M${index}`).sort());
        }
      }),
    );
  });
});
