import type { Database } from './database.ts';

/** A field as SQL: absent is null, and text is the same in any case, as in SharePoint. */
export const fieldExpression = (field: string): string => `json_extract(fields, '$.${field}') collate nocase`;

/**
 * The same for a field whose column has an index, which it gets here too: with 50,000 rows a look through all of them
 * for each new row's unique Key would take hours.
 */
export const indexedField = (database: Database, field: string): string => {
  const expression = fieldExpression(field);
  database.ensureIndex(`items_by_${field}`, `items (list_id, ${expression})`);
  return expression;
};
