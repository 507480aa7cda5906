import type { Output } from '../../shared/contract.ts'
import { courtName, longDayText } from '../../shared/draft/words.ts'
import type { TimeLimit } from '../../shared/model/deadline.ts'
import { expect, need } from './args.ts'
import { deliver } from './deliver.ts'
import { readSets } from './facts.ts'
import type { Verb } from './verb.ts'

/** Verbs about time limits. */
export const limitVerbs: readonly Verb[] = [
  {
    name: 'guide',
    usage: 'guide [DOSSIER] [--set clé=réponse]... [--from AAAA-MM-JJ]',
    about: 'de la situation au texte à préparer ; ce que le dossier dit n’est pas demandé, --set le change',
    run: async (cli, words) => {
      const [dossier] = expect(words, words.length > 0 ? ['le dossier'] : [])
      const { facts: answers } = readSets(cli.options.set ?? [])
      const found = await cli.call['guide.ask']({
        answers,
        at: cli.options.from,
        ...(dossier && { dossier }),
      })
      cli.print(found, () => guided(found, dossier))
      return 0
    },
  },
  {
    name: 'court',
    usage: 'court COMMUNE | court --set departement=38',
    about: 'le tribunal administratif d’une commune ou d’un département, et la cour au-dessus',
    run: async (cli, words) => {
      const department = readSets(cli.options.set ?? []).facts.departement ?? ''
      const [commune = ''] = department ? words : expect(words, ['la commune'])
      const found = await cli.call['courts.find']({ commune, department })
      cli.print(
        found,
        () =>
          found
            .map(
              one =>
                `${courtName(one.court)} ; ${courtName(one.appeal)}\n  ${one.reason}\n  ${one.articles.join(', ')}. ${one.caveat}`,
            )
            .join('\n') ||
          'Cette commune n’est pas dans la liste : donnez le département (--set departement=38).',
      )
      return 0
    },
  },
  {
    name: 'deadlines',
    usage: 'deadlines DOSSIER',
    about: 'les délais d’un dossier, comment ils sont comptés',
    run: async (cli, words) => {
      const [dossier = ''] = expect(words, ['le dossier'])
      const found = await cli.call['limits.list']({ dossier })
      cli.print(
        found,
        () => found.map(told).join('\n\n') || 'Aucun délai ne se déduit des dates de ce dossier.',
      )
      return 0
    },
  },
  {
    name: 'deadlines due',
    usage: 'deadlines due [--from AAAA-MM-JJ]',
    about: 'ce qui échoit dans tous les dossiers, le plus proche d’abord',
    run: async (cli, words) => {
      expect(words, [])
      const since = cli.options.from ?? new Date().toISOString().slice(0, 10)
      const found = await cli.call['limits.due']({ since })
      cli.print(
        found,
        () =>
          found
            .map(
              ({ title, limit }) =>
                `${longDayText(limit.prudent ?? '')} (dernier jour utile : ${longDayText(limit.lastDay ?? '')})\n  ${limit.title} — ${title}`,
            )
            .join('\n') || 'Aucune échéance.',
      )
      return 0
    },
  },
  {
    name: 'deadlines calendar',
    usage: 'deadlines calendar [DOSSIER] --out FICHIER.ics',
    about: 'écrit un fichier d’agenda, avec ses rappels',
    run: async (cli, words) => {
      const [dossier] = words
      const out = need(cli.options.out, 'out')
      const made = await cli.call['limits.calendar']({ ...(dossier && { dossier }) })
      const file = await deliver(cli, made.id, out)
      cli.print({ file, bytes: made.bytes }, () => `Agenda écrit : ${file}`)
      return 0
    },
  },
]

function told(limit: TimeLimit): string {
  const days =
    limit.kind === 'none'
      ? [limit.reason]
      : [
          `dernier jour utile : ${longDayText(limit.lastDay ?? '')}${limit.time ? `, ${limit.time}` : ''}`,
          `date prudente : ${longDayText(limit.prudent ?? '')}`,
          `échéance : ${longDayText(limit.term ?? '')}`,
        ]
  return [
    `${limit.title}${limit.fate === 'running' ? '' : ` — ${limit.because}`}`,
    ...days,
    `${limit.rule} (${limit.articles.join(', ')})`,
    ...limit.steps,
    ...(limit.caveat ? [`à vérifier : ${limit.caveat}`] : []),
  ].join('\n  ')
}

/** The guide in words: what was answered, then the question with its answers, or the text and its dates. */
function guided({ said, question, proposal }: Output<'guide.ask'>, dossier?: string): string {
  const before = said.map(one =>
    [
      `${one.question}\n  ${one.answer}`,
      one.known ? ` (d’après le dossier ; --set ${one.fact}=… le change)` : '',
      one.noted ? ` (le dossier note une autre date : ${one.noted})` : '',
    ].join(''),
  )
  if (question) {
    const choices = question.choices.map(one => `  --set ${question.fact}=${one.value}  ${one.label}`)
    const open = `  --set ${question.fact}=${question.kind === 'date' ? 'AAAA-MM-JJ' : '…'}`
    return [...before, question.question, ...(choices.length > 0 ? choices : [open])].join('\n')
  }
  if (!proposal) return [...before, 'Le guide ne sait pas aller plus loin.'].join('\n')
  const begun = dossier ? `draft prepare ${dossier}` : 'dossier new --profile'
  const law = (text: string) => (text ? ` (${text})` : '')
  return [
    ...before,
    '',
    `${proposal.title}${proposal.template && `\n  ${begun} ${proposal.template}`}`,
    ...proposal.with.map(one => `  avec : ${one.title}`),
    ...proposal.reasons.map(one => `- ${one.text}${law(one.law)}`),
    ...(proposal.limits.length > 0 ? ['', 'Ce qui court déjà :', ...proposal.limits.map(told)] : []),
    ...(proposal.ahead.length > 0
      ? ['', 'Si votre envoi est reçu aujourd’hui :', ...proposal.ahead.map(told)]
      : []),
    ...(proposal.next.length > 0
      ? ['', 'Ensuite :', ...proposal.next.map((one, at) => `${at + 1}. ${one.text}${law(one.law)}`)]
      : []),
  ].join('\n')
}
