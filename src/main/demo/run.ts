import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Client } from '../../shared/contract/contract.ts'
import type { Job } from '../../shared/imports/job.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { findExport } from '../kernel/files/exports.ts'
import { readStored } from '../kernel/files/stored.ts'
import type { Hub } from '../kernel/hub.ts'
import { resource, root } from '../kernel/places.ts'
import { openDemoDesk } from './demo-desk.ts'

const place = join(root, 'demo')
const folder = join(place, 'bibliotheque')
const seconds = (from: number) =>
  `${((performance.now() - from) / 1000).toLocaleString('fr-FR', { maximumFractionDigits: 2, minimumFractionDigits: 2 })} s`
const number = (n: number) => n.toLocaleString('fr-FR')

/** Makes a library in `demo/`, fills it, writes the two samples to Word, and says so. Started anew each time. */
export async function demo(say: (line: string) => void): Promise<number> {
  const startMs = performance.now()
  rmSync(folder, { recursive: true, force: true })
  const { call, hub, tokens, close } = openDemoDesk(folder)
  const step = async (title: string, run: () => Promise<string>) => {
    const from = performance.now()
    const summary = await run()
    say(`• ${title} : ${summary} (${seconds(from)})`)
  }
  try {
    say(`Prétoire, démonstration. Bibliothèque : ${relative(process.cwd(), folder) || folder}`)
    await step('Bibliothèque de départ', async () =>
      reportText(await jobEnd(call, hub, await call['imports.starter']({}))),
    )
    const samples = readdirSync(resource('samples'), { withFileTypes: true }).filter(
      one => one.isFile() && /\.(zip|gz|tar|xml)$/.test(one.name),
    )
    for (const { name } of samples) {
      await step(`Import de ${name}`, async () =>
        reportText(
          await jobEnd(
            call,
            hub,
            await call['imports.start']({ files: [{ token: tokens.addFile(resource('samples', name)) }] }),
          ),
        ),
      )
    }
    await step(
      'Recherche «\u00a02105328\u00a0»',
      async () => (await call['library.search']({ text: '2105328' })).hits[0]?.label ?? 'rien',
    )
    await step('Recherche «\u00a0données personnelles\u00a0»', async () => {
      const { hits, total } = await call['library.search']({ text: 'données personnelles' })
      return `${number(total)} sources, d’abord ${hits[0]?.label ?? 'rien'}`
    })
    for (const type of ['recourse', 'advocacy'] as const) await sample(call, step, type)
    say('')
    say(`Terminé en ${seconds(startMs)}. Pour ouvrir cette bibliothèque dans la fenêtre :`)
    say(
      process.platform === 'win32'
        ? `  set PRETOIRE_LIBRARY=${folder}&& npm start`
        : `  PRETOIRE_LIBRARY=${relative(process.cwd(), folder) || folder} npm start`,
    )
    return 0
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    say(`Arrêt : ${error.message}`)
    return 1
  } finally {
    await close()
  }
}

const names = { recourse: 'Recours d’exemple', advocacy: 'Note d’exemple' } as const

async function sample(
  call: Client,
  step: (title: string, run: () => Promise<string>) => Promise<void>,
  type: keyof typeof names,
) {
  let drafts: string[] = []
  await step(names[type], async () => {
    const dossier = await call['dossiers.sample']({ type })
    drafts = dossier.drafts
    const { title } = await call['dossiers.get']({ id: dossier.id })
    const exhibits = await call['exhibits.list']({ dossier: dossier.id })
    return `dossier «\u00a0${title}\u00a0», ${drafts.length} écrit${drafts.length > 1 ? 's' : ''}, ${exhibits.length} pièces`
  })
  for (const id of drafts) {
    await step('  Export Word', async () => {
      const output = await call['drafts.export']({ id })
      const file = join(place, output.name)
      writeFileSync(file, readStored(findExport(folder, output.id).path))
      const blocking = output.problems.filter(one => one.severity === 'blocking').length
      const state =
        blocking > 0
          ? `copie de travail, ${blocking} point${blocking > 1 ? 's' : ''} à régler avant de déposer`
          : 'rien ne bloque le dépôt'
      return `${relative(process.cwd(), file)}, ${output.pages} pages, ${number(output.bytes)} octets ; ${state}`
    })
  }
}

function reportText(job: Job): string {
  const report = job.report
  if (job.state !== 'done' || !report)
    throw new AppError('damaged', job.message || 'L’import n’a pas abouti.')
  const { read, added: additions, updated: updates, unchanged: identical, rejected: refusals } = report
  return `${number(read)} lus, ${number(additions)} ajoutés, ${number(updates)} complétés, ${number(identical)} inchangés, ${number(refusals.length)} refusés`
}

/** Waits for a job as a window does: by its events. */
function jobEnd(call: Client, hub: Hub, start: Job): Promise<Job> {
  return new Promise((resolve, reject) => {
    const see = (job: Job) => {
      if (job.id !== start.id || job.state === 'running') return
      stop()
      resolve(job)
    }
    const stop = hub.subscribe(event => {
      if (event.event === 'job') see(event.data)
    })
    call['jobs.get']({ id: start.id }).then(see, reject)
  })
}
