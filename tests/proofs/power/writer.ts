/**
 * The program of the proof of power cuts: `writer.ts LIBRARY ACKNOWLEDGED DOSSIER OUTSIDE [PASSPHRASE]` saves a text again and again,
 * adds exhibits, begins dossiers and backs up, and notes in a file each thing once the library has said that it has it.
 */

import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unlockVault } from '../../../src/main/safekeeping/vault/vault.ts'
import { fileAt, program } from '../../contract/program.ts'

const [folder = '', acknowledged = '', dossier = '', outside = '', passphrase = ''] = process.argv.slice(2)
/** Enough for the journal of the database to be brought back into it. */
const SAVES = 60

/** A thing that the library has said it has. */
export type Acknowledged =
  | { readonly kind: 'draft'; readonly revision: number; readonly turn: number }
  | { readonly kind: 'exhibit' | 'dossier'; readonly id: string }

const note = (thing: Acknowledged) => appendFileSync(acknowledged, `${JSON.stringify(thing)}\n`)

writeFileSync(acknowledged, '')
if (passphrase) await unlockVault(folder, passphrase)
const here = program(folder)
for (let turn = 1; turn <= SAVES; turn += 1) {
  const draft = await here.call['drafts.get']({ id: 'draft' })
  const { revision } = await here.call['drafts.save']({
    draft: {
      ...draft,
      blocks: [
        {
          ...{ kind: 'paragraph', id: 'p', style: 'body' },
          inlines: [{ kind: 'text', text: `Révision ${turn}. `.repeat(1500) }],
        },
      ],
    },
  })
  note({ kind: 'draft', revision, turn })
  if (turn % 4 === 0) {
    const file = join(outside, `piece-${turn}.txt`)
    writeFileSync(file, `Constat n° ${turn}. `.repeat(4000))
    note({ kind: 'exhibit', id: (await here.call['exhibits.add']({ dossier, file: fileAt(file) })).id })
  }
  if (turn % 9 === 0) {
    const { id } = await here.call['dossiers.create']({ template: 'note-deputes', facts: {} })
    note({ kind: 'dossier', id })
  }
  if (turn === SAVES / 2) await here.call['backups.create']({})
}
await here.close()
process.exit(0)
