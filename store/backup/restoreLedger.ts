import { isDeepStrictEqual } from 'node:util';
import type { BackupContents } from './readBackup.ts';
import { ledgerTableNames, type LedgerTables } from './ledgerTables.ts';

/** `different` were there already and say something else: what is there is the later truth, and stays. */
export type RestoredLedger = { added: number; alreadyThere: number; different: number };

/** Puts rows of the ledger back that are not there. Safe to repeat. */
export const restoreLedger = async (
  ledger: LedgerTables,
  kept: NonNullable<BackupContents['ledger']>,
): Promise<RestoredLedger> => {
  const done: RestoredLedger = { added: 0, alreadyThere: 0, different: 0 };
  for (const table of ledgerTableNames) {
    const there = new Map((await ledger.read(table)).map(row => [row.rowKey, row.values]));
    for (const row of kept.get(table) ?? []) {
      const values = there.get(row.rowKey);
      if (values) {
        if (isDeepStrictEqual(values, row.values)) done.alreadyThere += 1;
        else done.different += 1;
      } else if (await ledger.add(table, row)) done.added += 1;
      else done.alreadyThere += 1;
    }
  }
  return done;
};
