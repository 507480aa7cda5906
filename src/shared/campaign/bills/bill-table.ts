import { dayFigures } from '../../french/dates.ts'
import { csvTable } from '../../kernel/csv.ts'
import { escapeXml } from '../../kernel/escape.ts'
import { type Cell, matrixOf } from './fate.ts'
import type { Bill, Stage } from './model.ts'

/** The head of a column: the stage, its date, its reference. */
export const stageHead = (stage: Stage): string[] =>
  [stage.label, stage.date ? dayFigures(stage.date) : '', stage.reference].filter(Boolean)

/** The line under the title of a table that leaves the program. */
export const caption = (bill: Bill, day: string): string =>
  [bill.numbering, `Suivi au ${dayFigures(day)} avec Prétoire.`].filter(Boolean).join(' ')

/** A cell in words: `✕ supprimé : supprimé le 5 mars 2025 (à vérifier)`. */
export function cellText({ look, fate, article, toVerify }: Cell): string {
  const more = fate?.outcome && fate.outcome !== look.word ? ` : ${fate.outcome}` : ''
  return [
    `${look.sign} ${look.word}${more}`,
    article ? `art. ${article}` : '',
    fate?.date ? `le ${dayFigures(fate.date)}` : '',
    toVerify ? '(à vérifier)' : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** The table as CSV: one row a measure, two columns a stage (fate, source). */
export function billCsv(bill: Bill): string {
  const { stages, rows } = matrixOf(bill)
  const head = [
    'Article',
    'Mesure',
    'Certitude',
    ...stages.flatMap(one => [stageHead(one).join(' – '), `Source (${one.label})`]),
  ]
  const lines = rows.map(({ measure, cells }) => [
    measure.article,
    measure.title,
    measure.certainty === 'to-verify' ? 'à vérifier' : 'vérifiée',
    ...cells.flatMap(cell => [cellText(cell), cell.fate?.source ?? '']),
  ])
  return csvTable([head, ...lines])
}

const tones = { in: '#f6dcd6', changed: '#f8edcc', part: '#dfe7f2', out: '#dcebdc', unknown: '#ffffff' }

/** The table as a page that a browser and a word processor open, with its sources. */
export function billHtml(bill: Bill, day: string): string {
  const { stages, rows } = matrixOf(bill)
  const head = stages.map(one => `<th scope="col">${stageHead(one).map(escapeXml).join('<br>')}</th>`)
  const body = rows.map(({ measure, cells }) => {
    const under = [
      measure.article && `art. ${measure.article}`,
      measure.certainty === 'to-verify' ? 'à vérifier' : '',
    ]
    const all = cells.map(cell => {
      const source = cell.fate?.source ?? ''
      const link = /^https?:\/\//.test(source)
        ? ` <a href="${escapeXml(source)}">source</a>`
        : source && ` (${escapeXml(source)})`
      return `<td style="background:${tones[cell.look.tone]}">${escapeXml(cellText(cell))}${link}</td>`
    })
    return `<tr><th scope="row">${escapeXml(measure.title)}<br><small>${escapeXml(under.filter(Boolean).join(' — '))}</small></th>${all.join('')}</tr>`
  })
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>${escapeXml(bill.title)}</title>
<style>@page{size:A4 landscape;margin:1.5cm}body{font:10pt Arial,sans-serif}table{border-collapse:collapse}th,td{border:1px solid #b9b2a4;padding:4pt;vertical-align:top;text-align:left}</style></head>
<body><h1>${escapeXml(bill.title)}</h1><p>${escapeXml(caption(bill, day))}</p>
<table><thead><tr><th scope="col">Mesure</th>${head.join('')}</tr></thead><tbody>
${body.join('\n')}
</tbody></table>${bill.note ? `<p>${escapeXml(bill.note)}</p>` : ''}</body></html>
`
}
