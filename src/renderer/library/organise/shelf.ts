import { call } from '../../kernel/api.ts'
import { count } from '../../ui/quantities.ts'
import type { Say } from '../../ui/toast.tsx'

interface CollectionName {
  readonly id: string
  readonly title: string
}

/** Takes sources out of a collection; undone, each is again at its place. */
export async function takeOut(
  say: Say,
  { id, title }: CollectionName,
  sources: readonly string[],
): Promise<void> {
  try {
    const before = await call['collections.sources']({ id })
    const removedPlaces = before.filter(one => sources.includes(one.id))
    if (removedPlaces.length === 0) return say.success('Rien à ôter\u00a0: aucune n’est dans la collection.')
    await call['collections.take']({ id, sources: removedPlaces.map(one => one.id) })
    say.success(
      `${count(removedPlaces.length, 'source ôtée', 'sources ôtées')} de «\u00a0${title}\u00a0».`,
      async () => {
        await call['collections.add']({ id, sources: removedPlaces.map(one => one.id) })
        await call['collections.order']({ id, sources: before.map(one => one.id) })
      },
    )
  } catch (error) {
    say.error(error)
  }
}

/** Drops a collection, its sources staying in the library; undone, it is again as it was. */
export const dropShelf = (say: Say, { id, title }: CollectionName): Promise<void> =>
  call['collections.remove']({ id }).then(
    () =>
      say.success(
        `La collection «\u00a0${title}\u00a0» est supprimée\u00a0; ses sources restent dans la bibliothèque.`,
        () => call['collections.restore']({ id }),
      ),
    say.error,
  )
