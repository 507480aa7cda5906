import { pageContent } from '../../../../../src/main/imports/containers/read-page.ts'
import type { Bill, Stage } from '../../../../../src/shared/campaign/bills/model.ts'
import { stateAt } from '../../../../../src/shared/campaign/bills/state/measure-state.ts'
import { faultsOf } from '../stages/documents-at-stage.ts'
import { aPublication, siteOf } from './a-site.ts'

/** The headings that only a measure of the text may have. */
const PRESENT_HEADINGS = new Set(['Ce qu’elle fait', 'Qui elle atteint', 'Pourquoi elle est dangereuse'])
/** The part of a page of a measure that the state of the measure decides; what comes after is its history, and arguments. */
const HISTORY = 'Ce qu’elle est devenue'

/** The faults of the pages of a bill at one of its stages: against the state of a measure, a stage or a day that comes later, the French. */
export function faultsAt(bill: Bill, stage: Stage): string[] {
  const site = siteOf(aPublication(bill, stage.key))
  const at = bill.stages.indexOf(stage)
  const present = new Set(bill.stages.slice(0, at + 1).map(one => one.label))
  const later = bill.stages.slice(at + 1).filter(one => !present.has(one.label) && one.label.length > 12)
  const ofMeasures = bill.measures.flatMap(measure => {
    const page = site.find(one => one.path.startsWith('mesures/') && bare(one.title) === bare(measure.title))
    const { lines } = pageContent(page?.text ?? '')
    const end = lines.indexOf(HISTORY)
    if (end < 2) return [`${measure.id}\u00a0: page sans son début`]
    const main = lines
      .slice(0, end)
      // read as it was written, at the last stage alone; never composed
      .filter(text => !bare(measure.explanation).includes(bare(text)))
      .map(text => ({ text, isArgument: false }))
    const isOut = stateAt(bill, measure, stage.key).presence === 'out'
    const present = isOut ? main.filter(line => PRESENT_HEADINGS.has(line.text)) : []
    const tenses = present.map(
      line => `${measure.id}, ${stage.key}\u00a0: au présent d’une mesure absente\u00a0: ${line.text}`,
    )
    const others = faultsOf(
      { bill, measure, stage, document: 'courriel', arguments: 'linked' },
      { lines: main, problems: [], sources: [] },
    ).map(fault => `${measure.id}, ${stage.key}\u00a0: ${fault}`)
    return [...tenses, ...others]
  })
  const ofLater = site.flatMap(({ path, text }) =>
    later
      .filter(one => text.includes(`>${one.label}<`))
      .map(one => `${stage.key}, ${path}\u00a0: étape à venir, ${one.label}`),
  )
  return [...ofMeasures, ...ofLater]
}

const bare = (text: string): string => text.replace(/[\s\u00a0\u202f'’"«»]/g, '')
