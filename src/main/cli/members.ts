import { randomUUID } from 'node:crypto'
import { mergeText } from '../../shared/campaign/calls/merged.ts'
import { AppError } from '../../shared/errors.ts'
import { Answered, MemberChamber, PositionValue, type TargetFilters } from '../../shared/model/member.ts'
import { expect, need, oneOf, UsageError } from './args.ts'
import { deliver } from './deliver.ts'
import { importVerbs, some } from './imports.ts'
import type { Verb } from './verb.ts'

const chambers = MemberChamber.options
const imported = importVerbs.find(one => one.name === 'import')

/** Verbs about members of Parliament and the calls made to them. */
export const memberVerbs: readonly Verb[] = [
  {
    name: 'members import',
    usage: 'members import CHEMIN... [--date AAAA-MM-JJ --chamber an|senat]',
    about: 'importe députés, sénateurs et scrutins (données ouvertes) ; --date dit de quel jour ils sont',
    run: async (cli, words) => {
      const chamber = oneOf(cli.options.chamber, chambers, 'chamber')
      if (cli.options.date && !chamber)
        throw new UsageError('« --date » demande « --chamber an » ou « senat ».')
      const code = await imported?.run(cli, words)
      if (cli.options.date && chamber) await cli.call['members.date']({ chamber, asOf: cli.options.date })
      const { ages } = await cli.call['members.list']({})
      for (const age of ages) cli.note(`${age.members} fiches. ${age.sentence}`)
      return code
    },
  },
  {
    name: 'members list',
    usage: 'members list [MOTS] [--chamber an|senat] [--group SIGLE] [--committee NOM] [--department N]',
    about: 'liste les députés et sénateurs, filtrés ; dit de quand sont les données',
    run: async (cli, words) => {
      const chamber = oneOf(cli.options.chamber, chambers, 'chamber')
      const found = await cli.call['members.list']({
        ...(words.length > 0 && { text: words.join(' ') }),
        ...(chamber && { chamber }),
        ...(cli.options.group && { group: cli.options.group }),
        ...(cli.options.committee && { committee: cli.options.committee }),
        ...(cli.options.department && { department: cli.options.department }),
      })
      cli.print(found, () =>
        [
          ...found.members.map(one =>
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
          `${found.total} ${found.total > 1 ? 'membres' : 'membre'}.`,
          ...found.ages.map(age => age.sentence),
        ].join('\n'),
      )
      return 0
    },
  },
  {
    name: 'members show',
    usage: 'members show ID',
    about: 'la fiche d’un membre : contacts publiés, commission, votes, positions',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['l’identifiant du membre'])
      const found = await cli.call['members.get']({ id })
      const { member, votes, positions, age } = found
      cli.print(found, () =>
        [
          `${member.civility} ${member.first} ${member.last} (${member.id})`,
          [member.group?.label, member.department?.name, member.committee].filter(Boolean).join(' · '),
          ...member.functions,
          ...member.phones.map(phone => `téléphone (${phone.kind}) : ${phone.number}`),
          ...member.emails.map(mail => `courriel : ${mail}`),
          ...member.roles.map(role => `${role.role} : ${role.bill}${role.source ? ` (${role.source})` : ''}`),
          ...votes.map(
            ({ scrutin, position, group }) =>
              `scrutin n° ${scrutin.number} du ${scrutin.date} : ${position} (groupe : ${group || 'inconnu'})`,
          ),
          ...positions.map(one => `${one.date} : ${one.value} (${one.source})`),
          ...(found.noCall ? [`ne plus appeler, depuis le ${found.noCall}`] : []),
          `Source : ${member.source}. ${age?.sentence ?? ''}`,
        ]
          .filter(Boolean)
          .join('\n'),
      )
      return 0
    },
  },
  {
    name: 'members targets',
    usage:
      'members targets TEXTE [--commune NOM] [--chamber an|senat] [--group SIGLE] [--committee NOM] [--department N] [--position P] [--limit N] [--title TITRE]',
    about: 'propose qui appeler pour un texte, avec les raisons ; --title garde la liste',
    run: async (cli, words) => {
      const [bill = ''] = expect(words, ['l’identifiant du texte'])
      const chamber = oneOf(cli.options.chamber, chambers, 'chamber')
      const own = cli.options.commune ?? ''
      const position = oneOf(cli.options.position, PositionValue.options, 'position')
      const { group, committee, department } = cli.options
      const filters: Partial<TargetFilters> = {
        ...(chamber && { chamber }),
        ...(group && { groups: [group] }),
        ...(committee && { committee }),
        ...(department && { department }),
        ...(position && { position }),
        own,
        limit: numberOf(cli.options.limit) ?? 30,
      }
      const ranked = await cli.call['targets.propose']({ bill, filters })
      const { title } = cli.options
      const saved = title
        ? await cli.call['targets.save']({ id: randomUUID(), title, bill, filters, ranked })
        : undefined
      const { members } = await cli.call['members.list']({ bill })
      const names = new Map(
        members.map(one => [one.id, `${one.first} ${one.last} (${one.group?.sigle ?? '?'})`]),
      )
      cli.print(
        saved ?? ranked,
        () =>
          [
            ...ranked.map(
              (one, n) => `${n + 1}. ${names.get(one.member) ?? one.member} — ${one.reasons.join(' ; ')}`,
            ),
            ...(saved ? [`Liste gardée : ${saved.id}.`] : []),
          ].join('\n') || 'Personne ne répond à ces filtres.',
      )
      return 0
    },
  },
  {
    name: 'call-sheet',
    usage:
      'call-sheet TEXTE [--list ID] [--commune NOM] [--author PRÉNOM] [--ask DEMANDE] [--limit N] --out FICHIER.docx',
    about: 'la feuille d’appels en Word : un membre par bloc, son script, de quoi noter',
    run: async (cli, words) => {
      const [bill = ''] = expect(words, ['l’identifiant du texte'])
      const out = need(cli.options.out, 'out')
      const limit = numberOf(cli.options.limit)
      const made = await cli.call['calls.sheet']({
        bill,
        ...(cli.options.measure?.[0] && { measure: cli.options.measure[0] }),
        ...(cli.options.list && { list: cli.options.list }),
        ...(cli.options.commune && { commune: cli.options.commune }),
        ...(cli.options.author && { volunteer: cli.options.author }),
        ...(cli.options.ask && { request: cli.options.ask }),
        ...(limit && { limit }),
      })
      const file = await deliver(cli, made.id, out)
      cli.print({ ...made, file }, () => `Feuille d’appels : ${file}.`)
      return 0
    },
  },
  {
    name: 'calls log',
    usage:
      'calls log TEXTE MEMBRE --answered membre|assistant|messagerie|personne [--position P] [--said DIT] [--follow SUITE] [--date J]',
    about: 'note un appel ; seules les positions publiques d’élus se notent',
    run: async (cli, words) => {
      const [bill = '', member = ''] = expect(words, ['l’identifiant du texte', 'l’identifiant du membre'])
      const answered =
        oneOf(need(cli.options.answered, 'answered'), Answered.options, 'answered') ?? 'personne'
      const position = oneOf(cli.options.position, PositionValue.options, 'position')
      const call = await cli.call['calls.save']({
        id: randomUUID(),
        member,
        bill,
        at: new Date().toISOString(),
        answered,
        ...(position && { position }),
        said: cli.options.said ?? '',
        ...(cli.options.follow && { followUp: cli.options.follow }),
        ...(cli.options.date && { followUpOn: cli.options.date }),
        volunteer: cli.options.author ?? '',
      })
      cli.print(call, () => `Appel noté (${call.id}), conservé jusqu’au ${call.keepUntil}.`)
      return 0
    },
  },
  {
    name: 'calls export',
    usage: 'calls export [TEXTE] [--format csv|json] --out FICHIER',
    about: 'le journal des appels : tableau sans les bénévoles (csv), ou à mettre en commun (json)',
    run: async (cli, words) => {
      const [bill] = words
      const out = need(cli.options.out, 'out')
      const format =
        oneOf(cli.options.format, ['csv', 'json'] as const, 'format') ??
        (out.endsWith('.json') ? 'json' : 'csv')
      const made = await cli.call['calls.export']({ ...(bill && { bill }), format })
      const file = await deliver(cli, made.id, out)
      cli.print({ ...made, file }, () => `Journal enregistré : ${file}.`)
      return 0
    },
  },
  {
    name: 'calls merge',
    usage: 'calls merge FICHIER.json',
    about: 'met en commun le journal d’un autre bénévole ; deux fois le même fichier ne change rien',
    run: async (cli, words) => {
      const [path = ''] = expect(words, ['le fichier du journal'])
      const done = await cli.call['calls.merge']({ file: { path } })
      cli.print(done, () => `${some(done.read, 'appel')} : ${mergeText(done)}`)
      return 0
    },
  },
  {
    name: 'calls summary',
    usage: 'calls summary TEXTE',
    about: 'ce que les appels ont donné, par position et par groupe, sans nommer de bénévole',
    run: async (cli, words) => {
      const [bill = ''] = expect(words, ['l’identifiant du texte'])
      const found = await cli.call['calls.summary']({ bill })
      const measured = found.said.some(({ measure }) => measure)
      const measures = measured ? (await cli.call['bills.get']({ id: bill })).measures : []
      cli.print(found, () =>
        [
          found.sentence,
          ...found.said.flatMap(({ measure, positions, groups }) => [
            measure
              ? `Sur « ${measures.find(({ id }) => id === measure)?.title ?? measure} » :`
              : 'Sur le texte :',
            ...positions.map(one => `  ${one.value} : ${one.members}`),
            ...groups.map(
              one =>
                `  ${one.sigle} : ${some(one.reached, 'joint')}, ${one.for} pour, ${one.against} contre, ${some(one.other, 'autre')}`,
            ),
          ]),
          ...found.followUps.map(
            one => `à faire${one.on ? ` le ${one.on}` : ''} : ${one.what} (${one.name})`,
          ),
        ].join('\n'),
      )
      return 0
    },
  },
  {
    name: 'calls erase',
    usage: 'calls erase ID | TEXTE --all bill | --all calls',
    about: 'efface pour de bon un appel, ceux d’un texte, ou tous',
    run: async (cli, words) => {
      const [id] = words
      const all = oneOf(cli.options.all, ['bill', 'calls'] as const, 'all')
      if (!id && all !== 'calls') throw new UsageError('Il manque : l’appel, ou « --all calls » pour tous.')
      const asked = all === 'calls' ? { all: true } : all === 'bill' ? { bill: id } : { id }
      const { erased } = await cli.call['calls.erase'](asked)
      cli.print({ erased }, () => `${erased} ${erased > 1 ? 'appels effacés' : 'appel effacé'}.`)
      return 0
    },
  },
]

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const number = Number.parseInt(text, 10)
  if (!(number > 0)) throw new AppError('invalid', '« --limit » attend un nombre positif.')
  return number
}
