import {
  accept,
  refuse,
  type Instant,
  type Problem,
  type Result,
  type Scheme,
} from '../../register/index.ts';
import { placeOf } from '../changeSet.ts';
import type { Graph } from '../graph/graph.ts';
import { openSite, type Site } from '../graph/site.ts';
import { checkSite } from '../layout/checkLayout.ts';
import { isNote, type Drift } from '../layout/drift.ts';
import { fixSite } from '../layout/fixLayout.ts';
import { recordLayoutNumber } from '../layout/layoutNumber.ts';
import { readEveryRow } from '../layout/readEveryRow.ts';
import { refuseNewerLayout } from '../layout/refuseNewerLayout.ts';
import { councilOfRow, keyOf } from '../rows/row.ts';
import { writeChanges } from '../writeChanges.ts';
import { layoutSteps, type LayoutStep } from './layoutSteps.ts';
import { tryOnCopy, type Trial } from './tryOnCopy.ts';

export type UpgradeOptions = {
  graph: Graph;
  site: string;
  /** Rating rules that items may name. */
  schemes: readonly Scheme[];
  /** Those that Quarterbook has, unless told. */
  steps?: readonly LayoutStep[];
  /** Begins at that layout, whatever number the site has: after an upgrade was undone. */
  from?: number | undefined;
};

/** `columns` are lists and columns that would be added first. */
export type UpgradePlan = Trial & {
  from: number;
  to: number;
  due: readonly LayoutStep[];
  columns: Drift[];
};

const added: readonly Drift['code'][] = ['list-missing', 'column-missing', 'choices-missing'];

const planFor = async (site: Site, options: UpgradeOptions): Promise<UpgradePlan> => {
  const { schemes, steps = layoutSteps } = options;
  const to = steps.at(-1)?.to ?? 0;
  const number = await refuseNewerLayout(site, to);
  const from = options.from ?? number;
  const due = steps.filter(step => step.to > from);
  const { drift } = await checkSite(site);
  const columns = drift.filter(({ code }) => added.includes(code));
  const trial = tryOnCopy(due.length === 0 ? [] : await readEveryRow(site), due, schemes);
  return { from, to, due, columns, ...trial };
};

/** Which steps are due, and what they would do, tried on a copy in memory. Throws `newer-layout`. Writes nothing. */
export const planUpgrade = (options: UpgradeOptions): Promise<UpgradePlan> =>
  planFor(openSite(options.graph, options.site), options);

const writeByCouncil = async (
  site: Site,
  { councils, rows, changes, to }: UpgradePlan,
  { at, progress }: Pick<ApplyOptions, 'at' | 'progress'>,
): Promise<void> => {
  let done = 0;
  for (const council of councils) {
    const own = changes.filter(({ row }) => councilOfRow(row) === council);
    // All of them: a run that was cut short after its last row has nothing left to change, and a record to finish.
    const places = rows
      .filter(row => councilOfRow(row) === council)
      .map(row => placeOf({ list: row.list, key: keyOf(row) ?? '' }));
    await writeChanges(
      site,
      { wanted: new Set(places), changes: own, creates: [] },
      { council, what: `upgrade to layout ${to}`, at, progress: () => undefined },
    );
    done += own.length;
    if (own.length > 0) progress(done, changes.length);
  }
};

export type ApplyOptions = UpgradeOptions & {
  /** Real time, by which change sets are ordered. */
  at: Instant;
  /** Takes the backup. Nothing is written before it has resolved; what it throws ends the upgrade. */
  backUpFirst: () => Promise<void>;
  progress: (done: number, of: number) => void;
};

const stillMissing = (left: readonly Drift[]): Problem[] =>
  left
    .filter(one => added.includes(one.code) && !isNote(one))
    .map(({ list, column }) =>
      column === null
        ? { code: 'list-lost', facts: { list } }
        : { code: 'column-lost', facts: { list, column } },
    );

/**
 * Upgrades the site: backup, then missing lists and columns, then rows, each only if it is still the one that was tried
 * (`changed` is thrown where it is not), and the number last. So a run that was cut short is finished by a repeat. Rows
 * can be taken back with `undo`. Refuses `upgrade-breaks-rows` where a row could not be read any more, and `list-lost`
 * or `column-lost` where SharePoint does not give what is missing.
 */
export const applyUpgrade = async (options: ApplyOptions): Promise<Result<UpgradePlan>> => {
  const site = openSite(options.graph, options.site);
  const plan = await planFor(site, options);
  if (plan.broken.length > 0)
    return refuse({ code: 'upgrade-breaks-rows', facts: { count: plan.broken.length } });
  if (plan.due.length === 0) return accept(plan);
  await options.backUpFirst();
  const missing = stillMissing((await fixSite(site)).left);
  if (missing.length > 0) return refuse(...missing);
  await writeByCouncil(site, plan, options);
  await recordLayoutNumber(site, plan.to);
  return accept(plan);
};
