import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { examine } from '../../src/main/safekeeping/doctor.ts'
import { PersonalSet } from '../../src/shared/campaign/briefs/model.ts'
import type { FileRef } from '../../src/shared/contract/contract.ts'
import { fileAt, type Program, program } from '../contract/program.ts'
import { aBill } from '../fixtures/builders.ts'
import { englishIn } from '../fixtures/french-sentence.ts'
import { type Draw, draw, mutate } from '../fixtures/mutate.ts'
import { allSeeds, type Seed, type Way } from './seeds.ts'

/** A damaged file, which its seed and its number alone make. */
interface Case {
  readonly number: number
  readonly name: string
  readonly way: Way
  readonly bytes: Buffer
}

export interface Outcome {
  readonly cases: number
  readonly refused: number
  /** each with the number of its case, by which it is made again */
  readonly faults: readonly string[]
}

export interface FuzzOptions {
  readonly folder: string
  readonly seed: number
  /** whether one more case may begin */
  readonly goesOn: (cases: number) => boolean
  /** folder of public files that are damaged too */
  readonly samples?: string | undefined
  readonly say?: (line: string) => void
}

/** Files imported together: a job costs more than what it reads of so small a file. */
const IMPORTED_TOGETHER = 40

/**
 * Damages files and gives them to the program in every way that it takes files. A fault is an answer that is a bug or no French, something
 * that nothing caught, a library that is no longer sound.
 */
export async function fuzz({ folder, seed, goesOn, samples, say = () => {} }: FuzzOptions): Promise<Outcome> {
  const here = program(join(folder, 'bibliotheque'))
  const faults: string[] = []
  let current = 'start'
  const fault = (sentence: string) => {
    faults.push(`seed ${seed}, ${current}: ${sentence}`)
    say(faults.at(-1) ?? '')
  }
  const onUncaught = (error: unknown) => fault(`nothing caught ${String(error).slice(0, 200)}`)
  process.on('uncaughtException', onUncaught)
  process.on('unhandledRejection', onUncaught)
  let [cases, refused] = [0, 0]
  try {
    const read = ({ id, name }: { id: string; name: string }) =>
      readFileSync(join(here.library.exports, id, name))
    const seeds = await allSeeds(here.call, read, samples)
    const gate = await gateOf(here)
    const place = join(folder, 'donnes')
    let imported: Case[] = []
    const flush = async () => {
      const files = imported.map(one => fileAt(write(place, one)))
      current = `cases ${imported.map(one => one.number).join()}`
      imported = []
      for (const reason of await importAll(here, files)) judge(`import: ${reason}`, reason)
      rmSync(place, { recursive: true, force: true })
    }
    const judge = (what: string, sentence: string) => {
      refused += 1
      const english = englishIn(sentence)
      if (english !== undefined) fault(`${what.slice(0, 300)} says « ${english} »`)
    }
    // whole, none falls for a reason without a name: that would be a fault of ours, and hide what follows
    for (const { name, ways, bytes } of seeds)
      for (const way of ways) {
        current = `${name}, whole, by ${way}`
        const reply = await gate(way, fileAt(write(place, { number: 0, name, way, bytes })))
        if (reply && !reply.ok && /ne sait pas nommer/.test(reply.message)) fault(reply.message)
      }
    for (; goesOn(cases); cases += 1) {
      const one = caseOf(seeds, seed, cases)
      if (one.way === 'import') {
        imported.push(one)
        if (imported.length === IMPORTED_TOGETHER) await flush()
        continue
      }
      current = `case ${one.number} (${one.name}, ${one.way})`
      const reply = await gate(one.way, fileAt(write(place, one)))
      if (!reply || reply.ok) continue
      if (reply.code === 'bug') fault(`is a bug: ${reply.message.slice(0, 300)}`)
      else judge(reply.message, reply.message)
    }
    if (imported.length > 0) await flush()
    // what was left to fail by itself does so before the library is looked at
    await pause(50)
    current = 'end'
    for (const problem of await examine(here.library))
      if (problem.severity === 'blocking') fault(`the library is not sound: ${problem.message}`)
  } finally {
    await here.close()
    process.off('uncaughtException', onUncaught)
    process.off('unhandledRejection', onUncaught)
  }
  return { cases, refused, faults }
}

function caseOf(seeds: readonly Seed[], seed: number, number: number): Case {
  const dice: Draw = draw(Math.imul(seed, 7919) + number)
  const chosen = dice.of(seeds)
  return { number, name: chosen.name, way: dice.of(chosen.ways), bytes: mutate(chosen.bytes, dice) }
}

function write(place: string, { number, name, bytes }: Case): string {
  mkdirSync(place, { recursive: true })
  const path = join(place, `${number}-${name}`)
  writeFileSync(path, bytes)
  return path
}

/** Imports files; the reasons of what was refused. */
async function importAll({ call }: Program, files: readonly FileRef[]): Promise<string[]> {
  const { id } = await call['imports.start']({ files: [...files] })
  let job = await call['jobs.get']({ id })
  while (job.state === 'running' || job.state === 'paused') {
    await pause(20)
    job = await call['jobs.get']({ id })
  }
  if (job.state !== 'done') return [job.message]
  const { lines } = await call['imports.report']({ id, outcome: 'rejected', limit: 500, offset: 0 })
  return lines.map(line => line.reason)
}

/** Gives a file by its way; a damaged exhibit is kept, then shown. */
async function gateOf({ send, call }: Program) {
  const { id: dossier, drafts } = await call['dossiers.create']({
    template: 'rep-vsa',
    facts: { commune: 'Moirans' },
  })
  const bill = await call['bills.save']({ bill: aBill() })
  const set = await call['sets.save']({
    set: PersonalSet.parse({ id: 'essai', title: 'Un envoi', draft: drafts[0] ?? '' }),
  })
  const sends: Readonly<
    Record<Exclude<Way, 'exhibit' | 'import'>, (file: FileRef) => readonly [string, unknown]>
  > = {
    amendments: file => ['amendments.import', { file }],
    backup: file => ['backups.preview', { file }],
    bill: file => ['bills.import', { file }],
    'bill text': file => ['billTexts.read', { file, bill: bill.id }],
    calls: file => ['calls.merge', { file }],
    dossier: file => ['dossiers.import', { file }],
    key: file => ['identity.import', { file, passphrase: 'une phrase de passe' }],
    model: file => ['models.read', { file }],
    openings: file => ['sets.take', { id: set.id, file }],
    pack: file => ['packs.review', { file }],
    template: file => ['templates.import', { file }],
    verify: file => ['drafts.verifyText', { file }],
    word: file => ['drafts.readDocx', { dossier, file }],
  }
  return async (way: Way, file: FileRef) => {
    if (way === 'import') return undefined
    if (way !== 'exhibit') return send(...sends[way](file))
    const added = await send('exhibits.add', { dossier, file })
    if (!added.ok) return added
    const { id } = added.value as { id: string }
    const shown = await send('exhibits.view', { id })
    return shown.ok ? send('exhibits.text', { id, page: 1 }) : shown
  }
}
