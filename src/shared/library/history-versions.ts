import { fold } from '../french/fold.ts'
import type { Version } from './model.ts'

const PREFIX = 'etalab-'

/** The id of a wording that a history of a code gives, which knows no identifier of Légifrance. */
export const historyVersionId = (code: string, place: string, date: string): string =>
  `${PREFIX}${code}-${fold(place).replaceAll(' ', '-')}-${date}`

const isHistory = ({ id }: Version): boolean => id.startsWith(PREFIX)

/** Whether all the wordings come from a history, which says nothing of what official records say better. */
export const isHistoryAlone = (versions: readonly Version[]): boolean => versions.every(isHistory)

/**
 * The wordings of an article, ordered by their first day, where some come from a history: one that an official record gives
 * stands in its place, and the last one ends where an official wording begins. The order in which they came changes nothing.
 */
export function settleHistory(versions: readonly Version[]): Version[] {
  const official = versions.filter(version => !isHistory(version))
  if (!official.length || official.length === versions.length) return [...versions]
  const starts = official.flatMap(({ from }) => from ?? []).sort()
  return versions.flatMap(version => {
    if (!isHistory(version)) return [version]
    const { from = '', to } = version
    if (starts.includes(from)) return []
    const next = starts.find(start => start > from)
    if (!next || (to && to <= next)) return [version]
    return [{ ...version, to: next, status: version.status === 'VIGUEUR' ? 'MODIFIE' : version.status }]
  })
}
