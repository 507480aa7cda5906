import type { Brought } from '../amendments/store.ts'

/** The name of a row that says nothing of its text, as it was kept before its neighbours were asked. */
const unnamed = /^senat:\?\/\?\/(?=[^/]+$)/
const textOf = (uid: string): string => uid.slice(0, uid.lastIndexOf('/') + 1)

/**
 * A « jeu complet » of the Sénat is of one text, which the addresses of its rows name; those taken back early have none. They are of
 * the text of the others: else number 8 of one text would be written over number 8 of another.
 */
export function ofOneText(all: readonly Brought[]): Brought[] {
  const named = all.filter(({ uid }) => uid.startsWith('senat:') && !unnamed.test(uid))
  const [first] = named
  if (!first || named.some(one => textOf(one.uid) !== textOf(first.uid))) return [...all]
  const { textLabel, body } = first.amendment
  return all.map(one => {
    if (!unnamed.test(one.uid)) return one
    const uid = one.uid.replace(unnamed, `${textOf(first.uid)}Amdt_`)
    return { uid, was: one.uid, amendment: { ...one.amendment, id: `import-${uid}`, textLabel, body } }
  })
}
