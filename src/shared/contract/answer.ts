import { z } from 'zod'
import { SENTENCE, withRealDays } from '../kernel/common.ts'
import type { ErrorCode } from '../kernel/errors.ts'
import { AppError } from '../kernel/errors.ts'
import { changedBy } from './changes.ts'
import type { Channel, Events, Handlers } from './contract.ts'
import { contract } from './contract.ts'

export type Reply =
  | { ok: true; value: unknown; changed?: readonly Events['changed'][] }
  | { ok: false; code: ErrorCode; message: string; detail?: unknown }

const UNEXPECTED_ERROR =
  'Prétoire a rencontré une erreur inattendue. Ce qui était enregistré est gardé\u00a0; la cause est dans le journal («\u00a0Réglages\u00a0», «\u00a0Diagnostic\u00a0»).'

/** Makes the words of a malformed input French. */
export const IN_FRENCH = { error: z.locales.fr().localeError }

/** Hears of every message answered: how it ended, and what was thrown where that is a bug. */
export type Observe = (channel: string, outcome: 'ok' | ErrorCode, bug?: unknown) => void

/** The server door: parses the input, runs the handler, parses its output. Never throws. */
export async function answer(
  handlers: Handlers,
  channel: string,
  input: unknown,
  observe?: Observe,
): Promise<Reply> {
  if (!isChannel(channel)) return { ok: false, code: 'not-found', message: `Message inconnu : ${channel}.` }
  const endpoint = contract[channel]
  const request = withRealDays(() => endpoint.input.safeParse(input, IN_FRENCH))
  if (!request.success) return { ok: false, code: 'invalid', message: explain(request.error.issues) }
  try {
    const handler = handlers[channel] as (input: unknown) => unknown
    const value = endpoint.output.parse(await handler(request.data))
    observe?.(channel, 'ok')
    return { ok: true, value, changed: changedBy(channel, request.data) }
  } catch (error) {
    observe?.(channel, error instanceof AppError ? error.code : 'bug', error)
    if (error instanceof AppError) {
      return { ok: false, code: error.code, message: error.message, detail: error.detail }
    }
    return { ok: false, code: 'bug', message: `${UNEXPECTED_ERROR} (${channel})` }
  }
}

export function isChannel(name: string): name is Channel {
  return Object.hasOwn(contract, name)
}

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly params?: Readonly<Record<string, unknown>> | undefined
}

function explain(issues: readonly Issue[]): string {
  const first = issues[0]
  if (first?.params?.isSentence === SENTENCE.isSentence) return first.message
  const where = first?.path.map(String).join('.') || 'message'
  return `Demande mal formée (${where}) : ${first?.message ?? 'forme inattendue'}.`
}
