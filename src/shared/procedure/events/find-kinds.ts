import { withoutAccents } from '../../french/fold.ts'
import { type Matter, matters } from '../regimes/matters.ts'
import { natureValues } from '../regimes/natures.ts'
import type { EventKind } from './kind.ts'
import { eventKinds } from './kinds.ts'

/** The kinds of events that some words tell, and the natures of acts; all of them where no word is given. */
export interface EventKindList {
  readonly kinds: readonly EventKind[]
  readonly natures: readonly { readonly key: string; readonly label: string }[]
}

const plain = (text: string) => withoutAccents(text.toLowerCase()).replaceAll('’', "'")

/** Whether each word begins one of the text. */
const tells = (text: string, words: readonly string[]) =>
  words.every(word =>
    plain(text)
      .split(/[^a-z0-9]+/)
      .some(one => one.startsWith(word)),
  )

/** Finds kinds and natures by words: of their name, their key, what their date is, the answers they keep. */
export function findEventKinds(search: string): EventKindList {
  const words = plain(search)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  const own = (kind: EventKind) => kind.options.filter(({ key }) => !(key in natureValues))
  return {
    kinds: eventKinds.filter(one =>
      tells([one.kind, one.label, one.dateMeaning, ...own(one).map(({ label }) => label)].join(' '), words),
    ),
    natures: naturesBy(words),
  }
}

/** The natures that words name; else all those of the matter they name. */
function naturesBy(words: readonly string[]): EventKindList['natures'] {
  const natures = (matters as readonly Matter[]).flatMap(matter =>
    Object.entries(matter.regimes).map(([key, label]) => ({ key, label, matter: matter.label })),
  )
  const named = natures.filter(({ key, label }) => tells(`${key} ${label}`, words))
  const chosen = named.length > 0 ? named : natures.filter(one => tells(one.matter, words))
  return chosen.map(({ key, label, matter }) => ({ key, label: `${matter} : ${label}` }))
}
