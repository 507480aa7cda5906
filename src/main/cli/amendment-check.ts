import { admissibility } from '../../shared/campaign/amendment/admissible.ts'
import { apply } from '../../shared/campaign/amendment/apply.ts'
import { conflicts } from '../../shared/campaign/amendment/liasse.ts'
import { momentOf } from '../../shared/campaign/amendment/moment.ts'
import { ordered } from '../../shared/campaign/amendment/order.ts'
import type { Amendment } from '../../shared/model/amendment.ts'
import { articlesFor, label } from './amendment-given.ts'
import { UsageError } from './args.ts'
import type { Cli } from './verb.ts'

/** Says what does not hold: words that are not there, admissibility, conflicts with the others. */
export async function checkVerb(cli: Cli, words: readonly string[]): Promise<number> {
  const named = await Promise.all(words.map(id => cli.call['amendments.get']({ id })))
  if (named.length === 0 && !cli.options.bill) throw new UsageError('Il manque : un amendement, ou --bill.')
  const around = await cli.call['amendments.list'](cli.options.bill ? { bill: cli.options.bill } : {})
  const articleOf = await articlesFor(cli, around)
  const met = conflicts(around, articleOf)
  const bills = await cli.call['bills.list']({})
  const versions = (await Promise.all(bills.map(({ id }) => cli.call['billTexts.list']({ bill: id })))).flat()
  const momentFor = (one: Amendment) =>
    momentOf(
      one,
      new Date(),
      bills.find(({ id }) => id === one.bill),
      versions.filter(({ bill }) => bill === one.bill),
    )
  const checked = ordered(named.length > 0 ? named : around).map(one => {
    const article = articleOf(one)
    return {
      id: one.id,
      label: label(one),
      flaws: article ? apply(article, one.changes, one.chamber).flaws : [],
      notes: one.origin === 'draft' ? admissibility(one, momentFor(one)) : [],
      conflicts: met.filter(({ a, b }) => a === one.id || b === one.id),
    }
  })
  cli.print(checked, () =>
    checked
      .map(one =>
        [
          `${one.id}  ${one.label}`,
          ...one.flaws.map(flaw => `  ! ${flaw.message}`),
          ...one.notes
            .filter(note => note.severity !== 'info')
            .map(note => `  ${note.severity === 'error' ? '!' : '·'} ${note.rule} : ${note.message}`),
          ...one.conflicts.map(({ a, b, message }) => `  × ${a === one.id ? b : a} : ${message}`),
        ].join('\n'),
      )
      .join('\n'),
  )
  const bad = checked.some(
    one =>
      one.flaws.some(flaw => flaw.severity === 'error') ||
      one.notes.some(note => note.severity === 'error') ||
      one.conflicts.some(({ kind }) => kind === 'overlap'),
  )
  return bad ? 1 : 0
}
