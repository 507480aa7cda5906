import type { Assembled } from '../assemble/assembled.ts'
import { plainText } from '../text/plain.ts'

const TO_DO = 'à (?:compléter|vérifier|préciser|renseigner|confirmer|joindre)'
/** Words by which this program, its library and its users mark what is still to be found; a quotation may hold them as they were. */
const GAP_MARK = new RegExp(
  [
    `\\[(?:${TO_DO}|source introuvable|pièce (?:à joindre|introuvable)|renvoi à refaire)[^\\]]*\\]`,
    `\\((?:[^()]{0,40}, )?${TO_DO}\\)`,
    `(?<![\\p{L}])(?:numéro|date|titre|nom|montant|référence)s? ${TO_DO}(?!\\p{L})`,
  ].join('|'),
  'iu',
)
const LETTERS_BEFORE = 40

/** The mark of a gap in a text, after the words before it that say where it is. */
export function gapMarkIn(text: string): string | undefined {
  const plain = text.replace(/\s/g, ' ')
  const match = GAP_MARK.exec(plain)
  if (!match) return undefined
  const from = Math.max(0, match.index - LETTERS_BEFORE)
  const before =
    from === 0 ? plain.slice(0, match.index) : plain.slice(from, match.index).replace(/^\S*\s/, '')
  return `${before}${match[0]}`.trim()
}

/** The marks of gaps of a text sent without pages, its quotations left out. */
export const gapMarksOf = (assembly: Assembled, subject = ''): string[] => {
  const own = { ...assembly, blocks: assembly.blocks.filter(block => block.kind !== 'quote') }
  return [subject, ...plainText(own).split('\n')].flatMap(line => gapMarkIn(line) ?? [])
}
