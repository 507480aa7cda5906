import { dayText } from '../french/dates.ts'
import type { Source, Version } from './model.ts'

/** Says what a newer record changed in a source for those who cite it, as a sentence; undefined where they need not look again. */
export function effectOf(before: Source, after: Source): string | undefined {
  if (before.kind === 'article' && after.kind === 'article') return ofArticle(before.versions, after.versions)
  const hasText = (source: Source) => 'text' in source && source.text.length > 0
  return hasText(after) && !hasText(before) ? TEXT_HERE : undefined
}

const TEXT_HERE = 'son texte est désormais dans la bibliothèque'

const isLaw = ({ status }: Version) => !/MORT_NE|ANNULE|DISJOINT/.test(status)
const newestOf = (versions: readonly Version[]): Version | undefined =>
  versions
    .filter(isLaw)
    .reduce<Version | undefined>(
      (newest, one) => ((one.from ?? '') >= (newest?.from ?? '') ? one : newest),
      undefined,
    )

/** Statuses of a wording that ends its article; one that is modified awaits the next. */
const ENDED = /^(?:ABROGE|PERIME|TRANSFERE)/

function ofArticle(before: readonly Version[], after: readonly Version[]): string | undefined {
  const [former, newest] = [newestOf(before), newestOf(after)]
  if (!newest) return undefined
  if (!former) return TEXT_HERE
  const isSame = newest.id === former.id
  if (isSame && newest.to === former.to && newest.status === former.status) return undefined
  if (ENDED.test(newest.status)) {
    const end = isSame ? newest.to : newest.from
    return `n’est plus en vigueur${end ? ` à partir du ${dayText(end)}` : ''}`
  }
  return isSame ? undefined : `nouvelle rédaction${newest.from ? ` à partir du ${dayText(newest.from)}` : ''}`
}
