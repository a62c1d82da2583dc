import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DefaultHeaders, DefaultInit, graphfi } from '@pnp/graph';
import '@pnp/graph/list-item/index.js';
import '@pnp/graph/lists/index.js';
import '@pnp/graph/sites/index.js';
import { DefaultParse, InjectHeaders, type Queryable } from '@pnp/queryable';
import { createRegisterStore, importRegister, loadSchemes, provision } from '../../store/index.ts';
import { bearer, siteAddress, startOffice, type Office } from './office.ts';
import { smallRegister, update } from './register.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(async () => {
  await office.stop();
});

/** Another client than ours, that shares no code with it. */
const independent = () =>
  graphfi().using(
    DefaultInit(office.url()),
    DefaultHeaders(),
    InjectHeaders({ Authorization: `Bearer ${bearer}` }),
    DefaultParse(),
    (instance: Queryable) => {
      instance.on.send.replace((url, init) => office.fetch(url, init));
      return instance;
    },
  );

test('an answer that was saved is read by an independent client, also after Graph has started again', async () => {
  const { graph } = office;
  await provision({ graph, site: siteAddress });
  await importRegister(smallRegister(), { graph, site: siteAddress });
  const store = createRegisterStore({ graph, site: siteAddress, schemes: loadSchemes('register/schemes') });
  await store.refresh();
  const answer = update('kings-lynn/action/A02', '2024-25-Q2', {
    submissionId: 'from-a-card',
    band: 'A',
    commentary: 'Behind programme — “short of staff”\nand of time',
    nextActions: 'Bring the drafts to Cabinet in Q3',
    requestedDue: '2025-06-30',
    submittedBy: '00000000-0000-4000-8000-00000000000a',
  });
  const saved = await store.saveUpdate(answer);

  const lookUp = async () => {
    const site = independent().sites.getById(await siteId());
    const list = (await site.lists()).find(one => one.displayName === 'Updates');
    const items = await site.lists.getById(list?.id ?? '').items.expand('fields')();
    return items.filter(item => (item.fields as { Key?: string } | undefined)?.Key === answer.key);
  };
  const siteId = async () =>
    ((await graph.call({ method: 'GET', path: `/sites/${siteAddress}` })).body as { id: string }).id;

  const before = await lookUp();
  await office.restart();
  const after = await lookUp();
  expect(after).toEqual(before);
  expect(after).toHaveLength(1);
  expect(after[0]?.eTag).toBe(saved.etag);
  expect(after[0]?.fields).toMatchObject({
    Council: 'kings-lynn',
    ItemKey: answer.itemKey,
    Period: '2024-25-Q2',
    Band: 'A',
    Commentary: answer.commentary,
    NextActions: answer.nextActions,
    RequestedDue: '2025-06-30',
    SubmittedBy: answer.submittedBy,
    State: 'submitted',
  });
});
