import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { regimes } from '../../../../src/shared/procedure/regimes/all.ts'
import { matterOf } from '../../../../src/shared/procedure/regimes/natures.ts'
import { rules } from '../../../../src/shared/procedure/rules/all.ts'
import { closureRules } from '../../../../src/shared/procedure/rules/closures.ts'
import type { LimitRule, Source } from '../../../../src/shared/procedure/rules/record.ts'
import { regimeRules, remediesOf } from '../../../../src/shared/procedure/rules/regimes.ts'

const file = new URL('../../../../docs/law.md', import.meta.url)
const START = '<!-- règles : début -->\n'
const END = '<!-- règles : fin -->'

const REGIMES_START = '<!-- régimes : début -->\n'
const REGIMES_END = '<!-- régimes : fin -->'
/** The page with a table between two marks. */
const between = (page: string, start: string, end: string, content: string) =>
  `${page.slice(0, page.indexOf(start) + start.length)}\n${content}\n\n${page.slice(page.indexOf(end))}`

const marks = { read: 'lu', recalled: 'de mémoire', doubtful: 'discuté' } as const
const francs = {
  franc: 'franc',
  unsettled: 'franc non établi',
  disputed: 'franc discuté : l’échéance',
  rolled: 'non franc, reporté',
  plain: 'ni franc ni reporté',
} as const
const period = (from?: string, to?: string) =>
  from && to ? `du ${from} au ${to}` : from ? `depuis le ${from}` : to ? `jusqu’au ${to}` : ''

function lengthOf({ count }: Pick<LimitRule, 'count'>): string {
  switch (count.kind) {
    case 'months':
    case 'days': {
      const unit = count.kind === 'months' ? 'mois' : 'j'
      const distance = { added: ', + distance', debated: ', distance discutée', none: '' }[count.distance]
      return `${count.n} ${unit}, ${francs[count.franc]}${distance}${count.set === true ? ', ou le délai fixé' : ''}`
    }
    case 'birth':
      return `${count.months} mois de silence${count.set ? ', ou la durée fixée' : ''}`
    case 'opens':
      return `pas avant ${count.months} mois`
    case 'years-end':
      return `${count.years} ans, du 1er janvier suivant`
    case 'fixed':
      return 'jour fixé'
    case 'clear-days-before':
      return `${count.days} jours francs avant`
    case 'open-days-before':
      return `${count.days}e jour ouvrable avant, ${count.time}`
    case 'working-days':
      return `${count.days} jours ouvrés`
    case 'hours':
      return `${count.hours} heures réelles`
    case 'none':
      return 'aucun délai'
    case 'awaited':
      return 'délai d’un autre recours'
    case 'closed':
      return 'voie fermée'
  }
}
const sourceOf = ({ text, mark, from, to }: Source) =>
  `${text} (${[marks[mark], period(from, to)].filter(Boolean).join(', ')})`
const cell = (text: string) => text.replaceAll('|', '\\|')

/** One line a rule: what it limits, its reading, its length, when it applies, its sources and their state. */
const table = [
  '| délai | lecture | durée | en vigueur | sources |',
  '|---|---|---|---|---|',
  ...[...rules.filter(rule => !regimeRules.includes(rule)), ...Object.values(closureRules)].map(rule =>
    [
      rule.title,
      rule.reading,
      lengthOf(rule),
      period(rule.valid.from, rule.valid.to),
      rule.sources.map(sourceOf).join(' ; '),
    ]
      .map(cell)
      .join(' | ')
      .replace(/^(.*)$/, '| $1 |'),
  ),
].join('\n')

/** One line a regime: what it is, who judges, by when, what does not move it, what comes first, its sources and their state. */
const regimeTable = [
  '| nature | juge et démarche | délai | ne le déplace pas | avant le juge | sources |',
  '|---|---|---|---|---|---|',
  ...regimes.flatMap(regime => {
    const names: Readonly<Record<string, string>> = matterOf(regime.key)?.regimes ?? {}
    const remedies = remediesOf(regime)
    const rows = regime.isGeneral
      ? [['droit commun', '', '']]
      : remedies.map(one => [
          `${lengthOf(one)}${regime.isUnwritten ? ' (au plus court connu : régime non écrit)' : ''}`,
          period(one.from, one.to),
          one.sources.map(sourceOf).join(' ; '),
        ])
    return rows.map(([length = '', when = '', sources = '']) =>
      [
        names[regime.key] ?? regime.key,
        `${regime.judge} : ${regime.title}`,
        [length, when].filter(Boolean).join(', '),
        regime.unmoved,
        regime.first,
        sources,
      ]
        .map(cell)
        .join(' | ')
        .replace(/^(.*)$/, '| $1 |'),
    )
  }),
].join('\n')

test('the page of the law lists every rule as it stands; `vitest run -u` on this file writes it', async () => {
  const page = between(readFileSync(file, 'utf8'), REGIMES_START, REGIMES_END, regimeTable)
  await expect(between(page, START, END, table)).toMatchFileSnapshot(fileURLToPath(file))
})

test('the page names each file of rules', () => {
  const page = readFileSync(file, 'utf8')
  const names = readdirSync(new URL('../../../../src/shared/procedure/rules', import.meta.url))
  expect(names.filter(name => name !== 'all.ts' && !page.includes(`\`${name}\``))).toEqual([])
})
