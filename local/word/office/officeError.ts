/** Codes as Office.js gives them to an add-in (OfficeExtension.ErrorCodes and Word's own). */
export type OfficeErrorCode =
  | 'AccessDenied'
  | 'GeneralException'
  | 'InvalidArgument'
  | 'ItemNotFound'
  | 'NotAllowed'
  | 'NotImplemented'
  | 'PropertyNotLoaded';

/** What a failed `sync` rejects with, shaped as OfficeExtension.Error. */
export class OfficeError extends Error {
  override readonly name = 'RichApi.Error';
  readonly code: OfficeErrorCode;
  readonly debugInfo: { code: OfficeErrorCode; message: string; errorLocation: string };

  constructor(code: OfficeErrorCode, location: string) {
    super(`${code}: ${location}`);
    this.code = code;
    this.debugInfo = { code, message: this.message, errorLocation: location };
  }
}
