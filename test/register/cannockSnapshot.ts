import type { Snapshot } from '../../register/index.ts';
import { cannockChaseRegister } from '../../local/sample/cannockChase.ts';
import { shippedSchemes } from './sampleSnapshot.ts';

/** Cannock Chase's part of the sample, as the store reads it. */
export const cannockSnapshot = (): Snapshot => ({
  council: 'cannock-chase',
  councilTitle: 'Cannock Chase District Council',
  asAt: '2019-09-19T09:00:00Z',
  schemes: shippedSchemes(),
  ...cannockChaseRegister(),
  problems: [],
});
