import { McpServer } from '@modelcontextprotocol/server'
import type { z } from 'zod'
import { IN_FRENCH } from '../../../shared/contract/answer.ts'
import { withRealDays } from '../../../shared/kernel/common.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { verifyPrompt } from './prompts.ts'
import type { Answer, Reads, Tool } from './tool.ts'

/** A question of an assistant, and what came of it. */
export interface Asked {
  readonly tool: string
  readonly words: string
  readonly outcome: 'answered' | 'refused'
}

export interface Assistant {
  readonly reads: Reads
  readonly tools: readonly Tool[]
  readonly version: string
  /** keeps each question, before its answer leaves */
  readonly note: (asked: Asked) => Promise<void>
  /** hears of what was thrown and is no sentence for the user */
  readonly bug: (error: unknown) => void
}

const ABOUT =
  'Bibliothèque locale d’un avocat ou d’une campagne : décisions, articles, arguments, textes de loi suivis, délais de recours. Tout est lu ici, rien n’est demandé au réseau, rien n’est écrit. Chaque texte est donné avec son id, son origine, le jour de ses données et sa certitude : répétez-les. Ce qui n’est pas ici peut exister ailleurs : ne le remplacez jamais par le plus proche.'

const READ_ONLY = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const

/** The server an assistant speaks to: the tools, and the prompt that checks a text made by any machine. */
export function assistantServer(assistant: Assistant): McpServer {
  const server = new McpServer(
    { name: 'pretoire', title: 'Prétoire', version: assistant.version },
    { instructions: ABOUT, capabilities: { tools: {}, prompts: {} } },
  )
  for (const each of assistant.tools) {
    const { name, title, about, input } = each
    server.registerTool(
      name,
      { title, description: about, inputSchema: inFrench(input), annotations: { title, ...READ_ONLY } },
      asked => answerWith(assistant, each, asked),
    )
  }
  const { name, title, about, input, request } = verifyPrompt
  server.registerPrompt(name, { title, description: about, argsSchema: inFrench(input) }, ({ texte }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: request(texte) } }],
  }))
  return server
}

/** Says in French what a question has that its schema has not. */
function inFrench<Schema extends z.ZodObject>(schema: Schema) {
  const { '~standard': standard } = schema
  return {
    '~standard': {
      ...standard,
      validate: (value: unknown) => {
        const parsing = withRealDays(() => schema.safeParse(value, IN_FRENCH))
        return parsing.success
          ? { value: parsing.data }
          : { issues: parsing.error.issues.map(({ message, path }) => ({ message, path })) }
      },
    },
  } as unknown as Schema
}

async function answerWith(
  { reads, note, bug }: Assistant,
  { title, answer }: Tool,
  asked: Record<string, unknown>,
) {
  const words = wordsOf(asked)
  try {
    const { text, data }: Answer = await answer(reads, asked)
    await note({ tool: title, words, outcome: 'answered' })
    return { content: [{ type: 'text' as const, text }], structuredContent: { ...data } }
  } catch (error) {
    await note({ tool: title, words, outcome: 'refused' })
    if (!(error instanceof AppError)) bug(error)
    const text =
      error instanceof AppError
        ? error.message
        : 'Prétoire a rencontré une erreur inattendue. Rien n’a été changé.'
    return { content: [{ type: 'text' as const, text }], isError: true }
  }
}

/** A question as the user reads it: each field with its value. */
const wordsOf = (asked: Record<string, unknown>): string =>
  Object.entries(asked)
    .map(([field, value]) => `${field} : ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ; ')
