import type { z } from 'zod'
import type { Channel, Client } from '../../../shared/contract/contract.ts'

/** The messages an assistant's tools may send. All of them read: `tests/unit/main/hosts/assistant/assistant.test.ts` holds each to it. */
export const READS = [
  'library.search',
  'library.get',
  'library.standings',
  'library.links',
  'library.count',
  'library.trace',
  'drafts.verifyText',
  'bills.list',
  'bills.get',
  'bills.measure',
  'bills.whereabouts',
  'dossiers.get',
  'drafts.list',
  'drafts.plainText',
  'drafts.citations',
  'exhibits.list',
  'limits.list',
] as const satisfies readonly Channel[]

export type Reads = Pick<Client, (typeof READS)[number]>

/** The answer of a tool: sentences for whoever reads, and the same as data. */
export interface Answer {
  readonly text: string
  readonly data: Readonly<Record<string, unknown>>
}

/** A tool offered to an assistant. */
export interface Tool<Input extends z.ZodObject = z.ZodObject> {
  readonly name: string
  readonly title: string
  /** what it answers, and what it does not: the words an assistant chooses it by */
  readonly about: string
  /** taken from the message it sends, wherever that has it */
  readonly input: Input
  answer(reads: Reads, asked: z.output<Input>): Promise<Answer>
}

/** Declares a tool; a list of tools of several inputs forgets which. */
export const tool = <Input extends z.ZodObject>(declared: Tool<Input>): Tool => declared as unknown as Tool
