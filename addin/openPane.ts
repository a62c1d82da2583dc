import type { PeriodId } from '../register/index.ts';
import type { LiveDocument } from '../report/index.ts';
import { createClient, getPublicConfig, type Client, type RegisterView } from '../server/client.ts';
import { loadScript } from './loadScript.ts';
import { PaneError } from './paneFailure.ts';
import { createSignIn } from './signIn.ts';
import { spokenPeriod } from './spokenPeriod.ts';
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
  /** The report's period as the document remembers it, or as its blocks speak of it; null where neither says. */
  documentPeriod: PeriodId | null;
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

const documentPeriodOf = async (
  document: LiveDocument,
  { snapshot }: RegisterView,
): Promise<PeriodId | null> => {
  const periods = snapshot.periods.map(({ period }) => period);
  const remembered = periods.find(period => period === readSetting(periodSetting));
  if (remembered !== undefined) return remembered;
  try {
    return spokenPeriod(await document.listBlocks(), periods);
  } catch (cause) {
    throw new PaneError('word-failed', cause);
  }
};

/** Rejects with `PaneError` or `ApiError`. */
export const openPane = async (): Promise<Pane> => {
  const config = await getPublicConfig('');
  await openOffice(config.officeJsUrl);
  const token = await createSignIn(config);
  const client = createClient({ baseUrl: '', token });
  const view = await client.register();
  const document = createWordDocument();
  return {
    document,
    client,
    view,
    dark: isDarkTheme(),
    readOnly: isReadOnly(),
    documentPeriod: await documentPeriodOf(document, view),
    remember: period => saveSetting(periodSetting, period),
  };
};
