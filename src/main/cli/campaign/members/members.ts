import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { TargetFilters } from '../../../../shared/campaign/members/model.ts'
import { correctionText, meaningOf, meaningWords } from '../../../../shared/campaign/members/vote-meaning.ts'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { need, UsageError } from '../../args.ts'
import { deliver } from '../../deliver.ts'
import { importFiles, some } from '../../library/imports.ts'
import type { Runs, VerbClis } from '../../verb.ts'
import type { memberVerbs } from '../member-table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof memberVerbs> = {
  'members import': async (cli, words) => {
    const chamber = cli.options.chamber
    if (cli.options.date && !chamber)
      throw new UsageError('«\u00a0--date\u00a0» demande «\u00a0--chamber an\u00a0» ou «\u00a0senat\u00a0».')
    const code = await importFiles(cli, words)
    if (cli.options.date && chamber) await cli.call['members.date']({ chamber, asOf: cli.options.date })
    const { ages } = await cli.call['members.list']({})
    for (const age of ages) cli.note(`${age.members} fiches. ${age.sentence}`)
    return code
  },
  'members list': async (cli, words) => {
    const chamber = cli.options.chamber
    await requireFilters(cli)
    const members = await cli.call['members.list']({
      ...(words.length > 0 && { text: words.join(' ') }),
      ...(chamber && { chamber }),
      ...(cli.options.group && { group: cli.options.group }),
      ...(cli.options.committee && { committee: cli.options.committee }),
      ...(cli.options.department && { department: cli.options.department }),
      ...(cli.options.place && { place: cli.options.place }),
    })
    if (!members.isPlaceKnown) throw new AppError('not-found', members.placeSentence)
    cli.print(members, () =>
      [
        ...members.members.map(one =>
          [
            one.id,
            `${one.civility} ${one.first} ${one.last}`.trim(),
            one.group?.sigle,
            one.department && `${one.department.name}${one.constituency ? ` (${one.constituency})` : ''}`,
            one.committee,
            one.phone,
          ]
            .filter(Boolean)
            .join(' · '),
        ),
        `${members.total} ${members.total > 1 ? 'membres' : 'membre'}.`,
        ...(members.placeSentence ? [members.placeSentence] : []),
        ...members.ages.map(age => age.sentence),
      ].join('\n'),
    )
    return 0
  },
  'members show': async (cli, words) => {
    const [id = ''] = words
    const record = await cli.call['members.get']({ id })
    const { member, votes, positions, age, since } = record
    cli.print(record, () =>
      [
        `${member.civility} ${member.first} ${member.last} (${member.id})`,
        [member.group?.label, member.department?.name, member.committee].filter(Boolean).join(' · '),
        ...member.functions,
        ...member.phones.map(phone => `téléphone (${phone.kind}) : ${phone.number}`),
        ...member.emails.map(mail => `courriel : ${mail}`),
        ...member.roles.map(role => `${role.role} : ${role.bill}${role.source ? ` (${role.source})` : ''}`),
        ...votes.map(
          ({ scrutin, position, correction, group }) =>
            `scrutin n° ${scrutin.number} du ${scrutin.date} : ${voteText(position, scrutin.wished)}${correction ? `\u202f; ${correctionText(correction)}` : ''} (groupe : ${group || 'inconnu'})`,
        ),
        ...positions.map(
          one =>
            `${one.date} : ${one.value} (${one.source})${since && one.date < since ? ', législature précédente' : ''}`,
        ),
        ...(record.noCall ? [`ne plus appeler, depuis le ${record.noCall}`] : []),
        `Source : ${member.source}. ${age?.sentence ?? ''}`,
      ]
        .filter(Boolean)
        .join('\n'),
    )
    return 0
  },
  'members targets': async (cli, words) => {
    const [bill = ''] = words
    const chamber = cli.options.chamber
    const own = cli.options.commune ?? ''
    const position = cli.options.position
    const { group, committee, department } = cli.options
    const filters: Partial<TargetFilters> = {
      ...(chamber && { chamber }),
      ...(group && { groups: [group] }),
      ...(committee && { committee }),
      ...(department && { department }),
      ...(position && { position }),
      own,
      limit: cli.options.limit ?? 30,
      ...(cli.options.seed !== undefined && { seed: cli.options.seed }),
    }
    await requireFilters(cli)
    const proposal = await cli.call['targets.propose']({ bill, filters })
    const { title } = cli.options
    const list = title
      ? await cli.call['targets.save']({ id: randomUUID(), title, bill, filters, ranked: proposal })
      : undefined
    const { members } = await cli.call['members.list']({ bill })
    const names = new Map(
      members.map(one => [one.id, `${one.first} ${one.last} (${one.group?.sigle ?? '?'})`]),
    )
    cli.print(
      list ?? proposal,
      () =>
        [
          ...proposal.map(
            (one, n) => `${n + 1}. ${names.get(one.member) ?? one.member} — ${one.reasons.join(' ; ')}`,
          ),
          ...(list ? [`Liste gardée : ${list.id}.`] : []),
        ].join('\n') || 'Personne ne répond à ces filtres.',
    )
    return 0
  },
  'members lists': async (cli, words) => {
    const [bill = ''] = words
    const lists = await cli.call['targets.list']({ bill })
    const { members } = await cli.call['members.list']({ bill })
    const called = new Set(members.filter(one => one.lastCall).map(one => one.id))
    cli.print(lists, () =>
      lists.length === 0
        ? 'Aucune liste gardée pour ce texte.'
        : lists
            .map(({ id, title, ranked, deal }) =>
              [
                `${id}\n  ${title}, ${some(ranked.length, 'membre')}`,
                ...(deal ? [`  partagée le ${deal.on}, tirage n° ${deal.seed}`] : []),
                ...(deal?.parts ?? []).map(
                  (part, n) =>
                    `  part ${n + 1}, appelés : ${part.filter(one => called.has(one)).length} sur ${part.length}`,
                ),
              ].join('\n'),
            )
            .join('\n'),
    )
    return 0
  },
  'members share': async (cli, words) => {
    const [list = ''] = words
    const { volunteers, seed, out } = cli.options
    const shares = await cli.call['packs.shares']({
      list,
      volunteers,
      ...(seed !== undefined && { seed }),
      author: need(cli.options.author ?? (await cli.call['settings.get']({})).packAuthor, 'author'),
    })
    await mkdir(out, { recursive: true })
    const files: string[] = []
    for (const file of shares.files) files.push(await deliver(cli, file.id, join(out, file.name)))
    cli.print({ ...shares, files }, () =>
      [
        `${files.length} parts, tirage n° ${shares.deal.seed} :`,
        ...files.map((file, n) => `  ${file} (${some(shares.deal.parts[n]?.length ?? 0, 'membre')})`),
        ...(shares.left > 0
          ? [
              `${some(shares.left, 'membre')} de la liste dans aucune part : à ne plus appeler, ou mandat terminé.`,
            ]
          : []),
      ].join('\n'),
    )
    return 0
  },
}

