import { ledgerContract } from '../contract/ledger.ts';
import { memoryLedger } from './memoryLedger.ts';

// The chase is tested over this ledger: it has to behave as the real one does.
ledgerContract('memory', async () => {
  const tenants = new Map<string, ReturnType<typeof memoryLedger>>();
  return {
    open: (tenant, now) => {
      const there = tenants.get(tenant) ?? memoryLedger(now);
      tenants.set(tenant, there);
      return there.ledger;
    },
    stop: async () => undefined,
  };
});
