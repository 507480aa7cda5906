import { cellText } from '../../../shared/campaign/bills/bill-table.ts'
import { matrixOf } from '../../../shared/campaign/bills/fate.ts'
import { keyDates } from '../../../shared/campaign/bills/limits.ts'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { currentStage, followers, refusal, stageWords } from '../../../shared/campaign/bills/stages.ts'
import { stateTitle } from '../../../shared/campaign/bills/state/moves.ts'
import type { BillText } from '../../../shared/campaign/bills/text-model.ts'
import { mendedText } from '../../../shared/campaign/briefs/mended.ts'
import { dateText, dayFigures } from '../../../shared/french/dates.ts'
import { countOf } from '../../../shared/french/wording.ts'
import { isDay, localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { need, UsageError } from '../args.ts'
import { deliver } from '../deliver.ts'
import { listing } from '../listing.ts'
import type { Runs } from '../verb.ts'
import { measureFrom, stageFrom, withStageOption } from './bill-options.ts'
import { readingText } from './measure-text.ts'
import type { billVerbs } from './table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof billVerbs> = {
  'bill list': listing(
    cli => cli.call['bills.list']({}),
    one => lineOf(one),
    'Aucun texte suivi.',
  ),
  'bill show': async (cli, words) => {
    const [id = ''] = words
    if (cli.options.format) {
      const { format } = cli.options
      const out = need(cli.options.out, 'out')
      const output = await cli.call['bills.export']({ id, format })
      const file = await deliver(cli, output.id, out)
      cli.print({ ...output, file }, () => `Tableau des mesures : ${file}`)
      return 0
    }
    const bill = await cli.call['bills.get']({ id })
    const resting = await cli.call['bills.resting']({ id })
    const texts = await cli.call['billTexts.list']({ bill: id })
    cli.print({ ...bill, texts, resting }, () => billText(bill, texts.length, resting))
    return 0
  },
  'bill import': async (cli, words) => {
    const [path = ''] = words
    if (cli.options.stage && !cli.options.into)
      throw new UsageError(
        '«\u00a0--stage\u00a0» demande «\u00a0--into\u00a0», le texte de loi de cette étape.',
      )
    if (/\.json$/i.test(path) || (/\.xml$/i.test(path) && !cli.options.into)) {
      const { lines, resting } = await cli.call['bills.arriving']({
        file: cli.file(path),
        into: cli.options.into,
      })
      const bill = await cli.call['bills.import']({ file: cli.file(path), into: cli.options.into })
      cli.print({ ...bill, moves: lines, resting }, () =>
        [
          `${lineOf(bill)}\n${countOf(bill.stages.length, 'étape')}.`,
          ...lines.map(line => `  ${line}`),
          ...resting.map(text => `  est devenu faux\u00a0: ${text.title} (${text.id}). ${text.change}`),
        ].join('\n'),
      )
      return 0
    }
    const bill = await cli.call['bills.get']({ id: need(cli.options.into, 'into') })
    const { text, remarks } = await cli.call['billTexts.read']({ file: cli.file(path), bill: bill.id })
    for (const remark of remarks) cli.note(remark)
    if (!cli.options.stage) {
      cli.print({ text, remarks }, () => reviewText(bill, text))
      return 0
    }
    const result = await cli.call['billTexts.save']({
      text: withStageOption(cli, bill, text, cli.options.stage),
    })
    cli.print(
      result,
      () =>
        `${countOf(result.articles.filter(one => one.kind === 'article').length, 'article gardé', 'articles gardés')} (${result.id}).`,
    )
    return 0
  },
  'bill state': async (cli, words) => {
    const [id = ''] = words
    const { out } = cli.options
    const bill = await cli.call['bills.get']({ id })
    const file = await cli.call['packs.send']({
      what: { bill: id },
      title: stateTitle(bill),
      author: need(cli.options.author ?? (await cli.call['settings.get']({})).packAuthor, 'author'),
    })
    const path = await deliver(cli, file.id, out)
    cli.print({ ...file, file: path }, () => `État du texte, signé : ${path}.`)
    return 0
  },
  'bill mend': async (cli, words) => {
    const [bill = ''] = words
    const outcomes = await cli.call['briefs.mend']({ bill })
    cli.print(outcomes, () =>
      [
        mendedText(outcomes),
        ...outcomes.map(({ draft, title, why }) => `  ${draft}  ${title}${why ? `\u00a0: ${why}` : ''}`),
      ].join('\n'),
    )
    return outcomes.some(({ state }) => state === 'questions') ? 1 : 0
  },
  'bill stage': async (cli, words) => {
    const [id = ''] = words
    const bill = await cli.call['bills.get']({ id })
    const { seen } = cli.options
    if (seen !== undefined) {
      if (!isDay(seen)) throw new UsageError('--seen : le jour s’écrit AAAA-MM-JJ.')
      if (seen > localDay(new Date())) throw new UsageError('--seen : ce jour n’est pas encore venu.')
      if (cli.options.kind)
        throw new UsageError('--seen ou --kind : l’étape est la même, ou c’en est une autre.')
      const result = await cli.call['bills.save']({ bill: { ...bill, seenOn: seen } })
      cli.print(result, () => `Vu encore à cette étape le ${dateText(seen)}.`)
      return 0
    }
    const next = followers(bill)
    if (!cli.options.kind) {
      cli.print(
        next,
        () =>
          next
            .map(one => `${one.kind}${one.chamber ? ` ${one.chamber}` : ''}  ${stageWords(one)}`)
            .join('\n') || 'Rien ne peut plus suivre.',
      )
      return 0
    }
    const stage = stageFrom(cli, bill)
    const why = refusal(bill, stage)
    if (why) throw new AppError('refused', why)
    const result = await cli.call['bills.save']({
      bill: { ...bill, stages: [...bill.stages, stage], current: stage.key },
    })
    cli.print(result, () => `Étape notée : ${stage.label}.`)
    return 0
  },
  'bill measure': async (cli, words) => {
    const [id = '', name = ''] = words
    const bill = await cli.call['bills.get']({ id })
    const change = measureFrom(cli, bill, name)
    const after = change ? await cli.call['bills.save']({ bill: change }) : bill
    if (!after.measures.some(one => one.id === name))
      throw new AppError(
        'not-found',
        `«\u00a0${name}\u00a0» n’est pas une mesure de ce texte. Avec --title, elle est créée.`,
      )
    const reading = await cli.call['bills.measure']({ id, measure: name })
    cli.print(reading, () => readingText(reading))
    return 0
  },
}

