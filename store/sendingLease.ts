import { randomUUID } from 'node:crypto';
import { RestError } from '@azure/storage-blob';
import type { SendingLease } from '../chase/index.ts';
import { blobsFailure, openLeaseBlob, type LeaseBlobOptions } from './leaseBlob.ts';

export type SendingLeaseOptions = LeaseBlobOptions & {
  /** How long nobody else gets it after we were last heard of: 15 to 60. */
  seconds?: number;
  /** Real time, in milliseconds: leases never follow the business clock. */
  realNow?: () => number;
  newId?: () => string;
};

/** Our clock may be behind the storage account's, and a send that was begun has to end. */
const reserve = 5_000;

const isThere = (error: unknown): boolean => error instanceof RestError && error.statusCode === 409;

/** What is leased has to be there: an empty blob, made by whoever comes first. */
const createOnce = ({ container, blob, inTime }: ReturnType<typeof openLeaseBlob>) => {
  let made = false;
  return async (): Promise<void> => {
    if (made) return;
    await inTime(limit => container.createIfNotExists(limit));
    try {
      await inTime(limit => blob.upload('', 0, { conditions: { ifNoneMatch: '*' }, ...limit }));
    } catch (error) {
      // 412 where it is leased already.
      if (!isThere(error) && !(error instanceof RestError && error.statusCode === 412)) throw error;
    }
    made = true;
  };
};

/**
 * The tenant's right to send, as a lease on a blob. `hold` takes it where it is free and renews it where it is ours, a
 * third of its time after it was last renewed at the earliest; a server that dies is followed by another once its lease
 * has run out. Throws where the storage account cannot be reached: what was held is then held until it runs out.
 *
 * @see https://learn.microsoft.com/rest/api/storageservices/lease-blob
 */
export const createSendingLease = (options: SendingLeaseOptions): SendingLease => {
  const { seconds = 60, realNow = Date.now, newId = randomUUID } = options;
  const opened = openLeaseBlob(options);
  const origin = new URL(options.blobsUrl).origin;
  const ensureBlob = createOnce(opened);
  // Asking again under one's own id renews.
  const lease = opened.blob.getBlobLeaseClient(newId());
  let renewedAt = Number.NEGATIVE_INFINITY;
  const isHeld = () => realNow() < renewedAt + seconds * 1000 - reserve;
  return {
    isHeld,
    hold: async () => {
      const asked = realNow();
      if (isHeld() && asked < renewedAt + (seconds * 1000) / 3) return true;
      try {
        await ensureBlob();
        await opened.inTime(limit => lease.acquireLease(seconds, limit));
        renewedAt = asked;
        return true;
      } catch (error) {
        if (!isThere(error)) throw blobsFailure(error, origin);
        renewedAt = Number.NEGATIVE_INFINITY;
        return false;
      }
    },
    release: async () => {
      if (!isHeld()) return;
      renewedAt = Number.NEGATIVE_INFINITY;
      // Where it cannot be given up it runs out.
      await opened.inTime(limit => lease.releaseLease(limit)).catch(() => undefined);
    },
  };
};
