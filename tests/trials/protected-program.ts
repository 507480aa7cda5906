/**
 * The part of the trial of places that an account without rights does: `protected-program.ts LIBRARY CLOSED`. Opens a library whose
 * folder takes no writing, reads and exports it, then tries to begin one in a closed folder; prints the faults as JSON.
 */

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { program } from '../contract/program.ts'
import { englishIn } from '../fixtures/french-sentence.ts'

const [library = '', closed = ''] = process.argv.slice(2)
const faults: string[] = []
const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

try {
  const here = program(library)
  const [first] = await here.call['dossiers.list']({})
  if (!here.library.isReadOnly || !first) faults.push('the protected library is not read')
  else {
    await here.call['dossiers.export']({ id: first.id })
    const said = await here.call['dossiers.save']({
      dossier: await here.call['dossiers.get']({ id: first.id }),
    }).then(() => 'saved', wordsOf)
    if (!/lue seulement/.test(said) || englishIn(said)) faults.push(`a save there says: ${said}`)
  }
  await here.close()
} catch (error) {
  faults.push(`the protected library: ${wordsOf(error)}`)
}
try {
  await program(join(closed, 'bibliotheque')).close()
  faults.push('a library was begun in a closed folder')
} catch (error) {
  const said = wordsOf(error)
  if (!/droits|protégé/.test(said) || englishIn(said)) faults.push(`a closed folder says: ${said}`)
}
if (readdirSync(closed).length > 0) faults.push('the closed folder holds something')
console.log(JSON.stringify(faults))
process.exit(0)
