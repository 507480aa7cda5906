import { createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { oncePer } from '../../../kernel/database/once.ts'

/** The things that an erasure took, by digests of their ids under a key of its own: the list names nothing. */
export const ErasedIds = z.object({ key: z.string(), digests: z.array(z.string()) })
export type ErasedIds = z.infer<typeof ErasedIds>

const digestOf = (key: Uint8Array, id: string): Buffer => createHmac('sha256', key).update(id).digest()

/** Makes the list of some ids, under a new key. */
export function erasedIds(ids: readonly string[]): ErasedIds {
  const key = randomBytes(32)
  return { key: key.toString('hex'), digests: ids.map(id => digestOf(key, id).toString('hex')) }
}

const Unit = z.object({
  id: z.string().catch(''),
  state: z
    .object({
      value: z
        .object({ dossier: z.string().catch('') })
        .nullable()
        .catch(null),
    })
    .catch({ value: null }),
})
const Change = z.looseObject({ things: z.array(z.unknown()) })

/** Things of a library that were erased for good, of which nothing is taken from a space again. */
export const erasedThings = oncePer(db => {
  const keys = db.prepare<[], Buffer>('SELECT DISTINCT key FROM office_erased').pluck()
  const find = db.prepare('SELECT 1 FROM office_erased WHERE key = ? AND digest = ?').pluck()
  const put = db.prepare('INSERT INTO office_erased (key, digest) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const drop = db.prepare('DELETE FROM office_erased WHERE key = ? AND digest = ?')

  const inbox = db.prepare<[], { position: number; change: Buffer }>(
    'SELECT position, change FROM office_inbox',
  )
  const setInbox = db.prepare('UPDATE office_inbox SET change = ? WHERE position = ?')

  const keyOf = (id: string): Buffer | undefined =>
    id === '' ? undefined : keys.all().find(key => find.get(key, digestOf(key, id)) !== undefined)
  /** Whether a unit is of something erased; one that is new to an erased dossier is on the list from then on. */
  function isErased(unit: unknown): boolean {
    const { id, state } = Unit.safeParse(unit).data ?? { id: '', state: { value: null } }
    if (keyOf(id)) return true
    const key = keyOf(state.value?.dossier ?? '')
    if (key && id !== '') put.run(key, digestOf(key, id))
    return key !== undefined
  }
  /** The rest of a change, where it holds something erased; undefined where it does not. */
  function withoutErased(change: unknown): unknown {
    if (keys.all().length === 0) return undefined
    const read = Change.safeParse(change).data
    const things = read?.things.filter(unit => !isErased(unit))
    return read && things && things.length < read.things.length ? { ...read, things } : undefined
  }
  return {
    /** Puts things on the list, and takes them out of the changes that came and wait. */
    begin({ key, digests }: ErasedIds): void {
      for (const digest of digests) put.run(Buffer.from(key, 'hex'), Buffer.from(digest, 'hex'))
      for (const { position, change } of inbox.all()) {
        const rest = withoutErased(JSON.parse(change.toString('utf8')))
        if (rest !== undefined) setInbox.run(Buffer.from(JSON.stringify(rest)), position)
      }
    },
    /** Takes things off the list: this library shares them again. */
    forget: (ids: readonly string[]): void => {
      for (const key of keys.all()) for (const id of ids) drop.run(key, digestOf(key, id))
    },
    /** Whether the thing of an id is on the list. */
    hasId: (id: string): boolean => keyOf(id) !== undefined,
    isErased,
    withoutErased,
  }
})
