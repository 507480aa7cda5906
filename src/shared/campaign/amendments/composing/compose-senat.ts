import { capital } from '../../../french/wording.ts'
import { gageLines } from '../gage.ts'
import type { Change, Where } from '../model.ts'
import { alineaList, inWords, NB, ordinal, theWords, wordsAt } from '../say.ts'
import { isNumbered } from './compose-an.ts'

const colon = `${NB}:`
const pluralOf = (count: number, one: string): string =>
  count === 1 ? `un ${one} ainsi rédigé` : `${inWords(count)} ${one}s ainsi rédigés`

const alineas = (numbers: readonly number[]): string =>
  `${numbers.length > 1 ? 'Alinéas' : 'Alinéa'}${NB}${alineaList(numbers)}`
/** « Alinéa 3, première phrase » on a line of its own. */
const line = (where: Where): string =>
  `${where.title ? 'Intitulé' : alineas(where.alineas)}${where.sentence ? `, ${ordinal(where.sentence)} phrase` : ''}`
/** « cet alinéa », « cette phrase », « ces alinéas ». */
const it = (where: Where): string =>
  where.sentence
    ? 'cette phrase'
    : where.title
      ? 'cet intitulé'
      : where.alineas.length > 1
        ? 'ces alinéas'
        : 'cet alinéa'
/** « À la fin », before what is done there. */
const edge = (where: Where, doing: string): string =>
  where.edge ? `${where.edge === 'start' ? 'Au début' : 'À la fin'}, ${doing}` : capital(doing)

/**
 * One change in the manner of the Sénat, which prints bare the words it names. `whole`: what it changes, an article or an
 * amendment; `several`: the gage then says what it follows from.
 */
export function senatLines(change: Change, whole: 'article' | 'amendement', several: boolean): string[] {
  switch (change.kind) {
    case 'delete-article':
      return ['Supprimer cet article.']
    case 'rewrite-article':
      return [`Rédiger ainsi cet article${colon}`, ...change.by]
    case 'restore-article':
      return [`Rétablir cet article dans la rédaction suivante${colon}`, ...change.by]
    case 'add-article':
      return [
        `${change.side === 'after' ? 'Après' : 'Avant'} l’article${NB}${change.beside}`,
        `Insérer un article additionnel ainsi rédigé${colon}`,
        ...change.by,
      ]
    case 'delete-alineas':
      return [
        alineas(change.alineas),
        change.alineas.length > 1 ? 'Supprimer ces alinéas.' : 'Supprimer cet alinéa.',
      ]
    case 'replace-alineas': {
      const subject = change.alineas.length > 1 ? 'ces alinéas' : 'cet alinéa'
      return [
        alineas(change.alineas),
        change.alineas.length === change.by.length
          ? `Rédiger ainsi ${subject}${colon}`
          : `Remplacer ${subject} par ${pluralOf(change.by.length, 'alinéa')}${colon}`,
        ...change.by,
      ]
    }
    case 'insert-alineas':
      return [
        change.after ? `Après l’alinéa${NB}${change.after}` : `Avant l’alinéa${NB}1`,
        `Insérer ${pluralOf(change.by.length, 'alinéa')}${colon}`,
        ...change.by,
      ]
    case 'complete-article':
      return [
        `Compléter cet ${whole} par ${pluralOf(change.by.length, isNumbered(change.by) ? 'paragraphe' : 'alinéa')}${colon}`,
        ...change.by,
      ]
    case 'delete-words':
      return [
        line(change.where),
        `${edge(change.where, `supprimer ${wordsAt(change.where, change.words)}`)}${colon}`,
        change.words,
      ]
    case 'replace-words':
      return [
        line(change.where),
        `${edge(change.where, `remplacer ${wordsAt(change.where, change.words)}`)}${colon}`,
        change.words,
        `par ${theWords(change.by)}${colon}`,
        change.by,
      ]
    case 'insert-words':
      if (!change.words)
        return [
          line(change.where),
          `${change.side === 'before' ? 'Au début' : 'À la fin'}, insérer ${theWords(change.by)}${colon}`,
          change.by,
        ]
      return [
        line(change.where),
        `${change.side === 'after' ? 'Après' : 'Avant'} ${wordsAt(change.where, change.words)}${colon}`,
        change.words,
        `insérer ${theWords(change.by)}${colon}`,
        change.by,
      ]
    case 'complete':
      return [
        line(change.where),
        `Compléter ${it(change.where)} par ${change.unit === 'sentence' ? 'une phrase ainsi rédigée' : theWords(change.by)}${colon}`,
        change.unit === 'sentence' ? change.by : change.by,
      ]
    case 'delete-sentence':
      return [line(change.where), `Supprimer ${it(change.where)}.`]
    case 'rewrite-sentence':
      return [line(change.where), `Rédiger ainsi ${it(change.where)}${colon}`, change.by]
    case 'rewrite-end': {
      const end = `la fin de ${it(change.where)}`
      const after = [line(change.where), `Après ${wordsAt(change.where, change.words)}${colon}`, change.words]
      return change.by
        ? [...after, `rédiger ainsi ${end}${colon}`, change.by]
        : [...after, `supprimer ${end}.`]
    }
    case 'rewrite-title':
      return [`Rédiger ainsi l’intitulé${colon}`, change.by]
    case 'gage': {
      const lines = gageLines(change, 'senat')
      const doing = `compléter cet ${whole} par ${pluralOf(lines.length, 'paragraphe')}${colon}`
      return [
        several ? `Pour compenser la perte de recettes résultant du I, ${doing}` : capital(doing),
        ...lines,
      ]
    }
  }
}
