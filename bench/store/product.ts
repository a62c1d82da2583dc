import { createAnswering, type Chase } from '../../chase/index.ts';
import { createChanges } from '../../server/changes.ts';
import { createScheduler } from '../../server/scheduler.ts';
import { createAccess, createCalendar, createRegisterStore, loadSchemes } from '../../store/index.ts';
import { memoryLedger } from '../../test/chase/memoryLedger.ts';
import { graphAt, personBearer, personId, siteAddress, tokensOf } from './cloud.ts';

const schemes = loadSchemes(new URL('../../register/schemes', import.meta.url).pathname);

const nobodyIsAsked = { run: () => Promise.resolve({ planned: [], settled: [], stopped: null }) };

/**
 * The product as the server puts it together, as far as SharePoint is concerned: no chase is due, and the journal of
 * answers is in memory. Its clock goes by what `run` is told.
 */
export const openProduct = (url: string) => {
  let real = Date.parse('2025-05-01T08:00:00Z');
  const graph = graphAt(url);
  const register = createRegisterStore({ graph, site: siteAddress, schemes });
  const failures: unknown[] = [];
  const scheduler = createScheduler({
    clock: { refresh: () => Promise.resolve(), now: () => new Date(real).toISOString() },
    register,
    answering: createAnswering({ register, ledger: memoryLedger().ledger }),
    chase: nobodyIsAsked as unknown as Chase,
    calendar: createCalendar([2024, 2025, 2026]),
    changes: createChanges(),
    log: (event, facts) => event === 'task-failed' && failures.push(facts),
    realNow: () => real,
  });
  const access = createAccess({
    graph,
    site: siteAddress,
    onBehalfOf: tokensOf,
    graphAs: tokens => graphAt(url, { tokens }),
    realNow: () => real,
  });
  return {
    graph,
    register,
    /** Ticks every two seconds, as the server does. */
    run: async (seconds: number): Promise<void> => {
      for (const end = real + seconds * 1000; real < end; real += 2000) {
        await scheduler.tick();
        await scheduler.settled();
      }
      if (failures.length > 0) throw new Error(JSON.stringify(failures[0]));
    },
    openTab: () => access.of({ tenantId: 'bench', entraId: personId }, personBearer),
  };
};
