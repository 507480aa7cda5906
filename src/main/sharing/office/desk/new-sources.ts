import { setImmediate as nextTurn } from 'node:timers/promises'
import { keysOf } from '../../../../shared/library/keys.ts'
import { Source } from '../../../../shared/library/model.ts'
import { inTurn } from '../../../kernel/database/turns.ts'
import type { Library } from '../../../kernel/library.ts'
import { sources } from '../../../library/store.ts'
import { writing } from '../../../library/writing.ts'
import { packs } from '../../store.ts'
import { faultOf } from '../aside/faults.ts'
import { historiesOf } from '../histories.ts'
import { readThing, thingKey } from './read-thing.ts'
import { endWhenStopping } from './slices.ts'
import { officeStore } from './store.ts'
import { resolveThing } from './versions.ts'

/** Sources written at once, at first and at most: their words make one segment of the index. */
const [FIRST_SOURCES, MAX_SOURCES] = [8, 50]
/** Time that writing some at once is to take: what the user saves meanwhile waits for its end. */
const SLICE_MS = 40

/**
 * Writes the sources of a space that this library has under no name, a slice by transaction: a first meeting brings thousands, holds
 * nobody up meanwhile, and goes on after a cut with those that are left. None of them can have changed here. Returns how many.
 */
export async function takeInNewSources(library: Library, space: string): Promise<number> {
  const waiting = unmetSources(library, space)
  let [count, size] = [0, FIRST_SOURCES]
  for (let at = 0; at < waiting.length; ) {
    endWhenStopping()
    const slice = waiting.slice(at, at + size)
    count += inTurn(library.db, () => {
      const start = performance.now()
      const written = writeEach(library, space, slice)
      size = Math.ceil(Math.min(MAX_SOURCES, (size * SLICE_MS) / (performance.now() - start)))
      return written
    })
    at += slice.length
    await nextTurn()
  }
  return count
}

/** A source as the versions of a space give it. */
interface NewSource {
  readonly id: string
  readonly heads: readonly string[]
  readonly source: Source
}

/** The sources of a space that this library was never brought, and their last versions. */
function unmetSources({ db }: Library, space: string): Pick<NewSource, 'id' | 'heads'>[] {
  const store = officeStore(db)
  const met = new Set(store.standings(space).map(one => thingKey(one.kind, one.id)))
  return [...historiesOf(db, space).values()]
    .filter(({ kind, id }) => kind === 'source' && !met.has(thingKey(kind, id)))
    .map(({ id, heads }) => ({ id, heads }))
}

/** Writes a slice, or, where one of them cannot be, each by itself: those that cannot are left to `takeIn`, which says why. */
function writeEach(library: Library, space: string, slice: Parameters<typeof writeSlice>[2]): number {
  try {
    return writeSlice(library, space, slice)
  } catch (error) {
    faultOf(error)
    return slice.length > 1 ? slice.reduce((count, one) => count + writeEach(library, space, [one]), 0) : 0
  }
}

function writeSlice(
  library: Library,
  space: string,
  slice: readonly Pick<NewSource, 'id' | 'heads'>[],
): number {
  const { db } = library
  const store = officeStore(db)
  const { locate } = packs(db)
  // read and merged before the library is held for it
  const unheld = absentSources(library, space, slice)
  return writing(db, () => {
    // the user may have added one meanwhile
    const fresh = unheld.filter(({ source }) => !locate(source))
    sources(db).putAll(
      fresh.map(one => one.source),
      'pack',
    )
    for (const { id, heads } of fresh)
      store.setThing({
        ...{ space, kind: 'source', id, heads, value: readThing(db, 'source', id)?.value },
        ...{ refusedHeads: [], refusal: '' },
      })
    return fresh.length
  })
}

/** Of these, the sources that the library has under no name; of two that bear one name, the first. */
function absentSources(
  { db }: Library,
  space: string,
  slice: readonly Pick<NewSource, 'id' | 'heads'>[],
): NewSource[] {
  const { locate } = packs(db)
  const names = new Set<string>()
  return slice.flatMap(({ id, heads }): NewSource[] => {
    const value = stateOf(db, space, id)
    const source = value && Source.safeParse({ ...value, id }).data
    if (!source || locate(source)) return []
    const own = keysOf(source)
    if (own.some(name => names.has(name))) return []
    for (const name of own) names.add(name)
    return [{ id, heads, source }]
  })
}

/** Content of a source in its space; undefined where its versions cannot be merged: `takeIn` says so. */
function stateOf(db: Library['db'], space: string, id: string) {
  try {
    return resolveThing(db, space, 'source', id)?.state.value
  } catch (error) {
    faultOf(error)
    return undefined
  }
}
