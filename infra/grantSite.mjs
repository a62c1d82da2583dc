/**
 * Grants an application access to the one SharePoint site of the register (Sites.Selected), once: `write` for the one
 * that keeps the register, `read` for the API's registration where that is another.
 * Run by an administrator with a token that has Sites.FullControl.All, for example from Graph Explorer:
 *
 *   GRAPH_TOKEN=… node infra/grantSite.mjs council.sharepoint.com:/sites/Quarterbook CLIENT_ID [ROLE]
 *
 * https://learn.microsoft.com/graph/api/site-post-permissions
 */
const [site, clientId, role = 'write'] = process.argv.slice(2);
const token = process.env.GRAPH_TOKEN;
if (!site || !clientId || !token) {
  console.error('GRAPH_TOKEN=… node infra/grantSite.mjs HOST:/sites/NAME CLIENT_ID [ROLE]');
  process.exit(2);
}

const base = process.env.GRAPH_BASE_URL ?? 'https://graph.microsoft.com/v1.0';

const ask = async (path, init = {}) => {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const response = await fetch(`${base}${path}`, { ...init, headers });
  if (!response.ok) {
    console.error(`Graph answered ${response.status} to ${init.method ?? 'GET'} ${path}.`);
    process.exit(1);
  }
  return response.json();
};

const { id } = await ask(`/sites/${site}`);
const application = { id: clientId, displayName: 'Quarterbook' };
const permission = await ask(`/sites/${id}/permissions`, {
  method: 'POST',
  body: JSON.stringify({ roles: [role], grantedToIdentities: [{ application }] }),
});
console.log(`Granted: ${permission.id}. Quarterbook may ${role} ${site}, and no other site.`);
