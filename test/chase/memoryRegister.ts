import { accept, refuse, withoutRestricted } from '../../register/index.ts';
import type { RegisterStore, Snapshot } from '../../register/index.ts';

/** A register in memory around one snapshot. `down` makes the lists unreachable for writing. */
export const memoryRegister = (start: Snapshot) => {
  const state = { snapshot: start, down: false, writes: 0 };
  const register: RegisterStore = {
    councils: () => [state.snapshot.council],
    snapshot: (council, asAt, reach = 'open') =>
      council === state.snapshot.council
        ? accept({ ...(reach === 'all' ? state.snapshot : withoutRestricted(state.snapshot)), asAt })
        : refuse({ code: 'unknown-council', facts: { council } }),
    saveUpdate: async update => {
      if (state.down) throw new Error('the lists cannot be reached');
      state.writes += 1;
      const there = state.snapshot.updates.find(one => one.key === update.key);
      if (!there) state.snapshot = { ...state.snapshot, updates: [...state.snapshot.updates, update] };
      return { kind: 'saved', etag: '1', value: there ?? update };
    },
    saveReportingPeriod: async (period, etag) => ({ kind: 'saved', etag, value: period }),
    saveMeeting: async (meeting, etag) => ({ kind: 'saved', etag, value: meeting }),
    saveAction: async (action, etag) => ({ kind: 'saved', etag, value: action }),
    etag: () => null,
    refresh: async () => [],
    asKnownAt: () => null,
    putFile: async path => ({ webUrl: path, etag: '1' }),
    getFile: async () => null,
  };
  return { register, state };
};
