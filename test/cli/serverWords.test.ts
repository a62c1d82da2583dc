import { describe, expect, test } from '@jest/globals';
import { budgetWords, serverWords } from '../../cli/serverWords.ts';
import { quietGraph } from '../server/office.ts';

const asKnownAt = '2024-10-02T08:30:00Z';

describe('how a running server is', () => {
  test('is said with when it read the register', () => {
    expect(serverWords({ status: 'ready', asKnownAt, graph: quietGraph })).toBe(
      'It read the register at 09:30 on 2 October 2024.',
    );
    expect(serverWords({ status: 'ready', asKnownAt: null, graph: quietGraph })).toContain('not read');
  });

  test('is good where Graph holds nothing up', () => {
    expect(budgetWords({ status: 'ready', asKnownAt, graph: quietGraph })).toEqual({
      ok: true,
      says: 'Microsoft Graph holds nothing up; 0 calls wait, and 14 resource units were spent in the last minute.',
    });
  });

  test('names the time until which Graph wants to be left alone, and who waits', () => {
    const graph = {
      ...quietGraph,
      waiting: { answer: 0, edit: 0, delta: 1, projection: 0 },
      pausedUntil: {
        ...quietGraph.pausedUntil,
        delta: '2024-10-02T08:31:00Z',
        projection: '2024-10-02T08:32:00Z',
      },
    };
    const said = budgetWords({ status: 'ready', asKnownAt, graph });
    expect(said?.says).toContain('asked the server to wait until 09:32 on 2 October 2024; 1 call waits');
    expect(said?.ok).toBe(false);
  });

  test('says that it is another version where it cannot be read', () => {
    expect(serverWords({ status: 'ready' })).toContain('another version');
    expect(budgetWords({ status: 'ready' })).toBeNull();
  });
});
