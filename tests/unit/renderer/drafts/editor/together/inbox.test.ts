import { expect, test } from 'vitest'
import { openInbox } from '../../../../../../src/renderer/drafts/editor/together/inbox.ts'
import type {
  SignedMessage,
  TogetherLink,
} from '../../../../../../src/renderer/drafts/editor/together/link.ts'

const OWN = 1
const from = (client: number): SignedMessage => ({
  ...{ client, document: 1, updates: [], isLeaving: false },
  ...{ member: `m${client}`, name: `Poste ${client}`, rank: client },
})

function trial() {
  let hearing: Parameters<TogetherLink['hear']>[1] | undefined
  let again = 0
  const never = () => Promise.reject(new Error('not asked'))
  const link: TogetherLink = {
    ...{
      look: never,
      attend: () => () => undefined,
      join: never,
      base: never,
      begin: never,
      post: never,
      follow: never,
      unfollow: never,
      fold: never,
      leave: never,
      text: never,
      keep: never,
    },
    again: async () => {
      again += 1
      return { messages: [from(2), from(3)], told: 2 }
    },
    hear: (_session, one) => {
      hearing = one
      return () => {
        hearing = undefined
      }
    },
  }
  const inbox = openInbox(link, 'séance', OWN)
  const heard: number[] = []
  const ends: string[] = []
  const open = () =>
    inbox.open({
      onMessages: messages => void heard.push(...messages.map(one => one.client)),
      onAsked: () => undefined,
      onEnd: reason => void ends.push(reason),
    })
  const say = (...clients: number[]) => hearing?.onMessages(clients.map(from))
  const endOf = (client: number, reason: string) => hearing?.onEnd(client, reason)
  return { inbox, open, heard, ends, say, endOf, asked: () => again }
}

test('what is said before the page is ready is heard once it is, its own words left out', () => {
  const { open, heard, say } = trial()
  say(2, OWN)
  open()
  say(3)
  expect(heard).toEqual([2, 3])
})

test('a session that ends before the page is ready is told to it, the end of another page is not', () => {
  const { open, ends, endOf } = trial()
  endOf(2, 'autre')
  endOf(OWN, 'Vous n’y écrivez plus.')
  open()
  expect(ends).toEqual(['Vous n’y écrivez plus.'])
})

test('a page that heard less than it was told asks for everything again, once the rest had time to come', async () => {
  const { inbox, open, heard, asked } = trial()
  open()
  inbox.noteTold(2)
  await inbox.catchUp()
  expect(asked()).toBe(0)
  await inbox.catchUp()
  expect(asked()).toBe(1)
  expect(heard).toEqual([2, 3])
  await inbox.catchUp()
  expect(asked()).toBe(1)
})
