/** Where the bot's own access tokens come from; throws where none can be had. */
export type TokenSource = { token(scope: string): Promise<string> };

/** What a bot asks a token for, to speak to Teams' connector. */
export const connectorScope = 'https://api.botframework.com/.default';
