import { fold } from '../../../french/fold.ts'
import type { Decision } from '../../../library/model.ts'
import { ACTS, COURTS_BELOW, JUDGMENTS, REQUESTS, speakers } from './deed-words.ts'
import { addedDeeds, type Deeds, type Ruling, rulingOf } from './rulings.ts'
import { type ToldDeed, toldOutcome } from './told-deeds.ts'

/** How what a sentence says of the outcome stands to the decision; undefined where it says nothing of it. */
export type OutcomeCheck =
  | { readonly stands: 'same'; readonly written: string }
  | { readonly stands: 'differs'; readonly written: string; readonly expected: string }
  | { readonly stands: 'uncompared'; readonly written: string; readonly why: string }

/** Holds what a sentence says that a decision did against its dispositif. `words`: the sentence, without its quotations and citations. */
export function checkOutcome(words: string, decision: Decision): OutcomeCheck | undefined {
  const { deeds, unread } = toldOutcome(words, decision)
  const unreadWords = unread ?? (deeds.length === 0 ? otherDeed(words, decision) : undefined)
  const first = deeds[0]
  const ruling = first && rulingOf(decision)
  if (first && !ruling)
    return {
      stands: 'uncompared',
      written: first.written,
      why: 'la bibliothèque n’a ni le dispositif ni la solution de cette décision',
    }
  const answers = ruling ? deeds.map(told => ({ told, answer: fits(told, ruling, decision) })) : []
  const wrong = answers.find(({ answer }) => answer === false)
  if (wrong && ruling)
    return {
      stands: 'differs',
      written: wrong.told.written,
      expected: `«\u00a0${shortened(ruling.wording)}\u00a0»`,
    }
  if (unreadWords)
    return {
      stands: 'uncompared',
      written: unreadWords.trim(),
      why: 'Prétoire ne sait pas lire ce que la phrase en dit',
    }
  if (!first) return undefined
  const doubt = answers.find(({ answer }) => !answer)
  return doubt
    ? { stands: 'uncompared', written: doubt.told.written, why: 'le dispositif ne le dit pas en ces termes' }
    : { stands: 'same', written: first.written }
}

const REASONING =
  'jugé|considéré|estimé|rappelé|précisé|énoncé|retenu|relevé|affirmé|posé|admis|dit|défini|reconnu|souligné|déduit|consacré|dégagé|expliqué|indiqué|constaté|déjà|pu|ainsi|donc|exigé|entendu|eu|été|fait|appliqué|étendu|interprété|encadré|vérifié|contrôlé|écarté|transposé|repris|pris|limité|fondé|tenu|regardé|subordonné|fixé|examiné|mis|réaffirmé|ajouté|conclu|observé|noté|tranché|confirmé|censuré|validé'

/** Finds what a sentence says that the court did, in a verb that is neither of an outcome nor of its reasons. */
function otherDeed(words: string, decision: Decision): string | undefined {
  const capture = new RegExp(
    `(?<=^|[\\s,;:(—–])(?:le|la|l[’'])\\s?(?:${speakers(decision)})(?!\\p{L})\\sa\\s(?!(?:${REASONING})(?!\\p{L}))\\p{L}+(?:é|i|it|is|ert)e?s?(?!\\p{L})`,
    'iu',
  ).exec(words.replace(/[\s\u00a0\u202f]+/g, ' '))
  return capture?.[0]
}

const MAX_WORDING = 220
const shortened = (text: string): string =>
  text.length <= MAX_WORDING ? text : `${text.slice(0, text.lastIndexOf(' ', MAX_WORDING))}…`

/** Whether a decision is on another one, whose act it leaves or undoes. */
const isReview = ({ court, solution = '' }: Decision, { wording }: Ruling): boolean =>
  court === 'CAA' ||
  court === 'Cass.' ||
  /pourvoi|appel|arrêt|jugement|cassation/iu.test(`${wording} ${solution}`)

/** Whether a ruling did what is told of it; undefined where it cannot be said. */
function fits(told: ToldDeed, ruling: Ruling, decision: Decision): boolean | undefined {
  const articles = articlesOn(told.object, ruling)
  if (articles.length > 0) return answerOf(told, ruling, addedDeeds(articles))
  const answer = answerOf(told, ruling, ruling)
  return answer === false && told.ofActBelow && isReview(decision, ruling) ? undefined : answer
}

const NOUN = new RegExp(
  `(?<!\\p{L})(?:${JUDGMENTS}|${COURTS_BELOW}|${REQUESTS}|${ACTS}|demandes?)(?!\\p{L})`,
  'iu',
)
const isOfCourt = new RegExp(`^(?:${COURTS_BELOW})$`, 'iu')
/** Words that end the subject of an article: they tell its object, or where it was asked (« La demande tendant à… »). */
const HEAD_END =
  /\s(?:tendant|dirigée?s?|contre|présentée?s?|formée?s?|rejetant|en\stant|de\sla\scour|du\stribunal|du\sjuge)\s/u
