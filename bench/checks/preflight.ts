import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from '../../src/main/app.ts'
import { exhibitWorkerClient } from '../../src/main/exhibits/worker-client.ts'
import { jobs } from '../../src/main/imports/jobs/jobs.ts'
import { pathTokens } from '../../src/main/kernel/files/path-tokens.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { packDesk } from '../../src/main/sharing/packs/pack-desk.ts'
import { answer } from '../../src/shared/contract/answer.ts'
import { client } from '../../src/shared/contract/client.ts'
import { aPdf } from '../../tests/fixtures/files.ts'
import { type Figure, inFolder, round, spread, time } from '../measure.ts'

const EXHIBITS = 60
const TURNS = 20

/**
 * The wait before a deposit: the sample claim and its référé, sixty exhibits in each case, looked at the first time and again.
 * No other program does it: there is no peer.
 */
export const figure: Figure = () =>
  inFolder(async folder => {
    const library = openLibrary(join(folder, 'library'))
    const tokens = pathTokens()
    const emit = () => undefined
    const work = jobs(library, emit)
    const app = createApp(library, { tokens, emit }, work, packDesk(library), exhibitWorkerClient())
    const call = client((channel, input) => answer(app, channel, input))
    const { id: dossier, drafts } = await call['dossiers.sample']({ type: 'recourse' })
    const claim = drafts[0] ?? ''
    for (let at = (await call['exhibits.list']({ dossier })).length; at < EXHIBITS; at += 1) {
      const path = join(folder, `Délibération ${at}.pdf`)
      writeFileSync(path, aPdf(`Délibération ${at}`, 3))
      await call['exhibits.add']({ dossier, file: { token: tokens.addFile(path) } })
    }
    const { id: urgent } = await call['drafts.create']({ dossier, template: 'refere-suspension' })
    await call['exhibits.fromDraft']({ draft: claim, key: 'requete', to: urgent })
    const look = async () => (await time(() => call['filings.preflight']({ drafts: [claim, urgent] }))).ms
    const first = await look()
    const again: number[] = []
    for (let turn = 0; turn < TURNS; turn += 1) again.push(await look())
    const expectations = ['statuts', 'manuel', 'decision', 'habilitation'].map(key => ({ key, label: key }))
    const match = async () => (await time(() => call['exhibits.match']({ dossier, expectations }))).ms
    const matches = [await match(), await match()]
    await work.close()
    library.close()
    return {
      'a deposit of two cases looked at, 60 exhibits each, the first time, ms': round(first, 0),
      'the same again, ms': spread(again),
      'expected exhibits matched among 60 files, the first time, then again, ms': matches.map(ms =>
        round(ms, 0),
      ),
    }
  })