/** Refuses the filter of a group, a committee or a department of no member here, rather than show an empty list. */
async function requireFilters({
  call,
  options: { chamber, group, committee, department },
}: Pick<VerbClis<typeof memberVerbs>['members list'], 'call'> & {
  readonly options: Pick<
    VerbClis<typeof memberVerbs>['members list']['options'],
    'chamber' | 'group' | 'committee' | 'department'
  >
}): Promise<void> {
  const { facets } = await call['members.list']({ ...(chamber && { chamber }) })
  const filters = [
    ['du groupe', group, facets.groups.map(one => one.sigle)],
    ['de la commission', committee, facets.committees.map(one => one.name)],
    ['du département', department, facets.departments.map(one => one.number)],
  ] as const
  for (const [what, name, all] of filters)
    if (name && !all.includes(name))
      throw new AppError(
        'not-found',
        `Aucun membre ${what} «\u00a0${name}\u00a0» ici. Il y a\u00a0: ${all.join(', ') || 'personne, rien n’est importé'}.`,
      )
}

/** « contre, avec nous » where somebody said what the campaign asked for. */
function voteText(position: Parameters<typeof meaningOf>[0], wished: 'pour' | 'contre' | undefined): string {
  const meaning = meaningOf(position, wished)
  return meaning ? `${position}, ${meaningWords[meaning]}` : position
}
