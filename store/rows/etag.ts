import type { ListRow } from './row.ts';

/** SharePoint's ETag of a row is `"<guid>,<n>"`: the guid is the row's own, and n grows with every change. */
const partsOf = ({ etag }: ListRow): { guid: string; version: number } => {
  const [, guid = '', version = ''] = /^"?([^,]*),(\d+)"?$/.exec(etag) ?? [];
  return { guid, version: version === '' ? Number.NaN : Number(version) };
};

/** True only where both are the same row and the first is certainly the earlier state of it. */
export const isOlder = (row: ListRow, than: ListRow | undefined): boolean => {
  if (than === undefined) return false;
  const [ours, theirs] = [partsOf(row), partsOf(than)];
  return ours.guid === theirs.guid && ours.version < theirs.version;
};
