import { randomUUID } from 'node:crypto'
import type { Output } from '../../../shared/contract/contract.ts'
import { affaireOf, affaireTitle } from '../../../shared/dossiers/affaire.ts'
import type { Affaire, Event } from '../../../shared/dossiers/model.ts'
import { longDayText } from '../../../shared/french/dates.ts'
import { courtName, uncapital } from '../../../shared/french/wording.ts'
import { HOUR_SHAPE, localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { findEventKinds } from '../../../shared/procedure/events/find-kinds.ts'
import { eventKindOf } from '../../../shared/procedure/events/kinds.ts'
import { dayNameOf } from '../../../shared/procedure/limits/day-name.ts'
import type { TimeLimit } from '../../../shared/procedure/limits/model.ts'
import { takesHour, takesPosting, takesTerm, termOf } from '../../../shared/procedure/limits/terms.ts'
import { compute } from '../../../shared/procedure/neutral/answer.ts'
import { caseName } from '../../../shared/procedure/reminders.ts'
import { UsageError } from '../args.ts'
import { deliver } from '../deliver.ts'
import type { Runs } from '../verb.ts'
import { computedText, readSituations, withSpan } from './computed.ts'
import { eventKindsText } from './event-kinds.ts'
import type { procedureVerbs } from './procedure-table.ts'
import { readSets } from './read-facts.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof procedureVerbs> = {
  guide: async (cli, words) => {
    const [dossier] = words
    const { facts: answers } = readSets(cli.options.set ?? [])
    const answer = await cli.call['guide.ask']({
      answers,
      at: cli.options.from,
      ...(dossier && { dossier }),
    })
    cli.print(answer, () => guideText(answer, dossier))
    return 0
  },
  court: async (cli, words) => {
    const department = readSets(cli.options.set ?? []).facts.departement ?? ''
    const [commune = ''] = words
    if (!department && !commune) throw new UsageError('Il manque : la commune.')
    const courts = await cli.call['courts.find']({ commune, department })
    if (courts.length === 0)
      throw new AppError(
        'not-found',
        department
          ? `Aucun tribunal n’est connu pour le département «\u00a0${department}\u00a0».`
          : `La commune «\u00a0${commune}\u00a0» n’est pas dans la liste : donnez le département (--set departement=38).`,
      )
    cli.print(courts, () =>
      courts
        .map(
          one =>
            `${courtName(one.court)} ; ${courtName(one.appeal)}\n  ${one.reason}\n  ${one.articles.join(', ')}. ${one.caveat}`,
        )
        .join('\n'),
    )
    return 0
  },
  deadlines: async (cli, words) => {
    const [id = ''] = words
    const limits = await cli.call['limits.list']({ dossier: id })
    const dossier = await cli.call['dossiers.get']({ id })
    const cases = [undefined, ...(dossier.affaires ?? [])].map(one => ({
      title: affaireTitle(one),
      own: limits.filter(limit => affaireOf(dossier, limit.affaire) === one),
    }))
    const texts = cases
      .filter(one => one.own.length > 0)
      .flatMap(({ title, own }) => [
        ...(cases.length > 1 ? [`— ${title} —`] : []),
        ...own.map(one => limitText(one)),
      ])
    cli.print(limits, () => texts.join('\n\n') || 'Aucun délai ne se déduit des dates de ce dossier.')
    return 0
  },
  'deadlines compute': async (cli, words) => {
    const { span } = cli.options
    const situations = readSituations(words[0] ?? '')
    const limits = (span === undefined ? situations : situations.map(one => withSpan(one, span))).map(compute)
    cli.print(limits, () => limits.map(computedText).join('\n\n'))
    return 0
  },
  'deadlines due': async cli => {
    const since = cli.options.from ?? localDay(new Date())
    const limits = await cli.call['limits.due']({ since })
    cli.print(
      limits,
      () =>
        limits
          .map(
            ({ limit, ...of }) =>
              `${longDayText(limit.prudent ?? '')} (dernier jour utile : ${longDayText(limit.lastDay ?? '')})\n  ${limit.title} — ${caseName(of)}`,
          )
          .join('\n') || 'Aucune échéance.',
    )
    return 0
  },
  'deadlines calendar': async (cli, words) => {
    const [dossier] = words
    const out = cli.options.out
    const calendar = await cli.call['limits.calendar']({ ...(dossier && { dossier }) })
    const file = await deliver(cli, calendar.id, out)
    cli.print({ file, bytes: calendar.bytes }, () => `Agenda écrit : ${file}`)
    return 0
  },
  'event kinds': async (cli, words) => {
    const search = words.join(' ')
    const list = findEventKinds(search)
    if (list.kinds.length + list.natures.length === 0)
      throw new UsageError(
        `«\u00a0${search}\u00a0» : aucun événement ni aucune nature d’acte n’a ces mots. Sans mot, «\u00a0event kinds\u00a0» les liste tous.`,
      )
    cli.print(search ? list : list.kinds, () => eventKindsText(list, search))
    return 0
  },
  'event add': async (cli, words) => {
    const [id = '', kind = ''] = words
    const eventKind = eventKindOf(kind)
    if (!eventKind)
      throw new UsageError(`«\u00a0${kind}\u00a0» : genre inconnu. Les genres : «\u00a0event kinds\u00a0».`)
    const options = cli.options.with ?? []
    const other = options.find(one => !eventKind.options.some(option => option.key === one))
    if (other)
      throw new UsageError(
        `«\u00a0--with ${other}\u00a0» : «\u00a0${eventKind.label}\u00a0» n’a pas cette précision.`,
      )
    const event: Event = {
      id: randomUUID(),
      date: cli.options.date,
      kind,
      label: cli.options.label ?? eventKind.label,
      options: [...options],
      ...detailsOf(kind, cli.options),
      ...(cli.options.affaire !== undefined && { affaire: cli.options.affaire }),
    }
    const dossier = await cli.call['dossiers.get']({ id })
    if (event.affaire !== undefined && !affaireOf(dossier, event.affaire))
      throw new UsageError(
        `«\u00a0--affaire ${event.affaire}\u00a0» : ce n’est pas une affaire de ce dossier.`,
      )
    if (event.of !== undefined && !dossier.events.some(one => one.id === event.of))
      throw new UsageError(`«\u00a0--answers ${event.of}\u00a0» : ce n’est pas un événement de ce dossier.`)
    await cli.call['dossiers.save']({ dossier: { ...dossier, events: [...dossier.events, event] } })
    cli.print(event, () => eventText(event))
    return 0
  },
  'event list': async (cli, words) => {
    const [id = ''] = words
    const dossier = await cli.call['dossiers.get']({ id })
    const { events } = dossier
    const timeline = events.toSorted((a, b) => a.date.localeCompare(b.date))
    cli.print(
      timeline,
      () =>
        timeline.map(one => eventText(one, affaireOf(dossier, one.affaire))).join('\n') || 'Aucun événement.',
    )
    return 0
  },
  'event remove': async (cli, words) => {
    const [id = '', eventId = ''] = words
    const dossier = await cli.call['dossiers.get']({ id })
    const events = dossier.events.filter(one => one.id !== eventId)
    if (events.length === dossier.events.length)
      throw new UsageError(`«\u00a0${eventId}\u00a0» n’est pas un événement de ce dossier.`)
    await cli.call['dossiers.save']({ dossier: { ...dossier, events } })
    cli.print({}, () => 'Événement retiré.')
    return 0
  },
}

