import { type ITableOptions, type IXmlableObject, Table } from 'docx'
import { xmlSafe } from '../compose/spans.ts'
import type { TableWords } from '../layout/pieces.ts'

/** A table with the title and the description that a reader of screens says, which the Word library does not write. */
export class NamedTable extends Table {
  readonly #words: TableWords

  constructor(options: ITableOptions, words: TableWords) {
    super(options)
    this.#words = words
  }

  override prepForXml(context: Parameters<Table['prepForXml']>[0]): IXmlableObject | undefined {
    const table = super.prepForXml(context)
    const parts: readonly unknown[] = Array.isArray(table?.['w:tbl']) ? table['w:tbl'] : []
    const properties = parts.map(propertiesIn).find(one => one !== undefined)
    const { title, description } = this.#words
    // last of the properties, in this order
    properties?.push(...(title ? [value('w:tblCaption', title)] : []), value('w:tblDescription', description))
    return table
  }
}

const propertiesIn = (part: unknown): unknown[] | undefined =>
  typeof part === 'object' && part !== null && 'w:tblPr' in part && Array.isArray(part['w:tblPr'])
    ? part['w:tblPr']
    : undefined

const value = (name: string, text: string) => ({ [name]: { _attr: { 'w:val': xmlSafe(text) } } })
