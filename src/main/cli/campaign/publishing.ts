import { originText } from '../../../shared/campaign/publishing/adopt.ts'
import type { FileChange, PublicationReview } from '../../../shared/campaign/publishing/model.ts'
import type { TakenPage } from '../../../shared/campaign/publishing/take-up-model.ts'
import type { Client } from '../../../shared/contract/contract.ts'
import { withFullStop } from '../../../shared/french/wording.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Runs } from '../verb.ts'
import { campaignNamed } from './campaigns.ts'
import type { publishingVerbs } from './publishing-table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof publishingVerbs> = {
  'campaign publish': async (cli, words) => {
    const bill = await billNamed(cli.call, words[0])
    const { out, publisher, contact, address, introduction, list, emails, apply } = cli.options
    const to = cli.place(out, true)
    const first = await cli.call['publishing.review']({ bill, to })
    const settings = {
      ...first.settings,
      ...(publisher !== undefined && { publisher }),
      ...(contact !== undefined && { contact }),
      ...(address !== undefined && { address }),
      ...(introduction !== undefined && { introduction }),
      ...(list !== undefined && { list: await listNamed(cli.call, list) }),
      ...(emails && { emails }),
    }
    const review = await cli.call['publishing.review']({ bill, to, settings })
    const { 'replace-page': agreed = [] } = cli.options
    const absent = agreed.find(path => !review.files.some(file => file.path === path))
    if (absent !== undefined)
      throw new AppError(
        'not-found',
        `«\u00a0${absent}\u00a0» n’est pas une page de cette publication. Rien n’a été écrit.`,
      )
    if (!apply || review.findings.length > 0) {
      cli.print(review, () => reviewText(review, Boolean(apply)))
      return review.findings.length > 0 ? 1 : 0
    }
    for (const line of publicLines(review)) cli.note(line)
    const result = await cli.call['publishing.write']({
      bill,
      to,
      settings,
      id: review.id,
      digest: review.digest,
      agreed,
    })
    for (const path of result.left)
      cli.note(`${path} a été changée à la main : laissée. Pour la remplacer : --replace-page ${path}`)
    cli.print(
      { ...result, persons: review.persons, contacts: review.contacts, omissions: review.omissions },
      () =>
        result.written.length + result.removed.length === 0
          ? 'Rien n’a changé : aucune page n’a été écrite.'
          : [
              `${out} : ${pages(result.written.length)} écrite${result.written.length > 1 ? 's' : ''}.`,
              ...result.removed.map(path => `Retirée : ${path}`),
            ].join('\n'),
    )
    return result.left.length > 0 ? 1 : 0
  },
  'campaign take-up': async (cli, words) => {
    const [path = '', name] = words
    const bill = await billNamed(cli.call, name)
    const page = await cli.call['publishing.read']({ bill, file: cli.file(path) })
    const accepted = cli.options.proposal ?? []
    const unknownIds = accepted.filter(id => !page.proposals.some(one => one.id === id))
    for (const id of unknownIds) cli.note(`${id} n’est pas une proposition de cette page : laissée.`)
    const changedArguments: string[] = []
    for (const proposal of page.proposals.filter(one => accepted.includes(one.id))) {
      const { after } = await cli.call['publishing.adopt']({ proposal, origin: page.origin })
      changedArguments.push(after.title)
    }
    cli.print({ ...page, changedArguments }, () =>
      accepted.length > 0
        ? changedArguments.map(title => `Repris dans «\u00a0${title}\u00a0», à vérifier.`).join('\n') ||
          'Rien n’a été repris.'
        : pageText(page),
    )
    return unknownIds.length > 0 ? 1 : 0
  },
}

/** A page with its proposals, each with the name that accepts it. */
const pageText = ({ origin, proposals, known }: TakenPage): string =>
  [
    `${originText(origin)}.`,
    ...proposals.flatMap(one => [
      `${one.id}  ${one.before ? 'change' : 'ajoute'} ${one.field === 'fact' ? 'un fait' : 'un paragraphe'}${one.argumentTitle && one.argument ? ` de «\u00a0${one.argumentTitle}\u00a0»` : ' (nouvel argument)'}`,
      ...changeLines(one),
    ]),
    known > 0 ? `Déjà là : ${known} paragraphe${known > 1 ? 's' : ''}.` : '',
    proposals.length > 0
      ? 'Rien n’a été changé. Pour reprendre : --proposal PROPOSITION'
      : 'Rien à reprendre dans cette page.',
  ]
    .filter(Boolean)
    .join('\n')

/** The bill of a campaign, or a bill that has none. */
async function billNamed(
  call: Parameters<typeof campaignNamed>[0],
  name: string | undefined,
): Promise<string> {
  const all = name ? await call['campaigns.list']({}) : []
  if (name && !all.some(one => one.id === name || one.bill === name)) return name
  return (await campaignNamed(call, name)).bill
}

/** The id of a list of members, by its title or id; none for an empty name. */
async function listNamed(call: Pick<Client, 'targets.list'>, name: string): Promise<string> {
  if (name === '') return ''
  const list = (await call['targets.list']({})).find(one => one.id === name || one.title === name)
  if (!list)
    throw new AppError('not-found', `Il n’y a pas de liste «\u00a0${name}\u00a0». Rien n’a été écrit.`)
  return list.id
}

const pages = (n: number): string => `${n} page${n > 1 ? 's' : ''}`

const statusWords: Readonly<Record<FileChange['status'], string>> = {
  new: 'nouvelle',
  changed: 'change',
  same: 'inchangée',
  removed: 'sera retirée',
  edited: 'changée à la main : laissée, sauf --replace-page',
  'edited-removed': 'changée à la main : laissée, sauf --replace-page, alors qu’elle ne serait plus publiée',
}

function reviewText(review: PublicationReview, wasAsked: boolean): string {
  const changes = review.files.filter(one => one.status !== 'same')
  return [
    changes.length === 0 ? 'Rien ne change depuis la dernière publication.' : '',
    ...changes.flatMap(one => [
      `${one.path}  ${statusWords[one.status]}`,
      // all of a new page is new: its words are in the page
      ...(one.status === 'new' ? [] : one.changes.flatMap(change => changeLines(change))),
      ...(one.more > 0
        ? [`  et ${one.more} autre${one.more > 1 ? 's' : ''} changement${one.more > 1 ? 's' : ''}`]
        : []),
    ]),
    ...publicLines(review),
    ...review.findings.map(one => `Privé : ${one.path} contient ${one.reason}.`),
    review.findings.length > 0 && wasAsked
      ? 'Rien n’a été écrit : retirez ce qui est privé, puis publiez.'
      : 'Rien n’a été écrit. Pour publier : --apply',
  ]
    .filter(Boolean)
    .join('\n')
}

const changeLines = ({ before, after }: { before: string; after: string }): string[] => [
  ...(before ? [`  - ${before}`] : []),
  ...(after ? [`  + ${after}`] : []),
]

/** Lines on what becomes public, and what is left out. */
function publicLines({ persons, contacts, omissions }: PublicationReview): string[] {
  return [
    persons.length > 0
      ? withFullStop(`Noms publics : ${persons.map(one => one.name).join(', ')}`)
      : 'Aucun nom de personne reconnu.',
    contacts.length > 0 ? `Adresses et numéros publics : ${contacts.join(', ')}.` : '',
    ...omissions.map(one => `Laissé de côté : ${one}`),
  ].filter(Boolean)
}
