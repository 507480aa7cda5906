import { capital } from '../../../french/wording.ts'
import { gageLines } from '../gage.ts'
import type { Change, Where } from '../model.ts'
import { alineaList, inWords, NB, of, place, theWords, to, wordsAt } from '../say.ts'

const quote = (words: string): string => `«${NB}${words}${NB}»`
/** Ends a dispositif: with a full stop after words, with its own sign after a sentence. */
const quoteAndStop = (words: string): string => `${quote(words)}${/[.;:…!?]$/.test(words) ? '' : '.'}`

/** Alinéas: each is opened, the last one alone is closed. */
const block = (lines: readonly string[]): string[] =>
  lines.map((line, n) => (n < lines.length - 1 ? `«${NB}${line}` : quoteAndStop(line)))

const the = (count: number, one: string, plural: string): string =>
  count === 1 ? one : plural.replace('#', inWords(count))
const newAlineas = (count: number): string => the(count, 'l’alinéa suivant', 'les # alinéas suivants')

/** « à la première phrase de l’alinéa 3 », « à la fin de l’alinéa 3 », « au début de… ». */
const at = (where: Where): string =>
  where.edge === 'start'
    ? `au début ${of(place(where))}`
    : where.edge === 'end'
      ? `à la fin ${of(place(where))}`
      : to(place(where))

const colon = `${NB}:`
const alineas = (numbers: readonly number[]): string =>
  `${numbers.length > 1 ? 'les alinéas' : 'l’alinéa'}${NB}${alineaList(numbers)}`

/** One change in the manner of the Assemblée nationale. `whole`: what it changes, an article or an amendment. */
export function anLines(change: Change, whole: 'article' | 'amendement'): string[] {
  switch (change.kind) {
    case 'delete-article':
      return ['Supprimer cet article.']
    case 'rewrite-article':
      return [`Rédiger ainsi cet article${colon}`, ...block(change.by)]
    case 'restore-article':
      return [`Rétablir cet article dans la rédaction suivante${colon}`, ...block(change.by)]
    case 'add-article':
      return [
        `${change.side === 'after' ? 'Après' : 'Avant'} l’article${NB}${change.beside}, insérer l’article suivant${colon}`,
        ...block(change.by),
      ]
    case 'delete-alineas':
      return [`Supprimer ${alineas(change.alineas)}.`]
    case 'replace-alineas':
      return change.alineas.length === change.by.length
        ? [`Rédiger ainsi ${alineas(change.alineas)}${colon}`, ...block(change.by)]
        : [
            `Substituer ${to(alineas(change.alineas))} ${newAlineas(change.by.length)}${colon}`,
            ...block(change.by),
          ]
    case 'insert-alineas':
      return [
        `${change.after ? `Après l’alinéa${NB}${change.after}` : `Avant l’alinéa${NB}1`}, insérer ${newAlineas(change.by.length)}${colon}`,
        ...block(change.by),
      ]
    case 'complete-article':
      return [
        `Compléter cet ${whole} par ${isNumbered(change.by) ? the(change.by.length, 'le paragraphe suivant', 'les # paragraphes suivants') : newAlineas(change.by.length)}${colon}`,
        ...block(change.by),
      ]
    case 'delete-words':
      return [
        capital(`${at(change.where)}, supprimer ${wordsAt(change.where, change.words)}${colon}`),
        quoteAndStop(change.words),
      ]
    case 'replace-words':
      return [
        capital(`${at(change.where)}, substituer ${to(wordsAt(change.where, change.words))}${colon}`),
        quote(change.words),
        `${theWords(change.by)}${colon}`,
        quoteAndStop(change.by),
      ]
    case 'insert-words': {
      if (!change.words) {
        const edge = change.side === 'before' ? 'start' : 'end'
        return [
          capital(`${at({ ...change.where, edge })}, insérer ${theWords(change.by)}${colon}`),
          quoteAndStop(change.by),
        ]
      }
      const side = change.side === 'after' ? 'après' : 'avant'
      return [
        capital(`${at(change.where)}, ${side} ${wordsAt(change.where, change.words)}${colon}`),
        quote(change.words),
        `insérer ${theWords(change.by)}${colon}`,
        quoteAndStop(change.by),
      ]
    }
    case 'complete':
      return [
        `Compléter ${place(change.where)} par ${change.unit === 'sentence' ? 'la phrase suivante' : theWords(change.by)}${colon}`,
        quoteAndStop(change.by),
      ]
    case 'delete-sentence':
      return [`Supprimer ${place(change.where)}.`]
    case 'rewrite-sentence':
      return [`Rédiger ainsi ${place(change.where)}${colon}`, quoteAndStop(change.by)]
    case 'rewrite-end': {
      const after = [`Après ${wordsAt(change.where, change.words)}${colon}`, quote(change.words)]
      const end = `la fin ${of(place(change.where))}`
      return change.by
        ? [...after, `rédiger ainsi ${end}${colon}`, quoteAndStop(change.by)]
        : [...after, `supprimer ${end}.`]
    }
    case 'rewrite-title':
      return [`Rédiger ainsi l’intitulé${colon}`, quoteAndStop(change.by)]
    case 'gage': {
      const lines = gageLines(change, 'an')
      return [
        `Compléter cet ${whole} par ${the(lines.length, 'le paragraphe suivant', 'les # paragraphes suivants')}${colon}`,
        ...block(lines),
      ]
    }
  }
}

/** Whether alinéas open with a roman number: they are then called paragraphs. */
export const isNumbered = (lines: readonly string[]): boolean =>
  lines.every(line => /^(?:[IVXLC]+|…|\.\.\.)(?:\s(?:bis|ter|quater))?[.\s\u00a0]+[–-]/.test(line))
