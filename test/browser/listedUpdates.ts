/** Run by itself: prints the fields of every row of the Updates list, asked of Graph with the application's own token. */
import { createCredential } from '../../store/index.ts';

const setting = (name: string): string => process.env[name] ?? '';
const graph = setting('GRAPH_BASE_URL');

const credential = createCredential({
  clientId: setting('API_CLIENT_ID'),
  tenant: setting('TENANTS'),
  authority: setting('ENTRA_AUTHORITY'),
  certificate: setting('CLIENT_CERTIFICATE'),
});

const headers = { authorization: `Bearer ${await credential.token(`${new URL(graph).origin}/.default`)}` };

type Page = { value: { fields: Record<string, unknown> }[]; '@odata.nextLink'?: string };

const rows: Record<string, unknown>[] = [];
let next: string | undefined =
  `${graph}/sites/${setting('SITE')}:/lists/Updates/items?$expand=fields&$top=200`;
while (next !== undefined) {
  const page: Page = (await (await fetch(next, { headers })).json()) as Page;
  rows.push(...page.value.map(({ fields }) => fields));
  next = page['@odata.nextLink'];
}
console.log(JSON.stringify(rows));
