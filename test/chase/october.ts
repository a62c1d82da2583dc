import { instantAt } from '../../register/index.ts';
import type { ReturnItem, Snapshot, Update } from '../../register/index.ts';
import { blankUpdate } from '../register/blankUpdate.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';

/** Nothing but week-ends is closed in October 2024. */
export const october = { holidays: [] };
export const q2 = '2024-25-Q2';

export const on = (day: string, time = '09:00') => instantAt(day, time);

export const sampleAt = (instant: string): Snapshot => ({ ...sampleSnapshot(), asAt: instant });

export const itemsOf = (snapshot: Snapshot): ReturnItem[] => [...snapshot.actions, ...snapshot.indicators];

export const holderOf = (snapshot: Snapshot, post: string): string => {
  const person = snapshot.people.find(one => one.posts.includes(post));
  if (!person) throw new Error(`nobody holds ${post}`);
  return person.entraId;
};

/** A submitted Q2 update for an item, as if it had been answered. */
export const answered = (item: ReturnItem, said: Partial<Update> = {}): Update => ({
  key: `${item.key}/${q2}/s1`,
  council: item.council,
  itemKey: item.key,
  period: q2,
  submissionId: 's1',
  ...blankUpdate,
  value: item.kind === 'indicator' ? 1 : null,
  valueState: item.kind === 'indicator' ? 'final' : null,
  band: item.kind === 'action' ? 'G' : null,
  submittedBy: 'someone',
  submittedAt: '2024-10-02T09:00:00.000Z',
  state: 'submitted',
  ...said,
});
