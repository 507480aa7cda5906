import { type Endpoint, Subject } from '../kernel/endpoint.ts'
import type { Channel, Events } from './contract.ts'
import { contract } from './contract.ts'

type Changed = Events['changed']

/** Data that windows read again once a message with this input is answered; none for a preview. */
export function changedBy(channel: Channel, input: unknown): readonly Changed[] {
  const { changes }: Endpoint = contract[channel]
  if (!changes || changes === 'none' || isPreview(input)) return []
  if (changes === 'everything') return Subject.options.map(what => ({ what }))
  return [{ what: changes, ...idOf(input) }]
}

/** The messages after which windows read something again. */
export const changingMessages = (): readonly Channel[] =>
  (Object.keys(contract) as Channel[]).filter(channel => {
    const { changes }: Endpoint = contract[channel]
    return changes !== undefined && changes !== 'none'
  })

/** Whether a message may write in the library at all. */
export const mayWrite = (channel: Channel): boolean => (contract[channel] as Endpoint).changes !== undefined

/** Messages that show before they act take `apply: false`. */
const isPreview = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && 'apply' in input && input.apply === false

/** The id of the thing a message is about: its own, else that of the thing it saves. */
function idOf(input: unknown): { id?: string } {
  if (typeof input !== 'object' || input === null) return {}
  const thing = Object.values(input).find(
    value => typeof value === 'object' && value !== null && 'revision' in value,
  )
  const id = 'id' in input ? input.id : thing?.id
  return typeof id === 'string' ? { id } : {}
}
