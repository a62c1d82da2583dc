import { describe, expect, test } from '@jest/globals';
import { factsOf } from '../../server/log.ts';

/** What Microsoft's clients throw: the body of the answer is the message. */
const restError = Object.assign(new Error('{"error":{"message":"words of a person"}}'), {
  name: 'RestError',
  statusCode: 403,
});

describe('what is logged of a failure', () => {
  test('is never the body of an answer from Microsoft', () => {
    const facts = factsOf(restError);
    expect(facts).toMatchObject({ failure: 'RestError', says: null, status: 403 });
    expect(JSON.stringify(facts)).not.toContain('words of a person');
  });

  test('not even where it caused a failure of ours', () => {
    const facts = factsOf(new Error('The reply was not sent', { cause: restError }));
    expect(facts).toMatchObject({ says: 'The reply was not sent', cause: 'RestError' });
  });
});
