import { fold } from '../fold.ts'

/** Words that ask: a text with one of them is a sentence, the little verbs of which are not looked for. */
const ASKING =
  'quand comment combien pourquoi quel quelle quels quelles lequel laquelle lesquels lesquelles quoi qui que ou bonjour bonsoir'

/** Verbs, pronouns and polite words of a question, which no text answers by having them. */
const FILLERS =
  'ai as a avons avez ont avoir aurai aura aurait est sont etre suis es sommes etes etait serait sera ' +
  'peut peuvent puis peux pouvoir pouvons pouvez pourrait pourrais pourra doit dois doivent devoir devons devez devrait ' +
  'faut falloir faudrait veux veut voulons voulez vouloir voudrais voudrait souhaite souhaiterais aimerais ' +
  'fait faire fais faisons faites font va vais vont aller cherche cherchons trouver trouve savoir sait sais connaitre ' +
  'merci svp stp plait ca cela ceci ci si alors donc aussi bien tres plus moi toi lui elle elles on je tu il ils y en ' +
  'entre chez sans sous vers apres avant pendant quelque quelques chaque toute toutes tout tous autre autres ' +
  'risque risquer arrive arriver passe concerne signifie veulent dire'

const asking = new Set(ASKING.split(' '))
const fillers = new Set(FILLERS.split(' '))

/** Who asks for oneself asks in a sentence. */
const FIRST_PERSON = new Set('je j ma mon mes moi nous notre nos'.split(' '))

/** `peut-on`, `a-t-il`, `faut-il`. */
const INVERSION = /\p{L}-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce)(?!\p{L})/iu
/** `ai-je droit à`, `a le droit de`, `combien de temps`, `s’il vous plaît`: words that mean nothing there. */
const EMPTY_PHRASES =
  /(?<=(?:^|\s)(?:ai|ai-je|as-tu|a|a-t-on|a-t-il|a-t-elle|avons-nous|avez-vous|ont-ils|ont|avoir|ont-elles)\s+(?:le\s+)?)droit(?=\s+(?:à|de|d['’]|au|aux)|\s*\?|\s*$)|(?<=combien\s+de\s+)temps|(?<=(?:^|\s)est-il\s+)(?:possible|permis|légal|obligatoire)(?!\p{L})/giu

/** Tells whether a text is asked as a question, in a sentence. */
export function isQuestion(text: string): boolean {
  if (text.includes('?') || INVERSION.test(text)) return true
  const all = fold(text).split(' ')
  if (all.length < 3)
    return all.length === 2 && asking.has(all[0] ?? '') && !/^(?:que|ou)$/.test(all[0] ?? '')
  if (/^(?:que|qu|ou)$/.test(all[0] ?? '') || all.some(word => FIRST_PERSON.has(word))) return true
  return all.some(word => word !== 'ou' && word !== 'que' && asking.has(word))
}

/** Takes out of a question the phrases that mean nothing there. */
export const withoutEmptyPhrases = (question: string): string => question.replace(EMPTY_PHRASES, ' ')

/** Tells the words of a question that are not looked for. */
export const isQuestionWord = (word: string): boolean => asking.has(word) || fillers.has(word)
