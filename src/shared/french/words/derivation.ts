import { memo } from '../../kernel/caches.ts'
import { stem } from '../stem.ts'

/** Endings that derive a word from another, longest first: nouns of action and of persons, adjectives, verbs, abstractions. */
const ENDINGS = (
  'issements issement ateurs ateur atrices atrice ations ation itions ition utions ution ' +
  'ements ement ments ment ions ion euses euse eresses eresse eurs eur rices rice ' +
  'aires aire istes iste ismes isme ables able ibles ible ances ance ences ence ' +
  'ants ante antes ant ents ente entes ent ifs ive ives if ites ite iques ique ages age ures ure ' +
  'issons issez issent ait aient erait eront era ees ee es er ir re al aux ale ales el elle elles eux ' +
  'is us e s'
)
  .split(' ')
  .sort((a, b) => b.length - a.length)

/** Roots that change their last letters from one word of a family to another. */
const ROOTS: readonly (readonly [RegExp, string])[] = [
  [/(suspen)s$/, '$1d'],
  [/(deci)[sd]$/, '$1d'],
  [/(prote)(?:ct|g)$/, '$1g'],
  [
    /(communi|noti|quali|publi|justi|modi|appli|verifi|expli|revendi|fabri|edu|indi|provo|convo|revo|abro)(?:qu|c|f|g)$/,
    '$1c',
  ],
  [/(conclu)s$/, '$1'],
  [/(exten|defen|preten|atten|reten)[st]$/, '$1d'],
  [/(recep|excep|percep|concep)t$/, '$1t'],
  [/(dete|rete|mainte|obte|absten)(?:n|nt)$/, '$1n'],
  [/(elect|elig|elir|elu)$/, 'elect'],
  [/(ecri|inscri|prescri|souscri|descri)(?:v|p|pt|t)$/, '$1t'],
  [/(empl)(?:oy|oi)$/, '$1oi'],
  [/(dece)(?:d|s)?$/, '$1d'],
  [/(inter|contre)(?:di|dic|dict|dis|dit)$/, '$1dic'],
  [/(produ|condu|constru|instru|redu|tradu|introdu)(?:c|ct|i|is)$/, '$1c'],
  [/(reconn|conn)(?:aiss|ait|aitr|u)$/, '$1aiss'],
]
const MIN_ROOT_LETTERS = 4
const MIN_WORD_LETTERS = 6

/**
 * The root that a folded word shares with the words derived from it: `autoris` of autoriser and of autorisation, `teletravaill` of
 * télétravailleuse; the word itself when it is short. Coarser than a stem: words of one root are near in meaning, not the same.
 */
export const rootOf = memo(reduce)

function reduce(word: string): string {
  if (word.length < MIN_WORD_LETTERS || /\d/.test(word)) return stem(word)
  const ending = ENDINGS.find(one => word.endsWith(one) && word.length - one.length >= MIN_ROOT_LETTERS)
  let root = ending === undefined ? word : word.slice(0, word.length - ending.length)
  for (const [pattern, replacement] of ROOTS)
    if (pattern.test(root)) {
      root = root.replace(pattern, replacement)
      break
    }
  return root.replace(/(.)\1$/, '$1')
}
