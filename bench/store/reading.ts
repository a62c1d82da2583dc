import { Client, PageIterator, type PageCollection } from '@microsoft/microsoft-graph-client';
import { openSite } from '../../store/graph/site.ts';
import { createRegisterStore, loadSchemes } from '../../store/index.ts';
import { applicationBearer, graphAt, siteAddress } from './cloud.ts';
import { council } from './loadRows.ts';

/** What one process measured: times in milliseconds, memory in megabytes (`maxRSS`). */
export type Reading = {
  /** All of the rows, from the first request to the last row. */
  wall: number;
  /** Of it, the processor time of this process: what local Graph needs is not in it. */
  processor: number;
  /** Of it, wall time of building the snapshot; null for who builds none. */
  snapshot: number | null;
  rows: number;
  peak: number;
  /** A refresh after some rows changed, where there was one. */
  refresh: { wall: number; processor: number; snapshot: number } | null;
};

const startWatch = () => {
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { wall: performance.now() - wall, processor: (user + system) / 1000 };
  };
};

const peak = (): number => process.resourceUsage().maxRSS / 1024;

const schemes = loadSchemes(new URL('../../register/schemes', import.meta.url).pathname);

/** The mirror filled, and the snapshot built; then, where `changed` resolves, what it takes to see the changes. */
export const readByStore = async (url: string, changed: () => Promise<unknown>): Promise<Reading> => {
  const register = createRegisterStore({ graph: graphAt(url), site: siteAddress, schemes });
  const look = (): number => {
    const snapshot = register.snapshot(council, '2025-05-01T08:00:00Z', 'all');
    if (!snapshot.ok || snapshot.value.problems.length > 0)
      throw new Error(JSON.stringify(snapshot).slice(0, 500));
    const { actions, indicators, updates, plans, periods } = snapshot.value;
    return [actions, indicators, updates, plans, periods].reduce((sum, { length }) => sum + length, 0);
  };
  const all = startWatch();
  await register.refresh();
  const building = startWatch();
  const rows = look();
  const snapshot = building().wall;
  const whole = { ...all(), snapshot, rows, peak: peak() };
  await changed();
  const again = startWatch();
  await register.refresh();
  const rebuilding = startWatch();
  if (look() !== rows) throw new Error('the refresh changed how many rows there are');
  return { ...whole, refresh: { ...again(), snapshot: rebuilding().wall } };
};

/** The same pages through the bare client of Microsoft, each row put into an array and no more. */
export const readByClient = async (url: string): Promise<Reading> => {
  const { origin } = new URL(url);
  const client = Client.init({
    baseUrl: origin,
    defaultVersion: 'v1.0',
    customHosts: new Set(['localhost']),
    authProvider: done => done(null, applicationBearer),
  });
  const site = openSite(graphAt(url), siteAddress);
  const lists = ['Plans', 'Items', 'Indicators', 'Updates', 'Periods', 'Meetings', 'People'] as const;
  const paths = await Promise.all(lists.map(list => site.listPath(list)));
  const all = startWatch();
  const rows: unknown[] = [];
  for (const path of paths) {
    const first = (await client.api(`${path}/items/delta?$expand=fields&$top=5000`).get()) as PageCollection;
    await new PageIterator(client, first, row => rows.push(row) > 0).iterate();
  }
  return { ...all(), snapshot: null, rows: rows.length, peak: peak(), refresh: null };
};
