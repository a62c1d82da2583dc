import { performance } from 'node:perf_hooks';
import { createRequire } from 'node:module';
import type { ConversationReference } from 'botbuilder';
import { conversationOf, madeReturn } from '../../test/sending/madeReturn.ts';
import type { ConnectorOptions } from '../../test/sending/limitedConnector.ts';
import { scoreOf, type Record, type Score } from './score.ts';
import { startConnector } from './startConnector.ts';

const require = createRequire(import.meta.url);
const { CardFactory, CloudAdapter, ConfigurationBotFrameworkAuthentication } =
  require('botbuilder') as typeof import('botbuilder');
const { AuthenticationConfiguration, ServiceClientCredentialsFactory } =
  require('botframework-connector') as typeof import('botframework-connector');
const { BotBuilderCloudAdapter } = require('@microsoft/teamsfx') as {
  BotBuilderCloudAdapter: {
    TeamsBotInstallation: new (
      adapter: unknown,
      reference: Partial<ConversationReference>,
      botAppId: string,
    ) => { sendAdaptiveCard(card: unknown): Promise<{ id?: string }> };
  };
};

const appId = 'bot';

class Credentials extends ServiceClientCredentialsFactory {
  override async isValidAppId(): Promise<boolean> {
    return true;
  }
  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }
  override async createCredentials(): ReturnType<
    InstanceType<typeof ServiceClientCredentialsFactory>['createCredentials']
  > {
    return {
      signRequest: async request => {
        request.headers.set('authorization', 'Bearer peer');
        return request;
      },
    };
  }
}

const createAdapter = () =>
  new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication(
      { MicrosoftAppId: appId },
      new Credentials() as never,
      new AuthenticationConfiguration() as never,
    ),
  );

/** About as large as a digest. */
const card = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: Array.from({ length: 20 }, (_, index) => ({ type: 'TextBlock', wrap: true, text: `Item ${index}` })),
};

type Send = (reference: Partial<ConversationReference>) => Promise<unknown>;

/** One after another, as both SDKs' samples do it; what is thrown is noted as refused, which is all that they say. */
const measure = async (recipients: number, how: ConnectorOptions, send: Send): Promise<Score> => {
  const connector = await startConnector(how);
  try {
    const records = new Map<string, Record>();
    const begun = performance.now();
    for (const { entraId } of madeReturn(recipients).people) {
      const id = conversationOf(entraId);
      records.set(
        id,
        await send({
          channelId: 'msteams',
          serviceUrl: connector.url,
          bot: { id: '28:bot', name: 'bot' },
          user: { id: `29:${entraId}`, name: '' },
          conversation: { id, isGroup: false, conversationType: 'personal', name: '', tenantId: 'bench' },
        }).then(
          () => 'accepted' as const,
          () => 'refused' as const,
        ),
      );
    }
    const seconds = (performance.now() - begun) / 1000;
    return scoreOf(records, { seconds, report: await connector.report() });
  } finally {
    connector.stop();
  }
};

/** `continueConversationAsync` and `sendActivity`, as botbuilder is meant to be used. */
export const measureBotbuilder = (recipients: number, how: ConnectorOptions): Promise<Score> => {
  const adapter = createAdapter();
  return measure(recipients, how, reference =>
    adapter.continueConversationAsync(appId, reference, async context => {
      await context.sendActivity({ attachments: [CardFactory.adaptiveCard(card)] });
    }),
  );
};

/** The notification of TeamsFx. */
export const measureTeamsfx = (recipients: number, how: ConnectorOptions): Promise<Score> => {
  const adapter = createAdapter();
  return measure(recipients, how, reference =>
    new BotBuilderCloudAdapter.TeamsBotInstallation(adapter, reference, appId).sendAdaptiveCard(card),
  );
};
