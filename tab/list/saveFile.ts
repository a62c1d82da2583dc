/** Spreadsheets read a .csv as UTF-8 only where it begins with this mark. */
const mark = '\uFEFF';

/** Hands a file to the browser to save. Works in Teams in the browser and on a desktop; phones show it instead. */
export const saveFile = (name: string, type: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([mark, text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it by then; without this it stays in memory for as long as the page is open.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
