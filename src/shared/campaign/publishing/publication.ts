import type { Argument } from '../../library/model.ts'
import type { Bill } from '../bills/model.ts'
import type { BillText } from '../bills/text-model.ts'
import type { PublicationSettings } from './model.ts'

/** A source as a page names it. */
export interface PublishedSource {
  readonly label: string
  readonly address: string | undefined
  /** the day of the source itself */
  readonly date: string | undefined
}

/** The fields of an argument that a page may print. Its notes, tags, audiences and what is never to be said are not among them. */
export type PublishedArgument = Pick<
  Argument,
  | 'id'
  | 'title'
  | 'thesis'
  | 'shortForm'
  | 'development'
  | 'pairs'
  | 'authorities'
  | 'facts'
  | 'variants'
  | 'measures'
  | 'certainty'
>

/** An elected member in public capacity. */
export interface Official {
  readonly name: string
  readonly chamber: 'an' | 'senat'
  readonly group: string
  readonly department: string
  readonly functions: readonly string[]
  readonly phone: string
  readonly email: string
}

/**
 * Matter a publication is made from: a bill at a stage, and what the campaign says of it. Whoever has these may publish; today the
 * bill fills it.
 */
export interface Publication {
  readonly bill: Bill
  /** key of the stage every sentence is true at */
  readonly stage: string
  /** why where the text is has to be asked first; nothing is then asked of anybody */
  readonly whereabouts?: string | undefined
  readonly texts: readonly BillText[]
  readonly officials: readonly Official[]
  readonly settings: PublicationSettings
  /** today: what is past and what is to come */
  readonly day: string
  /** the day printed, that of the last change */
  readonly stamp: string
  readonly source: (id: string, pin?: string) => PublishedSource | undefined
}
