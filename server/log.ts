/** One structured line. Never a token, never a response body, never anybody's words. */
export type Log = (event: string, facts?: Record<string, string | number | boolean | null>) => void;

/** `write` takes a finished line; `now` is real time, as operations need it. */
export const createLog =
  (write: (line: string) => void, now: () => Date): Log =>
  (event, facts = {}) =>
    write(JSON.stringify({ at: now().toISOString(), event, ...facts }));

type Coded = { code?: unknown; status?: unknown; statusCode?: unknown };

/** Azure's and Teams' clients make the other side's whole answer their sentence: of those the status has to do. */
const sentenceOf = ({ name, message }: Error): string | null => (name === 'RestError' ? null : message);

/** What may be written of a failure: its kind, code and own sentence, and those of what caused it. */
export const factsOf = (failure: unknown): Record<string, string | number | null> => {
  if (!(failure instanceof Error)) return { failure: typeof failure };
  const { code, statusCode, status = statusCode } = failure as Coded;
  const cause =
    failure.cause instanceof Error
      ? [failure.cause.name, sentenceOf(failure.cause) ?? []].flat().join(': ')
      : null;
  return {
    failure: failure.name,
    says: sentenceOf(failure),
    code: typeof code === 'string' ? code : null,
    status: typeof status === 'number' ? status : null,
    cause,
  };
};
