import type { Directory, Letter } from '../../chase/index.ts';

/** People in memory: who is away, who has which address, and the letters that were handed over. */
export const memoryDirectory = () => {
  const state = {
    away: new Set<string>(),
    addresses: new Map<string, string>(),
    letters: [] as Letter[],
    installed: [] as string[],
    asked: [] as string[],
    install: 'installed' as 'installed' | 'already-installed' | 'refused',
    mail: 'handed-over' as 'handed-over' | 'refused',
  };
  const directory: Directory = {
    person: async entraId => ({
      entraId,
      displayName: entraId,
      mail: state.addresses.get(entraId) ?? null,
    }),
    isAway: async entraId => {
      state.asked.push(entraId);
      return state.away.has(entraId);
    },
    isInstalled: async entraId => state.installed.includes(entraId),
    install: async entraId => {
      state.installed.push(entraId);
      return state.install;
    },
    mail: async letter => {
      if (state.mail === 'handed-over') state.letters.push(letter);
      return state.mail;
    },
  };
  return { directory, state };
};
