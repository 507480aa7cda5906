import type { Campaign } from '../../../shared/campaign/campaigns/model.ts'
import { campaignSetting } from '../../../shared/campaign/campaigns/model.ts'
import type { CampaignState } from '../../../shared/campaign/campaigns/state.ts'
import { type WaveSummary, waveSummaries } from '../../../shared/campaign/waves/week-summary.ts'
import type { Client } from '../../../shared/contract/contract.ts'
import { need, UsageError } from '../args.ts'
import { deliver } from '../deliver.ts'
import { packChoices, reviewText, takeReviewed } from '../library/packs.ts'
import type { Runs } from '../verb.ts'
import type { campaignVerbs } from './campaigns-table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof campaignVerbs> = {
  'campaign list': async cli => {
    const archived = cli.options.archived === true
    const all = (await cli.call['campaigns.list']({})).filter(
      one => (one.archivedAt !== undefined) === archived,
    )
    cli.print(all, () =>
      all.length === 0
        ? archived
          ? 'Aucune campagne archivée.'
          : 'Aucune campagne ouverte.'
        : all
            .map(
              one =>
                `${one.id}  ${one.title} (${one.stage ? `étape en cours : ${one.stage}` : 'aucune étape notée'})`,
            )
            .join('\n'),
    )
    return 0
  },
  'campaign begin': async (cli, [bill = '']) => {
    const campaign = await cli.call['campaigns.begin']({ bill })
    const edit = edited(campaign, cli.options)
    const saved = edit === campaign ? campaign : await cli.call['campaigns.save']({ campaign: edit })
    await cli.call['settings.save']({ values: { [campaignSetting]: saved.bill } })
    cli.print(saved, () => words(saved))
    return 0
  },
  'campaign show': async (cli, [name]) => {
    const campaign = await campaignNamed(cli.call, name)
    cli.print(campaign, () => words(campaign))
    return 0
  },
  'campaign state': async (cli, [name]) => {
    const { id } = await campaignNamed(cli.call, name)
    const state = await cli.call['campaigns.state']({ id })
    const [all, week] = [await cli.call['waves.list']({}), await cli.call['waves.due']({})]
    const waves = waveSummaries(all, week, id)
    cli.print({ ...state, waves }, () => stateText(state, waves))
    return 0
  },
  'campaign edit': async (cli, [name]) => {
    const campaign = await campaignNamed(cli.call, name)
    const edit = edited(campaign, cli.options)
    if (edit === campaign)
      throw new UsageError('Rien à changer : --title, --association, --contact ou --signature.')
    const saved = await cli.call['campaigns.save']({ campaign: edit })
    cli.print(saved, () => words(saved))
    return 0
  },
  'campaign use': async (cli, [name]) => {
    const campaign = await campaignNamed(cli.call, name)
    if (campaign.archivedAt)
      throw new UsageError(
        `«\u00a0${campaign.title}\u00a0» est archivée : campaign archive ${campaign.id} --back.`,
      )
    await cli.call['settings.save']({ values: { [campaignSetting]: campaign.bill } })
    cli.print(campaign, () => words(campaign))
    return 0
  },
  'campaign export': async (cli, [name]) => {
    const { id, title } = await campaignNamed(cli.call, name)
    const { out, author, version, licence, notes } = cli.options
    const file = await cli.call['packs.send']({
      what: { campaign: id, notes: notes === true, comments: cli.options['no-comments'] !== true },
      title,
      author: need(author ?? (await cli.call['settings.get']({})).packAuthor, 'author'),
      version,
      licence,
    })
    const path = await deliver(cli, file.id, out)
    cli.print(
      { ...file, file: path },
      () => `Campagne signée : ${path} (${file.bytes.toLocaleString('fr-FR')} octets).`,
    )
    return 0
  },
  'campaign receive': async (cli, [path = '']) => {
    const review = await cli.call['packs.review']({ file: cli.file(path) })
    if (!cli.options.take) {
      await cli.call['packs.drop']({ id: review.id })
      packChoices(review.items, cli.options.set ?? [], cli.options.all)
      cli.print(review, () => `${reviewText(review)}\n--take pour la prendre.`)
      return 0
    }
    return takeReviewed(cli, review)
  },
  'campaign archive': async (cli, [name]) => {
    const { id } = await campaignNamed(cli.call, name)
    const archived = cli.options.back !== true
    const campaign = await cli.call['campaigns.archive']({ id, archived })
    cli.print(campaign, () =>
      archived
        ? `«\u00a0${campaign.title}\u00a0» est archivée : rien d’elle n’est plus proposé, tout est gardé.`
        : `«\u00a0${campaign.title}\u00a0» est sortie de l’archive.`,
    )
    return 0
  },
}

interface Edits {
  readonly title?: string | undefined
  readonly association?: string | undefined
  readonly contact?: string | undefined
  readonly signature?: string | undefined
}

/** The campaign with the options given; itself where there is none. */
function edited(campaign: Campaign, { title, association, contact, signature }: Edits): Campaign {
  const edits = Object.entries({ title, association, contact, signature }).filter(
    ([, value]) => value !== undefined,
  )
  return edits.length > 0 ? { ...campaign, ...Object.fromEntries(edits) } : campaign
}

/** The campaign of that id or of that bill; without a name, the one where one works, else the only open one. */
export async function campaignNamed(
  call: Pick<Client, 'campaigns.list' | 'campaigns.get' | 'settings.get'>,
  name: string | undefined,
): Promise<Campaign> {
  const all = await call['campaigns.list']({})
  if (name) {
    const match = all.find(one => one.id === name || one.bill === name)
    return call['campaigns.get']({ id: match?.id ?? name })
  }
  const open = all.filter(one => !one.archivedAt)
  const current = (await call['settings.get']({}))[campaignSetting]
  const match = open.find(one => one.bill === current) ?? (open.length === 1 ? open[0] : undefined)
  if (!match) throw new UsageError('Dites quelle campagne : «\u00a0campaign list\u00a0» les montre.')
  return call['campaigns.get']({ id: match.id })
}

const words = (one: Campaign): string =>
  [
    `${one.title} (${one.id})${one.archivedAt ? ', archivée' : ''}`,
    `Texte suivi : ${one.bill}`,
    `Association : ${one.association || 'non dite'}`,
    `Contact : ${one.contact || 'non dit'}`,
    `Signature : ${one.signature || 'non dite'}`,
  ].join('\n')

function stateText(
  { title, tonight, stage, deadline, sitting, calling, counts, steps }: CampaignState,
  waves: readonly WaveSummary[],
): string {
  const since = counts.callsSince === undefined ? '' : `, dont ${counts.callsSince} depuis l’étape en cours`
  return [
    title,
    'Ce soir :',
    ...tonight.map(line => `- ${line.title.replace(/\s\?$/, '')} : ${line.text}`),
    'Où elle en est :',
    `Étape : ${stage.text}`,
    `Amendements : ${deadline.text}`,
    `Séance : ${sitting.text}`,
    `Appels : ${calling.text}`,
    `Arguments ${counts.arguments}, amendements ${counts.amendments}, documents ${counts.documents}, listes ${counts.lists}, envois ${counts.sets}, projets locaux ${counts.projects}, appels notés ${counts.calls}${since}.`,
    ...waves.map(one => `Demandes «\u00a0${one.title}\u00a0» (${one.id}) : ${one.text}.`),
    steps.length === 0 ? 'Rien à faire n’est connu pour cette étape.' : 'À faire, dans l’ordre :',
    ...steps.map(({ title: what, why, place }, n) => `${n + 1}. ${what} (${place.id}). ${why}`),
  ].join('\n')
}
