import { expect, test } from 'vitest'
import { random } from '../../../bench/measure.ts'
import { missingPrinter } from '../office.ts'
import { exported, inLibrary } from '../texts/samples.ts'
import { editedByOffice } from './office-edits.ts'
import { drawnEdits, returnFaults } from './returned-edits.ts'

const RETURNS = 100
const next = random(Number(process.env.PRETOIRE_SEED ?? 1))

/** A working copy edited at random by LibreOffice, changes tracked or not: nothing is lost, and nothing untouched is told changed. */
test.skipIf(missingPrinter)(
  `${RETURNS} files edited by LibreOffice come back whole`,
  async () => {
    const { draft, bytes } = await inLibrary(async ({ call, folder }) => {
      const { id: dossier } = await call['dossiers.sample']({ type: 'recourse' })
      const [listed] = await call['drafts.list']({ dossier })
      const draft = await call['drafts.get']({ id: listed?.id ?? '' })
      return { draft, bytes: (await exported(call, folder, draft.id)).bytes }
    })
    const faults: string[] = []
    const count = { returns: 0, ended: 0, tracked: 0 }
    while (count.returns < RETURNS) {
      const files = Array.from({ length: RETURNS - count.returns }, () => ({ bytes, ...drawnEdits(next) }))
      for (const [at, file] of editedByOffice(files).entries()) {
        const edited = files[at]
        if (!edited || !file) {
          count.ended += 1
          continue
        }
        count.returns += 1
        count.tracked += edited.tracked ? 1 : 0
        const kinds = edited.edits.map(one => `${one.kind} ${one.paragraph}`).join(', ')
        const name = `retour ${count.returns}${edited.tracked ? ', suivi' : ''} (${kinds})`
        faults.push(...returnFaults(draft, edited, file).map(fault => `${name} : ${fault}`))
      }
      if (count.ended > RETURNS) throw new Error(`LibreOffice ended ${count.ended} times`)
    }
    console.log(
      `${count.returns} retours, dont ${count.tracked} suivis ; LibreOffice s’est arrêté sur ${count.ended} autres fichiers.`,
    )
    expect(faults).toEqual([])
  },
  1_800_000,
)
