import { join } from 'node:path'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { prepareOffice } from '../../src/main/sharing/office/postgres/prepare.ts'
import type { Output } from '../../src/shared/contract/contract.ts'
import { type Program, program } from '../../tests/contract/program.ts'
import { foundSharedSpace } from '../../tests/fixtures/office/library-desks.ts'
import { startPostgres, whyNoPostgres } from '../../tests/fixtures/office/postgres.ts'
import { aDossier } from '../../tests/unit/main/sharing/office/desks.ts'
import { type Figure, inFolder, spread } from '../measure.ts'

const WORDS = 9000
/** Messages of each of the three who write. */
const MESSAGES = Number(process.env.PRETOIRE_BENCH_SAID ?? 1400)
const JOINS = 3
/** As pages do: `src/renderer/drafts/editor/together/wholeMessages.ts`. */
const WHOLE_EVERY = 100

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** Writes in a session as a page does; `n` from 0. The first begins it. */
async function write(one: Program, n: number, { session, heads }: Output<'together.join'>, seed: Uint8Array) {
  const doc = new Doc()
  doc.clientID = n + 1
  applyUpdate(doc, seed)
  const text = doc.getText('text')
  let last: Uint8Array = new Uint8Array()
  doc.on('update', update => {
    last = update
  })
  for (let at = 0; at < MESSAGES; at += 1) {
    text.insert(Math.floor(Math.random() * text.length), 'abc')
    const isWhole = at % WHOLE_EVERY === WHOLE_EVERY - 1
    const updates = [base64(isWhole ? encodeStateAsUpdate(doc) : last)]
    await one.call['together.post']({
      ...{ session, heads },
      message: { client: n + 1, document: 1, updates, isWhole },
    })
  }
}

/** Somebody joins a text in which three others have written for long: the messages they are given, and the document made of them. */
export const figure: Figure = () =>
  inFolder(async folder => {
    if (whyNoPostgres) return { absent: whyNoPostgres }
    const server = await startPostgres({ isDurable: true })
    const desk = (name: string) => ({ name, program: program(join(folder, name)) })
    const members = [desk('Marie'), desk('Paul'), desk('Awa'), desk('Zoé')] as const
    const writers = members.slice(0, 3).map(one => one.program)
    const [{ program: marie }, , , { program: zoe }] = members
    try {
      await prepareOffice(server.address())
      const space = await foundSharedSpace(server.address(), 'Mesure', members)
      const { id, draft } = await aDossier(marie)
      await marie.call['office.share']({ kind: 'dossier', id, space })
      for (const one of members) await one.program.call['office.sync']({ space })
      const first = new Doc()
      first.getText('text').insert(0, 'mot '.repeat(WORDS))
      const seed = encodeStateAsUpdate(first)
      const opened: Output<'together.join'>[] = []
      for (const [n, one] of writers.entries()) {
        const { session, ...rest } = await one.call['together.join']({ draft, space, client: n + 1 })
        opened.push({ session, ...rest })
        const message = { client: 1, document: 1, updates: [base64(seed)] }
        if (n === 0) await one.call['together.begin']({ session, message })
      }
      await Promise.all(writers.map((one, n) => write(one, n, opened[n] ?? opened[0]!, seed)))
      const joinMs: number[] = []
      const makeMs: number[] = []
      let left = 0
      for (let client = 10; client < 10 + JOINS; client += 1) {
        const startedAt = performance.now()
        const { session, messages = [] } = await zoe.call['together.join']({ draft, space, client })
        const joinedAt = performance.now()
        const doc = new Doc()
        for (const update of messages.flatMap(one => one.updates))
          applyUpdate(doc, Buffer.from(update, 'base64'))
        joinMs.push(joinedAt - startedAt)
        makeMs.push(performance.now() - joinedAt)
        left = messages.length
        await zoe.call['together.leave']({ session, client })
      }
      return {
        ...{ words: WORDS, messagesSaid: 3 * MESSAGES, messagesLeft: left },
        ...{ joinMs: spread(joinMs), documentMs: spread(makeMs) },
      }
    } finally {
      await Promise.all(members.map(one => one.program.close()))
      server.stop()
    }
  })
