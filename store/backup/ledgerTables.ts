import { RestError } from '@azure/data-tables';
import { openTableClient, tablesFailure, type TablesOptions } from '../tableClient.ts';
import { QuarterbookError } from '../quarterbookError.ts';

/** Tables of the ledger. None holds a secret: a conversation reference is an address. */
export const ledgerTableNames = ['Messages', 'Answers', 'References', 'Notes', 'Drafts', 'Snoozes'] as const;
export type LedgerTableName = (typeof ledgerTableNames)[number];

/** `rowKey` as the table has it, encoded. */
export type LedgerRow = { rowKey: string; values: Record<string, string | number | boolean> };

/** The ledger's bare rows, of one tenant. */
export type LedgerTables = {
  /** By row key. */
  read(table: LedgerTableName): Promise<LedgerRow[]>;
  /** False where a row with that key is there already: it is left as it is. */
  add(table: LedgerTableName, row: LedgerRow): Promise<boolean>;
};

const notColumns = new Set(['etag', 'partitionKey', 'rowKey', 'timestamp', 'odata.metadata']);

const isValue = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

const valuesOf = (entity: object, table: LedgerTableName): LedgerRow['values'] =>
  Object.fromEntries(
    Object.entries(entity)
      .filter(([name]) => !notColumns.has(name))
      .map(([name, value]: [string, unknown]) => {
        if (isValue(value)) return [name, value];
        throw new QuarterbookError('unreadable', `The ledger's table ${table} holds something unknown`);
      }),
  );

export const openLedgerTables = (options: TablesOptions & { tenant: string }): LedgerTables => {
  const { tenant, tablesUrl } = options;
  const origin = new URL(tablesUrl).origin;
  const work = async <T>(
    name: LedgerTableName,
    act: (client: ReturnType<typeof openTableClient>) => Promise<T>,
  ) => {
    try {
      const client = openTableClient(options, name);
      await client.createTable();
      return await act(client);
    } catch (error) {
      throw tablesFailure(error, origin);
    }
  };
  return {
    read: name =>
      work(name, async client => {
        const filter = `PartitionKey eq '${tenant.replaceAll("'", "''")}'`;
        const rows: LedgerRow[] = [];
        for await (const entity of client.listEntities({ queryOptions: { filter } }))
          rows.push({ rowKey: entity.rowKey ?? '', values: valuesOf(entity, name) });
        return rows.sort((a, b) => (a.rowKey < b.rowKey ? -1 : Number(a.rowKey > b.rowKey)));
      }),
    add: (name, { rowKey, values }) =>
      work(name, async client => {
        try {
          await client.createEntity({ ...values, partitionKey: tenant, rowKey });
          return true;
        } catch (error) {
          if (error instanceof RestError && error.statusCode === 409) return false;
          throw error;
        }
      }),
  };
};
