import { request } from 'node:https';
import { sampleRegister } from '../sample/index.ts';
import { runCommand } from './child.ts';
import type { Cloud } from './cloud.ts';
import { identities } from './settings.ts';

/** Who reads what is restricted: the performance and audit people of the sample, as a council would choose them. */
const readers = (): string[] =>
  sampleRegister()
    .people.filter(({ roles }) => roles.includes('performance') || roles.includes('audit'))
    .map(({ entraId }) => entraId);

/** Graph gives people nothing on a list; an owner of the site does, on SharePoint's own page, which this stands for. */
const letRead = ({ graph, authority }: Cloud, list: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const people = Object.fromEntries(readers().map(id => [id, 'read']));
    const asked = request(
      new URL('/local/rights', graph.url),
      { method: 'PUT', ca: authority.caPem, headers: { 'Content-Type': 'application/json' } },
      response => {
        response.resume();
        if (response.statusCode === 200) resolve();
        else reject(new Error(`the door of rights answered ${response.statusCode ?? 0}`));
      },
    );
    asked.on('error', reject).end(JSON.stringify({ site: identities.site, list, people }));
  });

/** Closes the restricted lists as an administrator of a council does, with the same script; resolves to its exit code. */
export const closeLists = async (cloud: Cloud): Promise<number> => {
  for (const list of ['RestrictedItems', 'RestrictedIndicators', 'RestrictedUpdates'])
    await letRead(cloud, list);
  const { origin } = new URL(cloud.graph.url);
  const token = await cloud.entra.issueApplicationToken(identities.administratorClientId, origin);
  const parameters = [
    'infra/restrictLists.mjs',
    identities.site,
    '--application',
    identities.apiClientId,
    '--application',
    `${identities.administratorClientId}:fullcontrol`,
    ...readers().flatMap(id => ['--reader', id]),
  ];
  const env = { ...process.env, ...cloud.env, GRAPH_TOKEN: token };
  return runCommand(parameters, env, ['ignore', 2, 2]);
};
