/**
 * Closes the three restricted lists of the register, and says who may read them. Run by an administrator with a token
 * that has Sites.FullControl.All, as often as one likes:
 *
 *   GRAPH_TOKEN=… node infra/restrictLists.mjs HOST:/sites/NAME --application CLIENT_ID [--application ID:read] [--reader ENTRA_ID]
 *
 * Each list gets permissions of its own (a grant on a list ends what it inherits), and every entry goes that is neither
 * an application nor a reader named here. Graph gives people nothing on a list: a reader who is not there yet is named
 * at the end, with the way to let them in on SharePoint's own page. Exit code 0: exactly the named may read; 1: look.
 *
 * https://learn.microsoft.com/graph/permissions-selected-overview
 * https://learn.microsoft.com/graph/api/list-post-permissions
 */
import { parseArgs } from 'node:util';

const usage =
  'GRAPH_TOKEN=… node infra/restrictLists.mjs HOST:/sites/NAME --application CLIENT_ID[:ROLE] [--reader ENTRA_ID]';
const lists = ['RestrictedItems', 'RestrictedIndicators', 'RestrictedUpdates'];
const token = process.env.GRAPH_TOKEN;
const base = process.env.GRAPH_BASE_URL ?? 'https://graph.microsoft.com/v1.0';

const stop = (code, sentence) => {
  console.error(sentence);
  process.exit(code);
};

const asked = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        application: { type: 'string', multiple: true, default: [] },
        reader: { type: 'string', multiple: true, default: [] },
      },
    });
  } catch (error) {
    return stop(2, `${error.message}\n${usage}`);
  }
};

const {
  positionals: [site],
  values: { application, reader: readers },
} = asked();
if (!site || application.length === 0 || !token) stop(2, usage);

const applications = application.map(text => {
  const [id, role = 'write'] = text.split(':');
  return { id, role };
});

const ask = async (path, init = {}) => {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const response = await fetch(path.startsWith('https:') ? path : `${base}${path}`, { ...init, headers });
  if (!response.ok) stop(1, `Graph answered ${response.status} to ${init.method ?? 'GET'} ${path}.`);
  return response.status === 204 ? null : response.json();
};

const everyPermission = async path => {
  const found = [];
  for (let next = path; next !== undefined;) {
    const page = await ask(next);
    found.push(...page.value);
    next = page['@odata.nextLink'];
  }
  return found;
};

const whoIs = ({ grantedToV2 = {} }) => {
  const [[kind, { id, displayName }] = ['nobody', {}]] = Object.entries(grantedToV2);
  return { kind, id, name: displayName ?? id };
};

/** Gives the applications their role first, so that the list never stands without one that can write. */
const close = async path => {
  for (const { id, role } of applications) {
    const body = { grantedToV2: { application: { id, displayName: 'Quarterbook' } }, roles: [role] };
    await ask(path, { method: 'POST', body: JSON.stringify(body) });
  }
  for (const permission of await everyPermission(path)) {
    const { kind, id } = whoIs(permission);
    if (kind === 'application' || readers.includes(id)) continue;
    await ask(`${path}/${encodeURIComponent(permission.id)}`, { method: 'DELETE' });
  }
  return everyPermission(path);
};

const say = (list, permissions) => {
  const there = permissions.map(permission => ({ ...whoIs(permission), roles: permission.roles }));
  console.log(`${list} may be read by:`);
  for (const { kind, name, roles } of there) console.log(`  ${name} (${kind}, ${roles.join(', ')})`);
  const others = there.filter(({ kind, id }) => kind !== 'application' && !readers.includes(id));
  const lacking = readers.filter(id => !there.some(one => one.id === id));
  for (const { name } of others) console.log(`  Take ${name} away on SharePoint’s page.`);
  for (const id of lacking) console.log(`  Let ${id} read it on SharePoint’s page.`);
  return others.length + lacking.length === 0;
};

const { id: siteId } = await ask(`/sites/${site}`);
const known = await everyPermission(`/sites/${siteId}/lists?$select=id,displayName`);
const closed = [];
for (const list of lists) {
  const found = known.find(({ displayName }) => displayName === list);
  if (!found) stop(1, `The site has no list called ${list}. Run “quarterbook provision” first.`);
  closed.push(say(list, await close(`/sites/${siteId}/lists/${found.id}/permissions`)));
}
if (closed.includes(false))
  stop(
    1,
    'On SharePoint’s page: the list, its settings, “Permissions for this list”. docs/security.md shows the way.',
  );
console.log('Only those may read the restricted lists.');
