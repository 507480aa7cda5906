import { deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { memoryHost, memoryStore } from '../../../../../../src/main/sharing/office/memory/memory-store.ts'
import { sealEnvelope } from '../../../../../../src/main/sharing/office/seal/envelope-seal.ts'
import { membershipOf } from '../../../../../../src/main/sharing/office/spaces/members.ts'
import { officeLog } from '../../../../../../src/main/sharing/office/spaces/store.ts'
import { keepOwn, sendWaiting } from '../../../../../../src/main/sharing/office/spaces/sync-log.ts'
import { foundWith, join, type TrialDesk, trialDesk } from '../../../../../fixtures/office/desks.ts'

/** A member whose program does what it likes: Ali may write, and harms the others. */
let lea: TrialDesk
let ali: TrialDesk
let zoe: TrialDesk
let space: string

beforeEach(async () => {
  const host = memoryHost()
  const open = async () => memoryStore(host)
  ;[lea, ali, zoe] = [
    await trialDesk('Léa', open),
    await trialDesk('Ali', open),
    await trialDesk('Zoé', open),
  ]
  space = await foundWith(lea, [{ desk: ali, role: 'writer' }])
})
afterEach(() => {
  for (const { db } of [lea, ali, zoe]) db.close()
})

/** Sends any text, sealed and signed by Ali. */
async function sendText(text: string, epoch?: number): Promise<void> {
  const { epoch: inForce, keys } = membershipOf(ali, space)
  const last = officeLog(ali.db).heads(space).get(ali.key.member)
  const place = { space, sequence: (last?.sequence ?? 0) + 1, previous: last?.hash ?? '' }
  const spaceKey = Buffer.from(keys[String(inForce)] ?? '', 'base64')
  keepOwn(
    ali,
    sealEnvelope(ali.key, spaceKey, { ...place, epoch: epoch ?? inForce }, deflateRawSync(Buffer.from(text))),
  )
  await sendWaiting(ali, space, ali.store)
}

const contentOf = (change: string) => `{"height":1,"seen":{},"change":${change}}`
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

test.each([1000, 5000, 1_000_000])(
  'a change of %i arrays within one another is not read, and what follows is',
  async levels => {
    await sendText(contentOf(nested(levels)))
    await ali.write(space, 'après')
    await lea.read(space)
    expect(lea.changes(space)).toEqual(['après'])
    expect(lea.findings(space)).toEqual([{ kind: 'unreadable', from: 1, upTo: 1 }])
  },
)

test('brackets in a text are no levels', async () => {
  const text = `${'["\\'.repeat(2000)}`
  await ali.write(space, { text })
  await lea.read(space)
  expect(lea.changes(space)).toEqual([{ text }])
})

test('a key number that nobody gave does not tell a newcomer that they were removed', async () => {
  await sendText(contentOf('null'), 99)
  await join(lea, zoe, space, 'reader')
  await zoe.read(space)
  expect(zoe.findings(space)).toEqual([])
})
