import type { Input } from '../../../shared/contract/contract.ts'
import { dateText } from '../../../shared/french/dates.ts'
import { countOf, inGuillemets } from '../../../shared/french/wording.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { SpaceState } from '../../../shared/sharing/office/contract.ts'
import {
  conflictSides,
  DATED_WORDS,
  journalText,
  NO_SPACE,
  refillSentence,
  refusalWords,
  stateWords,
} from '../../../shared/sharing/office/desk-words.ts'
import { campaignNamed } from '../campaign/campaigns.ts'
import type { Runs } from '../verb.ts'
import type { deskVerbs } from './desk-table.ts'

/** Kinds of things that are shared, by their names in a command. */
const KINDS: Readonly<Record<string, Input<'office.share'>['kind']>> = {
  dossier: 'dossier',
  campagne: 'campaign',
  collection: 'collection',
}

/** Lists what a space set aside, one a line, and says how many more there are. */
const refusalLines = ({ refusals, refused }: Pick<SpaceState, 'refusals' | 'refused'>): string[] => [
  ...refusals.map(one => `  Pas pris : ${one.label}, ${refusalWords(one)}`),
  ...(refused > refusals.length ? [`  Et ${countOf(refused - refusals.length, 'autre')}`] : []),
]

/** Runs the verbs of its table. */
export const runs: Runs<typeof deskVerbs> = {
  'office share': async (cli, [nature = '', id = '']) => {
    const kind = KINDS[nature] ?? 'source'
    const { things } = await cli.call['office.share']({
      kind,
      id: kind === 'campaign' ? (await campaignNamed(cli.call, id)).id : id,
      space: cli.options.with,
    })
    cli.print({ things }, () =>
      things === 0
        ? 'C’est déjà dans cet espace : rien de nouveau à envoyer.'
        : `${countOf(things, 'élément')} dans l’espace ${inGuillemets(cli.options.with)}, à envoyer à la prochaine rencontre (office sync).`,
    )
    return 0
  },
  'office shares': async (cli, [nature = '', name = '']) => {
    const kind = KINDS[nature] ?? 'source'
    const id = kind === 'campaign' ? (await campaignNamed(cli.call, name)).id : name
    const shares = await cli.call['office.shares']({ kind, id })
    const spaces = (await cli.call['office.state']({})).filter(one => shares.includes(one.space))
    cli.print(
      spaces.map(({ space, title }) => ({ space, title })),
      () =>
        spaces.length === 0
          ? 'Sur ce poste seulement.'
          : spaces.map(one => `${one.title} : ${stateWords(one, new Date())}`).join('\n'),
    )
    return 0
  },
  'office sync': async (cli, [space]) => {
    const reports = await cli.call['office.sync']({ ...(space !== undefined && { space }) })
    const met = new Set(reports.map(report => report.space))
    const findings = (await cli.call['office.findings']({})).filter(
      finding => !finding.isOver && met.has(finding.space),
    )
    cli.print(reports, () =>
      [
        ...reports.flatMap(({ title, sent, received, things, conflicts, failure, ...aside }) => [
          failure
            ? `${title} : ${failure}`
            : `${title} : ${countOf(sent, 'changement envoyé', 'changements envoyés')}, ${countOf(received, 'reçu')}, ${countOf(things, 'élément mis à jour ici', 'éléments mis à jour ici')}.`,
          ...(conflicts > 0 ? [`  ${conflicts} à choisir : office conflicts`] : []),
          ...refusalLines(aside),
        ]),
        ...findings.map(({ title, sentence }) => `! ${title} : ${sentence}`),
      ].join('\n'),
    )
    return findings.length > 0 || reports.some(one => one.failure || one.conflicts > 0 || one.refused > 0)
      ? 1
      : 0
  },
  'office refill': async (cli, [space = '']) => {
    const { envelopes, files } = await cli.call['office.refill']({ space })
    cli.print({ envelopes, files }, () => refillSentence(envelopes, files))
    return 0
  },
  'office state': async cli => {
    const spaces = await cli.call['office.state']({})
    const now = new Date()
    cli.print(spaces, () =>
      spaces.length === 0
        ? NO_SPACE
        : spaces
            .flatMap(one => [`${one.title} : ${stateWords(one, now)}  (${one.space})`, ...refusalLines(one)])
            .join('\n'),
    )
    return 0
  },
  'office journal': async (cli, [space = '']) => {
    const lines = await cli.call['office.journal']({ space, limit: cli.options.limit })
    cli.print(
      lines,
      () =>
        (lines.length === 0 ? 'Rien n’a encore été partagé dans cet espace.' : '') +
        lines
          .map(
            one =>
              `${one.version.slice(0, 12)}  ${dateText(one.at.slice(0, 10))}${DATED_WORDS[one.dated]}  ${journalText(one)}${one.isSent ? '' : '  (à envoyer)'}`,
          )
          .join('\n'),
    )
    return 0
  },
  'office conflicts': async (cli, [space]) => {
    const conflicts = await cli.call['office.conflicts']({ ...(space !== undefined && { space }) })
    cli.print(conflicts, () =>
      conflicts.length === 0
        ? 'Rien n’est à choisir.'
        : conflicts
            .map(one => [`${one.label}, ${one.field}  (${one.conflict})`, ...conflictSides(one)].join('\n  '))
            .join('\n'),
    )
    return 0
  },
  'office choose': async (cli, [conflict = '']) => {
    const one = (await cli.call['office.conflicts']({})).find(each => each.conflict === conflict)
    if (!one) throw new AppError('not-found', 'Aucun conflit ne porte cet identifiant. Rien n’a été changé.')
    const { space, kind, id } = one
    const side = cli.options.side
    await cli.call['office.choose']({ space, kind, id, conflict, side })
    cli.print(
      { conflict, side },
      () => `Réglé pour tous à la prochaine rencontre : ${one.label}, ${one.field}.`,
    )
    return 0
  },
  'office undo': async (cli, [space = '', start = '']) => {
    const lines = await cli.call['office.journal']({ space, limit: 500 })
    const matches = lines.filter(one => start !== '' && one.version.startsWith(start))
    const [line] = matches
    if (!line || matches.length > 1)
      throw new AppError(
        'not-found',
        'Ce début d’identifiant ne désigne pas un seul changement. Rien n’a été changé.',
      )
    const outcome = await cli.call['office.undo']({ space, version: line.version })
    cli.print(
      outcome,
      () =>
        `${inGuillemets(outcome.label)} est remis comme avant ce changement ; les autres l’auront à la prochaine rencontre.${outcome.conflicts > 0 ? ` ${outcome.conflicts} à choisir : office conflicts` : ''}`,
    )
    return 0
  },
}
