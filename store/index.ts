/**
 * THE KEEPING. The register in SharePoint lists and the directory through Microsoft Graph, the ledger in Azure Tables.
 * It knows how things are kept and fetched; it may not know what is right, who is asked, or how anything looks.
 */
export { QuarterbookError, failureCodes, isFailure } from './quarterbookError.ts';
export type { FailureCode } from './quarterbookError.ts';
export { createAccess } from './access.ts';
export type { Access, AccessOptions, Asker } from './access.ts';
export { asAzureCredential, createCredential, createOnBehalfOf } from './credential.ts';
export type { AzureCredential, CredentialOptions, OnBehalfOfOptions, TokenSource } from './credential.ts';
export { createGraph } from './graph/graph.ts';
export type { Graph, GraphOptions } from './graph/graph.ts';
export { provision } from './provision.ts';
export type { ProvisionedList } from './provision.ts';
export { acceptHandEdit, listHandEdits } from './handEdits.ts';
export type { Acceptance, HandEdit } from './handEdits.ts';
export { importRegister } from './importRegister.ts';
export type { ImportOptions, ImportReport } from './importRegister.ts';
export { applyRollOver } from './applyRollOver.ts';
export type { RolledOver } from './applyRollOver.ts';
export { undoLast } from './undo.ts';
export type { Undone } from './undo.ts';
export type { RegisterFile } from './registerFile.ts';
export { restrictedReaders } from './restrictedReaders.ts';
export type { Reader, RestrictedReaders } from './restrictedReaders.ts';
export { createRegisterStore } from './registerStore.ts';
export type { RegisterStoreOptions } from './registerStore.ts';
export { freezeMeeting, freezePeriod } from './freeze.ts';
export type { Frozen } from './freeze.ts';
export { findMeeting, readFrozen } from './frozen.ts';
export type { FrozenOf } from './frozen.ts';
export { createLedger } from './ledger.ts';
export type { LedgerOptions } from './ledger.ts';
export { createDirectory } from './directory.ts';
export type { DirectoryOptions } from './directory.ts';
export { bankHolidays, createCalendar } from './holidays.ts';
export { faultLine, loadSchemes, readSchemes } from './schemes.ts';
export type { SchemeFault, SchemesRead } from './schemes.ts';
export { readSheets } from './spreadsheet/readSheets.ts';
export { writeXlsx } from './spreadsheet/writeXlsx.ts';
export { toImportRows } from './importRows.ts';