const lineOf = (bill: Bill): string => {
  const at = currentStage(bill, localDay(new Date()))
  return `${bill.id}  ${bill.title}${at ? ` — ${at.label}${at.date ? ` (${dayFigures(at.date)})` : ''}` : ''}, ${bill.measures.length} mesure${bill.measures.length > 1 ? 's' : ''}`
}

function billText(bill: Bill, texts: number, resting: readonly { title: string; change: string }[]): string {
  const { stages, rows } = matrixOf(bill)
  const today = localDay(new Date())
  return [
    lineOf(bill),
    bill.numbering,
    ...rows.flatMap(({ measure, cells }) => [
      `\n${measure.article ? `art. ${measure.article} : ` : ''}${measure.title}${measure.certainty === 'to-verify' ? ' (à vérifier)' : ''}`,
      ...cells.map((cell, at) => `  ${stages[at]?.label ?? ''} : ${cellText(cell)}`),
    ]),
    texts > 0 ? `\n${texts} texte${texts > 1 ? 's gardés' : ' gardé'}.` : '',
    ...keyDates(bill)
      .filter(one => one.at.slice(0, 10) >= today)
      .map(
        one =>
          `${one.at.replace('T', ' à ')} : ${one.label}${one.certainty === 'to-verify' ? ' (à vérifier)' : ''}`,
      ),
    ...(resting.length > 0 ? ['\nRepose sur un état antérieur :'] : []),
    ...resting.map(one => `  ${one.title} : ${one.change}`),
  ]
    .filter(Boolean)
    .join('\n')
}

/** Says which parts of a text would be kept, and how to keep it. */
function reviewText(bill: Bill, text: BillText): string {
  const stage = bill.stages.find(one => one.key === text.stage)
  return [
    [text.title, text.number && `n° ${text.number}`, text.session, text.date && dayFigures(text.date)]
      .filter(Boolean)
      .join(', '),
    ...text.articles.map(one =>
      one.kind === 'title'
        ? `${one.designation} ${one.alineas.join(' ')}`
        : `  art. ${one.designation}${one.state ? ` (${one.state})` : ''} : ${one.alineas.length} alinéa${one.alineas.length > 1 ? 's' : ''}`,
    ),
    `Rien n’a été gardé. Pour le garder : --stage ${stage ? `${stage.key} (${stage.label})` : bill.stages.map(one => one.key).join(' | ')}.`,
  ].join('\n')
}
