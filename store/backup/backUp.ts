import canonicalize from 'canonicalize';
import { listNames, type Instant, type Scheme } from '../../register/index.ts';
import type { Graph } from '../graph/graph.ts';
import { openSite } from '../graph/site.ts';
import { readEveryRow } from '../layout/readEveryRow.ts';
import { refuseNewerLayout } from '../layout/refuseNewerLayout.ts';
import { rowLines } from './keptRow.ts';
import { ledgerTableNames, type LedgerTables } from './ledgerTables.ts';
import { readLibraryFiles } from './libraryFiles.ts';
import {
  backupFormat,
  ledgerPart,
  libraryPart,
  listPart,
  manifestName,
  wholeHash,
  type Manifest,
  type Part,
} from './manifest.ts';
import { snapshotHashes } from './snapshotHashes.ts';
import { createZipWriter } from './zipWriter.ts';

export type BackupOptions = {
  graph: Graph;
  site: string;
  schemes: readonly Scheme[];
  /** Null leaves the ledger out. */
  ledger: LedgerTables | null;
  at: Instant;
};

/** `bytes` are those of a zip file. */
export type Backup = { bytes: Uint8Array; manifest: Manifest };

/**
 * Reads the whole register, restricted rows too, the files that Quarterbook keeps beside it, and the ledger, into one
 * file. Changes nothing. It is no picture of one instant: lists are read one after another, in an order in which
 * nothing points at a row that is missing.
 */
export const backUp = async ({
  graph,
  site: address,
  schemes,
  ledger,
  at,
}: BackupOptions): Promise<Backup> => {
  const site = openSite(graph, address);
  const layout = await refuseNewerLayout(site);
  const zip = createZipWriter();
  const parts: Part[] = [];
  const rows = await readEveryRow(site);
  for (const list of listNames)
    parts.push(zip.addLines(listPart(list), rowLines(rows.filter(row => row.list === list))));
  for (const { path, bytes } of await readLibraryFiles(site))
    parts.push(zip.addFile(libraryPart(path), bytes));
  for (const table of ledger ? ledgerTableNames : []) {
    const kept = (await ledger?.read(table)) ?? [];
    parts.push(
      zip.addLines(
        ledgerPart(table),
        kept.map(row => canonicalize(row) ?? ''),
      ),
    );
  }
  const said = { format: backupFormat, layout, parts, snapshots: snapshotHashes(rows, schemes) };
  const manifest: Manifest = { ...said, madeAt: at, site: address, sha256: wholeHash(said) };
  zip.addFile(manifestName, new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`));
  return { bytes: zip.finish(), manifest };
};
