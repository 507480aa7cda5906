import type { Reading, Source } from './model.ts'

const WITHOUT_SOURCE = 'Aucune source ne l’appuie encore.'

/** Whether a source is an argument that rests on nothing: no authority, no fact with its origin. */
export const lacksSource = (source: Source): boolean =>
  source.kind === 'argument' &&
  source.authorities.length === 0 &&
  !source.facts.some(fact => fact.source || fact.sourceText.trim())

/** The source once that person says they read it; undefined when nothing changes. */
export function readBy(source: Source, reading: Reading): Source | undefined {
  const { readings = [] } = source
  const isListed = readings.some(one => one.by === reading.by && one.on === reading.on)
  if (isListed && source.certainty === 'verified') return undefined
  return {
    ...source,
    readings: isListed ? readings : [...readings, reading],
    certainty: 'verified',
    caveat: undefined,
  }
}

/** A source as it may be saved: an argument without a source is never `verified`. */
export function honest(source: Source): Source {
  if (!lacksSource(source) || source.certainty === 'to-verify') return source
  return { ...source, certainty: 'to-verify', caveat: source.caveat || WITHOUT_SOURCE }
}

/** Caveats of a card that the publisher's own words answer. */
const FROM_MEMORY = /^(?:(?:rappelé|référence et contenu donnés) de mémoire|relire la rédaction)/i

/** Whether a caveat falls with the official text of an article: what is there word for word is not recalled. */
export const isAnsweredByText = (source: Source): boolean =>
  source.kind === 'article' &&
  FROM_MEMORY.test(source.caveat ?? '') &&
  source.versions.some(version => version.text.trim() !== '')
