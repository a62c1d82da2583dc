import { describe } from '@jest/globals';
import { openDocx } from '../../report/index.ts';
import { liveDocumentContract } from '../contract/liveDocument.ts';

describe('a .docx file as a live document', () => {
  liveDocumentContract(async docx => {
    const opened = openDocx(docx);
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
    return { document: opened.value, bytes: async () => opened.value.save() };
  });
});
