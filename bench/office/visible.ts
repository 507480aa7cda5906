import { setTimeout as sleep } from 'node:timers/promises'
import { drafts } from '../../src/main/drafts/store.ts'
import type { AppEvent } from '../../src/main/kernel/hub.ts'
import { silentLog } from '../../src/main/kernel/log.ts'
import { startQuiet } from '../../src/main/sharing/office/start-quiet.ts'
import type { Program } from '../../tests/contract/program.ts'
import { whyNoPostgres } from '../../tests/fixtures/office/postgres.ts'
import { type Figure, random, round, spread } from '../measure.ts'
import { drawTexts, textWith } from './drawn-things.ts'
import { serverCost } from './server-cost.ts'
import { inTrialOffice, type TrialOffice } from './trial-office.ts'

const DESKS = Number(process.env.PRETOIRE_BENCH_DESKS ?? 10)
const CHANGES = Number(process.env.PRETOIRE_BENCH_CHANGES ?? 100)
/** Mean time between two changes, whoever makes them. */
const EVERY_MS = Number(process.env.PRETOIRE_BENCH_EVERY ?? 3_000)
/** For the desks to have met the space once and to listen to it. */
const STARTING_MS = 10_000
const PATIENCE_MS = 60_000

/**
 * Measures how soon a change saved on one desk is in the libraries of all others, by quiet meetings and the announcements of the server: from
 * the save to the moment the windows of the other desk are told to read again. All desks are in this process.
 */
export const figure: Figure = async () =>
  whyNoPostgres ? { visible: { absent: whyNoPostgres } } : { visible: await inTrialOffice(measure) }

interface Desk {
  readonly one: Program
  /** tells its quiet meetings of what was saved */
  noteSave(): void
  close(): Promise<void>
}

async function measure(office: TrialOffice) {
  const programs: Program[] = []
  for (let n = 0; n < DESKS; n += 1) programs.push(await office.desk(`poste-${n}`))
  const [first] = programs
  if (!first) throw new Error('no desk')
  const space = await office.space('Mesure', programs)
  const { dossier, texts } = await drawTexts(first, DESKS)
  await first.call['office.share']({ kind: 'dossier', id: dossier, space })
  for (const one of programs) await one.call['office.sync']({ space })

  const waiting = new Map<
    string,
    { readonly desk: number; readonly text: string; readonly n: number; readonly at: number }
  >()
  const delays: number[] = []
  let meetings = 0
  const desks = programs.map((one, desk): Desk => {
    const look = () => {
      for (const [key, change] of waiting) {
        if (change.desk !== desk || changeIn(one, change.text) < change.n) continue
        delays.push(performance.now() - change.at)
        waiting.delete(key)
      }
    }
    const hear = (event: AppEvent) => {
      if (event.event !== 'changed') return
      // said once at the end of each meeting
      if (event.data.what === 'settings') meetings += 1
      look()
    }
    const quiet = startQuiet(one.library, hear, silentLog)
    return {
      one,
      noteSave: () => quiet.hear({ event: 'changed', data: { what: 'drafts' } }),
      close: quiet.close,
    }
  })
  try {
    await sleep(STARTING_MS)
    const [cpu, before, start] = [
      process.cpuUsage(),
      await serverCost(office.server, office.postgres),
      performance.now(),
    ]
    meetings = 0
    const next = random(1)
    for (let n = 1; n <= CHANGES; n += 1) {
      await sleep(-Math.log(1 - next()) * EVERY_MS)
      const writer = n % DESKS
      const [desk, text] = [desks[writer], texts[writer]]
      if (!desk || !text) continue
      const at = performance.now()
      for (let other = 0; other < DESKS; other += 1)
        if (other !== writer) waiting.set(`${n} ${other}`, { desk: other, text, n, at })
      await textWith(desk.one, text, `Changement ${n} de la mesure.`)
      desk.noteSave()
    }
    const end = performance.now() + PATIENCE_MS
    while (waiting.size > 0 && performance.now() < end) await sleep(50)
    const seconds = (performance.now() - start) / 1000
    const { user, system } = process.cpuUsage(cpu)
    const after = await serverCost(office.server, office.postgres)
    return {
      ...{ desks: DESKS, changes: CHANGES, meanMsBetweenChanges: EVERY_MS },
      milliseconds: spread(delays),
      neverSeen: waiting.size,
      meetingsPerDeskAndMinute: round((meetings / DESKS / seconds) * 60),
      processorShareOfAllDesks: round((user + system) / 1e6 / seconds, 3),
      processorShareOfServer: round((after.processorSeconds - before.processorSeconds) / seconds, 3),
    }
  } finally {
    await Promise.all(desks.map(desk => desk.close()))
  }
}

/** The number of the last change that a desk has in a text. */
function changeIn({ library }: Program, text: string): number {
  const written = JSON.stringify(drafts(library.db).find(text)?.blocks ?? [])
  return Number(/Changement (\d+) de la mesure/.exec(written)?.[1] ?? 0)
}
