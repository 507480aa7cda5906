import type { Dossier } from '../../dossiers/model.ts'
import { dayText } from '../../french/dates.ts'
import { amountText, capital, uncapital, withFullStop } from '../../french/wording.ts'
import { DAY_SHAPE } from '../../kernel/days.ts'
import type { FactSpec } from '../templates/template.ts'
import { agree, agreementOf } from './agreement.ts'
import { computedSlots, type SlotOptions } from './computed-slots.ts'
import { factOf, partiesOf, specOf, spokenIn } from './facts.ts'
import { phraseOf } from './phrases.ts'
import { PREPOSITION, withPreposition } from './prepositions.ts'

/**
 * Gives the text of a slot: a fact, a party's line or a word that agrees with the parties; undefined where it is not given yet.
 * `commune.of` and `commune.at` put `de` and `à` before any of them, `measure.object.to` makes an infinitive follow `de`; a capital at the start of a key puts one on the text.
 */
export function slotText(key: string, dossier: Dossier, options: SlotOptions = {}): string | undefined {
  return resolve(key, spokenIn(dossier, options.template), options, 0)
}

function resolve(key: string, dossier: Dossier, options: SlotOptions, depth: number): string | undefined {
  const fact = factOf(key, dossier, options.template)
  if (fact !== undefined && !(key in computedSlots))
    return answerText(fact, specOf(key, options.template), key)
  const own = computedSlots[key]?.(dossier, options)
  if (own !== undefined) return own
  const word = agree(key.replace(/^claimants\./, ''), agreementOf(partiesOf(dossier, 'claimant')))
  if (word !== undefined) return /^\p{Lu}/u.test(key) ? capital(word) : word
  const phrase = phraseOf(key, dossier, options.template)
  if (phrase !== undefined && depth < 4)
    return fillPhrase(phrase, inner => resolve(inner, dossier, options, depth + 1))
  if (depth > 4) return undefined
  const preposition = PREPOSITION.exec(key)?.[1]
  if (preposition) {
    const text = resolve(key.replace(PREPOSITION, ''), dossier, options, depth + 1)
    return text && withPreposition(text, preposition)
  }
  const lower = uncapital(key)
  if (lower === key) return undefined
  const text = resolve(lower, dossier, options, depth + 1)
  return text && capital(text)
}

/** A phrase whose slots are all given, else undefined. */
function fillPhrase(phrase: string, text: (key: string) => string | undefined): string | undefined {
  let isIncomplete = false
  const out = phrase.replace(/\{\{([^}]+)\}\}/g, (_, key: string) => {
    const value = text(key.trim())
    if (value === undefined) isIncomplete = true
    return value ?? ''
  })
  return isIncomplete ? undefined : out
}

/** An answer as it is written in a text: dates and amounts in words, choices by their label. */
function answerText(value: string, spec: FactSpec | undefined, key: string): string {
  if (DAY_SHAPE.test(value)) return dayText(value)
  if (spec?.type === 'amount' || (!spec && /amount|montant/i.test(key))) return amountText(value)
  if (key === 'opening') return withFullStop(value)
  if (spec?.type === 'choice') return spec.choices.find(choice => choice.value === value)?.label ?? value
  return value
}
