import type { Snapshot, Update } from '../../register/index.ts';
import type { RegisterView } from '../../server/client.ts';
import { blankUpdate } from '../register/blankUpdate.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';

export const carParking = 'kings-lynn/action/A02';
export const carParksManager = 'b13afe74-abef-56da-9e37-4bc838e60d05';

/** An answer given through Quarterbook, as the register keeps it. */
export const answer = (itemKey: string, said: Partial<Update> = {}): Update => ({
  key: `${itemKey}/2024-25-Q2/s1`,
  council: 'kings-lynn',
  itemKey,
  period: '2024-25-Q2',
  submissionId: 's1',
  ...blankUpdate,
  submittedBy: carParksManager,
  submittedAt: '2024-10-02T09:05:00Z',
  state: 'submitted',
  ...said,
});

export const withUpdates = (snapshot: Snapshot, ...updates: Update[]): Snapshot => ({
  ...snapshot,
  updates: [...snapshot.updates, ...updates],
});

/** What the server sends for a first view on a working day of the second quarter's return. */
export const servedRegister = (
  snapshot: Snapshot = sampleSnapshot(),
  now = '2024-10-02T09:10:00Z',
): RegisterView => ({
  snapshot: { ...snapshot, asAt: now },
  council: snapshot.council,
  period: '2024-25-Q2',
  me: { entraId: carParksManager, displayName: 'Car Parks Manager', councils: [] },
  now,
  etag: `"${snapshot.updates.length}-${now}"`,
});
