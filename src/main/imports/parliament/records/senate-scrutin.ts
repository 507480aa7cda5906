import { z } from 'zod'
import { Scrutin, type VotePosition } from '../../../../shared/campaign/members/model.ts'
import { daysOf } from '../../../../shared/french/dates.ts'
import { htmlText } from '../../containers/html-text.ts'
import { Refusal } from '../../refusal.ts'

type Group = Scrutin['groups'][number]

/** Whether a page is that of a public vote of the Sénat, as its site publishes it. */
export const isSenateScrutin = (html: string): boolean =>
  /<h1[^>]*>\s*Scrutin\s+n(?:°|&deg;|&#176;|º)/i.test(html) && html.includes('accordion-scrutin-')

/** Whether a JSON is the other file of such a vote: who voted what, by matricule, and nothing more. */
export const isSenateSeats = (value: Readonly<Record<string, unknown>>): boolean =>
  Array.isArray(value.votes) && seat.safeParse(value.votes[0]).success

const seat = z.object({ matricule: z.string(), vote: z.string().regex(/^[pcan]$/) })

const labels: readonly (readonly [RegExp, VotePosition])[] = [
  [/^pour$/i, 'pour'],
  [/^contre$/i, 'contre'],
  [/^abstentions?$/i, 'abstention'],
  [/^n['’]ont pas pris part au vote$/i, 'non-votant'],
]
const LABELLED_LINE = /^[-–•\s]*(Pour|Contre|Abstentions?|N['’]ont pas pris part au vote)\s*:\s*(.*)$/i

/**
 * A public vote of the Sénat from its page (`senat.fr/scrutin-public/2025/scr2025-340.html`): the day, what was voted, each group as
 * it was that day with its numbers, and the senators it names, without their matricule. Refused when the groups do not add up to the
 * result; where the names of a group do not make its numbers, its numbers alone are kept.
 */
export function readSenateScrutin(html: string, asOf: string | undefined): Scrutin {
  const head = textOf(/<h1[^>]*>([\s\S]*?)<\/h1>/i.exec(html)?.[1])
  const [, number = '', dateText = ''] = /n[°º]\s*(\d+).*?du\s+(\d{1,2}(?:er)? \S+ \d{4})/i.exec(head) ?? []
  const at = String(daysOf(dateText)?.from ?? '')
  if (!number || at.length !== 8) throw new Refusal('la page du scrutin ne dit pas son numéro et son jour')
  const date = `${at.slice(0, 4)}-${at.slice(4, 6)}-${at.slice(6)}`
  const title = textOf(/<p[^>]*class="page-lead"[^>]*>([\s\S]*?)<\/p>/i.exec(html)?.[1])
  const [top = '', ...blocks] = html.split(/\sid="accordion-scrutin-/)
  const votes: Scrutin['votes'] = []
  const groups = blocks.map(block => {
    const { group, votes: ownVotes } = groupOf(block)
    votes.push(...ownVotes)
    return group
  })
  const total = textOf(top)
  for (const [figure, words, sum] of [
    [/(\d+)\s+pour\b/i, 'pour', groups.reduce((all, one) => all + one.for, 0)],
    [/(\d+)\s+contre\b/i, 'contre', groups.reduce((all, one) => all + one.against, 0)],
  ] as const)
    if (Number(figure.exec(total)?.[1]) !== sum)
      throw new Refusal(`les voix des groupes ne font pas le résultat du scrutin (${words})`)
  const session = Number(at.slice(4, 6)) >= 10 ? Number(at.slice(0, 4)) : Number(at.slice(0, 4)) - 1
  const id = `scr${session}-${number}`
  return Scrutin.parse({
    id,
    chamber: 'senat',
    legislature: `${session}-${session + 1}`,
    number: Number(number),
    date,
    title: title.replace(/^sur\s+/i, ''),
    result: /n['’]a pas adopté|rejeté/i.test(total) ? 'rejeté' : /adopté/i.test(total) ? 'adopté' : '',
    groups,
    votes,
    source: `Sénat, https://www.senat.fr/scrutin-public/${session}/${id}.html (Licence Ouverte 2.0)`,
    asOf,
  })
}

function groupOf(block: string): { group: Group; votes: Scrutin['votes'] } {
  const ref = /^[^"]*/.exec(block)?.[0] ?? ''
  // the page goes on after the last group
  const [head = '', list = ''] = block.split(/\sid="accordion-collapse-/)
  const label = textOf(/<h3[^>]*>([\s\S]*?)<\/h3>/i.exec(head)?.[1]).replace(/\s*:[\s\S]*$/, '')
  const countsByGroup = new Map(
    [...head.matchAll(/<li[^>]*>([\s\S]*?)<\/li>/gi)].flatMap(([, item]) => {
      const [, words = '', figure = ''] = LABELLED_LINE.exec(textOf(item)) ?? []
      const position = positionOf(words)
      return position && /^\d+$/.test(figure) ? [[position, Number(figure)] as const] : []
    }),
  )
  const of = (position: VotePosition) => countsByGroup.get(position) ?? 0
  const majority = (['pour', 'contre', 'abstention'] as const).reduce((a, b) => (of(b) > of(a) ? b : a))
  const votes = namesIn(list.replace(/<(?:h2|footer|section|aside|script)\b[\s\S]*$/i, '')).flatMap(
    ({ position, names }) =>
      names.length === of(position) ? names.map(member => ({ member, group: ref, position })) : [],
  )
  return {
    group: {
      ref,
      sigle: ref,
      label,
      for: of('pour'),
      against: of('contre'),
      abstained: of('abstention'),
      absent: of('non-votant'),
      majority: of(majority) > 0 ? majority : '',
    },
    votes,
  }
}

function namesIn(list: string): { position: VotePosition; names: string[] }[] {
  // what is left of the tag that was cut
  return htmlText(list.slice(list.indexOf('>') + 1))
    .split('\n')
    .flatMap(line => {
      const [, words = '', rest = ''] = LABELLED_LINE.exec(line.replace(/[\u00a0\u202f]/g, ' ')) ?? []
      const position = positionOf(words)
      return position
        ? [
            {
              position,
              names: rest
                .split(/,| et (?=\p{Lu})/u)
                .map(nameOf)
                .filter(Boolean),
            },
          ]
        : []
    })
}

const positionOf = (words: string) => labels.find(([label]) => label.test(words.trim()))?.[1]

/** « Christian Bruyen » of `MM. Christian Bruyen*`. */
const nameOf = (words: string): string =>
  words
    .trim()
    .replace(/^(?:MM?\.|M(?:me|lle)s?)\s+/, '')
    .replace(/\s*(?:\*+|\(.*|\s[-–]\s.*)$/, '')
    .replace(/\.$/, '')
    .trim()

const textOf = (html = ''): string =>
  htmlText(html)
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
