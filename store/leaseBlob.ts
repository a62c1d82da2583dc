import {
  AnonymousCredential,
  BlobServiceClient,
  RestError,
  type StoragePipelineOptions,
} from '@azure/storage-blob';
import type { AzureCredential } from './credential.ts';
import { QuarterbookError, reasonOf } from './quarterbookError.ts';

export type LeaseBlobOptions = {
  /** https. May carry a SAS as its query; then no credential is needed. */
  blobsUrl: string;
  credential?: AzureCredential | undefined;
  tenant: string;
  transport?: Pick<StoragePipelineOptions, 'retryOptions' | 'httpClient'> & {
    tlsOptions?: { ca?: string };
  };
  /** How long each thing that is asked may take, repeats and all: 15 unless told. */
  timeoutSeconds?: number;
};

const containerName = 'quarterbook';

/** The SDK's own error holds the address, and with it the SAS; so it is never the cause. */
export const blobsFailure = (error: unknown, origin: string): QuarterbookError => {
  if (error instanceof QuarterbookError) return error;
  const status = error instanceof RestError ? error.statusCode : undefined;
  return status === undefined
    ? new QuarterbookError(
        'unreachable',
        `The blobs at ${origin} cannot be reached (${reasonOf(error) ?? 'no reason given'})`,
      )
    : new QuarterbookError(
        status === 403 ? 'refused' : 'unavailable',
        `The blobs at ${origin} answered ${status}`,
        { status },
      );
};

/** By itself the SDK waits for ever. What was given up may have been done. */
const createLimit =
  (seconds: number, origin: string) =>
  async <Answer>(ask: (limit: { abortSignal: AbortSignal }) => Promise<Answer>): Promise<Answer> => {
    const abortSignal = AbortSignal.timeout(seconds * 1000);
    try {
      return await ask({ abortSignal });
    } catch (error) {
      if (!abortSignal.aborted) throw error;
      throw new QuarterbookError(
        'unknown-outcome',
        `The blobs at ${origin} gave no answer within ${seconds} seconds`,
      );
    }
  };

/** The blob whose lease is a tenant's right to send. Asks nobody yet. */
export const openLeaseBlob = ({
  blobsUrl,
  credential,
  tenant,
  transport,
  timeoutSeconds = 15,
}: LeaseBlobOptions) => {
  const hasSas = new URL(blobsUrl).search !== '';
  if (!hasSas && !credential)
    throw new QuarterbookError(
      'bad-configuration',
      'Azure Blobs need a SAS in their address, or a credential',
    );
  const service = new BlobServiceClient(blobsUrl, hasSas ? new AnonymousCredential() : credential, {
    retryOptions: { maxTries: 2 },
    ...transport,
  });
  const container = service.getContainerClient(containerName);
  return {
    container,
    blob: container.getBlockBlobClient(`sending-${tenant}`),
    inTime: createLimit(timeoutSeconds, new URL(blobsUrl).origin),
  };
};

/**
 * Whether some server has the right to send. It is never taken for that, and nobody who holds it is disturbed; Azure does
 * not say who does. False too where no server has ever asked for it.
 */
export const isSendingHeld = async (options: LeaseBlobOptions): Promise<boolean> => {
  try {
    const { blob, inTime } = openLeaseBlob(options);
    const { leaseState } = await inTime(limit => blob.getProperties(limit));
    return leaseState === 'leased';
  } catch (error) {
    if (error instanceof RestError && error.statusCode === 404) return false;
    throw blobsFailure(error, new URL(options.blobsUrl).origin);
  }
};
