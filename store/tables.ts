import { RestError, type TableClient, type TableEntityResult } from '@azure/data-tables';
import { isFailure } from './quarterbookError.ts';
import { openTableClient, tablesFailure, type TablesOptions } from './tableClient.ts';

export type Entity = Record<string, string | number | boolean>;
export type Stored<T extends Entity> = { etag: string; values: T };

/** One table, one partition: the tenant's. Every failure is a `QuarterbookError`. */
export type Table<T extends Entity> = {
  /** Null where there is no such row. */
  get(rowKey: string): Promise<Stored<T> | null>;
  /** False where that row is there already. */
  insert(rowKey: string, values: T): Promise<boolean>;
  /** The new ETag, or null where the row is no longer as it was. */
  replace(rowKey: string, values: T, etag: string): Promise<string | null>;
  put(rowKey: string, values: T): Promise<void>;
  /** Also where it is not there. */
  drop(rowKey: string): Promise<void>;
  /** @param filter OData, over columns of ours and RowKey */
  list(filter: string): Promise<Stored<T>[]>;
};

/** Row keys may not hold `/ \ # ?`; such characters, and the sign that stands for them, become `~<hex>~`. */
export const encodeRowKey = (text: string): string =>
  [...text]
    .map(char => (/[A-Za-z0-9_.:@-]/.test(char) ? char : `~${char.codePointAt(0)?.toString(16)}~`))
    .join('');

const notColumns = new Set(['etag', 'partitionKey', 'rowKey', 'timestamp', 'odata.metadata']);

const ours = <T extends Entity>(entity: TableEntityResult<T>): Stored<T> => {
  const columns = Object.entries(entity).filter(([name]) => !notColumns.has(name));
  return { etag: entity.etag, values: Object.fromEntries(columns) as T };
};

/** Null instead of that one status, which here is an answer and no failure. */
const unless = async <R>(status: number, ask: () => Promise<R>): Promise<R | null> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof RestError && error.statusCode === status) return null;
    throw error;
  }
};

const isAs = <T extends Entity>({ values }: Stored<T>, wanted: T): boolean =>
  Object.entries(wanted).every(([name, value]) => values[name] === value);

/**
 * A write of which nobody can say whether it was done: the row that is there says so. It stays a failure where there is
 * no such row, where it cannot be read, and where the row says nothing of it (`undefined`).
 */
const orAsFound = async <T extends Entity, R>(
  write: () => Promise<R>,
  find: () => Promise<Stored<T> | null>,
  tell: (found: Stored<T>) => R | undefined,
): Promise<R> => {
  try {
    return await write();
  } catch (failure) {
    if (!isFailure(failure, 'unknown-outcome')) throw failure;
    const found = await find().catch(() => null);
    const told = found ? tell(found) : undefined;
    if (told === undefined) throw failure;
    return told;
  }
};

/** Makes the table when it is first needed, and turns every failure into ours. */
const createWork = (client: TableClient, origin: string) => {
  let made: Promise<void> | null = null;
  const ready = () =>
    (made ??= client.createTable().catch((error: unknown) => {
      made = null;
      throw error;
    }));
  return async <R>(ask: () => Promise<R>): Promise<R> => {
    try {
      await ready();
      return await ask();
    } catch (error) {
      throw tablesFailure(error, origin);
    }
  };
};

type Opened<T extends Entity> = {
  client: TableClient;
  work: ReturnType<typeof createWork>;
  get: Table<T>['get'];
  entity: (rowKey: string, values: T) => T & { partitionKey: string; rowKey: string };
};

/** The writes that something depends on: whether it was ours that was written. */
const createTelling = <T extends Entity>({
  client,
  work,
  get,
  entity,
}: Opened<T>): Pick<Table<T>, 'insert' | 'replace'> => ({
  insert: (rowKey, values) =>
    orAsFound<T, boolean>(
      () => work(async () => (await unless(409, () => client.createEntity(entity(rowKey, values)))) !== null),
      () => get(rowKey),
      found => isAs(found, values),
    ),
  replace: (rowKey, values, etag) => {
    const ask = () => client.updateEntity(entity(rowKey, values), 'Replace', { etag });
    return orAsFound<T, string | null>(
      () => work(async () => (await unless(412, ask))?.etag ?? null),
      () => get(rowKey),
      found => {
        if (isAs(found, values)) return found.etag;
        // As it was before, ours may still be on its way; as anybody else left it, ours comes too late.
        return found.etag === etag ? undefined : null;
      },
    );
  },
});

export const openTable = <T extends Entity>(
  options: TablesOptions,
  name: string,
  tenant: string,
): Table<T> => {
  const client = openTableClient(options, name);
  const work = createWork(client, new URL(options.tablesUrl).origin);
  const entity = (rowKey: string, values: T) => ({
    ...values,
    partitionKey: tenant,
    rowKey: encodeRowKey(rowKey),
  });
  const get = (rowKey: string) =>
    work(async () => {
      const found = await unless(404, () => client.getEntity<T>(tenant, encodeRowKey(rowKey)));
      return found && ours(found);
    });
  return {
    get,
    ...createTelling({ client, work, get, entity }),
    put: (rowKey, values) =>
      work(async () => {
        await client.upsertEntity(entity(rowKey, values), 'Replace');
      }),
    drop: rowKey =>
      work(async () => {
        await unless(404, () => client.deleteEntity(tenant, encodeRowKey(rowKey)));
      }),
    list: filter =>
      work(async () => {
        const rows: Stored<T>[] = [];
        const within = `PartitionKey eq '${tenant.replaceAll("'", "''")}' and (${filter})`;
        for await (const row of client.listEntities<T>({ queryOptions: { filter: within } }))
          rows.push(ours(row));
        return rows;
      }),
  };
};
