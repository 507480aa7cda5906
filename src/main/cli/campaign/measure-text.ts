import type { MeasureReading } from '../../../shared/campaign/bills/contract.ts'
import { dayFigures, periodText } from '../../../shared/french/dates.ts'
import type { Certainty } from '../../../shared/kernel/common.ts'

/** The page of a measure as a terminal prints it: each statement with its date, its source and how sure it is. */
export function readingText({
  measure,
  today,
  statements,
  cells,
  texts,
  arguments: list,
}: MeasureReading): string {
  const { does, reaches, danger } = statements
  return [
    `${measure.title}${measure.article ? ` (art. ${measure.article})` : ''}`,
    `Aujourd’hui : ${today}.`,
    titled(does.heading, does.text),
    `  ${origin(measure.certainty, measure.asOf ? `état au ${dayFigures(measure.asOf)}` : '', measure.source)}`,
    titled(reaches.heading, reaches.text),
    titled(danger.heading, [danger.text, measure.explanation].filter(Boolean).join('\n')),
    ...(measure.facts.length > 0 ? ['\nLes faits'] : []),
    ...measure.facts.flatMap(fact => [
      `- ${fact.text}`,
      ...(fact.caution ? [`  Attention : ${fact.caution}`] : []),
      `  ${origin(fact.certainty, fact.date ? periodText(fact.date) : 'date non connue', fact.source)}`,
    ]),
    '\nSon sort, étape par étape',
    ...cells.map(({ stage, fate, look, article, witness }) => {
      const head = `- ${stage.label}${article ? `, article ${article}` : ''} : `
      if (!fate) return `${head}non connu. Qui le saurait : ${witness}.`
      const day = fate.date ? dayFigures(fate.date) : 'date non connue'
      return `${head}${fate.outcome || look.word}\n  ${origin(fate.certainty, day, fate.source)}`
    }),
    '\nSon texte, étape par étape',
    ...(texts.length > 0 ? [] : ['Aucun n’est dans la bibliothèque.']),
    ...texts.flatMap(text => [
      text.name,
      ...text.articles.flatMap(one => [
        `  Article ${one.designation}${one.state ? ` (${one.state})` : ''}`,
        ...one.alineas.map((line, at) => `  ${at + 1}. ${line}`),
      ]),
    ]),
    ...(list.length > 0 ? ['\nLes arguments'] : []),
    ...list.map(one => `- ${one.id}  ${one.title}${one.toVerify ? ' (à vérifier)' : ''}`),
  ].join('\n')
}

const titled = (title: string, text: string): string =>
  `\n${title}\n${text || 'Personne ne l’a encore écrit.'}`

const origin = (certainty: Certainty, when: string, source: string): string =>
  `[${[certainty === 'to-verify' ? 'à vérifier' : 'certain', when, source || 'source non notée']
    .filter(Boolean)
    .join(' ; ')}]`
