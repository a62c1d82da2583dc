import {
  createGraph,
  createCredential,
  createRegisterStore,
  importRegister,
  loadSchemes,
  provision,
} from '../../store/index.ts';
import type { Graph } from '../../store/index.ts';
import { registerSavesContract } from '../contract/registerSaves.ts';
import { registerStoreContract, type RegisterUnderTest } from '../contract/registerStore.ts';
import { siteAddress, startOffice } from './office.ts';

const schemes = loadSchemes('register/schemes');

const over = async (graph: Graph, site: string, stop: () => Promise<void>): Promise<RegisterUnderTest> => {
  await provision({ graph, site });
  return {
    open: async () => {
      const store = createRegisterStore({ graph, site, schemes });
      await store.refresh();
      return store;
    },
    importRegister: file => importRegister(file, { graph, site }),
    stop,
  };
};

const contract = (name: string, make: () => Promise<RegisterUnderTest>): void => {
  registerStoreContract(name, make);
  registerSavesContract(name, make);
};

contract('SharePoint lists on this machine', async () => {
  const office = await startOffice();
  return over(office.graph, siteAddress, () => office.stop());
});

const { TEST_TENANT, TEST_CLIENT_ID, TEST_CLIENT_CERTIFICATE, TEST_SITE } = process.env;

if (TEST_TENANT && TEST_CLIENT_ID && TEST_CLIENT_CERTIFICATE && TEST_SITE) {
  contract('a real tenant', () => {
    const tokens = createCredential({
      tenant: TEST_TENANT,
      clientId: TEST_CLIENT_ID,
      certificate: TEST_CLIENT_CERTIFICATE,
      authority: 'https://login.microsoftonline.com',
    });
    const graph = createGraph({ baseUrl: 'https://graph.microsoft.com/v1.0', tokens });
    return over(graph, TEST_SITE, () => Promise.resolve());
  });
} else {
  const names = 'TEST_TENANT, TEST_CLIENT_ID, TEST_CLIENT_CERTIFICATE and TEST_SITE';
  console.log(`Not run against a real tenant: set ${names} for that.`);
}
