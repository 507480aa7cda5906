import { isDue, keptUntil } from '../../../shared/dossiers/closing.ts'
import type { Dossier } from '../../../shared/dossiers/model.ts'
import { needsDossierPassphrase } from '../../../shared/dossiers/sealed.ts'
import { askedBy } from '../../../shared/drafts/templates/asked-by.ts'
import type { FactSpec } from '../../../shared/drafts/templates/template.ts'
import { linePlainText } from '../../../shared/filings/line/words.ts'
import { dateText } from '../../../shared/french/dates.ts'
import { countOf } from '../../../shared/french/wording.ts'
import { isDay, localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { withPlace } from '../../../shared/procedure/courts.ts'
import { limitFactProblem } from '../../../shared/procedure/situation.ts'
import { need, UsageError } from '../args.ts'
import { deliver } from '../deliver.ts'
import { listing } from '../listing.ts'
import type { Cli, Runs, VerbClis } from '../verb.ts'
import { readFacts, readSets, refuseWrongAnswers, unaskedKeys } from './read-facts.ts'
import type { dossierVerbs } from './table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof dossierVerbs> = {
  'dossier list': listing(
    async cli => {
      const campaigns = await cli.call['campaigns.list']({})
      const all = await cli.call['dossiers.list']({})
      return all.map(one => {
        const campaign = campaigns.find(({ dossier }) => dossier === one.id)?.id
        return { ...one, ...(campaign && { campaign }) }
      })
    },
    ({ id, title, closing, campaign }) =>
      `${id}  ${title}${campaign ? `  (documents de la campagne ${campaign})` : ''}${isDue(closing, localDay(new Date())) ? `  à effacer depuis le ${dateText(closing?.keepUntil ?? '')}` : ''}`,
    'Aucun dossier.',
  ),
  'dossier new': async cli => {
    const template = need(cli.options.profile ?? cli.options.template, 'profile')
    const { facts, parties } = readSets([...readFacts(cli.options.facts), ...(cli.options.set ?? [])])
    const questions = (await cli.call['templates.list']({})).find(one => one.id === template)?.facts ?? []
    refuseWrongAnswers(facts, questions)
    const dossier = await cli.call['dossiers.create']({ template, facts, parties, title: cli.options.title })
    for (const key of unaskedKeys(facts, questions))
      cli.note(`Le modèle ne demande pas «\u00a0${key}\u00a0» : la valeur est gardée, sans emploi.`)
    for (const problem of limitProblems(facts)) cli.note(problem)
    cli.print(dossier, () => `Dossier ${dossier.id}\nÉcrit ${dossier.drafts.join(', ')}`)
    return 0
  },
  'dossier close': async (cli, words) => {
    const [id = ''] = words
    const { on, until, reopen, 'five-years': isFiveYears } = cli.options
    if (reopen && (on !== undefined || until !== undefined || isFiveYears))
      throw new UsageError('«\u00a0dossier close --reopen\u00a0» ne prend aucune date.')
    if (until !== undefined && isFiveYears)
      throw new UsageError('«\u00a0dossier close\u00a0» : --until ou --five-years, pas les deux.')
    for (const day of [on, until])
      if (day !== undefined && !isDay(day))
        throw new UsageError(`«\u00a0${day}\u00a0» n’est pas un jour AAAA-MM-JJ.`)
    const { closing, ...dossier } = await cli.call['dossiers.get']({ id })
    const end = on ?? closing?.on ?? localDay(new Date())
    const keepUntil = isFiveYears ? keptUntil(end) : (until ?? closing?.keepUntil)
    const result = await cli.call['dossiers.save']({
      dossier: reopen ? dossier : { ...dossier, closing: { on: end, ...(keepUntil && { keepUntil }) } },
    })
    cli.print(result.closing ?? {}, () => closingText(result.closing))
    return 0
  },
  'dossier sample': async (cli, words) => {
    const [word = ''] = words
    if (word !== 'recourse' && word !== 'advocacy')
      throw new UsageError(`«\u00a0dossier sample ${word}\u00a0» : attendu recourse ou advocacy.`)
    const dossier = await cli.call['dossiers.sample']({ type: word })
    cli.print(dossier, () => `Dossier ${dossier.id}\nÉcrit ${dossier.drafts.join(', ')}`)
    return 0
  },
  'dossier answer': async (cli, words) => {
    const [id = ''] = words
    const { facts, parties } = readSets(cli.options.set ?? [])
    if (Object.keys(facts).length + parties.length === 0)
      throw new UsageError('Il manque : une réponse au moins («\u00a0--set clé=valeur\u00a0»).')
    const templates = await cli.call['templates.list']({})
    const questions = templates.flatMap(template => template.facts)
    refuseWrongAnswers(facts, questions)
    for (const key of unaskedKeys(facts, questions))
      cli.note(`Aucun modèle ne demande «\u00a0${key}\u00a0» : la valeur est gardée, sans emploi.`)
    for (const problem of limitProblems(facts)) cli.note(problem)
    const dossier = await cli.call['dossiers.get']({ id })
    const drafts = await cli.call['drafts.list']({ dossier: id })
    const own = templates.find(template => template.id === dossier.template)
    const answers = await withCourt(
      cli,
      { ...dossier.facts, ...facts },
      askedBy(own, drafts, templates)?.facts ?? [],
    )
    const partiesById = new Map(parties.map(one => [one.id, one]))
    const result = await cli.call['dossiers.save']({
      dossier: {
        ...dossier,
        facts: answers,
        parties: [...dossier.parties.filter(one => !partiesById.has(one.id)), ...parties],
      },
    })
    cli.print(
      result,
      () => `${countOf(Object.keys(facts).length + parties.length, 'réponse gardée', 'réponses gardées')}.`,
    )
    return 0
  },
  'dossier show': async (cli, words) => {
    const [id = ''] = words
    const dossier = await cli.call['dossiers.get']({ id })
    cli.print(dossier, () =>
      [dossier.title, ...Object.entries(dossier.facts).map(([key, value]) => `  ${key} = ${value}`)].join(
        '\n',
      ),
    )
    return 0
  },
  'dossier line': async (cli, words) => {
    const [dossier = ''] = words
    const { at } = cli.options
    if (at !== undefined && !isDay(at))
      throw new UsageError(`«\u00a0--at ${at}\u00a0»\u00a0: attendu un jour, AAAA-MM-JJ.`)
    const line = await cli.call['line.get']({ dossier, at })
    cli.print(line, () => linePlainText(line))
    return 0
  },
  'dossier next': async (cli, words) => {
    const [dossier = '', template = ''] = words
    const { affaire, defence: date, answer: told = [] } = cli.options
    if (date !== undefined && !isDay(date))
      throw new UsageError(`«\u00a0--defence ${date}\u00a0»\u00a0: attendu un jour, AAAA-MM-JJ.`)
    if (date === undefined && told.length > 0)
      throw new UsageError(
        '«\u00a0--answer\u00a0»\u00a0: dites avec «\u00a0--defence\u00a0» le jour de la défense.',
      )
    const { grounds } =
      date === undefined ? { grounds: [] } : await cli.call['line.grounds']({ dossier, affaire })
    const answers = told.map(line => {
      const [, number = '', answerWords = ''] = /^(\d+)=([\s\S]+)$/.exec(line) ?? []
      const ground = grounds[Number(number) - 1]
      if (!ground)
        throw new UsageError(
          `«\u00a0--answer ${line}\u00a0»\u00a0: la requête a ${countOf(grounds.length, 'moyen')}, numérotés depuis 1.`,
        )
      return { ground: ground.title, words: answerWords }
    })
    const made = await cli.call['line.prepare']({
      ...{ dossier, template, affaire },
      ...(date !== undefined && { defence: { date, answers } }),
    })
    cli.print(made, () =>
      [`Écrit ${made.draft}.`, made.affaire && `Affaire ${made.affaire}.`].filter(Boolean).join(' '),
    )
    return 0
  },
  'dossier export': async (cli, words) => {
    const [id = ''] = words
    const out = cli.options.out
    const passphrase = cli.options.sealed ? await newPassphrase(cli) : undefined
    const output = await cli.call['dossiers.export']({ id, ...(passphrase !== undefined && { passphrase }) })
    const file = await deliver(cli, output.id, out)
    cli.print({ file, bytes: output.bytes }, () => `Dossier écrit : ${file}`)
    return 0
  },
  'dossier import': async (cli, words) => {
    const [path = ''] = words
    const file = cli.file(path)
    const dossier = await cli.call['dossiers.import']({ file }).catch(async error => {
      if (!needsDossierPassphrase(error)) throw error
      const passphrase = await cli.secret('Phrase de passe du dossier\u00a0:', 'dossier')
      return cli.call['dossiers.import']({ file, passphrase })
    })
    cli.print(dossier, () => `Dossier ${dossier.id}\nÉcrit ${dossier.drafts.join(', ')}`)
    return 0
  },
}

