/** Run by itself, with the product's own settings: prints every message that the ledger has of a day. */
import { createHomeLedger, processEnvironment, readConfig } from '../../../server/index.ts';

const config = readConfig(processEnvironment(), 'server');
console.log(JSON.stringify(await createHomeLedger(config).listDay(process.argv[2] ?? '')));
