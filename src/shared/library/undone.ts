import { withoutAccents } from '../french/fold.ts'

/** Words after which a full stop does not end a sentence. */
const ABBREVIATION =
  /(?:^|[\s(«])(?:\p{Lu}|art|al|n|nos|mme|mm|me|dr|ord|ch|réun|ass|sect|cons|const|cass|crim|civ|soc|com|c|req|p|pp|t|i|s|ss|cf|av|janv|févr|avr|juill|sept|oct|nov|déc|plén|gde|e\.a|préc|rec|éd|vol)$/iu

const ADVERB = '(?:depuis |ensuite |certes |toutefois |finalement |d’ailleurs )?'
const FATE = '(?:annule|infirme|reforme|casse|censure|invalide)e?s?'

/** A decision told as undone: `a été annulée`, `, annulé par`, `infirmé en appel`, `annule cette ordonnance`; never `a annulé la délibération`. */
const UNDONE = new RegExp(
  [
    String.raw`\b(?:a|ont|avait|avaient) ${ADVERB}ete ${ADVERB}${FATE}\b`,
    String.raw`\b(?:est|sont|fut|furent|etait) ${ADVERB}${FATE}\b`,
    String.raw`\b(?:depuis|ensuite|finalement) ${FATE}\b`,
    String.raw`[,(] ?${FATE} (?:par|en appel|en cassation|sur appel|depuis|le \d)`,
    String.raw`\b(?:annul|infirm|reform|cass)\w+ (?:cette|ladite|ledit|ce|cet) (?:ordonnance|jugement|arret)\b`,
    String.raw`\b(?:annulation|infirmation|cassation) de (?:cette|ladite|ce|cet) (?:ordonnance|jugement|arret)\b`,
  ].join('|'),
)

/** Whether the sentence around a citation says that the decision was annulled or reformed. `start` and `end` frame the citation. */
export function saysUndone(text: string, start: number, end: number): boolean {
  const sentence = text.slice(sentenceStart(text, start), sentenceEnd(text, end))
  return UNDONE.test(plain(sentence))
}

/** The words of a text without accents or capitals, its punctuation kept. */
const plain = (text: string) =>
  withoutAccents(text)
    .toLowerCase()
    .replaceAll("'", '’')
    .replace(/[\s\u00a0\u202f]+/g, ' ')

function sentenceStart(text: string, at: number): number {
  for (let n = at - 1; n > 0; n -= 1) if (endsSentence(text, n)) return n + 1
  return 0
}

function sentenceEnd(text: string, at: number): number {
  for (let n = at; n < text.length; n += 1) if (endsSentence(text, n)) return n + 1
  return text.length
}

function endsSentence(text: string, at: number): boolean {
  const mark = text[at] ?? ''
  if (mark === '\n') return true
  if (!/[.!?]/.test(mark) || !/^[\s\u00a0\u202f»)]*(?:$|\s\p{Lu}|\s«)/u.test(text.slice(at + 1, at + 6)))
    return false
  return mark !== '.' || !ABBREVIATION.test(text.slice(Math.max(0, at - 12), at))
}