/** The answers, and the court that their commune leads to where a text of the dossier asks for it; what is added is told. */
async function withCourt(
  cli: VerbClis<typeof dossierVerbs>['dossier answer'],
  facts: Dossier['facts'],
  questions: readonly FactSpec[],
): Promise<Dossier['facts']> {
  const { commune = '', departement: department = '' } = facts
  if (!commune.trim()) return facts
  const asked = new Set(questions.map(({ key }) => key))
  const answers = withPlace(facts, asked, await cli.call['courts.find']({ commune, department }))
  for (const key of Object.keys(answers).filter(one => facts[one] !== answers[one]))
    cli.note(`D’après la commune : ${key} = ${answers[key]}.`)
  return answers
}

/** The passphrase of a dossier to be given, typed twice. */
async function newPassphrase(cli: Pick<Cli, 'secret'>): Promise<string> {
  const first = await cli.secret('Phrase de passe du dossier\u00a0:', 'dossier')
  if (first !== (await cli.secret('La même, encore une fois\u00a0:', 'dossier')))
    throw new AppError(
      'refused',
      'Les deux phrases ne sont pas les mêmes. Rien n’a été écrit\u00a0: recommencez.',
    )
  return first
}

const limitProblems = (facts: Readonly<Record<string, string>>): string[] =>
  Object.entries(facts).flatMap(([key, value]) => limitFactProblem(key, value) ?? [])

const closingText = (closing: Dossier['closing']): string => {
  if (!closing) return 'Le dossier n’est plus clos.'
  const end = `Mandat fini le ${dateText(closing.on)}.`
  return closing.keepUntil === undefined
    ? `${end} Aucun jour n’est noté pour l’effacer.`
    : `${end} À effacer à partir du ${dateText(closing.keepUntil)} : rien ne le sera sans vous.`
}
