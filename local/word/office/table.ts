import type { Answers } from './answers.ts';
import { ClientCollection } from './clientCollection.ts';
import { ClientObject, type Find, type Making } from './clientObject.ts';
import { assertEditable } from './controlDom.ts';
import { cellAt, cellText, rows, setCellText, setTableValues, tableValues } from './tableDom.ts';

export class TableCell extends ClientObject<Element> implements Answers<Word.TableCell, 'value'> {
  protected readonly plainNames = ['value'];

  protected plain(name: string, cell: Element): (() => unknown) | undefined {
    return name === 'value' ? () => cellText(cell) : undefined;
  }

  get value(): string {
    return this.read('value');
  }

  set value(text: string) {
    this.write('value', text, cell => {
      assertEditable(cell, 'TableCell.value');
      setCellText(cell, text, this.context.tracked);
    });
  }
}

export class Table
  extends ClientObject<Element>
  implements Answers<Word.Table, 'values' | 'rowCount' | 'getCell' | 'getCellOrNullObject'>
{
  protected readonly plainNames = ['values', 'rowCount'];

  protected plain(name: string, table: Element): (() => unknown) | undefined {
    if (name === 'values') return () => tableValues(table);
    return name === 'rowCount' ? () => rows(table).length : undefined;
  }

  get values(): string[][] {
    return this.read('values');
  }

  set values(values: string[][]) {
    this.write('values', values, table => {
      assertEditable(table, 'Table.values');
      setTableValues(table, values, this.context.tracked);
    });
  }

  get rowCount(): number {
    return this.read('rowCount');
  }

  getCell(rowIndex: number, cellIndex: number): TableCell {
    return new TableCell(this.context, () => cellAt(this.target(), rowIndex, cellIndex), { queued: true });
  }

  getCellOrNullObject(rowIndex: number, cellIndex: number): TableCell {
    const find = (): Element | null => cellAt(this.target(), rowIndex, cellIndex);
    return new TableCell(this.context, find, { queued: true, orNull: true });
  }
}

export class TableCollection extends ClientCollection<Element, Table> {
  protected item(find: Find<Element>, making?: Making): Table {
    return new Table(this.context, find, making);
  }
}
