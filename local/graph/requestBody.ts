import type { GraphRequest, Row } from './graph.ts';
import { Refusal } from './refusal.ts';

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON object of a body; refused as Graph refuses it where there is none. */
export const jsonOf = (request: GraphRequest): Row => {
  const type = request.headers['content-type'] ?? '';
  if (request.bytes.length > 0 && !type.includes('json')) {
    throw new Refusal(400, 'BadRequest', {
      message: 'Write requests (excluding DELETE) must contain the Content-Type header declaration.',
    });
  }
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(request.bytes));
    if (isRow(value)) return value;
  } catch {
    // Falls through to the one refusal below.
  }
  throw new Refusal(400, 'BadRequest', {
    message:
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  });
};

export const rowIn = (value: unknown): Row => (isRow(value) ? value : {});

export const textIn = (row: Row, name: string): string => {
  const value = row[name];
  return typeof value === 'string' ? value : '';
};

export const numberIn = (row: Row, name: string): number => Number(row[name]);
