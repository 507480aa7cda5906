import { label } from '../../shared/library/cite/print.ts'
import type { Source } from '../../shared/library/model.ts'
import type { Kept, KeptInput, KeptOutcome } from '../../shared/offers/kept.ts'
import { keptSentence } from '../../shared/offers/kept.ts'
import { type KeptFile, keptReader } from '../imports/kept/kept-reader.ts'
import { receivers } from '../imports/receivers.ts'
import { resolveFile, used } from '../kernel/files/uploads.ts'
import type { Library } from '../kernel/library.ts'
import { sourceReader } from '../library/source-reader.ts'
import { sources } from '../library/store.ts'
import type { OfferContext } from './offer-desk.ts'

/** Sources that an answer names; an act has hundreds. */
const NAMED_SOURCES = 20

/**
 * Takes in what a browser sent, by the readers of imports, says what it is and whether the library had it, and shows it to the window. A
 * PDF without a text is no source: it waits there to be made an exhibit.
 */
export async function keep(context: OfferContext, { file, address, title, day }: KeptInput): Promise<Kept> {
  const { library, host, offers } = context
  const { path, name } = await resolveFile(library.folder, file, host.tokens)
  // the window that received it asks what it is an exhibit of; the command line has nobody to ask
  const mayWait = 'upload' in file && /\.pdf$/i.test(name)
  let isWaiting = false
  try {
    const kept = await take(context, { path, name, address, day }, mayWait)
    if (kept.outcome !== 'refused') offers.show(title || name, kept, mayWait ? file : undefined)
    isWaiting = mayWait
    return kept
  } finally {
    if (!isWaiting) await used(library.folder, file)
  }
}

async function take({ library, read }: OfferContext, file: KeptFile, mayWait: boolean): Promise<Kept> {
  const content = await read(keptReader, file)
  if (content.reason !== undefined)
    return mayWait
      ? {
          outcome: 'waiting',
          sentence: `Reçu, sans texte pour la bibliothèque (${content.reason})\u00a0: la fenêtre de Prétoire demande de quel dossier c’est une pièce.`,
          sources: [],
        }
      : { outcome: 'refused', sentence: `Rien n’a été gardé\u00a0: ${content.reason}.`, sources: [] }
  const outcomes = sources(library.db).putAll(content.sources, 'import')
  const parliament = receivers().parliament(library.db)
  const others = library.db.transaction(() => content.records.map(record => parliament.put(record)))()
  const kept = keptSources(library, content.sources)
  const outcome = outcomeOf([
    ...outcomes,
    ...others.map(put => ('reason' in put ? 'unchanged' : put.outcome)),
  ])
  return {
    outcome,
    sentence: keptSentence(outcome, whatOf(kept, content.sources, content.records.length)),
    sources: kept.slice(0, NAMED_SOURCES).map(source => ({ id: source.id, label: label(source) })),
  }
}

/** As the library has them now, under the ids it gives them. */
const keptSources = ({ db }: Library, all: readonly Source[]): Source[] => {
  const reader = sourceReader(db)
  return all.flatMap(source => reader.existing([source.id]))
}

/** Of several records, what changed the library most. */
function outcomeOf(all: readonly string[]): Exclude<KeptOutcome, 'waiting' | 'refused'> {
  if (all.includes('added')) return 'added'
  if (all.includes('updated')) return 'updated'
  return all.includes('unchanged') ? 'present' : 'newer'
}

function whatOf(kept: readonly Source[], read: readonly Source[], records: number): string {
  const [first] = [...kept, ...read]
  if (!first)
    return records > 1 ? `${records} enregistrements du Parlement` : 'un enregistrement du Parlement'
  return kept.length > 1 ? `${label(first)}, et ${kept.length - 1} autres` : label(first)
}
