import { attackedDay } from '../../shared/drafts/law.ts'
import { useCall } from '../kernel/api.ts'
import type { Acts } from '../library/sourceActions.ts'

/** The day whose law is read first: that of the decision attacked in a dossier, with the words that say so. */
export function lawOf(dossier: {
  readonly title: string
  readonly facts: Readonly<Record<string, string>>
}): Acts['law'] {
  const day = attackedDay(dossier.facts)
  return day ? { day, why: `Date de la décision attaquée dans « ${dossier.title} »` } : undefined
}

/** The same for the dossier the user was last in, from the address kept of it. */
export function useLaw(last: string | undefined): Acts['law'] {
  const id = last?.split('/')[0]
  const { value } = useCall('dossiers.list', {})
  return useLawOf(value?.some(one => one.id === id) ? id : undefined)
}

function useLawOf(id: string | undefined): Acts['law'] {
  const { value } = useCall('dossiers.get', id ? { id } : null)
  return value && id ? lawOf(value) : undefined
}
