import { randomUUID } from 'node:crypto'
import { longDayText } from '../../shared/draft/words.ts'
import type { Event } from '../../shared/model/dossier.ts'
import { happeningOf, happenings } from '../../shared/procedure/happenings.ts'
import { expect, need, UsageError } from './args.ts'
import type { Verb } from './verb.ts'

/** Verbs about what happened in a dossier, from which its time limits run. */
export const eventVerbs: readonly Verb[] = [
  {
    name: 'event kinds',
    usage: 'event kinds',
    about: 'les événements dont un délai se compte, et leurs précisions',
    run: async (cli, words) => {
      expect(words, [])
      cli.print(happenings, () =>
        happenings
          .map(({ kind, label, dated, options }) =>
            [
              `${kind}  ${label} (${dated})`,
              ...options.map(option => `  --with ${option.key} : ${option.label}`),
            ].join('\n'),
          )
          .join('\n'),
      )
      return 0
    },
  },
  {
    name: 'event add',
    usage: 'event add DOSSIER GENRE --date AAAA-MM-JJ [--with PRÉCISION]... [--label MOTS]',
    about: 'note ce qui est arrivé : les délais du dossier en tiennent compte',
    run: async (cli, words) => {
      const [id = '', kind = ''] = expect(words, ['le dossier', 'le genre'])
      const known = happeningOf(kind)
      if (!known) throw new UsageError(`« ${kind} » : genre inconnu. Les genres : « event kinds ».`)
      const options = cli.options.with ?? []
      const other = options.find(one => !known.options.some(option => option.key === one))
      if (other) throw new UsageError(`« --with ${other} » : « ${known.label} » n’a pas cette précision.`)
      const event: Event = {
        id: randomUUID(),
        date: need(cli.options.date, 'date'),
        kind,
        label: cli.options.label ?? known.label,
        options: [...options],
      }
      const dossier = await cli.call['dossiers.get']({ id })
      await cli.call['dossiers.save']({ dossier: { ...dossier, events: [...dossier.events, event] } })
      cli.print(event, () => told(event))
      return 0
    },
  },
  {
    name: 'event list',
    usage: 'event list DOSSIER',
    about: 'ce qui est noté dans un dossier, du plus ancien au plus récent',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['le dossier'])
      const { events } = await cli.call['dossiers.get']({ id })
      const found = events.toSorted((a, b) => a.date.localeCompare(b.date))
      cli.print(found, () => found.map(told).join('\n') || 'Aucun événement.')
      return 0
    },
  },
  {
    name: 'event remove',
    usage: 'event remove DOSSIER ÉVÉNEMENT',
    about: 'retire un événement noté par erreur',
    run: async (cli, words) => {
      const [id = '', gone = ''] = expect(words, ['le dossier', 'l’événement'])
      const dossier = await cli.call['dossiers.get']({ id })
      const events = dossier.events.filter(one => one.id !== gone)
      if (events.length === dossier.events.length)
        throw new UsageError(`« ${gone} » n’est pas un événement de ce dossier.`)
      await cli.call['dossiers.save']({ dossier: { ...dossier, events } })
      cli.print({}, () => 'Événement retiré.')
      return 0
    },
  },
]

const told = ({ id, date, kind, label, options }: Event): string =>
  `${id}  ${longDayText(date)}  ${label} (${[kind, ...options].join(', ')})`
