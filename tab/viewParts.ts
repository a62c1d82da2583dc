import type { Client, RegisterView as Served } from '../server/client.ts';
import type { Address } from './address.ts';
import type { PageModel } from './pageModel.ts';
import type { ChangeAddress } from './useAddress.ts';

/** What every view of the register is given. */
export type ViewParts = {
  model: PageModel;
  served: Served;
  address: Address;
  client: Client;
  onChange: ChangeAddress;
};
