import type { Dossier } from '../../dossiers/model.ts'
import type { Gathered } from '../gathered.ts'
import type { Draft, Inline } from '../model.ts'
import { withoutNotes } from '../privacy/private.ts'
import { slotText } from '../slots/slot-text.ts'
import { withLines } from '../walk.ts'

/** Shorter answers are words like any other: `oui`, `42`. */
const MIN_ANSWER_LENGTH = 4

/**
 * A filing for another town: what the facts and the parties say in its text becomes slots again, its exhibits become calls that
 * wait for theirs, and nothing is left of the answers. The law, the sources and the words that are nobody's stay.
 */
export function generalise(material: Gathered): { readonly dossier: Dossier; readonly draft: Draft } {
  const answers = answersOf(material)
  const keys = new Map(
    Object.entries(material.dossier.facts).flatMap(([fact, id]) =>
      fact.startsWith('exhibit.') ? [[id, `key:${fact.slice('exhibit.'.length)}`] as const] : [],
    ),
  )
  const labels = new Map(material.exhibits.map(one => [one.id, one.nature || 'pièce à produire']))
  const inline = (one: Inline): Inline[] => {
    if (one.kind === 'text') return withSlots(one, answers)
    if (one.kind === 'exhibit') {
      const { page: _, ...call } = one
      // a call of the template, by its key: it waits already
      if (one.exhibit.startsWith('key:')) return [call]
      return [{ ...call, exhibit: keys.get(one.exhibit) ?? `key:${labels.get(one.exhibit) ?? one.exhibit}` }]
    }
    // a note holds all but another note, which none of this makes
    if (one.kind === 'note') return [{ ...one, inlines: one.inlines.flatMap(inline) as typeof one.inlines }]
    return [one]
  }
  const { draft, dossier } = material
  const blocks = withoutNotes(draft).blocks.map(block =>
    // a quote is another's words: it stays as it is
    block.kind === 'quote' ? block : withLines(block, line => line.flatMap(inline)),
  )
  return {
    draft: {
      ...draft,
      blocks,
      comments: [],
      base: '',
      letterhead: false,
      model: undefined,
      revision: 0,
      updatedAt: '',
    },
    dossier: {
      ...dossier,
      title: `${draft.title} (repris)`,
      facts: {},
      parties: [],
      events: [],
      notes: '',
      revision: 0,
      updatedAt: '',
    },
  }
}

/** The texts that slots print, each with its slot, the longest first. */
function answersOf({ dossier, template }: Gathered): (readonly [string, string])[] {
  const keys = [
    ...Object.keys(dossier.facts).filter(key => !key.startsWith('exhibit.')),
    ...['claimant.name', 'claimant.alias', 'claimant.representative', 'claimants.names', 'defendant.name'],
  ]
  return [...keys, ...keys.flatMap(key => [`${key}.of`, `${key}.at`])]
    .flatMap(key => {
      const text = slotText(key, dossier, { template })
      return text && text.length >= MIN_ANSWER_LENGTH && !/^\d+$/.test(text) ? [[text, key] as const] : []
    })
    .toSorted((a, b) => b[0].length - a[0].length)
}

type TextInline = Extract<Inline, { kind: 'text' }>

/** A text cut at the answers it holds, each of them a slot. */
function withSlots(one: TextInline, answers: readonly (readonly [string, string])[]): Inline[] {
  for (const [answer, key] of answers) {
    const at = indexOfWord(one.text, answer)
    if (at < 0) continue
    const { marks } = one
    const side = (text: string) => (text ? withSlots({ ...one, text }, answers) : [])
    return [
      ...side(one.text.slice(0, at)),
      { kind: 'slot', key, ...(marks && { marks }) },
      ...side(one.text.slice(at + answer.length)),
    ]
  }
  return [one]
}

/** Where words stand alone in a text, not within a longer one. */
function indexOfWord(text: string, words: string): number {
  const letter = (at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? '')
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!letter(at - 1) && !letter(at + words.length)) return at
  return -1
}
