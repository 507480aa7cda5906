import type { EventKindList } from '../../../shared/procedure/events/find-kinds.ts'
import { type EventKind, eventFamilies } from '../../../shared/procedure/events/kind.ts'
import { natureValues } from '../../../shared/procedure/regimes/natures.ts'

/** The list in words: kinds by family; the natures of an act once, not under each kind that has one. */
export function eventKindsText({ kinds, natures }: EventKindList, search: string): string {
  const families = (Object.entries(eventFamilies) as [EventKind['family'], string][]).flatMap(
    ([family, title]) => {
      const ofFamily = kinds.filter(one => one.family === family)
      return ofFamily.length > 0 ? [`— ${title} —`, ...ofFamily.map(kindText), ''] : []
    },
  )
  const acts =
    search && natures.length > 0
      ? ['— La nature de l’acte (--with) —', ...natures.map(one => `  ${one.key} : ${one.label}`), '']
      : []
  const hint = search
    ? []
    : ['Chercher : «\u00a0event kinds MOTS\u00a0», par exemple «\u00a0event kinds visa\u00a0».']
  return [...families, ...acts, ...hint].join('\n').trim()
}

function kindText({ kind, label, dateMeaning, options }: EventKind): string {
  const own = options.filter(({ key }) => !(key in natureValues))
  return [
    `${kind}  ${label} (${dateMeaning})`,
    ...own.map(option => `  --with ${option.key} : ${option.label}`),
    ...(own.length < options.length
      ? ['  --with NATURE : ce que décide l’acte («\u00a0event kinds MOTS\u00a0» le trouve)']
      : []),
  ].join('\n')
}
