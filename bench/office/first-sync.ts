import type { OfficeKind } from '../../src/shared/sharing/office/thing-state.ts'
import type { Program } from '../../tests/contract/program.ts'
import { whyNoPostgres } from '../../tests/fixtures/office/postgres.ts'
import { type Figure, round, time } from '../measure.ts'
import { drawArguments, drawDossier } from './drawn-things.ts'
import { inTrialOffice, type TrialOffice } from './trial-office.ts'

const EXHIBITS = Number(process.env.PRETOIRE_BENCH_EXHIBITS ?? 60)
const ARGUMENTS = Number(process.env.PRETOIRE_BENCH_ARGUMENTS ?? 5_000)

/** Measures the first synchronisations of an office: a dossier with its exhibits, then a library of arguments. */
export const figure: Figure = async () => {
  if (whyNoPostgres) return { firstSync: { absent: whyNoPostgres } }
  return {
    firstSync: {
      dossier: await inTrialOffice(measureDossier),
      arguments: await inTrialOffice(measureArguments),
    },
  }
}

async function measureDossier(office: TrialOffice) {
  const [sender, receiver] = [await office.desk('marie'), await office.desk('paul')]
  const { id, bytes } = drawDossier(sender.library, EXHIBITS)
  const figures = await measureSync(office, sender, receiver, { kind: 'dossier', id })
  const exhibits = await receiver.call['exhibits.list']({ dossier: id })
  if (exhibits.length !== EXHIBITS) throw new Error(`${exhibits.length} exhibits came`)
  return { exhibits: EXHIBITS, megabytes: round(bytes / 1e6), ...figures }
}

async function measureArguments(office: TrialOffice) {
  const [sender, receiver] = [await office.desk('marie'), await office.desk('paul')]
  const id = drawArguments(sender.library, ARGUMENTS)
  const figures = await measureSync(office, sender, receiver, { kind: 'collection', id })
  const sources = await receiver.call['collections.sources']({ id })
  if (sources.length !== ARGUMENTS) throw new Error(`${sources.length} arguments came`)
  return { arguments: ARGUMENTS, ...figures }
}

/** Shares a thing, sends it, and receives it on another desk, each by the message that the window sends. */
async function measureSync(
  { postgres, space: found }: TrialOffice,
  sender: Program,
  receiver: Program,
  thing: { readonly kind: OfficeKind; readonly id: string },
) {
  const space = await found('Mesure', [sender, receiver])
  const serverBytes = async () => {
    const [row] = await postgres.query<{ bytes: string }>(
      'SELECT pg_database_size(current_database()) AS bytes',
    )
    return Number(row?.bytes ?? 0)
  }
  const before = await serverBytes()
  const share = await cost(() => sender.call['office.share']({ ...thing, space }))
  const send = await cost(() => sender.call['office.sync']({ space }))
  const receive = await cost(() => receiver.call['office.sync']({ space }))
  const again = await cost(() => receiver.call['office.sync']({ space }))
  return { share, send, receive, again, serverMegabytes: round(((await serverBytes()) - before) / 1e6) }
}

/** Seconds of something by the clock, and of processor by this process, which is the one desk at work; the longest time it held its thread. */
async function cost(work: () => Promise<unknown>) {
  const cpu = process.cpuUsage()
  let heldMs = 0
  let last = performance.now()
  const beat = setInterval(() => {
    const now = performance.now()
    heldMs = Math.max(heldMs, now - last)
    last = now
  }, 5)
  try {
    const { ms } = await time(work)
    heldMs = Math.max(heldMs, performance.now() - last)
    const { user, system } = process.cpuUsage(cpu)
    return {
      seconds: round(ms / 1000, 2),
      processorSeconds: round((user + system) / 1e6, 2),
      longestHoldMs: Math.round(heldMs),
    }
  } finally {
    clearInterval(beat)
  }
}
