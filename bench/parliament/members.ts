import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { members } from '../../src/main/campaign/members/store.ts'
import { importFiles } from '../../src/main/imports/import-files.ts'
import { openDb } from '../../src/main/library/open-library.ts'
import { registerParts } from '../../src/main/parts.ts'
import { aZip } from '../../tests/fixtures/import/archives.ts'
import { anActor, anOrgan, senators } from '../../tests/fixtures/import/parliament.ts'
import { type Figure, inFolder, round, spread, time } from '../measure.ts'
import { samples } from '../samples.ts'

registerParts()

const hooks = { progress: () => undefined, isCancelled: () => false }

/** Import of all the members of both chambers, from the published files where they lie at hand, else from made-up ones of as many. */
export const figure: Figure = () =>
  inFolder(async folder => {
    const an = samples.deputies() ?? (await madeAssembly(folder))
    const senate = samples.senators() ?? madeSenate(folder)
    const series: number[] = []
    let read = 0
    for (let n = 0; n < 7; n += 1) {
      const db = openDb(join(folder, `run-${n}.db`))
      const given = [an, senate].map(path => ({ path, name: path.slice(path.lastIndexOf('/') + 1) }))
      const { ms, value } = await time(() => importFiles({ db }, given, hooks))
      read = value.read
      const held = members(db)
        .tally()
        .reduce((sum, one) => sum + one.members, 0)
      if (held < 900) throw new Error(`${held} membres seulement`)
      series.push(ms)
      db.close()
    }
    return {
      published: { deputies: samples.deputies() !== undefined, senators: samples.senators() !== undefined },
      records: read,
      importMs: spread(series),
      first: round(series[0] ?? 0),
    }
  })

async function madeAssembly(folder: string): Promise<string> {
  const files = Object.fromEntries([
    ...Array.from({ length: 577 }, (_, n) => [
      `json/acteur/PA${n}.json`,
      JSON.stringify(anActor({ id: `PA${n}` })),
    ]),
    ...Array.from({ length: 700 }, (_, n) => [
      `json/organe/PO${n}.json`,
      JSON.stringify(anOrgan(`PO${n}`, 'GP', `G${n}`, `Groupe ${n}`)),
    ]),
  ])
  const path = join(folder, 'AMO10.json.zip')
  writeFileSync(path, await aZip(files))
  return path
}

function madeSenate(folder: string): string {
  const path = join(folder, 'ODSEN_GENERAL.csv')
  const row = (n: number) =>
    `${n}X,Mme,Nom${n},Ada,ACTIF,1960-06-19 00:00:00.0,,SER,,commission des lois,Ain,,a${n}@senat.fr,Cadres,Salariés,Juriste`
  writeFileSync(path, senators(Array.from({ length: 348 }, (_, n) => row(n))))
  return path
}
