import { authorityTitles } from '../../../shared/library/kinds/entry.ts'
import type { Bit, ReadPara, ReadTable } from '../read/story.ts'
import type { WorkingCopy } from '../write/working-copy.ts'
import { plain } from './line/line-tokens.ts'
import { paraText } from './match-pieces.ts'
import type { RecoveryContext } from './recovery-context.ts'

/** Titles of the columns of the inventory of exhibits. */
const COLUMN_TITLES = new Set(['N°', 'Nature et objet', 'Date', 'Pages'])

/** Titles of the groups of the table of authorities. */
const GROUP_TITLES: ReadonlySet<string> = new Set(Object.values(authorityTitles).map(title => plain(title)))

/** Tells what somebody wrote in paragraphs that are made at export: a text holds none of them. */
export function madeAtExport(
  working: WorkingCopy | undefined,
  { notes, onLeftOut }: Pick<RecoveryContext, 'notes' | 'onLeftOut'>,
  ignoredText: string[],
) {
  const ownTexts = new Set(
    (working ? Object.values(working.computed).flat() : []).map(text => plain(text).trim()),
  )
  // printing puts the number of a party before its name, and guillemets around a quotation whose source has gone
  const isOwn = (text: string) =>
    GROUP_TITLES.has(text) ||
    [text, text.replace(/^\d{1,2}\.\s+/, ''), text.replace(/^«\s*|\s*»$/g, '')].some(form =>
      ownTexts.has(form),
    )

  /** Notes and links put there. */
  const tellAdditions = (bits: readonly Bit[]) => {
    for (const [at, bit] of bits.entries()) {
      if (bit.kind === 'note') ignoredText.push((notes.get(bit.note) ?? []).map(paraText).join(' '))
      // LibreOffice puts its own at the ends of a paragraph
      if (bit.kind === 'page' && at > 0 && at < bits.length - 1)
        onLeftOut('un saut de page dans ce qui est fait à l’export')
      if (bit.link && !bit.field) onLeftOut(`le lien vers ${bit.link.url}, dans ce qui est fait à l’export`)
      if (bit.kind === 'image')
        onLeftOut(`une image${bit.alt ? ` («\u00a0${bit.alt}\u00a0»)` : ''} dans ce qui est fait à l’export`)
    }
  }

  return {
    tellAdditions,
    tellPara(para: ReadPara) {
      tellAdditions(para.bits)
      const text = paraText(para)
      // a line of contents or of authorities is made anew by any editor; their titles are not
      const isTitle = /^(?:toc|toa) heading$/i.test(para.shape.name)
      const isTableLine =
        !isTitle && (para.isGenerated || /^(?:toc|toa|table of authorities)/i.test(para.shape.name))
      if (text && !isTableLine && !isOwn(text)) ignoredText.push(text)
    },
    tellInventory({ rows }: ReadTable) {
      for (const para of rows.flatMap(row => row.cells.flatMap(cell => cell.paras))) {
        tellAdditions(para.bits)
        const text = paraText(para)
        if (text && !/^\d+\.?$/.test(text) && !COLUMN_TITLES.has(text) && !isOwn(text)) ignoredText.push(text)
      }
    },
  }
}

/** Names of bookmarks that somebody put in a file of ours; those of programs begin with a low line, those of exhibits with PJ. */
export const ownBookmarks = (names: readonly string[]): string[] =>
  names.filter(name => name !== '' && !/^(?:_|PJ_|OLE_LINK\d+$)/.test(name))
