import { randomUUID } from 'node:crypto';

/** A refusal as Entra words it: an OAuth error and one of its own numbers. */
export class OAuthRefusal extends Error {
  readonly status: number;
  readonly error: string;
  readonly number: number;

  constructor(error: string, number: number, message: string) {
    super(message);
    this.name = 'OAuthRefusal';
    this.status = error === 'invalid_client' ? 401 : 400;
    this.error = error;
    this.number = number;
  }
}

export const refusalBody = (refusal: OAuthRefusal): Record<string, unknown> => ({
  error: refusal.error,
  error_description: `AADSTS${refusal.number}: ${refusal.message}`,
  error_codes: [refusal.number],
  timestamp: `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`,
  trace_id: randomUUID(),
  correlation_id: randomUUID(),
});
