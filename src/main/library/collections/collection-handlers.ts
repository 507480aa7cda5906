import type { Handlers } from '../../../shared/contract/contract.ts'
import { hitOf, toldApart } from '../../../shared/library/cite/hit.ts'
import { leftOut } from '../../../shared/sharing/compare.ts'
import type { Context } from '../../kernel/context.ts'
import { officeLine } from '../corpus/desk/office-line.ts'
import { duplicates } from '../duplicates.ts'
import { sourceReader } from '../source-reader.ts'
import { bulkActs } from './bulk-acts.ts'
import { collections } from './collections.ts'

/** Sources put in order: collections, acts on many at once, duplicates. */
export function collectionHandlers({ library: { db } }: Context) {
  const shelves = collections(db)
  const bulk = bulkActs(db)
  const twins = duplicates(db)
  const all = sourceReader(db)
  /** Acts on sources, those that an office alone has once they are kept here. */
  const onKept = <T>(ids: readonly string[], act: () => T): T | Promise<T> => {
    const line = officeLine(db)
    return line
      ? import('../corpus/desk/take-offline.ts').then(one => one.keepThenAct(db, line, ids, act))
      : act()
  }
  return {
    'library.bulk': ({ ids, bulk: act }) => onKept(ids, () => bulk.apply(ids, act)),
    'library.undo': ({ act }) => bulk.undo(act),
    'library.duplicates': () =>
      twins
        .find()
        .map(({ ids, reason }) => ({
          reason,
          hits: all.existing(ids).map(one => ({ ...hitOf(one), told: toldApart(one) })),
        }))
        .filter(group => group.hits.length > 1),
    'library.joined': ({ keep, others: twinIds }) => {
      const source = twins.preview(keep, twinIds)
      return { source, left: leftOut(source, all.existing(twinIds.filter(id => id !== keep))) }
    },
    'library.merge': ({ keep, others: twinIds }) => twins.merge(keep, twinIds),
    'library.unmerge': ({ act }) => {
      twins.undo(act)
      return {}
    },
    'library.distinct': ({ ids }) => ({ act: twins.distinct(ids) }),
    'collections.list': () => shelves.list(),
    'collections.save': collection => shelves.save(collection),
    'collections.remove': ({ id }) => {
      shelves.remove(id)
      return {}
    },
    'collections.restore': ({ id }) => {
      shelves.restore(id)
      return {}
    },
    'collections.add': ({ id, sources }) =>
      onKept(sources, () => {
        shelves.put(id, sources)
        return {}
      }),
    'collections.take': ({ id, sources }) => {
      shelves.drop(id, sources)
      return {}
    },
    'collections.sources': ({ id }) => {
      shelves.get(id)
      return shelves.members(id)
    },
    'collections.order': ({ id, sources }) => {
      shelves.order(id, sources)
      return {}
    },
    'collections.of': ({ id }) => shelves.of(id),
  } satisfies Partial<Handlers>
}
