import type { PeriodId } from '../register/index.ts';
import type { LiveDocument } from '../report/index.ts';
import { createClient, getPublicConfig, type Client, type RegisterView } from '../server/client.ts';
import { loadScript } from './loadScript.ts';
import { PaneError } from './paneFailure.ts';
import { createSignIn } from './signIn.ts';
import {
  createWordDocument,
  isDarkTheme,
  isReadOnly,
  isWordNewEnough,
  openWord,
  readSetting,
  saveSetting,
} from './word.ts';

/** All that the pane stands on, once Word and the register have answered. */
export type Pane = {
  document: LiveDocument;
  client: Client;
  view: RegisterView;
  dark: boolean;
  readOnly: boolean;
  /** The report's period as the document remembers it; null where nobody has chosen one. */
  remembered: PeriodId | null;
  remember: (period: PeriodId) => Promise<void>;
};

const periodSetting = 'quarterbook.period';

const openOffice = async (address: string): Promise<void> => {
  try {
    await loadScript(address);
    await openWord();
  } catch (cause) {
    throw new PaneError('not-in-word', cause);
  }
  if (!isWordNewEnough()) throw new PaneError('word-too-old');
};

/** Rejects with `PaneError` or `ApiError`. */
export const openPane = async (): Promise<Pane> => {
  const config = await getPublicConfig('');
  await openOffice(config.officeJsUrl);
  const token = await createSignIn(config);
  const client = createClient({ baseUrl: '', token });
  const view = await client.register();
  const remembered = readSetting(periodSetting);
  return {
    document: createWordDocument(),
    client,
    view,
    dark: isDarkTheme(),
    readOnly: isReadOnly(),
    remembered: view.snapshot.periods.some(({ period }) => period === remembered) ? remembered : null,
    remember: period => saveSetting(periodSetting, period),
  };
};
