import { AppError } from '../../../../shared/kernel/errors.ts'
import { readStored, storedSize } from '../../../kernel/files/stored.ts'
import { textOf } from '../../containers/decode-text.ts'
import { foreignKind } from '../../containers/foreign-kind.ts'
import { Refusal } from '../../refusal.ts'
import { type AmendmentRecord, amendmentOf } from './amendment-record.ts'
import { assembleeRecord } from './assemblee.ts'
import { isSenat, senatRows } from './senat.ts'
import { all, at, xmlTree } from './xml-tree.ts'

/** The amendments of a file. */
export interface ReadFile {
  readonly format: string
  readonly amendmentRows: readonly AmendmentRecord[]
  readonly refusals: readonly { readonly what: string; readonly reason: string }[]
}

const MAX_FILE_BYTES = 64 * 2 ** 20

/** Reads a file of amendments: a liasse or a record of the Assemblée (XML, JSON), a « jeu complet » of the Sénat. */
export function readAmendments(path: string, name: string): ReadFile {
  const size = storedSize(path)
  if (size > MAX_FILE_BYTES)
    throw new AppError(
      'invalid',
      `Le fichier «\u00a0${name}\u00a0» dépasse 64 Mo. Choisissez celui d’un seul texte : rien n’a été importé.`,
    )
  try {
    const bytes = readStored(path)
    const kind = foreignKind(bytes)
    if (kind) throw new Refusal(`ce fichier est ${kind}`)
    const reading = readText(wordsOf(bytes))
    if (reading.amendmentRows.length === 0 && reading.refusals.length === 0)
      throw new Refusal('aucun amendement n’y a été trouvé')
    return reading
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new AppError('damaged', `Le fichier «\u00a0${name}\u00a0» n’a pas été importé : ${error.message}.`)
  }
}

/** UTF-8, or else the cp1252 of the Sénat, which says nothing of it. */
function wordsOf(bytes: Buffer): string {
  try {
    return textOf(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The same, of the text of a file. */
export function readText(text: string): ReadFile {
  if (isSenat(text)) return senat(text)
  const start = text.trimStart()
  if (start.startsWith('<')) return assemblee('Assemblée nationale, XML', [xmlTree(text)])
  if (/^[[{]/.test(start)) return assemblee('Assemblée nationale, JSON', json(start))
  throw new Refusal(
    'ce n’est ni une liasse de l’Assemblée nationale (XML, JSON), ni un jeu d’amendements du Sénat (CSV)',
  )
}

function json(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : [value]
  } catch {
    // one record a line
    const lines = text.split('\n').filter(line => line.trim())
    try {
      return lines.map(line => JSON.parse(line) as unknown)
    } catch {
      throw new Refusal('le JSON est mal formé ou incomplet')
    }
  }
}

function senat(text: string): ReadFile {
  const rows = senatRows(text)
  return {
    format: 'Sénat, jeu complet',
    amendmentRows: rows.flatMap(row => ('raw' in row ? [amendmentOf(row.raw)] : [])),
    refusals: rows.flatMap(row => ('raw' in row ? [] : [row])),
  }
}

function assemblee(format: string, trees: readonly unknown[]): ReadFile {
  const records = trees.flatMap(recordsIn)
  const amendments: AmendmentRecord[] = []
  const refusals: { what: string; reason: string }[] = []
  records.forEach((record, n) => {
    const raw = assembleeRecord(record)
    if (raw) amendments.push(amendmentOf(raw))
    else
      refusals.push({
        what: `enregistrement ${n + 1}`,
        reason: 'ce n’est pas un amendement d’une forme connue',
      })
  })
  return { format, amendmentRows: amendments, refusals }
}

/** One record, a list, a liasse. */
function recordsIn(tree: unknown): unknown[] {
  for (const path of [
    ['amendements', 'amendement'],
    ['textesEtAmendements', 'texteleg', 'amendements', 'amendement'],
    ['amendement'],
    ['amendements'],
  ]) {
    const items = all(tree, ...path)
    if (items.length > 0 && typeof items[0] === 'object') return items
  }
  return at(tree, 'uid') !== undefined || at(tree, 'numero') !== undefined ? [tree] : []
}
