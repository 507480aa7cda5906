import { meetAll } from '../../src/main/sharing/office/desk/meet-all.ts'
import { openSharedSpaces } from '../../src/main/sharing/office/shared-spaces.ts'
import type { Program } from '../../tests/contract/program.ts'
import { whyNoPostgres } from '../../tests/fixtures/office/postgres.ts'
import { type Figure, round } from '../measure.ts'
import { drawTexts, textWith } from './drawn-things.ts'
import { serverCost } from './server-cost.ts'
import { inTrialOffice, type TrialOffice } from './trial-office.ts'

/** The day of a member that is measured, who writes with one other. */
const DAY = {
  /** saves of a text of three thousand words, each met at once */
  changes: Number(process.env.PRETOIRE_BENCH_DAY_CHANGES ?? 100),
  /** meetings of eight hours by the clock, one in three minutes, without news */
  quietMeetings: Number(process.env.PRETOIRE_BENCH_DAY_MEETINGS ?? 160),
}
const WORDS = 3_000

/**
 * Measures what a member costs a server in a day: two members write in turn and read each other, so that each makes `DAY.changes` changes and
 * meets after each change of either. Half of the server's time and bytes is one member's.
 */
export const figure: Figure = async () =>
  whyNoPostgres ? { memberDay: { absent: whyNoPostgres } } : { memberDay: await inTrialOffice(measure) }

async function measure({ server, postgres, desk, space: found }: TrialOffice) {
  const members = [await desk('marie'), await desk('paul')]
  const [marie] = members
  if (!marie) throw new Error('no desk')
  const space = await found('Mesure', members)
  const { dossier, texts } = await drawTexts(marie, members.length, WORDS)
  await marie.call['office.share']({ kind: 'dossier', id: dossier, space })
  for (const one of members) await one.call['office.sync']({ space })

  const costNow = () => serverCost(server, postgres)
  const start = await costNow()
  for (let n = 1; n <= DAY.changes; n += 1)
    for (const [at, writer] of members.entries()) {
      await textWith(writer, texts[at] ?? '', `Changement ${n} de la journée.`)
      // the writer sends, then the other receives
      await meet(writer, space, false)
      for (const other of members) if (other !== writer) await meet(other, space, true)
    }
  const written = await costNow()
  for (let n = 0; n < DAY.quietMeetings; n += 1) for (const one of members) await meet(one, space, true)
  const end = await costNow()

  const changes = DAY.changes * members.length
  return {
    day: { ...DAY, meetings: DAY.changes * 2 + DAY.quietMeetings, words: WORDS },
    serverProcessorSeconds: round((end.processorSeconds - start.processorSeconds) / members.length, 2),
    serverKilobytes: Math.round((end.bytes - start.bytes) / members.length / 1000),
    walKilobytes: Math.round((end.walBytes - start.walBytes) / members.length / 1000),
    serverMsPerChangeSentAndRead: round(
      ((written.processorSeconds - start.processorSeconds) / changes) * 1000,
    ),
    serverMsPerQuietMeeting: round(
      ((end.processorSeconds - written.processorSeconds) / DAY.quietMeetings / members.length) * 1000,
    ),
  }
}

/** One meeting as the program makes it by itself. */
async function meet({ library }: Program, space: string, isUnchanged: boolean): Promise<void> {
  const spaces = await openSharedSpaces(library)
  if (!spaces) throw new Error('no space')
  const [report] = await meetAll(library, spaces, space, isUnchanged)
  if (report?.failure) throw new Error(report.failure)
}