interface DetailOptions {
  readonly sent?: string | undefined
  readonly span?: string | undefined
  readonly time?: string | undefined
  readonly answers?: string | undefined
}

/** The posting, the length, the hour and the target of an event, where its kind has them. */
function detailsOf(
  kind: string,
  { sent: posting, span, time, answers }: DetailOptions,
): Pick<Event, 'sent' | 'span' | 'time' | 'of'> {
  const check = (isRight: boolean, option: string, reason: string) => {
    if (!isRight) throw new UsageError(`«\u00a0--${option}\u00a0» : ${reason}`)
  }
  const term = termOf(span?.replace(/j$/, 'd'))
  if (posting !== undefined)
    check(takesPosting(kind), 'sent', 'l’envoi de cet événement ne change aucun délai.')
  if (span !== undefined) {
    check(takesTerm(kind), 'span', 'aucun délai fixé ne s’attache à cet événement.')
    check(
      term !== undefined,
      'span',
      `«\u00a0${span}\u00a0» : attendu un nombre d’heures (72h), de jours (40j) ou de mois (2m).`,
    )
  }
  if (time !== undefined) {
    check(takesHour(kind), 'time', 'aucun délai de cet événement ne se compte en heures.')
    check(HOUR_SHAPE.test(time), 'time', `«\u00a0${time}\u00a0» : attendu HH:MM.`)
  }
  return {
    ...(posting !== undefined && { sent: posting }),
    ...(term && { span: `${term.n}${term.unit}` }),
    ...(time !== undefined && { time }),
    ...(answers !== undefined && { of: answers }),
  }
}

function limitText(limit: TimeLimit): string {
  const days =
    limit.kind === 'none'
      ? [limit.reason]
      : [
          `${uncapital(dayNameOf(limit))} : ${longDayText(limit.lastDay ?? '')}${limit.time ? `, ${limit.time}` : ''}`,
          ...(limit.kind === 'limit'
            ? [
                `date prudente : ${longDayText(limit.prudent ?? '')}`,
                `échéance : ${longDayText(limit.term ?? '')}`,
              ]
            : []),
        ]
  return [
    `${limit.title}${limit.fate === 'running' ? '' : ` — ${limit.because}`}`,
    ...days,
    `${limit.rule} (${limit.articles.join(', ')})`,
    ...(limit.judge ? [`juge : ${limit.judge}`] : []),
    ...limit.steps,
    ...(limit.caveat ? [`à vérifier : ${limit.caveat}`] : []),
  ].join('\n  ')
}

/** The guide in words: what was answered, then the question with its answers, or the text and its dates. */
function guideText({ said: answers, question, proposal }: Output<'guide.ask'>, dossier?: string): string {
  const before = answers.map(one =>
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
  const command = dossier ? `draft prepare ${dossier}` : 'dossier new --profile'
  const law = (text: string) => (text ? ` (${text})` : '')
  return [
    ...before,
    '',
    `${proposal.title}${proposal.template && `\n  ${command} ${proposal.template}`}`,
    ...proposal.with.map(one => `  avec : ${one.title}`),
    ...proposal.reasons.map(one => `- ${one.text}${law(one.law)}`),
    ...(proposal.limits.length > 0
      ? ['', 'Ce qui court déjà :', ...proposal.limits.map(one => limitText(one))]
      : []),
    ...(proposal.ahead.length > 0
      ? ['', 'Si votre envoi est reçu aujourd’hui :', ...proposal.ahead.map(one => limitText(one))]
      : []),
    ...(proposal.next.length > 0
      ? ['', 'Ensuite :', ...proposal.next.map((one, at) => `${at + 1}. ${one.text}${law(one.law)}`)]
      : []),
  ].join('\n')
}

const eventText = ({ id, date, kind, label, options }: Event, affaire?: Affaire): string =>
  `${id}  ${longDayText(date)}  ${label} (${[kind, ...options].join(', ')})${affaire ? `, ${affaire.title}` : ''}`
