import type { Situation } from './format.ts'
import { wordsOfAct } from './general-words.ts'
import { naturesByWords } from './nature-words.ts'
import { plain } from './phrases.ts'

const acts: readonly (readonly [words: RegExp, nature: string])[] = [
  [/election/, 'matter-elections'],
  [/marche|contrat|concession/, 'matter-contracts'],
]

/** Kinds of events that tell an act, whose nature their words may say. */
const telling: ReadonlySet<string> = new Set([
  'notified',
  'refused',
  'published',
  'proclaimed',
  'request',
  'implicit-born',
  'judgment',
  'prior-recourse',
  'prior-refused',
])
/** Kinds of events that follow an act: words that are not known tell nothing of it. */
const judging: ReadonlySet<string> = new Set(['judgment', 'prior-recourse', 'prior-refused'])

/** The special nature that a situation tells of an event; undefined where no word names one. */
function specialNature(
  kind: string,
  words: string,
  facts: Readonly<Record<string, string>>,
  ask: string,
): string | undefined {
  const subject = [words, facts.matiere, facts.objet, facts.code, facts.texte, facts.fondement]
    .filter(Boolean)
    .join(' ')
  const nature = naturesByWords.find(([pattern]) => pattern.test(subject))?.[1]
  if (nature === 'regime-order-council' && /pourvoi/.test(ask)) return 'regime-order-national'
  if (nature) return nature
  if (/^(refused|request|implicit-born)$/.test(kind) && /abrog|^reglement/.test(facts.acte ?? ''))
    return /conseil d'etat/.test(ask) ? 'regime-repeal-state' : 'regime-repeal'
  if (/conseil d'etat/.test(ask) && ['published', 'refused', 'implicit-born'].includes(kind))
    return 'regime-state'
  if (kind !== 'notified' && kind !== 'published') return undefined
  return acts.find(([pattern]) => pattern.test(facts.acte ?? ''))?.[1]
}

/** A situation tells of the nature of an act a regime or a matter, or how far its words go. */
export interface NatureTold {
  readonly nature?: string
  readonly words: 'special' | 'general' | 'abstract' | 'unknown'
}

/** Tells the nature of an act by its words. `text`: the words as typed, whose capitals tell names. */
export function natureIn(
  kind: string,
  text: string,
  words: string,
  facts: Readonly<Record<string, string>>,
  ask: string,
): NatureTold | undefined {
  if (!telling.has(kind)) return undefined
  const nature = specialNature(kind, words, facts, ask)
  if (nature) return { nature, words: 'special' }
  return { words: judging.has(kind) ? 'general' : wordsOfAct(text) }
}

/** The words that say what an act is, as typed: of the event, then of the whole situation. */
export function actText(event: Situation['events'][number], { facts }: Situation): string {
  const ofAct = /^(objet|matiere|code|texte|fondement|auteur)$/
  return [
    event.type,
    ...[event, facts].flatMap(lines =>
      Object.entries(lines)
        .filter(([key]) => ofAct.test(plain(key)))
        .map(([, value]) => (typeof value === 'string' ? value : '')),
    ),
  ].join(' ')
}
