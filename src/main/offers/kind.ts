import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { OfferedFile } from '../../shared/offers/contract.ts'
import { dossiers } from '../dossiers/store.ts'
import { readZip } from '../kernel/files/zip.ts'
import type { Library } from '../kernel/library.ts'

/** What an offered file is, apart from where it lies. */
export type Offered = Pick<OfferedFile, 'kind' | 'dossier' | 'problem'>

const WORD = /^\.(docx|docm|dotx)$/
const IMPORTED = /^\.(zip|gz|tgz|tar|xml|json|jsonl|ris|bib|csl|csv|html?|pdf|odt|txt|eml|msg)$/
const LARGEST_WORD_BYTES = 100 * 2 ** 20

/** Tells what a file given from outside is, by its name and by what it holds. */
export async function kindOf(library: Library, path: string, name: string): Promise<Offered> {
  const found = await stat(path).catch(() => undefined)
  if (!found)
    return refused(`« ${name} » est introuvable : le fichier a été déplacé, ou son disque est débranché.`)
  if (found.isDirectory())
    return refused(`« ${name} » est un dossier de l’ordinateur : donnez les fichiers qu’il contient.`)
  const extension = extname(name).toLowerCase()
  if (extension === '.pretoire') return { kind: 'pack' }
  if (extension === '.zip' && (await holdsDossier(path))) return { kind: 'dossier' }
  if (WORD.test(extension)) return { kind: 'word', ...(await dossierOf(library, path, found.size)) }
  if (IMPORTED.test(extension)) return { kind: 'import' }
  return refused(
    `Prétoire ne sait pas ouvrir « ${name} ». Il ouvre les lots (.pretoire), les dossiers exportés (.zip), les fichiers Word et ce qui s’importe dans la bibliothèque.`,
  )
}

const refused = (problem: string): Offered => ({ kind: 'refused', problem })

async function holdsDossier(path: string): Promise<boolean> {
  let holds = false
  await readZip(path, async name => {
    if (name === 'dossier.json') holds = true
  }).catch(() => undefined)
  return holds
}

/** The dossier of this library whose text a working copy is. What cannot be read says so once it is examined. */
async function dossierOf(library: Library, path: string, bytes: number): Promise<Partial<Offered>> {
  if (bytes > LARGEST_WORD_BYTES) return {}
  try {
    const { openWord } = await import('../word/read/open.ts')
    const id = openWord(await readFile(path)).working?.draft.dossier
    const dossier = id ? dossiers(library.db).get(id) : undefined
    return dossier ? { dossier: { id: dossier.id, title: dossier.title } } : {}
  } catch {
    return {}
  }
}