const SUBJECT = /^(?<subject>Article\s.*?)\s(?:est|sont)\s/u

/** The articles of a dispositif whose own subject is what the sentence speaks of. */
function articlesOn(object: string, { articles }: Ruling) {
  const noun = NOUN.exec(object)?.[0]
  if (!noun) return []
  const subject = isOfCourt.test(noun) ? new RegExp(`(?<!\\p{L})(?:${JUDGMENTS})`, 'iu') : stemOf(noun)
  return articles.filter(({ wording }) =>
    subject.test(
      (SUBJECT.exec(wording)?.groups?.subject ?? '').split(HEAD_END)[0]!.replace(/^Article\s\S+/u, ''),
    ),
  )
}

const stemOf = (noun: string) => new RegExp(`(?<!\\p{L})${noun.replace(/s$/, '')}s?(?!\\p{L})`, 'iu')

const PLACE =
  /(cour\s(?:administrative\s)?d[’']appel|tribunal\s(?:administratif|judiciaire))\s(?:de\s(?:la\s|l[’'])?|d[’']|du\s)(\p{Lu}[\p{L}-]+)/u
/** Whether a case was sent back where the sentence says; undefined where one of them does not say it. */
function isSentThere(told: ToldDeed, { articles }: Ruling): boolean | undefined {
  const [, kind, city] = PLACE.exec(told.after) ?? []
  const places = articles.flatMap(({ refers, wording }) => {
    const after = refers ? wording.split(/renvoyée?s?|renvoie/iu)[1] : undefined
    const place = after && PLACE.exec(after)
    return place ? [fold(`${place[1]} ${place[2]}`)] : []
  })
  return !city || places.length === 0 ? undefined : places.includes(fold(`${kind} ${city}`))
}

/** Share of the words of « en tant que… » that the dispositif must have for its limit to be the one that is told. */
const SAME_LIMIT = 0.5
const LETTERS_THAT_TELL = 5
function isSameLimit({ after }: ToldDeed, { articles }: Ruling): boolean {
  const words = fold(/en\stant\squ[^,;.()]*/iu.exec(after)?.[0] ?? '')
    .split(' ')
    .filter(word => word.length >= LETTERS_THAT_TELL && word !== 'statuait')
  const its = new Set(articles.flatMap(({ wording }) => fold(wording).split(' ')))
  return words.filter(word => its.has(word)).length >= words.length * SAME_LIMIT
}

function answerOf(told: ToldDeed, ruling: Ruling, deeds: Deeds): boolean | undefined {
  const { annuls, rejects, suspends, enjoins, noGround, refers, admits, desists } = deeds
  const { inPart, hasRest } = ruling
  const gives = annuls || suspends || enjoins || admits
  const ends = noGround || desists || deeds.keepsQuestion
  switch (told.deed) {
    case 'annuls':
      return annuls
    case 'annuls-in-part':
      return annuls ? (inPart && isSameLimit(told, ruling)) || undefined : false
    case 'annuls-whole':
      return annuls ? (inPart ? false : hasRest ? undefined : true) : false
    case 'upholds':
      if (!annuls && !suspends) return rejects || undefined
      return told.ofJudgment || !rejects || inPart || hasRest ? false : undefined
    case 'rejects':
      if (annuls && /pourvoi/iu.test(told.object)) return inPart || hasRest ? undefined : false
      return rejects ? true : gives || ends ? false : undefined
    case 'grants':
      return gives ? true : rejects || ends ? false : undefined
    case 'suspends':
      return suspends
    case 'refuses-suspension':
      return suspends ? false : rejects || undefined
    case 'enjoins':
      return enjoins
    case 'refuses-injunction':
      return enjoins ? false : rejects || undefined
    case 'no-ground':
      return noGround
    case 'refers':
      return refers ? (isSentThere(told, ruling) ?? true) : false
    case 'settles':
      return refers ? false : annuls || undefined
    case 'desists':
      return desists
    case 'sends-question':
      return deeds.sendsQuestion ? true : deeds.keepsQuestion ? false : undefined
    case 'keeps-question':
      return deeds.keepsQuestion ? true : deeds.sendsQuestion ? false : undefined
    case 'bars':
      return deeds.bars ? true : deeds.doesNotBar ? false : undefined
    case 'does-not-bar':
      return deeds.doesNotBar ? true : deeds.bars ? false : undefined
  }
}
