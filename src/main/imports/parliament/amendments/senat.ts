import { Refusal } from '../../refusal.ts'
import type { Raw } from './amendment-record.ts'
import { targetOf } from './pointer.ts'

const names = [
  'nature',
  'numéro',
  'subdivision',
  'alinéa',
  'auteur',
  'au nom de',
  'date de dépôt',
  'dispositif',
  'objet',
  'sort',
  'url amendement',
  'fiche sénateur',
]

/** Whether a text is a « jeu complet » of amendments of the Sénat. */
export const isSenat = (text: string): boolean =>
  /^(?:sep=[^\n]*\r?\n)?Nature\s*\tNuméro\s*\tSubdivision/i.test(text.slice(0, 400))

/** A row of the Sénat, or why it could not be read. */
export type SenatRow = { readonly raw: Raw } | { readonly what: string; readonly reason: string }

/**
 * The rows of a « jeu complet »: tabulations, never quotes (cells hold HTML), an optional `sep=` line first. A row with too many
 * cells is put together again around its text, whose last three neighbours are known by their shape.
 */
export function senatRows(text: string): SenatRow[] {
  const lines = text.split(/\r\n/)
  const sep = /^sep=/i.test(lines[0] ?? '')
  if (sep) lines.shift()
  const header = (lines.shift() ?? '').split('\t').map(cell => cell.trim().toLowerCase())
  const absentColumns = ['numéro', 'dispositif', 'objet'].filter(name => !header.includes(name))
  if (absentColumns.length > 0)
    throw new Refusal(
      `les colonnes ${absentColumns.map(name => `«\u00a0${name}\u00a0»`).join(', ')} manquent`,
    )
  return lines.flatMap((line, n) => (line.trim() ? [rowOf(line.split('\t'), header, n + (sep ? 3 : 2))] : []))
}

function rowOf(cells: readonly string[], header: readonly string[], at: number): SenatRow {
  const repairedRow = cells.length === header.length ? cells : mend(cells, header)
  if (!repairedRow)
    return { what: `ligne ${at}`, reason: `${cells.length} cellules au lieu de ${header.length}` }
  const cell = (name: string): string => (repairedRow[header.indexOf(name)] ?? '').trim()
  const number = cell('numéro').replace(/[\s\u00a0]+/g, ' ')
  if (!number) return { what: `ligne ${at}`, reason: 'l’amendement n’a pas de numéro' }
  const link = cell('url amendement')
  const [, committee, session = '', bill = ''] =
    /\/amendements\/(commissions\/)?([\d-]+)\/([^/]+)\//.exec(link) ?? []
  const dispositif = cell('dispositif')
  const sub = /^s\/?amt|sous/i.test(cell('nature'))
  const parent = sub ? (/Amendement n°\s*(?:&#160;|\u00a0)?\s*([\w-]+)/.exec(dispositif)?.[1] ?? number) : ''
  const name = /([^/]+)\.html?$/.exec(link)?.[1] ?? number.replace(/ rect.*$/, '')
  return {
    raw: {
      uid: `senat:${session || '?'}/${bill || '?'}${committee ? '/commission' : ''}/${name}`,
      chamber: 'senat',
      textLabel: bill ? `texte n°\u00a0${bill} (${session})` : '',
      reading: '',
      body: committee ? 'commission' : 'séance',
      target: targetOf(cell('subdivision')),
      number,
      authors: [cell('auteur'), cell('au nom de')].filter(Boolean).join(', '),
      dispositif,
      expose: cell('objet'),
      outcome: cell('sort'),
      parent,
      source: link.startsWith('//') ? `https:${link}` : link,
      asOf: cell('date de dépôt'),
    },
  }
}

/** The last three cells are Sort, an address, an address; the text between is one cell that held tabulations. */
function mend(cells: readonly string[], header: readonly string[]): string[] | undefined {
  const text = header.indexOf('dispositif')
  if (header.length !== names.length || cells.length < header.length || text < 0) return undefined
  const head = cells.slice(0, text)
  const middle = cells.slice(text, -3)
  const tail = cells.slice(-3)
  if (!/senat\.fr|^\s*$/.test(tail[1] ?? '')) return undefined
  // the Objet opens where a new body does
  const cut = middle.findIndex((cell, n) => n > 0 && /^\s*<body/i.test(cell))
  if (cut < 0) return undefined
  return [...head, middle.slice(0, cut).join(' '), middle.slice(cut).join(' '), ...tail]
}
