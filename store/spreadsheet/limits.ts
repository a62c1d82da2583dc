/**
 * What a register of promises never needs, and a zip bomb does. A part of a workbook is measured as it is unpacked, not
 * by what the file says of itself.
 */
export const limits = {
  fileBytes: 50 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  rows: 100_000,
  columns: 500,
  sheets: 100,
  mergedCells: 500_000,
} as const;
